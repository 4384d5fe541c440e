# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a table reads by the row
"""A finding names the place, the rule, what was found and what was expected."""

from datetime import date, time

import pytest

from hefboom.ijw import NietBestaandBsn, lees, schrijf
from hefboom.ijw.standaard import release
from hefboom.ijw.voorbeelden.berichten import bericht

JW301, JW305, JW323 = (schrijf(bericht(soort)) for soort in ("JW301", "JW305", "JW323"))
START = "Client/StartProducten/StartProduct"

TABEL = [
    (JW305, "<jw305:Geslacht>2<", "<jw305:Geslacht><", "RS033", "Client/Geslacht", "is leeg; hier hoort een gevuld element, want het is verplicht."),
    (JW305, "<jw305:Geslacht>2<", "<jw305:Geslacht>7<", "HB005", "Client/Geslacht", "COD046: 0, 1, 2"),
    (JW305, ">999900006<", ">99990000<", "RS037", "Client/Bsn", "precies 9 cijfers"),
    (JW305, ">Jansen<", f">{'x' * 201}<", "RS028", "Client/Naam/Geslachtsnaam/Achternaam", "200 tekens"),
    (JW305, ">Jansen<", "> <", "RS033", "Client/Naam/Geslachtsnaam/Achternaam", "is leeg"),
    (JW305, ">A<", "><", "RS033", "Client/Naam/Voorletters", "gevuld element, of laat het helemaal weg."),
    (JW305, "Aanlevering>1<", "Aanlevering>x<", "HB005", f"{START}[1]/StatusAanlevering", "(COD467: 1, 3)"),
    (JW305, ">A<", ">A.<", "RS045", "Client/Naam/Voorletters", "alleen letters"),
    (JW305, "2026-04-03", "2026-04-31", "HB006", f"{START}[1]/Begindatum", "een datum die bestaat"),
    (JW305, "2026-04-03", "2026-04-03Z", "RS032", f"{START}[1]/Begindatum", "zonder tijdzone"),
    (JW305, "2026-04-03", "3-4-2026", "HB006", f"{START}[1]/Begindatum", "jaar-maand-dag"),
    (JW305, "Nummer>1<", "Nummer>een<", "HB007", f"{START}[1]/ToewijzingNummer", "heel getal"),
    (JW305, "Nummer>1<", "Nummer>-1<", "RS001", f"{START}[1]/ToewijzingNummer", "0 of hoger"),
    (JW305, "Nummer>1<", "Nummer>1234567890<", "RS006", f"{START}[1]/ToewijzingNummer", "999999999"),
    (JW305, ">438<", ">439<", "RS047", "Header/BerichtCode", "438"),
    (JW305, "Versie>3<", "Versie>2<", "CS025", "Header/BerichtVersie", "de waarde 3"),
    (JW305, ">0505<", ">505<", "RS035", "Header/Ontvanger", "4 cijfers"),
    (JW305, ">65656055<", ">6565605<", "RS036", "Header/Afzender", "8 cijfers"),
    (JW305, "Versie>0.1.0<", "Versie>0.1<", "RS048", "Header/XsdVersie/BasisschemaXsdVersie", "drie getallen"),
    (JW305, "<jw305:Geslacht>2</jw305:Geslacht>", "", "HB001", "Client/Geslacht", "ontbreekt"),
    (JW305, "<jw305:Geslacht>2</", "<jw305:Kleur>2</jw305:Kleur><jw305:Geslacht>2</", "HB002", "Client/Kleur", "hoort niet in Client"),
    (JW305, "<jw305:Geslacht>2</", "<jw305:Geslacht>2</jw305:Geslacht><jw305:Geslacht>2</", "HB004", "Client/Geslacht", "hoogstens één keer"),
    (JW305, "<jw305:Bsn>", "x<jw305:Bsn>", "HB008", "Client", "losse tekst"),
    (JW305, "<jw305:Bsn>", "<jw305:Bsn soort='1'>", "HB009", "Client/Bsn", "attribuut soort"),
    (JW305, ">2</jw305:Geslacht>", "><ijw:Datum/></jw305:Geslacht>", "HB010", "Client/Geslacht", "alleen een waarde"),
    (JW305, "2026-04-03", "12026-04-03", "HB011", f"{START}[1]/Begindatum", "jaar 9999"),
    (JW305, "<ijw:Categorie>45</ijw:Categorie>", "<jw305:Categorie>45</jw305:Categorie>", "HB012", f"{START}[1]/Product/Categorie", "verkeerde naamruimte"),
    (JW301, ">09:30:00<", ">9:30<", "HB006", "Client/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingstijd", "uren:minuten"),
    (JW301, ">09:30:00<", ">09:30:00Z<", "RS034", "Client/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingstijd", "zonder tijdzone"),
    (JW301, ">3311AA<", ">3311\nAA<", "HB013", "Client/Relaties/Relatie[1]/Contact/Adres/Postcode", "op één regel"),
    (JW323, ">DN001<", ">DN-01<", "CS319", "Declaratie/DeclaratieNummer", "letters en cijfers"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "oud", "nieuw", "code", "pad", "zegt"), TABEL)
