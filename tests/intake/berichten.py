# SPDX-License-Identifier: EUPL-1.2
"""Small real messages for tests: a tree in, bytes out, as `ijw.schrijf` writes them."""

from __future__ import annotations

import itertools
from datetime import date, time
from typing import Any

from hefboom import ijw
from hefboom.kernel import Bsn
from hefboom.kernel.codes import elfproef

GEMEENTE, BUURGEMEENTE, VREEMD = "0505", "0512", "0363"
HORIZON, KOMPAS = "42420001", "65656055"
TOM, ANNA = Bsn("999900006"), Bsn("123456782")
AMBULANT, TAAKPRODUCT = ("45", "45A48"), ("45", "45S01")
DAG = date(2026, 3, 2)
_nummers = itertools.count(1)


def volgnummer() -> str:
    """A fresh identification."""
    return f"B{next(_nummers):08d}"


def kind(nummer: int) -> Bsn:
    """The BSN of an invented child; every number has its own."""
    for getal in range(nummer * 1000, nummer * 1000 + 1000):
        if elfproef(bsn := f"{getal:09d}"):
            return Bsn(bsn)
    raise LookupError(nummer)


def client(bsn: Bsn = TOM, **extra: Any) -> dict[str, Any]:
    return {
        "Bsn": bsn,
        "Geboortedatum": {"Datum": date(2014, 5, 6)},
        "Geslacht": "1",
        "Naam": {
            "Geslachtsnaam": {"Achternaam": "Wit"},
            "Voornamen": "Tom",
            "Voorletters": "T",
        },
        **extra,
    }


def product(code: tuple[str, str] | None) -> dict[str, Any]:
    return {} if code is None else {"Product": {"Categorie": code[0], "Code": code[1]}}


def schrijf(
    soort: str,
    inhoud: dict[str, Any],
    dag: date = DAG,
    gemeente: str = GEMEENTE,
    aanbieder: str = HORIZON,
    identificatie: str | None = None,
) -> bytes:
    afzender, ontvanger = (
        (gemeente, aanbieder) if soort in {"JW301", "JW319"} else (aanbieder, gemeente)
    )
    naam = identificatie or volgnummer()
    return ijw.schrijf(ijw.nieuw(soort, afzender, ontvanger, naam, dag, inhoud))


def toegewezen(nummer: int = 1001, code: tuple[str, str] | None = AMBULANT, **extra: Any):
    waarden = {
        "ToewijzingNummer": nummer,
        **product(code),
        "Toewijzingsdatum": DAG,
        "Toewijzingstijd": time(12, 0),
        "Ingangsdatum": DAG,
        "Einddatum": date(2026, 12, 31),
        "Omvang": {"Volume": 3, "Eenheid": "04", "Frequentie": "2"},
        **extra,
    }
    return {naam: waarde for naam, waarde in waarden.items() if waarde is not None}


def jw301(
    *producten: dict[str, Any], bsn: Bsn = TOM, persoon: dict[str, Any] | None = None, **kop: Any
) -> bytes:
    """`persoon` says what else is different about the youth."""
    naam = {
        "Naam": {
            "Geslachtsnaam": {"Achternaam": "Wit"},
            "Voornamen": "Tom",
            "Voorletters": "T",
            "NaamGebruik": "1",
        },
        "Contactgegevens": {
            "Contact": (
                {
                    "Soort": "01",
                    "Adres": {
                        "Huis": {"Huisnummer": 9},
                        "Postcode": "3311AA",
                        "Straatnaam": "Straat",
                        "Plaatsnaam": "Dordrecht",
                        "LandCode": "NL",
                    },
                },
            )
        },
    }
    lijst = {"ToegewezenProduct": tuple(producten or [toegewezen()])}
    wie = client(bsn, **naam, **(persoon or {}), ToegewezenProducten=lijst)
    return schrijf("JW301", {"Client": wie}, **kop)


def jw315(
    *referenties: str,
    verwijzer: str = "02",
    bsn: Bsn = TOM,
    codes: tuple[tuple[str, str], ...] = (AMBULANT, ("45", "45A49")),
    **kop: Any,
) -> bytes:
    gevraagd = zip(referenties, codes, strict=False)
    lijst = tuple(aangevraagd(referentie, verwijzer, code) for referentie, code in gevraagd)
    gevuld = client(
        bsn, GezagsdragerBekend="1", AangevraagdeProducten={"AangevraagdProduct": lijst}
    )
    return schrijf("JW315", {"Client": gevuld}, **kop)


def aangevraagd(referentie: str, verwijzer: str, code: tuple[str, str]) -> dict[str, Any]:
    return {
        "ReferentieAanbieder": referentie,
        **product(code),
        "ToewijzingIngangsdatum": DAG,
        "ToewijzingEinddatum": date(2026, 12, 31),
        "Omvang": {"Volume": 3, "Eenheid": "04", "Frequentie": "2"},
        "Verwijzer": {"Type": verwijzer, "ZorgverlenerCode": "01000001"}
        if verwijzer in {"02", "03", "05"}
        else {"Type": verwijzer, "Naam": "verwijzer"},
        "Raamcontract": "1",
    }


OMVANG = {"Volume": 4, "Eenheid": "04", "Frequentie": "2"}
WIJZIGDAG, GEWENST = date(2026, 5, 1), date(2026, 6, 1)


