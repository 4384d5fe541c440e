# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a table reads by the row
"""Every rule within a message at work: where it holds, where it fails, where it says nothing.

A row: rule, message, what makes it fail, what makes it not apply (None: it always applies). With
nothing changed the message is right, so every rule passes there or does not apply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hefboom.ijw.standaard import NietBestaandBsn
from hefboom.ijw.voorbeelden.berichten import WEG, dag

Anders = Mapping[str, Any]

CONTACT = "Client/Contactgegevens/Contact[1]"
TIJDELIJK = "Client/Contactgegevens/Contact[2]"
TOE = "Client/ToegewezenProducten/ToegewezenProduct"
START = "Client/StartProducten/StartProduct"
STOP = "Client/StopProducten/StopProduct"
VRAAG = "Client/AangevraagdeProducten/AangevraagdProduct"
WIJZIG = "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct"
NIEUW = "Client/Verzoek/NieuweProducten/NieuwProduct"
REGEL = "Declaratie/Clienten/Client[1]/Prestaties/Prestatie"
REGEL3 = "Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"
ANTW = "DeclaratieAntwoord"
VROEG, LAAT = dag("2026-01-01"), dag("2026-08-01")
CREDIT = {
    f"{REGEL}[1]/IngediendBedrag/DebetCredit": "C",
    f"{REGEL}[1]/ProductReferentie/VorigReferentieNummer": "R0",
}
ZONDER_CODE = {f"{TOE}[1]/Product": {"Categorie": "45"}, f"{TOE}[1]/Omvang": WEG}

_TABEL: tuple[tuple[str, str, Anders, Anders | None], ...] = (
    ("CS002", "JW305", {"Client/Bsn": NietBestaandBsn("123456789")}, None),
    ("TR002", "JW305", {"Client/Geboortedatum/Datum": dag("1906-05-05")},
     {"Client/Geboortedatum": {"Datum": dag("1900-01-01"), "DatumGebruik": "3"}}),
    ("CS139", "JW305", {"Client/Geboortedatum": {"Datum": dag("2012-02-29"), "DatumGebruik": "2"}}, {}),
    ("CS050", "JW301", {"Client/Naam/Partnernaam": {"Achternaam": "B"}, "Client/Naam/NaamGebruik": "6"}, None),
    ("CS318", "JW301", {"Client/Naam/NaamGebruik": "6"}, None),
    ("CD007", "JW301", {"Client/Communicatie": {"Vorm": "1"}}, None),
    ("TR006", "JW301", {f"{CONTACT}/Adres/Huis": WEG}, None),
    ("TR061", "JW301", {f"{CONTACT}/Soort": "04"}, None),
    ("CD005", "JW301", {f"{CONTACT}/Adres/LandCode": WEG}, None),
    ("CD009", "JW301", {f"{CONTACT}/Periode": {"Begindatum": VROEG}}, {}),
    ("CD025", "JW301", {f"{CONTACT}/Adres/Huis": WEG},
     {f"{pad}/Adres/LandCode": "BE" for pad in (CONTACT, TIJDELIJK, "Client/Relaties/Relatie[1]/Contact")}),
    ("CS089", "JW301", {f"{CONTACT}/Adres/Postcode": "33AA"},
     {f"{CONTACT}/Adres/LandCode": "BE", f"{CONTACT}/Adres/Postcode": "33AA"}),
    ("CD034", "JW301", {f"{CONTACT}/Adres": WEG}, {f"{TIJDELIJK}/Adres": WEG}),
    ("CS003", "JW301", {f"{TOE}[1]/Einddatum": VROEG}, {f"{TOE}[2]/Einddatum": WEG}),
    ("TR018", "JW307", {f"{STOP}[1]/Einddatum": VROEG}, None),
    ("CS058", "JW305", {f"{START}[1]/StatusAanlevering": "9"}, None),
    ("TR101", "JW305", {f"{START}[2]/ToewijzingNummer": 1}, None),
    ("TR134", "JW305", {f"{START}[1]/Begindatum": LAAT}, None),
    ("TR302", "JW301", {f"{TOE}[2]/Ingangsdatum": dag("2026-06-30")},
     {f"{TOE}[1]/RedenWijziging": "13", f"{TOE}[1]/Einddatum": dag("2026-06-01"),
      f"{TOE}[2]/Ingangsdatum": dag("2026-06-01")}),
    ("TR386", "JW315", {f"{VRAAG}[2]/ToewijzingIngangsdatum": dag("2026-06-30")}, None),
    ("TR410", "JW317", {f"{NIEUW}[1]/Einddatum": WEG}, None),
    ("CD041", "JW301", {f"{TOE}[1]/Omvang": WEG}, ZONDER_CODE),
    ("CD080", "JW301", {f"{TOE}[1]/Product": {"Categorie": "45"}}, {}),
    ("CD095", "JW315", {f"{VRAAG}[1]/Product": {"Categorie": "45"}}, {}),
    ("CD096", "JW317", {f"{NIEUW}[1]/Product": {"Categorie": "45"}}, {}),
    ("CD075", "JW301", {f"{TOE}[2]/Budget": 1, f"{TOE}[2]/Omvang": WEG, f"{TOE}[2]/Einddatum": WEG}, {}),
    ("CD076", "JW301", {f"{TOE}[2]/Omvang/Frequentie": "2", f"{TOE}[2]/Einddatum": WEG}, {}),
    ("CD077", "JW301", {f"{TOE}[1]/Budget": 1}, {}),
    ("CD078", "JW301", {f"{TOE}[1]/Budget": 1}, ZONDER_CODE),
    ("CD079", "JW301", {f"{TOE}[1]/Product": WEG}, {f"{TOE}[1]/Budget": 100}),
    ("CS338", "JW301", {f"{TOE}[1]/Omvang": {"Volume": 1, "Eenheid": "14", "Frequentie": "1"}}, {}),
    ("CS343", "JW315", {f"{VRAAG}[1]/Omvang": {"Volume": 1, "Eenheid": "83", "Frequentie": "1"}}, {}),
    ("CS335", "JW301", {f"{TOE}[1]/RedenWijziging": "13"}, {}),
    ("CS336", "JW301", {f"{TOE}[1]/RedenWijziging": "01"}, {}),
    ("TR383", "JW315", {f"{VRAAG}[2]/ReferentieAanbieder": "V1"}, None),
    ("CD043", "JW315", {f"{VRAAG}[1]/BeschikkingNummer": 7}, None),
    ("CD066", "JW315", {f"{VRAAG}[1]/Verwijzer/Naam": "Zon"}, {f"{VRAAG}[1]/Verwijzer": {"Type": "01"}}),
    ("CD067", "JW315", {f"{VRAAG}[1]/Verwijzer/ZorgverlenerCode": WEG}, {}),
    ("CD068", "JW315", {f"{VRAAG}[1]/Verwijzer/Type": "01"}, {}),
    ("TR352", "JW317", {"Client/Verzoek/OngewijzigdeProducten": WEG, "Client/Verzoek/TeWijzigenProducten": WEG}, None),
    ("TR353", "JW317", {"Client/Verzoek/NieuweProducten": WEG, "Client/Verzoek/TeWijzigenProducten": WEG}, None),
    ("TR380", "JW317", {f"{NIEUW}[1]/GewensteIngangsdatum": dag("2026-05-06")}, None),
    ("TR377", "JW319", {"Antwoord/Woonplaatsbeginsel": WEG}, {"Antwoord/RedenAfwijzingVerzoek": "2"}),
    ("TR409", "JW319", {"Antwoord/RedenAfwijzingVerzoek": "2"}, {}),
    ("CD085", "JW319", {"Antwoord/RedenAfwijzingVerzoek": WEG}, {"Antwoord/VerzoekAntwoord": "2"}),
    ("CD086", "JW319", {"Antwoord/VerzoekAntwoord": "2"}, {}),
    ("TR358", "JW323", {"Declaratie/TotaalIngediendBedrag/TotaalBedrag": 15001}, None),
    ("TR342", "JW325", {f"{ANTW}/TotaalToegekendBedrag/TotaalBedrag": 9999}, None),
    ("TR342", "JW325", {f"{ANTW}/RetourCodes/RetourCode": ("9333",)}, None),
    ("TR315", "JW323", CREDIT | {f"{REGEL}[2]/ProductReferentie/VorigReferentieNummer": "R0"}, {}),
    ("TR316", "JW323", CREDIT | {f"{REGEL}[1]/ProductReferentie/VorigReferentieNummer": "R2"}, {}),
    ("TR335", "JW323", {f"{REGEL}[1]/ProductPeriode/Einddatum": dag("2021-05-05")}, None),
    ("TR416", "JW323", {f"{REGEL}[2]/ProductPeriode": {"Begindatum": dag("2026-04-01"), "Einddatum": dag("2026-04-30")}},
     CREDIT | {f"{REGEL}[2]/IngediendBedrag/DebetCredit": "C", f"{REGEL}[2]/ProductReferentie/VorigReferentieNummer": "R00",
               f"{REGEL3}/IngediendBedrag/DebetCredit": "C", f"{REGEL3}/ProductReferentie/VorigReferentieNummer": "R000"}),
    ("TR137", "JW323", {f"{REGEL}[1]/ProductPeriode/Einddatum": LAAT}, None),
    ("CD060", "JW323", {f"{REGEL}[1]/IngediendBedrag/DebetCredit": "C"}, None),
    ("CD087", "JW323", {f"{REGEL}[1]/Eenheid": "83"}, None),
    ("CS339", "JW323", {f"{REGEL}[1]/Eenheid": "83"}, {}),
    ("CS325", "JW323", {f"{REGEL}[1]/IngediendBedrag": {"Bedrag": 0, "DebetCredit": "C"}}, {}),
    ("CS337", "JW323", {f"{REGEL}[1]/ProductPeriode/Begindatum": dag("2026-03-31")}, None),
    ("CS340", "JW323", {"Declaratie/DeclaratiePeriode/Einddatum": dag("2026-04-29")}, None),
    ("CS100", "JW323", {f"{REGEL}[1]/ProductPeriode/Begindatum": dag("2020-12-01")}, None),
)  # fmt: skip
#: rules whose right message holds nothing to pass on: what makes them pass.
_SLAAGT: Mapping[str, Anders] = {
    "CS139": {"Client/Geboortedatum": {"Datum": dag("2012-01-01"), "DatumGebruik": "2"}},
    "CD007": {"Client/Communicatie": {"Vorm": "1", "Taal": "Pools"}},
    "CD009": {f"{TIJDELIJK}/Periode": {"Begindatum": VROEG}},
    "CD080": ZONDER_CODE,
    "CD095": {f"{VRAAG}[1]/Product": {"Categorie": "45"}, f"{VRAAG}[1]/Omvang": WEG},
    "CD096": {f"{NIEUW}[1]/Product": {"Categorie": "45"}, f"{NIEUW}[1]/Omvang": WEG},
    "CD075": {f"{TOE}[1]/Budget": 1, f"{TOE}[1]/Omvang": WEG},
    "CD076": {f"{TOE}[1]/Omvang/Frequentie": "2"},
    "CD077": {f"{TOE}[1]/Budget": 1, f"{TOE}[1]/Omvang": WEG},
    "CS338": {f"{TOE}[1]/Omvang": {"Volume": 1, "Eenheid": "14", "Frequentie": "2"}},
    "CS343": {f"{VRAAG}[1]/Omvang": {"Volume": 1, "Eenheid": "83", "Frequentie": "6"}},
    "CS335": {f"{TOE}[1]/RedenWijziging": "13", f"{TOE}[1]/Einddatum": dag("2026-06-01")},
    "CS336": {f"{TOE}[1]/RedenWijziging": "04"},
    "CD067": {f"{VRAAG}[1]/Verwijzer": {"Type": "02", "Naam": "Zon"}},
    "CD068": {f"{VRAAG}[1]/Verwijzer": {"Type": "01"}},
    "TR409": {"Antwoord/RedenAfwijzingVerzoek": "2", "Antwoord/Woonplaatsbeginsel": WEG},
    "CD086": {"Antwoord/VerzoekAntwoord": "2", "Antwoord/RedenAfwijzingVerzoek": WEG},
    "TR315": CREDIT,
    "TR316": CREDIT,
    "CS339": {f"{REGEL}[1]/Eenheid": "83", f"{REGEL}[1]/GeleverdVolume": 5000},
    "CS325": {f"{REGEL}[1]/IngediendBedrag": {"Bedrag": 0, "DebetCredit": "D"}},
}  # fmt: skip


@dataclass(frozen=True)
class Regelvoorbeeld:
    """One rule shown on one right message, by what is changed in it (path → value, or `WEG`).

    `niet` is None for a rule that always applies.
    """

    code: str
    soort: str
    goed: Anders
    fout: Anders
    niet: Anders | None


REGELVOORBEELDEN = tuple(
    Regelvoorbeeld(code, soort, _SLAAGT.get(code, {}), fout, niet)
    for code, soort, fout, niet in _TABEL
)
