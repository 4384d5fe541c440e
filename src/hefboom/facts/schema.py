# SPDX-License-Identifier: EUPL-1.2
"""Which tables a snapshot holds, which columns, and what each column means.

Money is whole cents, dates are days, an `einddatum` still counts (as in iJw). `segment` is the
layout on the row's own date, `segment_nu` the same row in the layout on the peildatum; both are
empty when the product belongs to no segment. A budget and an instalment keep their segment in the
layout on the peildatum only while it holds the same products; else `segment_nu` is empty.
`gemeente_nu` is the municipality on the peildatum: the one that an abolished one went up in. An
allocation that a new municipality took over (JZ002 11) is one row, of who gave it first. `vervolg`
and `vervolgd`: this period continues an earlier one, is continued by a later one (see `ketens`);
`traject_dagen` is there once the whole trajectory has ended. An allocation is `vervolg` when its
first help is. `boven_duur` and `boven_inzet` each hold it against a norm of its own, `boven_norm`
says that it is above either, `zonder_einde` that what has a norm of duration has no end; no value
where there is no norm. `normen` are those the rows were judged by; `tot` is the first day one does
not hold any more. A claim line is `openstaand` when it was refused and its activity was not
granted under another line (`declaraties.openstaand`). A granted line is `aangehouden` when the
region wants it not paid yet, and so is what takes such a line back.
`inwoners` are the young residents of a municipality, on the days on which it takes part in help of
a segment and a form; both are empty on days of which nobody decided who takes part in what.
What the region decided has its standing (`status`) and its source in words (`bron`); a budget is
`gelijkmatig` when it was decided that a twelfth of it is meant for each month.
No column holds a BSN, ever: a youth is a pseudonym.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from hefboom.inzage import Buiten, Pad, Recht

SCHEMA_VERSIE = 8


class Kolomsoort(StrEnum):
    """What a column holds."""

    TEKST = "tekst"
    GETAL = "getal"
    CENTEN = "centen"
    DATUM = "datum"
    JANEE = "ja/nee"


ARROW = {
    Kolomsoort.TEKST: pa.string(),
    Kolomsoort.GETAL: pa.int64(),
    Kolomsoort.CENTEN: pa.int64(),
    Kolomsoort.DATUM: pa.date32(),
    Kolomsoort.JANEE: pa.bool_(),
}


@dataclass(frozen=True, slots=True)
class Feitkolom:
    """A column: `leeg` when a value may be missing (never for the rest)."""

    naam: str
    soort: Kolomsoort
    leeg: bool = False


@dataclass(frozen=True, slots=True)
class Feitentabel:
    """A table of facts and its columns, in order; `pad` says whose its rows are."""

    naam: str
    kolommen: tuple[Feitkolom, ...]
    pad: Pad | Buiten

    @property
    def arrow(self) -> pa.Schema:
        """The schema its Parquet file has."""
        return pa.schema([pa.field(k.naam, ARROW[k.soort], nullable=k.leeg) for k in self.kolommen])

    def kolom(self, naam: str) -> Feitkolom | None:
        """The column of that name, if there is one."""
        return next((k for k in self.kolommen if k.naam == naam), None)

    def heeft(self, naam: str) -> bool:
        """Is there a column of that name?"""
        return self.kolom(naam) is not None


_SOORTEN = {
    "": Kolomsoort.TEKST,
    "int": Kolomsoort.GETAL,
    "cent": Kolomsoort.CENTEN,
    "dag": Kolomsoort.DATUM,
    "bool": Kolomsoort.JANEE,
}


#: Rows about a youth's help at one provider, paid by one municipality.
_VAN_BEIDE = Pad(Recht.RIJEN, gemeente="gemeente", aanbieder="aanbieder")
_VAN_DE_REGIO = Buiten("bedragen die de regio zelf vaststelde; over niemand in het bijzonder")


def _tabel(naam: str, regels: str, pad: Pad | Buiten = _VAN_BEIDE) -> Feitentabel:
    kolommen = []
    for woord in regels.split():
        kop, _, soort = woord.partition(":")
        kolommen.append(Feitkolom(kop.rstrip("?"), _SOORTEN[soort], leeg=kop.endswith("?")))
    return Feitentabel(naam, tuple(kolommen), pad)


#: What help it was and whose; the same words in every table about help.
_HULP = "categorie product segment segment_nu vorm verblijf:bool bekostiging"

TABELLEN: dict[str, Feitentabel] = {
    tabel.naam: tabel
    for tabel in (
        _tabel(
            "jeugdigen",
            "jeugdige geboortejaar?:int geslacht gemeente",
            Pad(Recht.RIJEN, gemeente="gemeente"),
        ),
        _tabel(
            "toewijzingen",
            f"toewijzing:int jeugdige gemeente gemeente_nu aanbieder {_HULP} verwijzer "
            "gevraagd_op?:dag toewijzingsdatum:dag ingangsdatum:dag einddatum?:dag volume?:int "
            "eenheid frequentie duur_dagen?:int max_duur_dagen?:int boven_norm?:bool "
            "boven_duur?:bool boven_inzet?:bool zonder_einde?:bool eerste_start?:dag "
            "vervolg?:bool wacht_dagen?:int start_norm_dagen?:int binnen_norm?:bool bericht",
        ),
        _tabel(
            "zorgperioden",
            f"zorgperiode:int toewijzing?:int jeugdige gemeente gemeente_nu aanbieder {_HULP} "
            "verwijzer? "
            "begindatum:dag einddatum?:dag reden_beeindiging duur_dagen?:int traject_begin?:dag "
            "vervolg?:bool vervolgd?:bool traject_dagen?:int start_bericht stop_bericht?",
        ),
        _tabel(
            "prestaties",
            f"prestatie:int declaratie:int jeugdige? gemeente gemeente_nu aanbieder {_HULP} "
            "begindatum:dag einddatum:dag volume:int eenheid tarief?:cent ingediend:cent "
            "toegekend:cent geweigerd:bool openstaand:bool aangehouden:bool retourcodes bericht "
            "antwoord?",
        ),
        _tabel(
            "inwoners",
            "gemeente gemeente_nu segment segment_nu vorm begindatum:dag einddatum?:dag "
            "jeugdigen:int status bron",
            Buiten("aantallen inwoners zoals het CBS ze publiceert"),
        ),
        _tabel(
            "budgetten",
            "segment segment_nu jaar:int bekostiging bedrag:cent gelijkmatig:bool status bron",
            _VAN_DE_REGIO,
        ),
        _tabel("termijnen", "segment segment_nu maand:dag bedrag:cent status bron", _VAN_DE_REGIO),
        _tabel(
            "normen",
            "soort product segment vanaf:dag tot?:dag waarde:int eenheid status bron",
            Buiten("normen die de regio vaststelde; over niemand in het bijzonder"),
        ),
        _tabel(
            "berichten",
            "bericht soort gemeente aanbieder dagtekening?:dag uitkomst bevindingen:int",
        ),
    )
}