def te_wijzigen(nummer: int = 1001, **extra: Any) -> dict[str, Any]:
    return {
        "ToewijzingNummer": nummer,
        "GewensteIngangsdatum": GEWENST,
        "Einddatum": date(2026, 12, 31),
        "Omvang": OMVANG,
        **extra,
    }


def nieuw(code: tuple[str, str] = ("45", "45A49"), **extra: Any) -> dict[str, Any]:
    return {
        **product(code),
        "GewensteIngangsdatum": GEWENST,
        "Einddatum": date(2026, 12, 31),
        "Omvang": OMVANG,
        **extra,
    }


def jw317(
    referentie: str,
    wijzigen: tuple[dict[str, Any], ...] = (),
    ongewijzigd: tuple[int, ...] = (),
    nieuwe: tuple[dict[str, Any], ...] = (),
    bsn: Bsn = TOM,
    **kop: Any,
) -> bytes:
    blijft = tuple({"ToewijzingNummer": nummer} for nummer in ongewijzigd)
    groepen = {
        "OngewijzigdeProducten": {"OngewijzigdProduct": blijft} if blijft else None,
        "TeWijzigenProducten": {"TeWijzigenProduct": wijzigen} if wijzigen else None,
        "NieuweProducten": {"NieuwProduct": nieuwe} if nieuwe else None,
    }
    verzoek = {"ReferentieAanbieder": referentie, "RedenVerzoek": "1"}
    verzoek |= {naam: groep for naam, groep in groepen.items() if groep}
    inhoud = {"Client": {"Bsn": bsn, "Verzoek": verzoek}}
    return schrijf("JW317", inhoud, **{"dag": WIJZIGDAG, **kop})


def jw319(referentie: str, besluit: str, reden: str = "2", ander: str = "", **kop: Any) -> bytes:
    antwoord: dict[str, Any] = {"ReferentieAanbieder": referentie, "VerzoekAntwoord": besluit}
    if besluit == "1":
        antwoord["RedenAfwijzingVerzoek"] = reden
    if ander:
        antwoord["Woonplaatsbeginsel"] = {"Gemeente": ander}
    return schrijf("JW319", {"Antwoord": antwoord}, **{"dag": WIJZIGDAG, **kop})


def start(
    nummer: int | None = 1001,
    begin: date = DAG,
    status: str = "1",
    code: tuple[str, str] | None = AMBULANT,
) -> dict[str, Any]:
    koppeling = (
        {} if nummer is None else {"ToewijzingNummer": nummer, "ToewijzingIngangsdatum": DAG}
    )
    return {**koppeling, **product(code), "Begindatum": begin, "StatusAanlevering": status}


def stop(
    nummer: int | None = 1001,
    begin: date = DAG,
    eind: date = date(2026, 5, 1),
    reden: str = "31",
    status: str = "1",
    code: tuple[str, str] | None = AMBULANT,
) -> dict[str, Any]:
    return start(nummer, begin, status, code) | {"RedenBeeindiging": reden, "Einddatum": eind}


def jw305(*starts: dict[str, Any], bsn: Bsn = TOM, **kop: Any) -> bytes:
    lijst = {"StartProduct": tuple(starts or [start()])}
    return schrijf("JW305", {"Client": client(bsn, StartProducten=lijst)}, **_op_tijd(kop))


def jw307(*stops: dict[str, Any], bsn: Bsn = TOM, **kop: Any) -> bytes:
    lijst = {"StopProduct": tuple(stops or [stop()])}
    return schrijf("JW307", {"Client": client(bsn, StopProducten=lijst)}, **_op_tijd(kop))


def prestatie(referentie: str, nummer: int = 1001, volume: int = 4, **extra: Any) -> dict[str, Any]:
    tarief = extra.pop("tarief", 8461)
    return {
        "ProductReferentie": {"ReferentieNummer": referentie},
        "ToewijzingNummer": nummer,
        "ProductCategorie": AMBULANT[0],
        "ProductCode": AMBULANT[1],
        "ProductPeriode": {"Begindatum": date(2026, 4, 1), "Einddatum": date(2026, 4, 30)},
        "GeleverdVolume": volume,
        "Eenheid": "04",
        "ProductTarief": tarief,
        "IngediendBedrag": {"Bedrag": tarief * volume, "DebetCredit": "D"},
        **extra,
    }


def jw323(
    *prestaties: dict[str, Any], bsn: Bsn = TOM, extra: dict[str, Any] | None = None, **kop: Any
) -> bytes:
    """`extra` says what else is different about the claim itself."""
    regels = tuple(prestaties or [prestatie(f"R{volgnummer()}")])
    totaal = sum(int(ijw.getekend(regel["IngediendBedrag"])) for regel in regels)
    declaratie = {
        "DeclaratieNummer": f"D{volgnummer()}",
        "DeclaratiePeriode": {"Begindatum": date(2026, 4, 1), "Einddatum": date(2026, 4, 30)},
        "DeclaratieDagtekening": date(2026, 5, 4),
        "TotaalIngediendBedrag": ijw.totaalbedrag(totaal),
        "Clienten": {"Client": ({"Bsn": bsn, "Prestaties": {"Prestatie": regels}},)},
        **(extra or {}),
    }
    return schrijf("JW323", {"Declaratie": declaratie}, **{"dag": date(2026, 5, 4), **kop})


def _op_tijd(kop: dict[str, Any]) -> dict[str, Any]:
    return {"dag": date(2026, 6, 1), **kop}
