# SPDX-License-Identifier: EUPL-1.2
"""All dispositions with what still runs, and what can have none."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom.afbouw import Uitloopmaand
from hefboom.kernel import datum, euro_kort, hoeveel, opsomming
from hefboom.scherm import Cel, Celsoort, Kolom, Tabel, dagcel, getalcel
from hefboom.stelsel import Bestemming, Bestemmingen, Regio
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.afbouw import Afbouwbeeld, afbouwbeelden
from hefboom.sturing.onderdelen.herkomst import broncel

WORDT = {"stopt": "stopt", "lokaal": "wordt lokaal", "regionaal": "blijft regionaal"}
SCHATTING = (
    "Euro’s zijn een schatting: wat één jeugdige in een maand van dit product gemiddeld kostte, "
    "over de laatste twaalf maanden die volledig zijn gedeclareerd, voor elke maand dat een "
    "toewijzing nog loopt. Dubbel is wat daarvan valt op dagen dat de gemeente haar eigen aanbod "
    "al heeft. Hulp zonder einddatum telt mee tot de laatste bekende einddatum, minstens twaalf en "
    "hoogstens zestig maanden."
)


def inhoud(blik: Blik) -> dict[str, Any]:
    """Everything the page shows."""
    alle, regio, boek = afbouwbeelden(blik.opname, blik.regio), blik.regio, blik.regio[Bestemmingen]
    return {
        "zin": zin(alle, blik.opname.peildatum),
        "tabel": Tabel(
            f"Hulp die niet meer regionaal wordt ingekocht, op {datum(blik.opname.peildatum)}",
            (
                Kolom("Hulp"), Kolom("Gemeenten"), Kolom("Wordt"), Kolom("Vanaf"),
                Kolom("Loopt nog, jeugdigen", getal=True), Kolom("Nog regionaal", getal=True),
                Kolom("Waarvan dubbel", getal=True), Kolom("Laatste maand"), Kolom("Hoe vast"),
            ),
            [_rij(blik, een) for een in alle],
            leeg="De regio heeft niet vastgelegd dat er hulp stopt of lokaal wordt.",
            code="afbouw",
        ),
        "verplicht": Tabel(
            "Regionaal verplicht",
            (Kolom("Hulp"), Kolom("Waarom"), Kolom("Vanaf"), Kolom("Hoe vast")),
            [
                [
                    Cel(producten(regio, een.producten)), Cel(een.reden),
                    dagcel(een.geldig.start), broncel(regio, een),
                ]
                for een in boek.verplicht
            ],
            code="verplicht",
        ),
        "schatting": SCHATTING,
    }  # fmt: skip


def vanaf_nu(een: Afbouwbeeld, peildatum: date) -> list[Uitloopmaand]:
    """The months still to come, that of the peildatum among them."""
    return [m for m in een.afloop.maanden if m.maand >= peildatum.replace(day=1)]


def zin(alle: list[Afbouwbeeld], peildatum: date) -> str:
    """How much still runs on from the peildatum, in one sentence."""
    lopen = [maanden for een in alle if (maanden := vanaf_nu(een, peildatum))]
    if not alle:
        return "Er is niets vastgelegd over hulp die stopt of lokaal wordt."
    if not lopen:
        return "Van de hulp die niet meer regionaal is, loopt geen toewijzing meer door."
    euro = sum(maand.cents for maanden in lopen for maand in maanden)
    dubbel = sum(maand.dubbel for maanden in lopen for maand in maanden)
    naast = f", waarvan {euro_kort(dubbel)} naast eigen aanbod" if dubbel else ""
    return (
        f"{hoeveel(len(lopen), 'keuze heeft', 'keuzes hebben')} nog regionale uitloop: naar "
        f"schatting {euro_kort(euro)}{naast}."
    )


def producten(regio: Regio, codes: frozenset[str]) -> str:
    """Products as the region calls them, in order of code."""
    bekend = {een.code: een.naam for een in regio.producten}
    return opsomming([f"{code} {bekend.get(code, '')}".strip() for code in sorted(codes)])


def gemeenten(regio: Regio, bestemming: Bestemming) -> str:
    """Who, by name; all of them in one word."""
    namen = [g.naam for g in regio.gemeenten if g.code in bestemming.gemeenten]
    leden = [g for g in regio.gemeenten if bestemming.vanaf in g.lid]
    return f"alle {len(namen)}" if len(namen) == len(leden) else opsomming(sorted(namen))


def _rij(blik: Blik, een: Afbouwbeeld) -> list[Cel]:
    keuze, maanden = een.bestemming, vanaf_nu(een, blik.opname.peildatum)
    return [
        Cel(
            producten(blik.regio, keuze.producten),
            adres=blik.adres("afbouw_een", keuze.code),
            titel=keuze.reden,
        ),
        Cel(gemeenten(blik.regio, keuze)),
        Cel(WORDT[keuze.wordt]),
        dagcel(keuze.vanaf),
        getalcel(maanden[0].jeugdigen if maanden else 0),
        eurocel(sum(maand.cents for maand in maanden)),
        eurocel(sum(maand.dubbel for maand in maanden)),
        Cel(f"{maanden[-1].maand:%Y-%m}" if maanden else "–"),
        broncel(blik.regio, keuze),
    ]


def eurocel(cents: int) -> Cel:
    """An amount at the scale it is read at."""
    return Cel(euro_kort(cents), waarde=cents, soort=Celsoort.EURO)
