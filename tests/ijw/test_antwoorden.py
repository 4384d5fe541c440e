# SPDX-License-Identifier: EUPL-1.2
"""Which return code goes on which class: IV028 for return messages, IV087 for the 325."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hefboom.ijw import antwoord, controleer, getekend, lees, schrijf, totaalbedrag
from hefboom.ijw.voorbeelden.berichten import DAG, VANDAAG, bericht
from tests.ijw import maken

START = "Client/StartProducten/StartProduct"
REGEL = "Declaratie/Clienten/Client[{}]/Prestaties/Prestatie[{}]"


def geef(soort: str, afkeur=None, geheel=()):
    return antwoord(bericht(soort), "A1", DAG, afkeur or {}, geheel)


def codes(blok) -> tuple[str, ...]:
    return blok["RetourCodes"]["RetourCode"]


def test_wie_alles_goedkeurt_stuurt_alleen_een_kop_zonder_codes() -> None:
    retour = geef("JW305")
    assert (retour.soort, dict(retour.inhoud), retour.kop.retour.retourcodes) == ("JW306", {}, ())


def test_de_kop_blijft_die_van_het_heenbericht() -> None:
    heen, retour = bericht("JW305"), geef("JW305")
    assert (retour.kop.code, heen.kop.code) == ("439", "438")
    assert (retour.kop.afzender, retour.kop.ontvanger) == (heen.kop.afzender, heen.kop.ontvanger)
    assert retour.kop.antwoord_op == ("B1", heen.kop.dagtekening)
    assert retour.kop.eigen == ("A1", DAG)


def test_technisch_onjuist_is_alleen_een_kop_met_0001() -> None:
    retour = geef("JW301", {"Client": ("9379",)}, ("0001",))
    assert (dict(retour.inhoud), retour.kop.retour.retourcodes) == ({}, ("0001",))


@pytest.mark.parametrize(
    ("soort", "afkeur", "geheel"),
    [
        ("JW305", {f"{START}[1]/StatusAanlevering": ("0001",), f"{START}[2]": ("9063",)}, ()),
        ("JW305", {"Header": ("9056",), f"{START}[1]": ("9063", "0001")}, ()),
        ("JW305", {}, ("9056", "0001")),
        ("JW323", {REGEL.format(1, 1): ("9338",), "Declaratie": ("0001", "9333")}, ()),
    ],
)
def test_waar_0001_ook_staat_het_gaat_alleen_terug(soort, afkeur, geheel) -> None:
    """IV028, IV087: "alleen de Header retour gestuurd met de algemene retourcode 0001"."""
    retour = geef(soort, afkeur, geheel)
    assert (dict(retour.inhoud), retour.kop.retour.retourcodes) == ({}, ("0001",))


@pytest.mark.parametrize("pad", ["", "Header", "Header/BerichtIdentificatie/Identificatie"])
def test_een_fout_in_de_kop_keurt_het_geheel_af(pad) -> None:
    retour = geef("JW305", {pad: ("9056",), f"{START}[1]": ("9063",)})
    assert (dict(retour.inhoud), retour.kop.retour.retourcodes) == ({}, ("9056",))


def test_het_voorbeeld_uit_iv028() -> None:
    """A start to remove that was never sent: 0200 above, 9063 on the start itself."""
    retour = geef("JW305", {f"{START}[2]/StatusAanlevering": ("9063",)})
    client = retour.inhoud["Client"]
    eerste, tweede = client["StartProducten"]["StartProduct"]
    assert retour.kop.retour.retourcodes == ("0200",)
    assert codes(client) == ("0200",)
    assert codes(eerste) == ("0200",)
    assert codes(tweede) == ("9063",)
    assert "RetourCodes" not in client["StartProducten"]
    assert "RetourCodes" not in tweede["Product"]


def test_onder_een_afgekeurde_client_is_niets_beoordeeld() -> None:
    client = geef("JW301", {"Client": ("9379",)}).inhoud["Client"]
    assert codes(client) == ("9379",)
    assert codes(client["Contactgegevens"]["Contact"][0]) == ("0233",)
    assert codes(client["Relaties"]["Relatie"][0]["Contact"]) == ("0233",)


def test_onder_een_ander_afgekeurd_deel_is_alles_beoordeeld() -> None:
    """A request for change that misses an allocation: its lines were looked at (IV028)."""
    wijzigen = "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct"
    afkeur = {"Client/Verzoek": ("9349",), f"{wijzigen}[1]": ("9351",)}
    client = geef("JW317", afkeur).inhoud["Client"]
    verzoek = client["Verzoek"]
    assert codes(client) == ("0200",)
    assert codes(verzoek) == ("9349",)
    assert codes(verzoek["TeWijzigenProducten"]["TeWijzigenProduct"][0]) == ("9351",)
    for houder, klasse in (
        ("OngewijzigdeProducten", "OngewijzigdProduct"),
        ("NieuweProducten", "NieuwProduct"),
    ):
        assert {codes(deel) for deel in verzoek[houder][klasse]} == {("0200",)}


def test_meer_codes_op_een_klasse_blijven_allemaal_staan() -> None:
    afkeur = {f"{START}[1]/Begindatum": ("9063", "9071"), f"{START}[1]": ("9063", "9326")}
    start = geef("JW305", afkeur).inhoud["Client"]["StartProducten"]["StartProduct"][0]
    assert codes(start) == ("9063", "9071", "9326")


@pytest.mark.parametrize(
    ("pad", "zegt"),
    [("Client/Kleur", "bestaat niet"), (f"{START}[3]", "naar niets"), (f"{START}", "naar niets")],
)
def test_een_pad_dat_nergens_heen_leidt_is_een_fout(pad, zegt) -> None:
    with pytest.raises(ValueError, match=zegt):
        geef("JW305", {pad: ("9063",)})


def test_op_een_antwoord_bestaat_geen_antwoord() -> None:
    with pytest.raises(ValueError, match="geen antwoord"):
        antwoord(geef("JW305"), "A2", DAG, {})
    with pytest.raises(ValueError, match="minstens één retourcode"):
        geef("JW305", {f"{START}[1]": ()})


def test_een_declaratie_die_helemaal_goed_is() -> None:
    uitkomst = geef("JW323").inhoud["DeclaratieAntwoord"]
    assert codes(uitkomst) == ("8001",)
    assert uitkomst["TotaalToegekendBedrag"] == uitkomst["TotaalIngediendBedrag"]
    assert "Clienten" not in uitkomst


def test_de_kop_van_de_325_draait_om_en_verwijst_naar_de_declaratie() -> None:
    heen, kop = bericht("JW323"), geef("JW323").kop
    assert (kop.afzender, kop.ontvanger) == (heen.kop.ontvanger, heen.kop.afzender)
    assert (kop.eigen, kop.antwoord_op) == (("A1", DAG), ("B1", heen.kop.dagtekening))
    assert kop.retour.retourcodes == ("0200",)


def test_alleen_de_geweigerde_prestatie_gaat_terug() -> None:
    uitkomst = geef("JW323", {REGEL.format(1, 2) + "/GeleverdVolume": ("9321", "9322")}).inhoud
    (client,) = uitkomst["DeclaratieAntwoord"]["Clienten"]["Client"]
    (prestatie,) = client["Prestaties"]["Prestatie"]
    assert prestatie["ProductReferentie"] == {"ReferentieNummer": "R2"}
    assert codes(prestatie) == ("9321", "9322")
    assert codes(client) == codes(uitkomst["DeclaratieAntwoord"]) == ("0200",)
    assert getekend(uitkomst["DeclaratieAntwoord"]["TotaalToegekendBedrag"]) == 10000


@pytest.mark.parametrize("erbij", [{}, {REGEL.format(1, 2): ("9338",)}])
def test_bij_een_geweigerde_client_is_geen_prestatie_beoordeeld(erbij) -> None:
    """IV087: "alle onderliggende Prestaties" go back with 0233, whatever was found on them."""
    uitkomst = geef("JW323", {"Declaratie/Clienten/Client[1]": ("8187",), **erbij}).inhoud
    (client,) = uitkomst["DeclaratieAntwoord"]["Clienten"]["Client"]
    assert codes(client) == ("8187",)
    assert [codes(p) for p in client["Prestaties"]["Prestatie"]] == [("0233",), ("0233",)]
    assert getekend(uitkomst["DeclaratieAntwoord"]["TotaalToegekendBedrag"]) == 5000


def test_bij_een_geweigerde_declaratie_is_niets_toegekend() -> None:
    afkeur = {"Declaratie/DeclaratieNummer": ("9333",), REGEL.format(1, 1): ("9321",)}
    uitkomst = geef("JW323", afkeur).inhoud["DeclaratieAntwoord"]
    assert codes(uitkomst) == ("9333",)
    assert uitkomst["TotaalToegekendBedrag"] == {"TotaalBedrag": 0, "DebetCredit": "D"}
    assert "Clienten" not in uitkomst


def test_een_declaratie_met_een_fout_erin_krijgt_alleen_een_kop() -> None:
    retour = geef("JW323", {}, ("0001",))
    assert (dict(retour.inhoud), retour.kop.retour.retourcodes) == ({}, ("0001",))


def test_credit_is_negatief_en_nul_is_debet() -> None:
    assert totaalbedrag(-5) == {"TotaalBedrag": 5, "DebetCredit": "C"}
    assert totaalbedrag(0)["DebetCredit"] == "D"
    assert getekend({"Bedrag": 7, "DebetCredit": "C"}) == -7


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_het_verschil_is_altijd_de_som_van_wat_geweigerd_is(xsd, zaad: int) -> None:
    """TR342, over random claims with credits and random refusals."""
    rng = random.Random(zaad)
    heen = maken.bericht(rng, "JW323")
    afkeur = {
        pad: ("9321",)
        for pad in maken.klassen(heen)
        if rng.random() < 0.3 and pad.rpartition("/")[2].startswith(("Client[", "Prestatie["))
    }
    retour = antwoord(heen, "A1", date(2031, 1, 1), afkeur)
    data = schrijf(retour)
    xsd["JW325"].assertValid(etree.fromstring(data))
    assert lees(data).bericht == retour
    assert "TR342" not in {b.code for b in controleer(retour, VANDAAG)}
