# SPDX-License-Identifier: EUPL-1.2
"""The record, read in a stream: every table's rows in the order of the schema.

Chunks of a server-side cursor, plain tuples, no model objects. A BSN is in none of the columns
that are asked for. Rows come in the order in which they are kept: claim lines by allocation,
the rest by youth, so that a question about one reads few pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, When

from hefboom.declaraties import Prestatie, openstaand
from hefboom.dossiers import (
    Jeugdige,
    Toewijzing,
    Zorgperiode,
    dagen_toegewezen,
    normoordeel,
)
from hefboom.facts.duiding import Duiding
from hefboom.facts.ketens import (
    GAAT_MISSCHIEN_DOOR,
    Herindeling,
    Hulpperiode,
    Schakel,
    Toegekendehulp,
    herindelingen,
    schakels,
)
from hefboom.facts.schrijven import BROK, Feitrij
from hefboom.ijw.codes import JZ002
from hefboom.intake import Verwerking

NEE = "nee"
GEEN_DAG = date.min


def tabellen(duiding: Duiding, retourcode: Mapping[str, str]) -> dict[str, Iterator[Feitrij]]:
    """Each table's rows. `retourcode` gives the return code (WJ001) of a failed rule."""
    ketens = _ketens()
    return {
        "jeugdigen": _jeugdigen(),
        "toewijzingen": _toewijzingen(duiding, ketens),
        "zorgperioden": _zorgperioden(duiding, ketens),
        "prestaties": _prestaties(duiding, retourcode),
        "inwoners": duiding.inwoners(),
        "budgetten": duiding.budgetten(),
        "termijnen": duiding.termijnen(),
        "normen": duiding.normen(),
        "berichten": _berichten(),
    }


def _stroom(vraag: QuerySet[Any], *kolommen: Any) -> Iterator[tuple[Any, ...]]:
    return iter(vraag.values_list(*kolommen).iterator(chunk_size=BROK))


def _jeugdigen() -> Iterator[Feitrij]:
    """A youth's municipality is that of the latest allocation or help."""

    toewijzingen = Toewijzing.objects.filter(jeugdige=OuterRef("pk")).order_by(
        "-ingangsdatum", "-pk"
    )
    hulp = Zorgperiode.objects.filter(jeugdige=OuterRef("pk")).order_by("-begindatum", "-pk")
    vraag = Jeugdige.objects.annotate(
        toegewezen=Subquery(toewijzingen.values("ingangsdatum")[:1]),
        geholpen=Subquery(hulp.values("begindatum")[:1]),
        gemeente_toegewezen=Subquery(toewijzingen.values("gemeente")[:1]),
        gemeente_geholpen=Subquery(hulp.values("gemeente")[:1]),
    ).order_by("pseudoniem")
    for naam, jaar, geslacht, toegewezen, geholpen, bij_toewijzing, bij_hulp in _stroom(
        vraag,
        "pseudoniem",
        "geboortejaar",
        "geslacht",
        "toegewezen",
        "geholpen",
        "gemeente_toegewezen",
        "gemeente_geholpen",
    ):
        recent = (geholpen or GEEN_DAG) > (toegewezen or GEEN_DAG)
        yield naam, jaar, geslacht, (bij_hulp if recent else bij_toewijzing) or ""


def _ketens() -> dict[int, Schakel]:
    """The periods that continue another or are continued; all others stand alone.

    Only youths with a stop that may be continued are read, one after the other.
    """
    misschien = Zorgperiode.objects.filter(
        jeugdige=OuterRef("jeugdige"), reden_beeindiging__in=sorted(GAAT_MISSCHIEN_DOOR)
    )
    vraag = Zorgperiode.objects.filter(Exists(misschien)).order_by("jeugdige_id", "pk")
    rijen = _stroom(
        vraag, "jeugdige_id", "pk", "aanbieder", "begindatum", "einddatum", "reden_beeindiging",
        "productcode", "toewijzing__productcode", "categorie", "toewijzing__categorie",
    )  # fmt: skip
    uit: dict[int, Schakel] = {}
    for _, van_een in groupby(rijen, key=itemgetter(0)):
        hulp = [
            Hulpperiode(pk, aanbieder, next(filter(None, wat), ""), begin, einde, reden)
            for _, pk, aanbieder, begin, einde, reden, *wat in van_een
        ]
        uit |= {pk: s for pk, s in schakels(hulp).items() if s.vervolg or s.vervolgd}
    return uit


