# SPDX-License-Identifier: EUPL-1.2
"""A course of help as the content of its iJw messages (iJw 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from hefboom.demo.levensloop import Traject, Wijziging
from hefboom.demo.personen import Persoon
from hefboom.demo.zending import Zending
from hefboom.ijw.codes import COD260, COD327, COD700, COD757
from hefboom.kernel import zeker

Elementen = dict[str, Any]
#: Referrers that are named by an AGB code.
MET_CODE: frozenset[str] = frozenset({COD327.HUISARTS, COD327.MEDISCH_SPECIALIST})
VERWIJZERNAAM: Mapping[str, str] = {
    COD327.JEUGDARTS: "Jeugdarts (proef)",
    COD327.GI: "Gecertificeerde instelling (proef)",
}


def _persoon(p: Persoon, volledig: bool = False) -> Elementen:
    achternaam = {"Achternaam": p.achternaam}
    if p.voorvoegsel:
        achternaam["Voorvoegsel"] = p.voorvoegsel
    naam: Elementen = {
        "Geslachtsnaam": achternaam,
        "Voornamen": p.voornaam,
        "Voorletters": p.voornaam[0],
    }
    if volledig:
        naam["NaamGebruik"] = COD700.EIGEN_NAAM
    return {
        "Bsn": p.bsn,
        "Geboortedatum": {"Datum": p.geboren},
        "Geslacht": p.geslacht,
        "Naam": naam,
    }


def _product(t: Traject) -> Elementen:
    return {"Categorie": t.aanbod.product.categorie, "Code": t.aanbod.code}


def _omvang(t: Traject, volume: int) -> Elementen:
    return {"Volume": volume, "Eenheid": t.eenheid, "Frequentie": t.frequentie}


def verzoek(t: Traject, referentie: str) -> Elementen:
    """JW315: the provider asks for an allocation and says who referred."""
    verwijzer: Elementen = {"Type": t.verwijzer}
    if t.verwijzer in MET_CODE:
        verwijzer["ZorgverlenerCode"] = f"99{int(t.gemeente) * 100 + t.nummer % 40:06d}"
    elif t.verwijzer in VERWIJZERNAAM:
        verwijzer["Naam"] = VERWIJZERNAAM[t.verwijzer]
    gevraagd = {
        "ReferentieAanbieder": referentie,
        "Product": _product(t),
        "ToewijzingIngangsdatum": t.ingang,
        "ToewijzingEinddatum": t.eind,
        "Omvang": _omvang(t, t.volume),
        "Verwijzer": verwijzer,
        "Raamcontract": COD260.JA,
    }
    client = _persoon(t.persoon)
    client["AangevraagdeProducten"] = {"AangevraagdProduct": (gevraagd,)}
    return {"Client": client}


def wijzigingsverzoek(t: Traject, zending: Zending) -> Elementen:
    """JW317: the provider asks for longer or more, and names what stays as it is."""
    wijziging = zeker(zending.wijziging, "een gevraagde wijziging")
    gewenst = {
        "ToewijzingNummer": t.nummer,
        "GewensteIngangsdatum": t.ingang,
        "Einddatum": wijziging.eind,
        "Omvang": _omvang(t, wijziging.volume),
    }
    vraag: Elementen = {"ReferentieAanbieder": zending.referentie, "RedenVerzoek": zending.reden}
    if zending.naast:
        blijft = tuple({"ToewijzingNummer": nummer} for nummer in zending.naast)
        vraag["OngewijzigdeProducten"] = {"OngewijzigdProduct": blijft}
    vraag["TeWijzigenProducten"] = {"TeWijzigenProduct": (gewenst,)}
    return {"Client": {"Bsn": t.persoon.bsn, "Verzoek": vraag}}


def antwoord(referentie: str, besluit: str, reden: str) -> Elementen:
    """JW319: the municipality refuses a request (with a reason, WJ759), or looks into it."""
    inhoud: Elementen = {"ReferentieAanbieder": referentie, "VerzoekAntwoord": besluit}
    if reden:
        inhoud["RedenAfwijzingVerzoek"] = reden
    return {"Antwoord": inhoud}


def toewijzing(t: Traject, plaats: str, w: Wijziging, referentie: str) -> Elementen:
    """JW301: the municipality allocates, or changes what it allocated (with a reason, JZ002).

    `referentie` is that of the request it answers, empty when there was none (TR379).
    """
    product: Elementen = {"ToewijzingNummer": t.nummer}
    if referentie:
        product["ReferentieAanbieder"] = referentie
    product |= {
        "Product": _product(t),
        "Toewijzingsdatum": w.dagtekening if w.reden else t.toegewezen,
        "Toewijzingstijd": time(8 + t.nummer % 9, t.nummer % 60),
        "Ingangsdatum": t.ingang,
        "Einddatum": w.eind,
    }
    if w.reden:
        product["RedenWijziging"] = w.reden
    product["Omvang"] = _omvang(t, w.volume)
    client = _persoon(t.persoon, volledig=True)
    client["Contactgegevens"] = {
        "Contact": (
            {
                "Soort": COD757.BRP_ADRES,
                "Adres": {
                    "Huis": {"Huisnummer": 1 + t.nummer % 180},
                    "Postcode": "9999XX",
                    "Straatnaam": "Proefstraat",
                    "Plaatsnaam": plaats,
                    "LandCode": "NL",
                },
            },
        )
    }
    client["ToegewezenProducten"] = {"ToegewezenProduct": (product,)}
    return {"Client": client}


def _geleverd(t: Traject, nummer: int | None) -> Elementen:
    product: Elementen = {}
    if nummer is not None:
        product["ToewijzingNummer"] = nummer
    product["Product"] = _product(t)
    if nummer is not None:
        product["ToewijzingIngangsdatum"] = t.ingang
    return product


def start(t: Traject, zending: Zending) -> Elementen:
    """JW305: help began, or that report is taken back. No allocation number under task funding."""
    product = _geleverd(t, zending.nummer)
    product |= {"Begindatum": zending.begin, "StatusAanlevering": zending.status}
    client = _persoon(t.persoon)
    client["StartProducten"] = {"StartProduct": (product,)}
    return {"Client": client}


def stop(t: Traject, zending: Zending) -> Elementen:
    """JW307: help ended, for good or for a while (reason 20), or that report is taken back."""
    product = _geleverd(t, zending.nummer)
    product |= {
        "Begindatum": zending.begin,
        "RedenBeeindiging": zending.reden,
        "Einddatum": zending.einde,
        "StatusAanlevering": zending.status,
    }
    client = _persoon(t.persoon)
    client["StopProducten"] = {"StopProduct": (product,)}
    return {"Client": client}
