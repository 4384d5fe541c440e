# SPDX-License-Identifier: EUPL-1.2
"""Home of the working roles: what needs attention, why it stands here, and one next step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.urls import reverse

from hefboom import ijw
from hefboom.intake.models import Uitkomst
from hefboom.intake.moment import nu
from hefboom.kernel import Rol, datum, euro, getal
from hefboom.measures import CATALOGUS
from hefboom.web.namen import Namen
from hefboom.web.presenters.cijfer import Cijfer, maak
from hefboom.web.presenters.normen import normregel, startnormen
from hefboom.web.presenters.stuurbeeld import PER, geldbeeld, per_segment
from hefboom.web.presenters.tabel import Cel, Kolom, Tabel
from hefboom.web.presenters.trechterbeeld import trechterbeeld
from hefboom.web.presenters.verloop import kaart, punten, richting, verloop
from hefboom.web.vraag import Blik

#: A segment stands on the list when fewer than this share starts within the norm.
NORM_AANDACHT = 0.7


#: How far back the working list looks for messages.
RECENT = timedelta(days=30)


class WerkVan(Protocol):
    """What lies waiting for this reader (`web.werk`)."""

    def berichten(self, uitkomst: Uitkomst, vanaf: date) -> int: ...

    def laatst_geweigerd(self, hoeveel: int = 8) -> list[Any]: ...

    def geweigerd_wegens(self, hoeveel: int = 500) -> dict[str, int]: ...


@dataclass(frozen=True, slots=True)
class Taak:
    """A line of the list: how many, what, why it is here, and the one next action."""

    aantal: str
    wat: str
    waarom: str
    stap: str
    adres: str


def vandaag(blik: Blik, namen: Namen, werk: WerkVan) -> dict[str, Any]:
    """The home page of every role but the councillor."""
    rol = blik.inzage.rol
    taken = [taak for taak in _taken(blik, namen, werk) if taak is not None]
    waar = _eigen(blik)
    aandacht = len(taken)
    return {
        "vraag": "Wat vraagt vandaag uw aandacht?",
        "zin": (
            f"{_telwoord(aandacht)} {'punt vraagt' if aandacht == 1 else 'punten vragen'} aandacht."
            if taken
            else "Er ligt niets dat op u wacht."
        ),
        "taken": taken,
        "cijfers": [_cijfer(blik, namen, code, waar) for code in CIJFERS[rol]],
        "kop": _kop(blik, namen),
        "beelden": [beeld for beeld in _beelden(blik, namen) if beeld is not None],
        "geweigerd": _geweigerd(blik, namen, werk)
        if rol in (Rol.AANBIEDER, Rol.FINANCIEN)
        else None,
    }


CIJFERS: dict[Rol, tuple[str, ...]] = {
    Rol.CONTRACTMANAGER: ("jeugdigen", "binnen_norm", "wachttijd", "volgens_plan"),
    Rol.FINANCIEN: ("bestedingen", "budget", "geweigerd_bedrag", "geweigerd_aandeel"),
    Rol.BELEID: ("jeugdigen", "jeugdigen_per_100", "uitgaven", "binnen_norm"),
    Rol.LOKAAL_TEAM: ("lopende_trajecten", "nieuwe_trajecten", "wachttijd", "boven_norm"),
    Rol.AANBIEDER: ("jeugdigen", "uitgaven", "binnen_norm", "geweigerd_bedrag"),
}


def _cijfer(blik: Blik, namen: Namen, code: str, waar: dict[str, str]) -> Cijfer:
    if "maand" not in CATALOGUS[code].dimensies:
        return maak(blik, code, waar)
    norm = normregel(startnormen(blik, namen)) if code == "wachttijd" else ""
    return kaart(blik, code, waar, norm=norm)


def _eigen(blik: Blik) -> dict[str, str]:
    inzage = blik.inzage
    if inzage.aanbieder:
        return {"aanbieder": str(inzage.aanbieder)}
    return {"gemeente": str(inzage.gemeente)} if inzage.gemeente else {}


def _kop(blik: Blik, namen: Namen) -> str:
    inzage = blik.inzage
    if inzage.aanbieder:
        wie = namen.naam("aanbieder", str(inzage.aanbieder))
    else:
        wie = namen.naam("gemeente", str(inzage.gemeente)) if inzage.gemeente else "De regio"
    return f"{wie} in {blik.periode_tekst}"


def _taken(blik: Blik, namen: Namen, werk: WerkVan) -> Iterator[Taak | None]:
    rol = blik.inzage.rol
    if blik.inzage.hele_regio:
        yield _berichten(
            werk,
            Uitkomst.QUARANTAINE,
            "berichten in quarantaine",
            "Hefboom kon ze niet lezen, of ze zijn niet voor deze regio.",
            "Bekijk waarom",
        )
    if rol is not Rol.LOKAAL_TEAM:
        yield _berichten(
            werk,
            Uitkomst.AFGEKEURD,
            "berichten afgekeurd",
            "De afzender moet ze verbeteren en opnieuw sturen.",
            "Bekijk de bevindingen",
        )
    yield _berichten(
        werk,
        Uitkomst.DEELS,
        "declaraties deels afgekeurd",
        "Een deel van de regels is toegekend, een deel niet.",
        "Bekijk wat ontbreekt",
    )
    if rol is Rol.CONTRACTMANAGER:
        yield from _norm(blik, namen)
    if rol in (Rol.FINANCIEN, Rol.CONTRACTMANAGER):
        yield from _budget(blik, namen)
    if rol in (Rol.FINANCIEN, Rol.AANBIEDER, Rol.BELEID):
        yield _maat(
            blik,
            "geweigerde_regels",
            "declaratieregels geweigerd",
            "Wat is verbeterd, kan opnieuw worden ingediend.",
            "Bekijk de regels",
        )
    if rol in (Rol.LOKAAL_TEAM, Rol.BELEID):
        yield _boven_norm(blik)


def _berichten(werk: WerkVan, uitkomst: Uitkomst, wat: str, waarom: str, stap: str) -> Taak | None:
    vanaf = nu().date() - RECENT
    aantal = werk.berichten(uitkomst, vanaf)
    if not aantal:
        return None
    if aantal == 1:
        wat = wat.replace("berichten", "bericht", 1).replace("declaraties", "declaratie", 1)
    return Taak(
        getal(aantal),
        f"{wat} in de laatste {RECENT.days} dagen",
        f"{waarom} Sinds {datum(vanaf)}; de lijst toont ook de oudere.",
        stap,
        f"{reverse('berichten')}?uitkomst={uitkomst.value}",
    )


def _norm(blik: Blik, namen: Namen) -> Iterator[Taak]:
    uitkomst = blik.bereken("binnen_norm", per=PER)
    for code, rij in sorted(per_segment(uitkomst).items()):
        if rij.waarde is not None and rij.waarde < NORM_AANDACHT:
            yield Taak(
                uitkomst.toon(rij),
                f"start binnen de norm in {namen.segment(code)}",
                f"Minder dan 70 % van de {getal(rij.noemer or 0)} starts in {blik.periode_tekst}.",
                "Bekijk het segment",
                blik.adres("segment", code),
            )


def _budget(blik: Blik, namen: Namen) -> Iterator[Taak]:
    besteed = per_segment(blik.bereken("bestedingen", per=PER))
    for code, budget in sorted(per_segment(blik.bereken("budget", per=PER)).items()):
        rij = besteed.get(code)
        if rij and rij.waarde and budget.waarde and rij.waarde > budget.waarde:
            yield Taak(
                euro(int(rij.waarde - budget.waarde)).split(",")[0],
                f"boven het budget van {namen.segment(code)}",
                f"Besteed in {blik.periode_tekst}, naast het budget voor het hele jaar.",
                "Verklaar het bedrag",
                blik.verklaar("bestedingen", {"segment": code}),
            )


def _maat(blik: Blik, code: str, wat: str, waarom: str, stap: str) -> Taak | None:
    cijfer: Cijfer = maak(blik, code, _eigen(blik))
    if cijfer.waarde in ("0", "–"):
        return None
    return Taak(cijfer.waarde, f"{wat} in {blik.periode_tekst}", waarom, stap, cijfer.verklaar)


def _boven_norm(blik: Blik) -> Taak | None:
    rij = blik.bereken("boven_norm", waar=_eigen(blik)).enige
    if not rij.teller:
        return None
    return Taak(
        getal(rij.teller),
        f"toewijzingen boven de norm in {blik.periode_tekst}",
        f"Van {getal(rij.noemer or 0)} toewijzingen waarvoor een norm geldt. Elk vraagt een reden.",
        "Bekijk de toewijzingen",
        blik.verklaar("boven_norm", _eigen(blik)),
    )


def _beelden(blik: Blik, namen: Namen) -> Iterator[Any]:
    rol, waar = blik.inzage.rol, _eigen(blik)
    if rol is Rol.FINANCIEN:
        yield geldbeeld(blik, namen)
        return
    if rol is Rol.BELEID:
        naam = namen.naam("gemeente", waar["gemeente"])
        yield verloop(
            blik,
            "jeugdigen_per_100",
            f"Jeugdigen in zorg per 100: de lijn van {naam} "
            f"{richting(punten(blik, 'jeugdigen_per_100', waar))}.",
            [(naam, waar, True), ("Regio", {}, False)],
        )
        return
    yield verloop(
        blik,
        "jeugdigen",
        f"Het aantal jeugdigen per maand {richting(punten(blik, 'jeugdigen', waar))}.",
        [(_kop(blik, namen), waar, True)],
    )
    if rol is Rol.CONTRACTMANAGER:
        yield trechterbeeld(blik, namen, "binnen_norm")


def _geweigerd(blik: Blik, namen: Namen, werk: WerkVan) -> dict[str, Any]:
    regels = werk.laatst_geweigerd()
    zelf = blik.inzage.aanbieder is not None
    kop = (Kolom("Regel"), Kolom("Aanbieder"), Kolom("Product"), Kolom("Bedrag", getal=True))
    return {
        "redenen": [
            (code, regel.zin if (regel := ijw.regels().get(code)) else "", aantal)
            for code, aantal in list(werk.geweigerd_wegens().items())[:5]
        ],
        "tabel": Tabel(
            "Laatst geweigerde declaratieregels",
            [*kop[: 2 - zelf], *kop[2:]],
            [
                [
                    Cel(
                        f"{regel.declaratie.declaratienummer}, regel {regel.volgnummer}",
                        adres=reverse("prestatie", args=[regel.pk]),
                    ),
                    *(
                        []
                        if zelf
                        else [
                            Cel(
                                namen.naam("aanbieder", regel.declaratie.aanbieder),
                                adres=namen.adres("aanbieder", regel.declaratie.aanbieder),
                            )
                        ]
                    ),
                    Cel(namen.naam("product", regel.productcode)),
                    Cel(euro(regel.ingediend)),
                ]
                for regel in regels
            ],
            leeg="Er zijn geen geweigerde regels.",
        ),
    }


def _telwoord(aantal: int) -> str:
    woorden = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen")
    return woorden[aantal] if aantal < len(woorden) else str(aantal)