def _starts() -> QuerySet[Zorgperiode]:
    """The help of an allocation, the first to begin in front."""
    return Zorgperiode.objects.filter(toewijzing=OuterRef("pk")).order_by("begindatum", "pk")


def _herindelingen(duiding: Duiding) -> dict[int, Herindeling]:
    """Of the youths with an allocation that ended by herindeling, what took it over."""
    misschien = Toewijzing.objects.filter(
        jeugdige=OuterRef("jeugdige"), reden_wijziging=JZ002.HERINDELING
    )
    vraag = (
        Toewijzing.objects.exclude(reden_wijziging=JZ002.VERWIJDERD)
        .filter(Exists(misschien))
        .annotate(eerste_start=Subquery(_starts().values("begindatum")[:1]))
        .order_by("jeugdige_id", "pk")
    )
    rijen = _stroom(
        vraag, "jeugdige_id", "pk", "gemeente", "aanbieder", "productcode", "categorie",
        "ingangsdatum", "einddatum", "reden_wijziging", "volume", "frequentie", "eerste_start",
    )  # fmt: skip
    uit: dict[int, Herindeling] = {}
    opgegaan_in = duiding.herindelingen
    for _, van_een in groupby(rijen, key=itemgetter(0)):
        toegekend = [
            Toegekendehulp(pk, gemeente, aanbieder, product or categorie, *rest)
            for _, pk, gemeente, aanbieder, product, categorie, *rest in van_een
        ]
        uit |= herindelingen(toegekend, opgegaan_in)
    return uit


def _toewijzingen(duiding: Duiding, ketens: Mapping[int, Schakel]) -> Iterator[Feitrij]:
    """An allocation that a new municipality took over is one with what it became."""
    over = _herindelingen(duiding)
    opvolgers = {pk for een in over.values() for pk in een.opvolgers}
    vraag = (
        Toewijzing.objects.exclude(reden_wijziging=JZ002.VERWIJDERD)
        .annotate(
            eerste_start=Subquery(_starts().values("begindatum")[:1]),
            eerste_hulp=Subquery(_starts().values("pk")[:1]),
        )
        .order_by("jeugdige__pseudoniem", "pk")
    )
    for (
        pk, jeugdige, gemeente, aanbieder, categorie, product, verwijzer, gevraagd, toegewezen,
        ingang, einde, volume, eenheid, frequentie, start, hulp, bericht,
    ) in _stroom(
        vraag, "pk", "jeugdige__pseudoniem", "gemeente", "aanbieder", "categorie", "productcode",
        "verwijzer", "gevraagd_op", "eerste_toewijzingsdatum", "ingangsdatum", "einddatum",
        "volume", "eenheid", "frequentie", "eerste_start", "eerste_hulp", "bericht_id",
    ):  # fmt: skip
        if pk in opvolgers:
            continue
        if (keten := over.get(pk)) is not None:
            einde, volume = keten.einde, keten.volume
            start = start or keten.start
        duur, normen = dagen_toegewezen(ingang, einde), duiding.normen_bij(product, ingang)
        oordeel = normoordeel(normen, duur, volume, eenheid, frequentie)
        vervolg = hulp in ketens and ketens[hulp].vervolg
        # Help that had begun before it was allocated did not have to wait; help that went on
        # under a new allocation is nobody's wait at all.
        wacht = None if start is None or vervolg else max(0, (start - toegewezen).days)
        norm = duiding.start_norm(product, toegewezen)
        yield (
            pk, jeugdige, gemeente, duiding.gemeente_nu(gemeente), aanbieder,
            *duiding.hulp(categorie, product, ingang),
            verwijzer, gevraagd, toegewezen, ingang, einde, volume, eenheid, frequentie, duur,
            None if normen.duur is None else normen.duur.waarde,
            oordeel.boven, oordeel.duur, oordeel.inzet, oordeel.zonder_einde,
            start, vervolg, wacht, norm, None if wacht is None or norm is None else wacht <= norm,
            str(bericht),
        )  # fmt: skip


