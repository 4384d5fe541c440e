# SPDX-License-Identifier: EUPL-1.2
"""The rows behind a figure as tables: exactly those that make it, what stands out first.

Each pile (`measures.Stapel`) is one table, sorted and searched in columns. A share shows the rows
of its whole and of each whether it counts; the norm stands beside what it is the norm of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hefboom import ijw
from hefboom.declaraties import regels_met_sleutel
from hefboom.facts import Feitkolom, Kolomsoort
from hefboom.inzage import Recht
from hefboom.kernel import euro, getal, hoeveel
from hefboom.measures import Beter, Maat, Stapel, maatkolom
from hefboom.scherm import (
    Cel,
    Celrij,
    Celsoort,
    Kolom,
    Orde,
    Rijenbron,
    Rijkeuze,
    Tabel,
    Zeef,
    bedragcel,
    dagcel,
    getalcel,
    maandcel,
)
from hefboom.sturing.namen import KOPPEN, Naamboek

#: What a row is called, per table of facts: one, and more.
RIJNAAM = {
    "zorgperioden": ("traject", "trajecten"),
    "toewijzingen": ("toewijzing", "toewijzingen"),
    "prestaties": ("declaratieregel", "declaratieregels"),
    "inwoners": ("deelname van een gemeente", "deelnames van gemeenten"),
    "budgetten": ("budget", "budgetten"),
    "termijnen": ("termijn", "termijnen"),
    "jeugdigen": ("jeugdige", "jeugdigen"),
    "berichten": ("bericht", "berichten"),
}
#: Which columns a reader sees of a row, in order. A norm stands beside what it is the norm of.
KOLOMMEN = {
    "zorgperioden": "toewijzing traject_begin einddatum traject_dagen reden_beeindiging vorm "
    "segment gemeente aanbieder product",
    "toewijzingen": "toewijzing toewijzingsdatum eerste_start wacht_dagen start_norm_dagen "
    "duur_dagen max_duur_dagen segment gemeente aanbieder product verwijzer",
    "prestaties": "prestatie begindatum segment gemeente aanbieder product ingediend toegekend "
    "retourcodes",
    "inwoners": "gemeente segment vorm begindatum einddatum jeugdigen status bron",
    "budgetten": "segment jaar bedrag status bron",
    "termijnen": "segment maand bedrag status",
}
KOP = {
    "begindatum": "Begin", "traject_begin": "Begin", "einddatum": "Einde",
    "toewijzingsdatum": "Toegewezen", "eerste_start": "Gestart", "wacht_dagen": "Dagen wachten",
    "start_norm_dagen": "Norm: dagen wachten", "duur_dagen": "Duur in dagen",
    "max_duur_dagen": "Norm: duur in dagen", "traject_dagen": "Duur in dagen",
    "reden_beeindiging": "Reden van het einde", "prestatie": "Declaratieregel",
    "ingediend": "Ingediend", "toegekend": "Toegekend", "retourcodes": "Retourcodes",
    "toewijzing": "Toewijzing", "jeugdigen": "Inwoners 0–17", "jaar": "Jaar", "bedrag": "Bedrag",
    "status": "Status", "bron": "Bron", "maand": "Maand",
}  # fmt: skip
#: Numbers that name something, and are not reckoned with.
NUMMERS = {"toewijzing", "jaar", "prestatie"}
BERICHTEN = (
    ("bericht", "bericht"),
    ("antwoord", "antwoord"),
    ("start_bericht", "start"),
    ("stop_bericht", "stop"),
)
TELT, BERICHT = "telt_mee", "bericht"
LEEG = Cel("–")
#: Rows made at a time when all are asked: each time the file of facts is read.
STUK = 5000
JA_NEE = {"ja": "ja", "nee": "nee"}
#: Which column says most, of what is not a share: the largest or newest first.
ZWAAR = {"toewijzingen": "toewijzingsdatum", "zorgperioden": "traject_begin"}


def achterstapels(namen: Naamboek, maat: Maat, stapels: Sequence[Stapel]) -> list[Tabel]:
    """A table for each pile with rows in it, what stands out first."""
    return [
        _tabel(namen, maat, stapel, nummer) for nummer, stapel in enumerate(stapels) if len(stapel)
    ]


def _tabel(namen: Naamboek, maat: Maat, stapel: Stapel, nummer: int) -> Tabel:
    velden = _velden(namen, maat, stapel)
    over_personen = stapel.tabel.heeft("jeugdige")
    return Tabel(
        optelling(maat, stapel),
        [veld.kolom for veld in velden],
        Stapelbron(namen, velden, opvallend(maat, stapel)),
        leeg="Achter dit getal staan geen rijen die u mag zien.",
        code=f"rijen-{nummer + 1}" if nummer else "",
        personen=over_personen,
        bestand=f"{maat.naam} {RIJNAAM[stapel.tabel.naam][1]}",
        toelichting=[("Cijfer", maat.naam), ("Definitie", maat.uitleg)],
    )


def optelling(maat: Maat, stapel: Stapel) -> str:
    """What these rows add up to: `236 toewijzingen: 46 boven norm`; the figure itself."""
    tekst = hoeveel(len(stapel), *RIJNAAM[stapel.tabel.naam])
    if stapel.telt_mee is not None:
        return f"{tekst}: {getal(stapel.aantal_mee)} {_deelnaam(maat)}"
    naam = maatkolom(stapel.telling)
    kolom = stapel.tabel.kolom(naam) if naam else None
    if kolom is not None and kolom.soort is Kolomsoort.CENTEN:
        tekst += f", samen {euro(stapel.som(naam))}"
    elif kolom is not None and kolom.soort is Kolomsoort.GETAL and not maat.percentiel:
        tekst += f", samen {getal(stapel.som(naam))} {_eenheid(naam)}".rstrip()
    elif naam == "jeugdige":
        tekst += f" van {hoeveel(stapel.verschillend(naam), *RIJNAAM['jeugdigen'])}"
    if stapel.deler and stapel.tabel.naam == "inwoners":
        return (
            f"{tekst} (waardoor is gedeeld: gemiddeld over de dagen, elke gemeente één keer, "
            "alleen op de dagen dat zij meedoet)"
        )
    return f"{tekst} (waardoor is gedeeld)" if stapel.deler else tekst


def _deelnaam(maat: Maat) -> str:
    """`binnen norm`, in a sentence."""
    return maat.deel_naam[:1].lower() + maat.deel_naam[1:]


def _eenheid(naam: str) -> str:
    return "dagen" if naam.endswith("dagen") else "jeugdigen" if naam == "jeugdigen" else ""


def opvallend(maat: Maat, stapel: Stapel) -> Stapel:
    """Offenders first: what misses the mark of a share, else the largest, else the newest."""
    naam = maatkolom(stapel.telling)
    kolom = stapel.tabel.kolom(naam) if naam else None
    zwaarst = naam if kolom is not None and kolom.soort is not Kolomsoort.TEKST else ""
    zwaarst = zwaarst or ZWAAR.get(stapel.tabel.naam, "")
    if "start" in maat.normen:
        zwaarst = "wacht_dagen"
    if zwaarst:
        stapel = stapel.gesorteerd(zwaarst, aflopend=True)
    if stapel.telt_mee is not None:
        stapel = stapel.gesorteerd(TELT, aflopend=maat.beter is not Beter.HOGER)
    return stapel


# ── columns ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Achterveld:
    """A column of facts as a column of the table; without `feit` it is made of several."""

    naam: str
    kolom: Kolom
    feit: Feitkolom | None = None
    noem: Callable[[str], str] | None = None


def _velden(namen: Naamboek, maat: Maat, stapel: Stapel) -> list[Achterveld]:
    velden = []
    for naam in KOLOMMEN[stapel.tabel.naam].split():
        feit = stapel.tabel.kolom(naam)
        if feit is not None:
            velden.append(_veld(namen, stapel, feit))
    if stapel.telt_mee is not None:
        kolom = Kolom(maat.deel_naam, code="telt", keuzes=JA_NEE)
        velden.insert(1, Achterveld(TELT, kolom))
    bericht = stapel.tabel.heeft("bericht") or stapel.tabel.heeft("start_bericht")
    if bericht and namen.blik.inzage.mag(Recht.BERICHTEN):
        kolom = Kolom("Bericht", sorteert=False, zeeft=False, gaat_mee=False)
        velden.append(Achterveld(BERICHT, kolom))
    return velden


def _veld(namen: Naamboek, stapel: Stapel, feit: Feitkolom) -> Achterveld:
    naam = feit.naam
    kop = KOP.get(naam) or KOPPEN.get(naam, naam)
    if feit.soort is Kolomsoort.JANEE:
        return Achterveld(naam, Kolom(kop, code=naam, keuzes=JA_NEE), feit)
    if feit.soort is Kolomsoort.TEKST:
        noem = _noemer(namen, naam)
        keuzes = None
        if noem is not None and naam != "retourcodes":
            keuzes = {w: noem(w) for w in sorted(stapel.teksten(naam), key=noem)}
        zeeft = naam != "retourcodes"
        return Achterveld(
            naam, Kolom(kop, code=naam, keuzes=keuzes or None, zeeft=zeeft), feit, noem
        )
    soort = {
        Kolomsoort.CENTEN: Celsoort.EURO,
        Kolomsoort.DATUM: Celsoort.MAAND if naam == "maand" else Celsoort.DATUM,
    }.get(feit.soort, Celsoort.AANTAL)
    if naam in NUMMERS:
        # By number it is sorted and looked up, but nobody adds it up.
        return Achterveld(naam, Kolom(kop, code=naam, soort=Celsoort.TEKST), feit)
    return Achterveld(naam, Kolom(kop, code=naam, soort=soort), feit)


def _noemer(namen: Naamboek, naam: str) -> Callable[[str], str] | None:
    if naam in KOPPEN and naam != "maand":
        return lambda waarde: namen.naam(naam, waarde)
    if naam == "reden_beeindiging":
        redenen = ijw.codelijst("JZ588")
        return lambda waarde: redenen.get(waarde, waarde)
    if naam == "retourcodes":
        return retour_in_woorden
    return None


def retour_in_woorden(codes: str) -> str:
    """`9346 …; 9341 …`: each code with what it says."""
    lijst = ijw.codelijst("WJ001")
    delen = [code.strip() for code in codes.split(",") if code.strip()]
    return "; ".join(f"{code} {lijst.get(code, '')}".strip() for code in delen)


# ── rows ──────────────────────────────────────────────────────────────────────────────────────


class Stapelbron(Rijenbron):
    """A pile as the rows of a table."""

    def __init__(self, namen: Naamboek, velden: Sequence[Achterveld], stapel: Stapel) -> None:
        self._namen, self._velden, self._stapel = namen, velden, stapel

    def __len__(self) -> int:
        return len(self._stapel)

    def kies(self, kolommen: Sequence[Kolom], orde: Orde | None, zeven: Sequence[Zeef]) -> Rijkeuze:
        """See `Rijenbron`."""
        stapel = self._stapel
        for zeef in zeven:
            stapel = self._zeef(stapel, self._velden[zeef.kolom], zeef)
        if orde is not None:
            veld = self._velden[orde.kolom]
            # Of a yes and a no the words are sorted, as everywhere: "ja" comes first.
            andersom = veld.kolom.keuzes is JA_NEE
            stapel = stapel.gesorteerd(veld.naam, orde.aflopend != andersom, veld.noem)
        return _Stapelkeuze(self._namen, self._velden, stapel)

    def _zeef(self, stapel: Stapel, veld: Achterveld, zeef: Zeef) -> Stapel:
        if zeef.tekst and (veld.naam == TELT or _is(veld, Kolomsoort.JANEE)):
            return stapel.met_vlag(veld.naam, zeef.tekst == "ja")
        if zeef.tekst and _is(veld, Kolomsoort.TEKST):
            gezocht, noem = zeef.tekst, veld.noem or str
            if veld.kolom.keuzes:
                return stapel.met_tekst(veld.naam, lambda waarde: waarde == gezocht)
            klein = gezocht.casefold()
            return stapel.met_tekst(veld.naam, lambda waarde: klein in noem(waarde).casefold())
        if zeef.tekst:  # a number that names something
            nummer = int(zeef.tekst) if zeef.tekst.isascii() and zeef.tekst.isdecimal() else -1
            return stapel.tussen(veld.naam, nummer, nummer)
        return stapel.tussen(veld.naam, _grens(zeef.vanaf), _grens(zeef.tot_en_met, omlaag=True))


def _is(veld: Achterveld, soort: Kolomsoort) -> bool:
    return veld.feit is not None and veld.feit.soort is soort


def _grens(grens: Any, *, omlaag: bool = False) -> int | None:
    """A bound as it stands in the facts: days since 1970, whole numbers."""
    if grens is None:
        return None
    if isinstance(grens, date):
        return (grens - date(1970, 1, 1)).days
    return int(grens // 1) if omlaag else int(-(-grens // 1))


class _Stapelkeuze(Rijkeuze):
    """The cells of some rows. What a value is called, and where it leads, is looked up once."""

    def __init__(self, namen: Naamboek, velden: Sequence[Achterveld], stapel: Stapel) -> None:
        self._namen, self._velden, self._stapel = namen, velden, stapel
        self._bekend: dict[tuple[str, str], Cel] = {}

    def __len__(self) -> int:
        return len(self._stapel)

    def deel(self, van: int, tot: int | None) -> Sequence[Celrij]:
        return self._cellen(self._stapel.rijen(van, tot), klikbaar=True)

    def alle(self) -> Iterator[Celrij]:
        for van in range(0, len(self), STUK):
            yield from self._cellen(self._stapel.rijen(van, van + STUK), klikbaar=False)

    def _cellen(self, rijen: Sequence[Mapping[str, Any]], *, klikbaar: bool) -> list[Celrij]:
        inzage = self._namen.blik.inzage
        regels: Mapping[int, str] = {}
        if self._stapel.tabel.heeft("prestatie"):
            sleutels = (rij["prestatie"] for rij in rijen)
            regels = {rij.pk: rij.regelnaam for rij in regels_met_sleutel(inzage, sleutels)}
        mag_openen = klikbaar and inzage.ziet_personen

        def cel(veld: Achterveld, rij: Mapping[str, Any]) -> Cel:
            if veld.naam == BERICHT and veld.feit is None:
                return _bericht(rij) if klikbaar else Cel()
            waarde = rij.get(veld.naam)
            if waarde is None or waarde == "":
                return LEEG
            if veld.naam == "prestatie":
                if waarde not in regels:
                    return Cel("niet meer bekend")
                adres = reverse("prestatie", args=[waarde]) if mag_openen else ""
                return Cel(regels[waarde], adres=adres)
            if veld.noem is not None:
                return self._genoemd(veld, waarde)
            return _waardecel(veld, waarde)

        return [[cel(veld, rij) for veld in self._velden] for rij in rijen]

    def _genoemd(self, veld: Achterveld, waarde: str) -> Cel:
        sleutel = veld.naam, waarde
        if sleutel not in self._bekend and veld.noem is not None:
            adres = self._namen.adres(veld.naam, waarde) if veld.naam in KOPPEN else ""
            self._bekend[sleutel] = Cel(veld.noem(waarde), adres=adres)
        return self._bekend[sleutel]


def _waardecel(veld: Achterveld, waarde: Any) -> Cel:
    if isinstance(waarde, bool):
        return Cel("ja" if waarde else "nee")
    if isinstance(waarde, date):
        return maandcel(waarde) if veld.kolom.aard is Celsoort.MAAND else dagcel(waarde)
    if veld.kolom.aard is Celsoort.EURO:
        return bedragcel(waarde)
    if isinstance(waarde, int) and veld.naam not in NUMMERS:
        return getalcel(waarde)
    return Cel(str(waarde))


def _bericht(rij: Mapping[str, Any]) -> Cel:
    for kolom, naam in BERICHTEN:
        if rij.get(kolom):
            return Cel(naam, adres=reverse("bericht", args=[rij[kolom]]))
    return LEEG
