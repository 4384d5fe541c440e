# SPDX-License-Identifier: EUPL-1.2
"""Who and where someone is, is not to be found in a message that is screened off; the rest is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hefboom.ijw import NietAfTeSchermen, is_persoonsgegeven, release, schrijf, zonder_personen
from hefboom.ijw.standaard.beschrijving import Klasse, soort_van
from tests.ijw import maken, verminken

MERK = "GEHEIM"
#: What in iJw tells who or where someone is, as a reader of the standard would list it.
PERSOON = {
    "Naam", "Geslachtsnaam", "Partnernaam", "Achternaam", "Voorvoegsel", "Voornamen", "Voorletters",
    "Geboortedatum", "Adres", "Huis", "Huisnummer", "Huisletter", "HuisnummerToevoeging",
    "Postcode",
    "Straatnaam", "Plaatsnaam", "LandCode", "Telefoon", "Telefoon01", "Telefoon02",
    "Telefoonnummer", "Emailadres", "Organisatie", "Relatie", "Contact", "Communicatie", "Taal",
    "Commentaar", "JuridischeStatus", "WettelijkeVertegenwoordiging",
}  # fmt: skip
#: What a Client may hold besides, by type: names nobody.
ANDERS = {
    "DeclaratieNummer", "LDT_AdresSoort", "LDT_AgbCode", "LDT_Bedrag", "LDT_Budget",
    "LDT_BurgerServicenummer", "LDT_Datum", "LDT_DebetCredit", "LDT_Eenheid", "LDT_Frequentie",
    "LDT_Gemeente", "LDT_Geslacht", "LDT_IdentificatieDeclaratie", "LDT_JaNee", "LDT_Nummer",
    "LDT_ProductCategorie", "LDT_ProductCode", "LDT_RedenAfwijzingVerzoek",
    "LDT_RedenBeeindiging", "LDT_RedenVerzoek", "LDT_RedenWijziging", "LDT_Referentie",
    "LDT_ReferentieNummer", "LDT_RelatieVolgorde", "LDT_RetourCode", "LDT_StatusAanlevering",
    "LDT_Tijd", "LDT_TotaalBedrag", "LDT_TypeVerwijzer", "LDT_VerzoekAntwoord", "LDT_Volume",
}  # fmt: skip
SOORTEN = sorted(release().soorten)


def lokaal(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def gemerkt(rng: random.Random, soort: str) -> bytes:
    """A random message in which every value that is someone's is marked."""
    wortel = etree.fromstring(schrijf(maken.in_gewone_vorm(maken.bericht(rng, soort))))
    for element in wortel.iter():
        namen = {lokaal(element), *map(lokaal, element.iterancestors())}
        if namen & PERSOON and not len(element):
            element.text = MERK
    return etree.tostring(wortel)


@pytest.mark.parametrize("soort", SOORTEN)
@given(zaad=st.integers(0, 10**6))
def test_er_blijft_niets_van_een_persoon_staan_en_de_rest_wel(soort: str, zaad: int) -> None:
    data = gemerkt(random.Random(zaad), soort)
    wortel = etree.fromstring(data)
    tekst = zonder_personen(data)
    assert MERK.encode() not in tekst
    over = etree.fromstring(tekst)
    rest = [e for e in wortel.iter() if not {lokaal(e), *map(lokaal, e.iterancestors())} & PERSOON]
    namen = {lokaal(e) for e in rest}
    gebleven = [e for e in over.iter() if lokaal(e) in namen and e.text != "verborgen"]
    assert [(lokaal(e), e.text) for e in rest] == [(lokaal(e), e.text) for e in gebleven]


@given(zaad=st.integers(0, 10**6), soort=st.sampled_from(SOORTEN))
def test_hoe_een_bericht_ook_beschadigd_is(zaad: int, soort: str) -> None:
    rng = random.Random(zaad)
    data = gemerkt(rng, soort)
    openbaar = release().openbaar
    for _ in range(rng.randint(1, 4)):
        data = verminken.verminkt(rng, data)
    for deel in (data, data[: rng.randrange(len(data))]):
        try:
            tekst = zonder_personen(deel, heel=deel is data)
        except NietAfTeSchermen:
            continue
        if MERK.encode() in tekst:
            # Moved to or renamed into a place that is nobody's: there anything may stand.
            wortel = etree.fromstring(data)
            plekken = {lokaal(e) for e in wortel.iter() if MERK in (e.text or "")}
            assert plekken & openbaar


@pytest.mark.parametrize(
    "inhoud",
    [
        "<!-- GEHEIM -->",
        "<?zet GEHEIM?>",
        "<Bsn>1</Bsn>GEHEIM",
        "<Onbekend>GEHEIM</Onbekend>",
        "<GEHEIM/>",
        "<Bsn wie='GEHEIM'>1</Bsn>",
        "<Naam><![CDATA[GEHEIM]]></Naam>",
        "<Naam wie='x'/><Voornamen>GEHEIM</Voornamen>",
        "<Voornamen>&#71;EHEIM</Voornamen>",
        "<Geboortedatum>\n<Datum>GEHEIM</Datum></Geboortedatum\n>",
        "<Datum>GEHEIM</Datum>",
    ],
)
def test_wat_er_ook_tussen_staat(inhoud: str) -> None:
    data = f"<?xml version='1.0'?><Bericht><Client>{inhoud}</Client></Bericht>".encode()
    tekst = zonder_personen(data).decode()
    assert MERK not in tekst
    assert "EHEIM" not in tekst


@pytest.mark.parametrize(
    "data",
    [
        b"GEHEIM",
        b"",
        b"<Bericht>GEHEIM",
        b"<!DOCTYPE x [<!ENTITY a 'GEHEIM'>]><Bericht>&a;</Bericht>",
        "<?xml version='1.0' encoding='UTF-16'?><Bericht>GEHEIM</Bericht>".encode("utf-16"),
        b"<?xml version='1.0' encoding='latin1'?><Bericht>\xe9</Bericht>",
    ],
)
def test_wat_geen_xml_is_wordt_niet_getoond(data: bytes) -> None:
    with pytest.raises(NietAfTeSchermen):
        zonder_personen(data)


@pytest.mark.parametrize(
    ("pad", "is_het"),
    [
        ("Client/Naam/Voornamen", True),
        ("Client/Geboortedatum/Datum", True),
        ("Client/Contactgegevens/Contact[2]/Adres/Postcode", True),
        ("Client/Relaties/Relatie[1]/Nummer", True),
        ("Client/Onbekend", True),
        ("Client/ToegewezenProducten/ToegewezenProduct[2]/Einddatum", False),
        ("Client/Bsn", False),
        ("Header/Afzender", False),
        ("", False),
    ],
)
def test_een_plek_zegt_of_zij_over_iemand_gaat(pad: str, is_het: bool) -> None:
    assert is_persoonsgegeven(pad) == is_het


def test_van_elk_soort_waarde_bij_een_client_is_besloten_of_zij_iemand_aanwijst() -> None:
    persoon = release().persoonsgegevens
    onbeslist: set[str] = set()

    def loop(klasse: Klasse) -> None:
        for veld in klasse.velden:
            if soort_van(veld) in persoon | ANDERS:
                continue
            if veld.klasse is None:
                onbeslist.add(soort_van(veld))
            else:
                loop(veld.klasse)

    for soort in release().soorten.values():
        for naam, klasse in soort.klassen.items():
            if naam not in ("Header", "Root"):
                loop(klasse)
    assert onbeslist == set()
    assert not persoon & ANDERS