def _zorgperioden(duiding: Duiding, ketens: Mapping[int, Schakel]) -> Iterator[Feitrij]:
    vraag = Zorgperiode.objects.order_by("jeugdige__pseudoniem", "pk")
    for (
        pk, toewijzing, jeugdige, gemeente, aanbieder, categorie, product, toegewezen_categorie,
        toegewezen_product, verwijzer, begin, einde, reden, startbericht, stopbericht,
    ) in _stroom(
        vraag, "pk", "toewijzing_id", "jeugdige__pseudoniem", "gemeente", "aanbieder", "categorie",
        "productcode", "toewijzing__categorie", "toewijzing__productcode",
        "toewijzing__verwijzer", "begindatum", "einddatum", "reden_beeindiging",
        "start_bericht_id", "stop_bericht_id",
    ):  # fmt: skip
        hulp = duiding.hulp(
            categorie or toegewezen_categorie or "", product or toegewezen_product or "", begin
        )
        schakel = ketens.get(pk) or Schakel(begin)
        yield (
            pk, toewijzing, jeugdige, gemeente, duiding.gemeente_nu(gemeente), aanbieder, *hulp,
            verwijzer, begin, einde, reden,
            None if einde is None else _dagen(begin, einde), schakel.traject_begin,
            schakel.vervolg, schakel.vervolgd, schakel.dagen(einde),
            str(startbericht), _tekst(stopbericht),
        )  # fmt: skip


def _prestaties(duiding: Duiding, retourcode: Mapping[str, str]) -> Iterator[Feitrij]:
    # Answers are long; only those of lines that are refused are fetched.
    houdt_aan = Prestatie.objects.filter(
        aangehouden=True,
        referentienummer=OuterRef("vorig_referentienummer"),
        toewijzingnummer=OuterRef("toewijzingnummer"),
        aanbieder=OuterRef("aanbieder"),
    )
    vraag = Prestatie.objects.annotate(
        apart=Case(When(toegekend__lt=0, then=Exists(houdt_aan)), default=F("aangehouden")),
        eigen=Case(When(geweigerd=True, then=F("toetsen"))),
        geheel=Case(When(geweigerd=True, then=F("declaratie__toetsen"))),
        open=Case(When(openstaand(), then=True), default=False),
    ).order_by("toewijzing_id", "pk")
    for (
        pk, declaratie, jeugdige, gemeente, aanbieder, categorie, product, begin, einde, volume,
        eenheid, tarief, ingediend, toegekend, geweigerd, nog_open, apart, bericht, antwoord,
        eigen, geheel,
    ) in _stroom(
        vraag, "pk", "declaratie_id", "jeugdige__pseudoniem", "declaratie__gemeente",
        "aanbieder", "categorie", "productcode", "begindatum", "einddatum", "volume",
        "eenheid", "tarief", "ingediend", "toegekend", "geweigerd", "open", "apart",
        "declaratie__bericht_id", "declaratie__antwoord_id", "eigen", "geheel",
    ):  # fmt: skip
        gezakt = [*_gezakt(eigen), *_gezakt(geheel)]
        codes = dict.fromkeys(retourcode[c] for c in gezakt if retourcode.get(c))
        yield (
            pk, declaratie, jeugdige, gemeente, duiding.gemeente_nu(gemeente), aanbieder,
            *duiding.hulp(categorie, product, begin), begin, einde, volume, eenheid, tarief,
            ingediend, toegekend, geweigerd, nog_open, apart, ",".join(codes), str(bericht),
            _tekst(antwoord),
        )  # fmt: skip


def _gezakt(toetsen: Sequence[Sequence[str]] | None) -> list[str]:
    return [toets[0] for toets in toetsen or () if toets[1] == NEE]


def _berichten() -> Iterator[Feitrij]:
    for bericht, *rest in _stroom(
        Verwerking.objects.order_by("dagtekening", "pk"), "bericht_id", "soort", "gemeente",
        "aanbieder", "dagtekening", "uitkomst", "aantal_bevindingen",
    ):  # fmt: skip
        yield str(bericht), *rest


def _dagen(eerste: date, laatste: date) -> int:
    return (laatste - eerste + timedelta(days=1)).days


def _tekst(waarde: object) -> str | None:
    return None if waarde is None else str(waarde)
