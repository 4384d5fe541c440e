# SPDX-License-Identifier: EUPL-1.2
"""One right message of each kind, and a way to say what is different."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from hefboom.ijw import Bericht, antwoord, nieuw
from hefboom.kernel import Bsn

WEG = object()
GEMEENTE, AANBIEDER = "0505", "65656055"
DAG = date(2026, 5, 6)
VANDAAG = date(2026, 5, 7)
ANNA, BRAM = Bsn("999900006"), Bsn("999900018")


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def _client(**rest: Any) -> dict[str, Any]:
    return {
        "Client": {
            "Bsn": ANNA,
            "Geboortedatum": {"Datum": dag("2012-02-29")},
            "Geslacht": "2",
            "Naam": {"Geslachtsnaam": {"Achternaam": "Jansen"}, "Voorletters": "A"},
            **rest,
        }
    }


def _contact() -> dict[str, Any]:
    return {
        "Soort": "01",
        "Adres": {
            "Huis": {"Huisnummer": 9},
            "Postcode": "3311AA",
            "Plaatsnaam": "Dordrecht",
            "LandCode": "NL",
        },
    }


def _prestatie(nummer: str, begin: str = "2026-04-01", einde: str = "2026-04-30") -> dict[str, Any]:
    return {
        "ProductReferentie": {"ReferentieNummer": nummer},
        "ToewijzingNummer": 10072,
        "ProductCategorie": "45",
        "ProductCode": "45A03",
        "ProductPeriode": {"Begindatum": dag(begin), "Einddatum": dag(einde)},
        "GeleverdVolume": 4,
        "Eenheid": "04",
        "ProductTarief": 1250,
        "IngediendBedrag": {"Bedrag": 5000, "DebetCredit": "D"},
    }


PRODUCT = {"Categorie": "45", "Code": "45A03"}
OMVANG = {"Volume": 4, "Eenheid": "04", "Frequentie": "4"}
_301 = _client(
    Contactgegevens={"Contact": (_contact(), {**_contact(), "Soort": "04"})},
    Relaties={
        "Relatie": (
            {
                "Nummer": "1",
                "Soort": "10",
                "Naam": {"Geslachtsnaam": {"Achternaam": "Vries"}, "NaamGebruik": "1"},
                "Contact": _contact(),
            },
        )
    },
    ToegewezenProducten={
        "ToegewezenProduct": tuple(
            {
                "ToewijzingNummer": nummer,
                "Product": dict(PRODUCT),
                "Toewijzingsdatum": dag("2026-05-01"),
                "Toewijzingstijd": time(9, 30),
                "Ingangsdatum": dag(begin),
                "Einddatum": dag(einde),
                "Omvang": dict(OMVANG),
            }
            for nummer, begin, einde in (
                (1, "2026-06-01", "2026-06-30"),
                (2, "2026-07-01", "2026-12-31"),
            )
        )
    },
)
_301["Client"]["Naam"]["NaamGebruik"] = "1"
_START = {
    "ToewijzingNummer": 1,
    "Product": dict(PRODUCT),
    "ToewijzingIngangsdatum": dag("2026-04-01"),
    "Begindatum": dag("2026-04-03"),
    "StatusAanlevering": "1",
}
_VERZOEK = {
    "ReferentieAanbieder": "V1",
    "Product": dict(PRODUCT),
    "ToewijzingIngangsdatum": dag("2026-06-01"),
    "ToewijzingEinddatum": dag("2026-06-30"),
    "Omvang": dict(OMVANG),
    "Verwijzer": {"Type": "02", "ZorgverlenerCode": "12345678"},
}
_NIEUW = {
    "Product": dict(PRODUCT),
    "GewensteIngangsdatum": dag("2026-06-01"),
    "Einddatum": dag("2026-06-30"),
    "Omvang": dict(OMVANG),
}
GOED: Mapping[str, Mapping[str, Any]] = {
    "JW301": _301,
    "JW305": _client(
        StartProducten={
            "StartProduct": (_START, {**_START, "ToewijzingNummer": 2, "StatusAanlevering": "3"})
        }
    ),
    "JW307": _client(
        StopProducten={
            "StopProduct": (
                {**_START, "RedenBeeindiging": "31", "Einddatum": dag("2026-05-01")},
                {**_START, "RedenBeeindiging": "20", "Einddatum": dag("2026-05-01")},
            )
        }
    ),
    "JW315": _client(
        AangevraagdeProducten={
            "AangevraagdProduct": (
                _VERZOEK,
                {
                    **_VERZOEK,
                    "ReferentieAanbieder": "V2",
                    "ToewijzingIngangsdatum": dag("2026-07-01"),
                    "ToewijzingEinddatum": dag("2026-07-31"),
                },
            )
        }
    ),
    "JW317": {
        "Client": {
            "Bsn": ANNA,
            "Verzoek": {
                "ReferentieAanbieder": "W1",
                "RedenVerzoek": "1",
                "OngewijzigdeProducten": {"OngewijzigdProduct": ({"ToewijzingNummer": 1},)},
                "TeWijzigenProducten": {
                    "TeWijzigenProduct": (
                        {
                            "ToewijzingNummer": 2,
                            "GewensteIngangsdatum": dag("2026-06-01"),
                            "Einddatum": dag("2026-06-30"),
                            "Omvang": dict(OMVANG),
                        },
                    )
                },
                "NieuweProducten": {
                    "NieuwProduct": (
                        _NIEUW,
                        {
                            **_NIEUW,
                            "GewensteIngangsdatum": dag("2026-07-01"),
                            "Einddatum": dag("2026-07-31"),
                        },
                    )
                },
            },
        }
    },
    "JW319": {
        "Antwoord": {
            "ReferentieAanbieder": "V1",
            "VerzoekAntwoord": "1",
            "RedenAfwijzingVerzoek": "8",
            "Woonplaatsbeginsel": {"Gemeente": "0363"},
        }
    },
    "JW323": {
        "Declaratie": {
            "DeclaratieNummer": "DN001",
            "DeclaratiePeriode": {"Begindatum": dag("2026-04-01"), "Einddatum": dag("2026-04-30")},
            "DeclaratieDagtekening": DAG,
            "TotaalIngediendBedrag": {"TotaalBedrag": 15000, "DebetCredit": "D"},
            "Clienten": {
                "Client": (
                    {
                        "Bsn": ANNA,
                        "Prestaties": {
                            "Prestatie": (
                                _prestatie("R1"),
                                _prestatie("R2", "2026-03-01", "2026-03-31"),
                            )
                        },
                    },
                    {
                        "Bsn": BRAM,
                        "Prestaties": {
                            "Prestatie": ({**_prestatie("R3"), "ToewijzingNummer": 10073},)
                        },
                    },
                )
            },
        }
    },
}


def bericht(soort: str, anders: Mapping[str, Any] | None = None) -> Bericht:
    """The right message of this kind, except for what `anders` sets (or takes away: `WEG`).

    Keys are paths as in `Finding.pad`; a path starting with `kop` is not possible.
    """
    if soort == "JW325":
        regel = "Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"
        heel = antwoord(bericht("JW323"), "A1", DAG, {regel: ("9321",)})
    else:
        van_gemeente = soort in {"JW301", "JW319"}
        partijen = (GEMEENTE, AANBIEDER) if van_gemeente else (AANBIEDER, GEMEENTE)
        heel = nieuw(soort, *partijen, "B1", DAG, GOED[soort])
    inhoud = heel.inhoud
    for pad, waarde in (anders or {}).items():
        inhoud = _gezet(inhoud, pad.split("/"), waarde)
    return Bericht(heel.soort, heel.release, heel.kop, inhoud)


def _gezet(hier: Any, stappen: list[str], waarde: Any) -> Any:
    if not stappen:
        return waarde
    match = re.fullmatch(r"(\w+)(?:\[(\d+)\])?", stappen[0])
    if match is None:
        raise ValueError(f"{stappen[0]} is geen stap van een pad.")
    naam, kopie = match[1], dict(hier)
    if match[2]:
        rij, plek = list(kopie[naam]), int(match[2]) - 1
        rij[plek] = _gezet(rij[plek], stappen[1:], waarde)
        kopie[naam] = tuple(rij)
    elif waarde is WEG and len(stappen) == 1:
        del kopie[naam]
    else:
        kopie[naam] = _gezet(kopie.get(naam, {}), stappen[1:], waarde)
    return kopie
