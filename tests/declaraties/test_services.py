# SPDX-License-Identifier: EUPL-1.2
"""From a real JW323 to stored answers and a JW325 that validates."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hefboom import ijw
from hefboom.declaraties import services
from hefboom.declaraties.feiten import TariefFeit
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.opslag import lang
from hefboom.declaraties.services import Beoordeling
from hefboom.declaraties.voorbeelden.bouw import AANBIEDER, ANNA, BRAM, RIVAAL
from hefboom.dossiers import Client
from hefboom.dossiers.opslag import identiteit
from hefboom.kernel import Cents, Failed
from tests.declaraties.conftest import Wereld

pytestmark = pytest.mark.django_db


def fouten(uit: Beoordeling) -> list[list[str]]:
    return [
        [code for code, o in map(lang, rij.toetsen) if isinstance(o, Failed)]
        for rij in uit.declaratie.prestaties.order_by("volgnummer")
    ]


def test_een_goede_declaratie_wordt_helemaal_toegekend(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    uit = wereld.dien_in(wereld.prestatie(10072))
    assert (uit.afkeur, uit.geheel) == ({}, ())
    rij = uit.declaratie.prestaties.get()
    assert rij.toegekend == rij.ingediend == uit.toegekend == 8 * wereld.tarief
    assert rij.jeugdige == wereld.anna
    assert rij.toewijzing == wereld.toewijzingen[0]


def test_alleen_de_foute_regel_wordt_afgekeurd_en_het_antwoord_klopt(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    wereld.toewijzing(10073)
    bericht = wereld.bericht({ANNA: [wereld.prestatie(10072), wereld.prestatie(10073, volume=12)]})
    uit = wereld.beoordeel(bericht)
    pad = "Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]"
    assert uit.afkeur == {pad: ("9321",)}
    antwoord = ijw.antwoord(bericht, "A1", date(2026, 5, 8), uit.afkeur, uit.geheel)
    inhoud = ijw.lees(ijw.schrijf(antwoord)).bericht
    assert inhoud is not None
    toegekend = inhoud.inhoud["DeclaratieAntwoord"]["TotaalToegekendBedrag"]
    assert ijw.getekend(toegekend) == uit.toegekend == 8 * wereld.tarief


def test_een_onbekend_bsn_keurt_de_client_af_en_zijn_regels_zijn_niet_beoordeeld(
    wereld: Wereld,
) -> None:
    wereld.toewijzing(10072)
    uit = wereld.beoordeel(
        wereld.bericht({ANNA: [wereld.prestatie(10072)], BRAM: [wereld.prestatie(10999)]})
    )
    client = "Declaratie/Clienten/Client[2]"
    assert uit.afkeur == {client: ("8187",), f"{client}/Prestaties/Prestatie[1]": ("0233",)}
    assert "9999" not in str(Prestatie.objects.get(volgnummer=2).toetsen)


def test_wat_eerder_is_toegekend_telt_mee(wereld: Wereld) -> None:
    wereld.toewijzing(10072, frequentie="6", volume=15)
    eerste = wereld.dien_in(wereld.prestatie(10072, 3), maand=3)
    tweede = wereld.dien_in(wereld.prestatie(10072, 4))
    dubbel = wereld.dien_in(wereld.prestatie(10072, 3, volume=1))
    assert fouten(eerste) == [[]]
    assert fouten(tweede) == [["TR322"]]
    assert fouten(dubbel) == [["TR389"]]


def test_een_credit_geeft_volume_en_periode_terug(wereld: Wereld) -> None:
    wereld.toewijzing(10072, frequentie="6", volume=10)
    wereld.dien_in(wereld.prestatie(10072, referentie="EERST"))
    credit = wereld.prestatie(10072, vorige="EERST", dc="C")
    uit = wereld.dien_in(wereld.prestatie(10072, volume=10), credit)
    assert fouten(uit) == [[], []]
    assert uit.toegekend == 2 * wereld.tarief
    nogmaals = wereld.dien_in(wereld.prestatie(10072, vorige="EERST", dc="C"))
    assert fouten(nogmaals) == [["TR390"]]
    vol = wereld.dien_in(wereld.prestatie(10072, 5, volume=1), maand=5)
    assert fouten(vol) == [["TR322"]]


def test_een_verkeerd_totaal_keurt_alles_af_alsof_niets_is_gestuurd(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    regel = wereld.prestatie(10072, referentie="EEN")
    fout = wereld.dien_in(regel, nummer="DN1", extra=1)
    assert (fout.afkeur, fout.geheel, fout.toegekend) == ({}, ("0001",), 0)
    assert fout.declaratie.prestaties.get().toegekend == 0
    goed = wereld.dien_in(regel, nummer="DN1")
    assert (goed.afkeur, goed.geheel) == ({}, ())
    weer = wereld.dien_in(wereld.prestatie(10072, 5), nummer="DN1", maand=5)
    assert (weer.afkeur, weer.geheel, weer.toegekend) == ({"Declaratie": ("9333",)}, (), 0)


def test_twee_dezelfde_regels_in_een_bericht_keuren_alles_af(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    uit = wereld.dien_in(wereld.prestatie(10072, volume=1), wereld.prestatie(10072, volume=2))
    assert uit.geheel == ("0001",)
    assert uit.toegekend == 0


def test_een_referentienummer_is_maar_een_keer_te_gebruiken(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    wereld.dien_in(wereld.prestatie(10072, referentie="R-1", volume=12))
    uit = wereld.dien_in(wereld.prestatie(10072, referentie="R-1"))
    assert fouten(uit) == [["TR314"]]


def test_de_toewijzing_van_een_ander_verraadt_zich_niet(wereld: Wereld) -> None:
    bram = identiteit.nieuwe_jeugdige(
        Client(bsn=BRAM, geboortejaar=2015, geslacht="1"), date(2026, 1, 1)
    )
    bram.save()
    wereld.toewijzing(10001)
    wereld.toewijzing(10072, aanbieder=RIVAAL, jeugdige=bram)
    uit = wereld.dien_in(wereld.prestatie(10072), wereld.prestatie(77777, 3))
    assert fouten(uit) == [["TR338"], ["TR338"]]
    rijen = list(uit.declaratie.prestaties.order_by("volgnummer"))
    assert [rij.toewijzing_id for rij in rijen] == [None, None]
    assert rijen[0].toetsen == [
        [deel.replace("77777", "10072") for deel in toets] for toets in rijen[1].toetsen
    ]


def test_een_regel_van_nul_euro_is_toegekend_en_houdt_niets_vast(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    assert fouten(wereld.dien_in(wereld.prestatie(10072, volume=0, referentie="NUL"))) == [[]]
    credit = wereld.dien_in(wereld.prestatie(10072, volume=0, vorige="NUL", dc="C"))
    assert fouten(credit) == [["TR323"]]
    assert fouten(wereld.dien_in(wereld.prestatie(10072, volume=1))) == [[]]


def test_technische_fouten_uit_de_standaard_keuren_alles_af(wereld: Wereld) -> None:
    from hefboom.declaraties.services import beoordeel_declaratie
    from hefboom.kernel import Finding
    from hefboom.mailbox import services as mailbox
    from tests.declaraties.conftest import OP

    wereld.toewijzing(10072)
    bericht = wereld.bericht({ANNA: [wereld.prestatie(10072)]})
    rij, _ = mailbox.ontvang(ijw.schrijf(bericht), "x.xml", OP)
    fout = Finding("CD087", "Vul een tarief in.", retourcode="0001")
    uit = beoordeel_declaratie(rij, bericht, [fout])
    assert (uit.geheel, uit.toegekend) == (("0001",), 0)
    assert ["CD087", "nee", "", "Vul een tarief in."] in uit.declaratie.toetsen


def test_het_aantal_vragen_aan_de_database_groeit_niet_mee(wereld: Wereld) -> None:
    def vragen(aantal: int, begin: int) -> int:
        for nummer in range(begin, begin + aantal):
            wereld.toewijzing(nummer)
        bericht = wereld.bericht(
            {ANNA: [wereld.prestatie(n) for n in range(begin, begin + aantal)]}
        )
        with CaptureQueriesContext(connection) as gezien:
            wereld.beoordeel(bericht)
        return len(gezien)

    vragen(1, 500)  # the first claim of all writes down the rule set
    assert vragen(40, 1000) == vragen(2, 5000)


def test_de_som_over_de_regels_is_wat_de_declaratie_toekent(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    wereld.toewijzing(10073)
    for maand in (1, 2, 3):
        wereld.dien_in(
            wereld.prestatie(10072, maand), wereld.prestatie(10073, maand, volume=12), maand=maand
        )
    for declaratie in Declaratie.objects.all():
        som = sum(declaratie.prestaties.values_list("toegekend", flat=True))
        assert declaratie.toegekend == som
        assert declaratie.aanbieder == AANBIEDER
    assert settings.OMGEVING.regio == "zuid-holland-zuid"


def test_een_periode_die_eindigt_voor_haar_begin_keurt_alles_af(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    achterstevoren = wereld.prestatie(10072)
    achterstevoren["ProductPeriode"] = {
        "Begindatum": date(2026, 4, 30),
        "Einddatum": date(2026, 4, 1),
    }
    uit = wereld.dien_in(wereld.prestatie(10072, 3), achterstevoren)
    assert (uit.afkeur, uit.geheel, uit.toegekend) == ({}, ("0001",), 0)
    assert not uit.declaratie.prestaties.exists()
    assert uit.declaratie.toetsen == [["TR137", "nee", "30 april 2026 of later", "1 april 2026"]]


def test_een_periode_zonder_einde_keurt_alles_af(wereld: Wereld) -> None:
    wereld.toewijzing(10072)
    eeuwig = wereld.prestatie(10072)
    eeuwig["ProductPeriode"] = {"Begindatum": date(2026, 4, 1), "Einddatum": date(9999, 12, 31)}
    uit = wereld.dien_in(wereld.prestatie(10072, 3), eeuwig)
    assert (uit.afkeur, uit.geheel, uit.toegekend) == ({}, ("0001",), 0)
    assert not uit.declaratie.prestaties.exists()
    assert uit.declaratie.toetsen == [
        ["TR137", "nee", "uiterlijk 30 april 2026", "31 december 9999"],
    ]


ELK_EEN_FOUT = [
    ("schoon", {}, ()),
    ("een cent boven het tarief", {"tarief": 7420, "bedrag": 8 * 7420}, ("0611",)),
    ("een cent te veel gevraagd", {"bedrag": 8 * 7419 + 1}, ("9346",)),
    ("twee uur te veel", {"volume": 12}, ("9321",)),
    ("een andere eenheid", {"Eenheid": "14"}, ("9341", "0611")),
    ("een ander product", {"ProductCode": "45A77"}, ("9340",)),
    ("een andere categorie", {"ProductCategorie": "54"}, ("9339", "S329")),
    ("geen toewijzing", {"ToewijzingNummer": 10999}, ("9338",)),
    (
        "een dag te kort",
        {"ProductPeriode": {"Begindatum": date(2026, 4, 1), "Einddatum": date(2026, 4, 29)}},
        ("9388",),
    ),
    (
        "een maand te vroeg gevraagd",
        {"ProductPeriode": {"Begindatum": date(2026, 5, 1), "Einddatum": date(2026, 5, 31)}},
        ("9319",),
    ),
    ("een credit zonder debet", {"dc": "C", "vorige": "NOOIT"}, ("8017",)),
    (
        "minuten in plaats van uren, één keer afgerond",
        {"Eenheid": "01", "volume": 95, "tarief": 124, "bedrag": 11747},
        (),
    ),
    (
        "minuten met het afgeronde minuuttarief vermenigvuldigd",
        {"Eenheid": "01", "volume": 95, "tarief": 124, "bedrag": 95 * 124},
        ("9346",),
    ),
]


@pytest.mark.parametrize(("zin", "anders", "codes"), ELK_EEN_FOUT, ids=lambda v: str(v)[:40])
def test_een_ding_verkeerd_in_een_echt_bericht(
    wereld: Wereld,
    monkeypatch: pytest.MonkeyPatch,
    zin: str,
    anders: dict[str, object],
    codes: tuple[str, ...],
) -> None:
    wereld.tarief = 7419
    monkeypatch.setattr(services, "tarieven", lambda: lambda *_: TariefFeit(Cents(7419), "04"))
    wereld.toewijzing(10072)
    bericht = wereld.bericht({ANNA: [wereld.prestatie(10072, **anders)]})
    uit = wereld.beoordeel(bericht)
    assert tuple(code for lijst in uit.afkeur.values() for code in lijst) == codes, zin
    antwoord = ijw.lees(ijw.schrijf(ijw.antwoord(bericht, "A1", date(2026, 5, 8), uit.afkeur)))
    assert antwoord.bericht is not None, antwoord.bevindingen