def test_de_bevinding_zegt_wat_en_waar(data, oud, nieuw, code, pad, zegt) -> None:
    fout = data.decode().replace(oud, nieuw, 1).encode()
    assert fout != data
    lezing = lees(fout)
    (bevinding,) = lezing.bevindingen
    assert (bevinding.code, bevinding.pad) == (code, pad)
    assert zegt in bevinding.uitleg
    assert bevinding.soort == "structuur"
    assert bevinding.retourcode is None
    assert lezing.bericht is None
    assert (lezing.kop is None) == pad.startswith("Header")
    regel = fout.decode().split("\n")[(bevinding.regelnummer or 0) - 1]
    element = pad.split("/")[-1].partition("[")[0]
    assert code == "HB001" or f":{element}" in regel


def test_een_te_lang_telefoonnummer_is_te_lang() -> None:
    """Its pattern asks only for digits, so the length is a rule of its own."""
    nummers = release().soorten["JW301"].klassen["Contact"].op_naam["Telefoon"].klasse
    telefoon = nummers.op_naam["Telefoon01"].klasse.op_naam["Telefoonnummer"].type
    assert telefoon.verklaar("0" * 16) == ("RS018", "hoogstens 15 tekens")
    assert telefoon.verklaar("078-123")[0] == "RS046"


def test_alle_fouten_komen_in_een_keer() -> None:
    fout = JW305.replace(b"Geslacht>2<", b"Geslacht>9<").replace(b"2026-04-03", b"")
    assert [b.code for b in lees(fout).bevindingen] == ["HB005", "RS033", "RS033"]


def test_verkeerde_volgorde_zegt_waar_het_hoort() -> None:
    regels = JW305.decode().split("\n")
    plek = next(i for i, regel in enumerate(regels) if ":Begindatum>" in regel)
    regels[plek], regels[plek + 1] = regels[plek + 1], regels[plek]
    (bevinding,) = lees("\n".join(regels).encode()).bevindingen
    assert bevinding.code == "HB003"
    assert "Begindatum staat op de verkeerde plek in StartProduct" in bevinding.uitleg


def test_een_bsn_staat_nooit_heel_in_een_bevinding() -> None:
    (bevinding,) = lees(JW305.replace(b">999900006<", b">9999000061<")).bevindingen
    assert "9999000061" not in bevinding.uitleg + bevinding.gevonden
    assert bevinding.gevonden == "*****0061"


BSN = b"999900006"
VERDWAALD = {
    "een waarde": (b">A<", b">999900006<"),
    "een code": (b"Geslacht>2<", b"Geslacht>999900006<"),
    "de kop": (b"Afzender>65656055<", b"Afzender>999900006<"),
    "een element": (b"<jw305:Geslacht>2", b"<jw305:b999900006/><jw305:Geslacht>2"),
    "een attribuut": (b"<jw305:Geslacht>", b"<jw305:Geslacht b999900006='1'>"),
    "een naamruimte": (b"<jw305:Geslacht>2</jw305:", b"<q:Geslacht xmlns:q='urn:999900006'>2</q:"),
    "iets in een waarde": (b"Geslacht>2<", b"Geslacht><b999900006/><"),
    "het eerste element": (b"jw305:Bericht", b"jw305:b999900006"),
    "de standaard": (b"ijw/3_2", b"ijw/999900006_2"),
    "het bericht": (b"3_2/jw305", b"3_2/jw999900006"),
    "de codering": (b"UTF-8", b"b999900006"),
    "een lange waarde": (b">Jansen<", b">" + b"x" * 72 + b"999900006" + b"x" * 200 + b"<"),
    "een lange naam": (b"<jw305:Geslacht>2", b"<" + b"x" * 52 + b"999900006/><jw305:Geslacht>2"),
    "losse tekst": (b"<jw305:Geslacht>2", b"999900006<jw305:Geslacht>2"),
}


@pytest.mark.parametrize(("oud", "nieuw"), VERDWAALD.values(), ids=VERDWAALD)
def test_een_bsn_op_de_verkeerde_plek_wordt_nooit_heel_herhaald(oud, nieuw) -> None:
    data = JW305.replace(b">999900006<", b">999900018<").replace(oud, nieuw)
    assert BSN in data
    lezing = lees(data)
    assert lezing.bevindingen or lezing.onleesbaar
    tekst = f"{lezing.onleesbaar}{lezing.bevindingen}"
    assert BSN.decode() not in tekst
    assert "99990000" not in tekst, "eight digits give away the ninth"


def test_een_toewijzingnummer_blijft_leesbaar() -> None:
    (bevinding,) = lees(JW305.replace(b"Nummer>1<", b"Nummer>123456789x<", 1)).bevindingen
    assert bevinding.gevonden == "123456789x"


def test_een_jaar_dat_python_niet_kent_is_volgens_de_xsd_geldig() -> None:
    lezing = lees(JW305.replace(b"2026-04-03", b"12026-04-03", 1))
    assert lezing.structuur_geldig
    assert lezing.bericht is None


def test_een_bsn_dat_de_elfproef_niet_haalt_is_leesbaar_en_gemaskeerd() -> None:
    lezing = lees(JW305.replace(b">999900006<", b">123456789<"))
    assert lezing.bericht is not None
    bsn = lezing.bericht.inhoud["Client"]["Bsn"]
    assert isinstance(bsn, NietBestaandBsn)
    assert str(bsn) == "*****6789"


def test_waarden_zijn_wat_ze_zijn() -> None:
    product = lees(JW301).bericht.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
    assert product["ToewijzingNummer"] == 1
    assert product["Toewijzingsdatum"] == date(2026, 5, 1)
    assert product["Toewijzingstijd"] == time(9, 30)
    assert product["Product"]["Categorie"] == "45"
