# SPDX-License-Identifier: EUPL-1.2
"""The weighing of one segment: ticks, evidence, directions through time, claims beside messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hefboom.scherm import Cel, Kolom, Merk, Tabel, dagcel
from hefboom.stelsel import (
    INKOOPCRITERIA,
    PRESTATIECRITERIA,
    RICHTINGEN,
    TAAKCRITERIA,
    Regio,
    Richtingkeuze,
    Vinkje,
    Wegingen,
)
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.herkomst import broncel, bronpunten
from hefboom.sturing.onderdelen.markt import naast_elkaar
from hefboom.weging import FEITEN, Feit, Segmentoordeel, gevolgzin, kantelzin

BRON = Kolom("Bron", sorteert=False, zeeft=False)


def inhoud(
    regio: Regio, oordeel: Segmentoordeel, als: Segmentoordeel | None, blik: Blik | None
) -> dict[str, Any]:
    """Everything the page shows; `als` is the same segment with criteria the other way round."""
    schaal = oordeel.weging.schaal
    return {
        "titel": f"{oordeel.segment} {oordeel.naam}",
        "segment": oordeel.segment,
        "richting": oordeel.bekostiging.richting,
        "inkoop": RICHTINGEN[oordeel.inkoop.richting],
        "zin": _zin(oordeel),
        "kantelzin": kantelzin(oordeel),
        "schaal": f"{schaal.waarde}{f' ({schaal.afwijking})' if schaal.afwijking else ''}",
        "vinkjes": vinkjestabel(regio, oordeel),
        "tegenspraken": _tegenspraken(regio, oordeel),
        "bewijs": bewijstabel(regio, oordeel),
        "niet_genoemd": [
            naam
            for code, naam in INKOOPCRITERIA.items()
            if code not in {regel.criterium for regel in oordeel.weging.bewijsregels}
        ],
        "verloop": verlooptabel(regio, oordeel),
        "markt": naast_elkaar(blik, oordeel.segment, oordeel.weging.uitspraken) if blik else None,
        "keuzes": [
            (feit.code, _omgekeerd(feit, oordeel), als is not None and feit.code in als.anders)
            for feit in FEITEN
        ],
        "als": _als(regio, oordeel, als) if als else None,
        "terugval": regio[Wegingen].terugval,
    }


def _zin(oordeel: Segmentoordeel) -> str:
    mee, tegen = _geteld(oordeel, oordeel.bekostiging.richting)
    anders = "prestatiegericht" if oordeel.bekostiging.richting == "taakgericht" else "taakgericht"
    uit = f" {oordeel.bekostiging.uitzondering}" if oordeel.bekostiging.uitzondering else ""
    return (
        f"{mee} redenen voor {oordeel.bekostiging.richting} gelden, en {tegen} voor {anders}. "
        f"De richting is {oordeel.bekostiging.richting} ({oordeel.bekostiging.status}), met "
        f"{RICHTINGEN[oordeel.inkoop.richting]} ({oordeel.inkoop.status}).{uit}"
    )


def _geteld(oordeel: Segmentoordeel, richting: str) -> tuple[str, str]:
    taak, prestatie = (
        f"{sum(oordeel.vinken[code] for code in criteria)} van de {len(criteria)}"
        for criteria in (TAAKCRITERIA, PRESTATIECRITERIA)
    )
    return (taak, prestatie) if richting == "taakgericht" else (prestatie, taak)


def vinkjestabel(regio: Regio, oordeel: Segmentoordeel) -> Tabel:
    """The eight criteria, with what they rest on."""
    return Tabel(
        "Redenen voor taakgericht en voor prestatiegericht",
        (Kolom("Criterium"), Kolom("Reden voor"), Kolom("Geldt"), Kolom("Waarop het rust"), BRON),
        [
            [
                Cel(naam),
                Cel(kant),
                Cel("✓ ja" if vinkje.geldt else "– nee", waarde="ja" if vinkje.geldt else "nee"),
                _waarop(vinkje),
                broncel(regio, vinkje),
            ]
            for kant, criteria in (
                ("taakgericht", TAAKCRITERIA),
                ("prestatiegericht", PRESTATIECRITERIA),
            )
            for code, naam in criteria.items()
            if (vinkje := oordeel.weging.vinkjes[code])
        ],
        code="vinkjes",
        kaarten=True,
    )


def _waarop(vinkje: Vinkje) -> Cel:
    antwoord = f"Weegt niet door: {vinkje.antwoord.tekst}" if vinkje.antwoord else ""
    if not vinkje.bewijs and not antwoord:
        return Cel("alleen het vinkje", klasse="zacht")
    return Cel(vinkje.bewijs or "", naast=antwoord)


def bewijstabel(regio: Regio, oordeel: Segmentoordeel) -> Tabel:
    """The lines of evidence for the procedure, in the order of the criteria."""
    volgorde = [*INKOOPCRITERIA, None]
    regels = sorted(oordeel.weging.bewijsregels, key=lambda regel: volgorde.index(regel.criterium))
    return Tabel(
        "Bewijs voor de inkoopprocedure",
        (Kolom("Criterium"), Kolom("Wat er staat"), Kolom("Als"), BRON),
        [
            [
                Cel(INKOOPCRITERIA[regel.criterium] if regel.criterium else "geen van de acht"),
                Cel(
                    regel.tekst,
                    merk=Merk("verplaatst in de bron", "let-op") if regel.verplaatst else None,
                    naast=regel.verplaatst or "",
                ),
                Cel(regel.soort),
                broncel(regio, regel),
            ]
            for regel in regels
        ],
        leeg="Bij de inkoop staat geen bewijs vastgelegd.",
        code="bewijs",
        kaarten=True,
    )


def verlooptabel(regio: Regio, oordeel: Segmentoordeel) -> Tabel:
    """Every direction taken, with who, why and what it set in motion; the newest first."""
    keuzes = [
        (wat, keuze)
        for wat, reeks in (
            ("Bekostiging", oordeel.weging.bekostiging),
            ("Inkoop", oordeel.weging.inkoop),
        )
        for keuze in reeks.waarden
        if keuze is not None
    ]
    keuzes.sort(key=lambda paar: paar[1].vanaf, reverse=True)
    return Tabel(
        "Hoe de richting tot stand kwam",
        (
            Kolom("Waarover"),
            Kolom("Richting"),
            Kolom("Sinds"),
            Kolom("Wie"),
            Kolom("Waarom"),
            Kolom("Wat het in gang zet"),
            BRON,
        ),
        [_verlooprij(regio, wat, keuze) for wat, keuze in keuzes],
        code="verloop",
        kaarten=True,
    )


def _verlooprij(regio: Regio, wat: str, keuze: Richtingkeuze) -> list[Cel]:
    return [
        Cel(wat),
        Cel(RICHTINGEN[keuze.richting], naast=keuze.uitzondering or ""),
        dagcel(keuze.vanaf),
        Cel(keuze.wie),
        Cel(keuze.reden) if keuze.reden else Cel("niet vastgelegd", klasse="zacht"),
        Cel(keuze.gevolg or "–"),
        broncel(regio, keuze),
    ]


def _tegenspraken(
    regio: Regio, oordeel: Segmentoordeel
) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (een.wat, gevolgzin(een, oordeel),
         list(bronpunten(regio, een.bronnen)))
        for een in oordeel.tegenspraken
    ]  # fmt: skip


def _omgekeerd(feit: Feit, oordeel: Segmentoordeel) -> str:
    """What one would say if this fact were the other way round."""
    if len(feit.criteria) > 1:
        weinig = oordeel.vinken[feit.criteria[0]]
        return f"{feit.naam}: {'veel' if weinig else 'weinig'}"
    (code,) = feit.criteria
    naam = {**TAAKCRITERIA, **PRESTATIECRITERIA}[code]
    return f"{naam}: {'geldt niet' if oordeel.vinken[code] else 'geldt wel'}"


def _als(regio: Regio, oordeel: Segmentoordeel, als: Segmentoordeel) -> dict[str, Any]:
    nieuw = {een.wat for een in als.tegenspraken} - {een.wat for een in oordeel.tegenspraken}
    return {
        "kantelt": als.volgt != oordeel.volgt,
        "volgt": als.volgt or "geen van beide: de vinkjes hangen in balans",
        "kantelzin": kantelzin(als),
        "nieuw": list(_nieuw(als, nieuw)),
    }


def _nieuw(als: Segmentoordeel, zinnen: set[str]) -> Iterator[str]:
    return (een.wat for een in als.tegenspraken if een.wat in zinnen)
