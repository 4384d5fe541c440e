# SPDX-License-Identifier: EUPL-1.2
"""What the region wants done with a finding is done, from the day it wants it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from hefboom import ijw, stelsel
from hefboom.declaraties.models import Prestatie
from hefboom.dossiers import Toewijzing
from hefboom.facts import TABELLEN
from hefboom.facts.duiding import Duiding
from hefboom.facts.lezen import tabellen
from hefboom.intake import services
from hefboom.intake.beleid import volg
from hefboom.intake.models import Regiobevinding, Verwerking, Verwerkuitkomst
from hefboom.intake.selectors import hoeveel_te_doen
from hefboom.intake.vandaag import _taken
from hefboom.inzage import rollen
from hefboom.kernel import Finding
from hefboom.mailbox import Bericht
from hefboom.stelsel import AFKEURCODES, Actie, Beleid, Beleidsregel, Gedateerd
from tests.intake import berichten as b
from tests.intake.conftest import OP
from tests.mensen import maak_mens

VANAF = date(2026, 6, 1)


def met_beleid(code: str, actie: Actie, vanaf: date = VANAF) -> Beleid:
    regel = Beleidsregel(actie, vanaf, bron="TEST", status="besloten")
    return Beleid({code: Gedateerd.van([(vanaf, regel)])})


@pytest.mark.parametrize(
    ("actie", "dag", "verwacht"),
    [
        ("niets", VANAF, []),
        ("niets", date(2026, 5, 31), [(None, "")]),
        ("opmerking", VANAF, [(None, "")]),
        ("taak", VANAF, [(None, "taak")]),
        ("taak", date(2026, 5, 31), [(None, "")]),
        ("betaling_aanhouden", VANAF, [(None, "betaling_aanhouden")]),
        ("afkeuren", VANAF, [("9332", "")]),
        ("afkeuren", date(2026, 5, 31), [(None, "")]),
    ],
)
def test_een_bevinding_volgt_het_beleid_van_haar_dag(actie, dag, verwacht):
    gevolgd = volg([Finding("HB027", "Een nummer.")], met_beleid("HB027", actie), dag)
    assert [(een.retourcode, een.actie) for een in gevolgd] == verwacht


def test_wat_de_standaard_afkeurt_blijft_afgekeurd():
    fout = Finding("HB027", "Een nummer.", "9332")
    assert list(volg([fout], met_beleid("HB027", "niets"), VANAF)) == [fout]


def test_wat_af_te_keuren_is_heeft_een_code_van_de_standaard():
    for bevinding, code in AFKEURCODES.items():
        assert code in ijw.codelijst("WJ001")
        assert ijw.regel(bevinding).retourcode is None


@pytest.mark.parametrize("regio", stelsel.regios())
def test_het_beleid_van_elke_regio_gaat_over_bevindingen_die_er_zijn(regio):
    for code in stelsel.laad(regio)[Beleid].per_bevinding:
        assert ijw.regel(code).niveau == "hefboom"


TERUG = {"Toewijzingsdatum": date(2026, 6, 8)}
WEG = {"Toewijzingsdatum": date(2026, 6, 1), "Einddatum": b.DAG, "RedenWijziging": "13"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("actie", "uitkomst", "retourcodes"),
    [
        ("afkeuren", Verwerkuitkomst.AFGEKEURD, ["9332"]),
        ("taak", Verwerkuitkomst.VERWERKT, [None]),
        ("niets", Verwerkuitkomst.VERWERKT, []),
    ],
)
def test_de_inname_volgt_het_beleid(actie, uitkomst, retourcodes, neem_in, monkeypatch, client):
    """A refusal undoes what the message changed, as any other does."""
    monkeypatch.setattr(Beleid, "actie", lambda self, code, dag: actie)
    neem_in(b.jw301(), b.jw301(b.toegewezen(1001, **WEG), dag=WEG["Toewijzingsdatum"]))
    terug = neem_in(b.jw301(b.toegewezen(1001, **TERUG), dag=TERUG["Toewijzingsdatum"]))
    assert terug.uitkomst == uitkomst
    assert [een["retourcode"] for een in terug.bevindingen] == retourcodes
    assert terug.actie == ("taak" if actie == "taak" else "")


@pytest.fixture
def bert(beleid):
    return beleid


@pytest.mark.django_db
def test_de_regio_en_de_gemeente_zien_wat_een_besluit_vraagt(neem_in, regio, bert, horizon, client):
    """HB023 is a task in this region; the provider is not asked to decide."""
    neem_in(b.jw301(), b.jw323(b.prestatie("R1")), b.jw301(b.toegewezen(1002)))
    dubbel = neem_in(b.jw323(b.prestatie("R2", 1002)))
    assert dubbel.actie == "taak"
    assert Prestatie.objects.get(referentienummer="R2").toegekend > 0
    for wie in (regio, bert, horizon):
        client.force_login(wie)
        pagina = client.get("/berichten/?actie=taak").content.decode()
        assert dubbel.identificatie in pagina


# Holding a payment


@pytest.fixture
def wil(monkeypatch):
    """What the region wants with one finding, from a day on."""

    def wil(code: str, actie: Actie, vanaf: date = date(2026, 1, 1)) -> None:
        echt = Beleid.actie

        def zo(self: Beleid, bevinding: str, dag: date) -> Actie:
            return actie if bevinding == code and dag >= vanaf else echt(self, bevinding, dag)

        monkeypatch.setattr(Beleid, "actie", zo)

    return wil


def dubbel(neem_in) -> Verwerking:
    """The same help claimed on two allocations (HB023)."""
    neem_in(b.jw301(), b.jw323(b.prestatie("R1")), b.jw301(b.toegewezen(1002)))
    return neem_in(b.jw323(b.prestatie("R2", 1002)))


@pytest.mark.django_db
def test_een_aangehouden_regel_is_toegekend_gemerkt_en_apart_geteld(
    neem_in, wil, horizon, beleid, client
):
    """The answer to the standard stands (granted); the mark is the region's own."""
    wil("HB023", "betaling_aanhouden")
    verwerking = dubbel(neem_in)
    assert (verwerking.uitkomst, verwerking.actie) == ("verwerkt", "betaling_aanhouden")
    eerste, tweede = Prestatie.objects.order_by("pk")
    assert (eerste.aangehouden, tweede.aangehouden) == (False, True)
    assert tweede.toegekend == tweede.ingediend > 0
    for wie in (horizon, beleid):
        client.force_login(wie)
        geheel = client.get(f"/declaraties/{tweede.declaratie_id}/").content.decode()
        assert "De betaling van 1 regel is aangehouden" in geheel
        assert "<dt>Waarvan aangehouden</dt>" in geheel
        regel = client.get(f"/prestaties/{tweede.pk}/").content.decode()
        assert "De betaling is aangehouden" in regel
        anders = client.get(f"/declaraties/{eerste.declaratie_id}/").content.decode()
        assert "aangehouden</" not in anders
    assert aangehouden_feiten() == {tweede.pk: tweede.toegekend}


def aangehouden_feiten() -> dict[int, int]:
    """Line and granted amount, of the facts that are held."""
    kolommen = [kolom.naam for kolom in TABELLEN["prestaties"].kolommen]
    rijen = tabellen(Duiding(stelsel.laad("zuid-holland-zuid"), date(2027, 1, 1)), {})
    feiten = [dict(zip(kolommen, rij, strict=True)) for rij in rijen["prestaties"]]
    return {een["prestatie"]: een["toegekend"] for een in feiten if een["aangehouden"]}


@pytest.mark.django_db
def test_wie_een_aangehouden_regel_crediteert_laat_er_niets_van_over(neem_in, wil):
    wil("HB023", "betaling_aanhouden")
    dubbel(neem_in)
    neem_in(
        b.jw323(
            b.prestatie(
                "C2",
                1002,
                IngediendBedrag={"Bedrag": 33_844, "DebetCredit": "C"},
                ProductReferentie={"ReferentieNummer": "C2", "VorigReferentieNummer": "R2"},
            )
        )
    )
    assert sorted(aangehouden_feiten().values()) == [-33_844, 33_844]


@pytest.mark.django_db
def test_wat_alleen_de_regio_weet_houdt_ook_aan_en_vertelt_niets(
    neem_in, wil, regio, beleid, horizon, client
):
    """HB025: the parties learn that it is held, not that another municipality pays (OP095)."""
    wil("HB025", "betaling_aanhouden")
    neem_in(
        b.jw301(),
        b.jw301(b.toegewezen(2001), gemeente=b.BUURGEMEENTE),
        b.jw323(b.prestatie("A")),
    )
    verwerking = neem_in(b.jw323(b.prestatie("B", 2001), gemeente=b.BUURGEMEENTE))
    regel = Prestatie.objects.get(referentienummer="B")
    assert regel.aangehouden
    assert verwerking.actie == ""
    assert Regiobevinding.objects.get().actie == "betaling_aanhouden"
    client.force_login(horizon)
    blad = client.get(f"/prestaties/{regel.pk}/").content.decode()
    assert "De betaling is aangehouden" in blad
    assert "HB025" not in blad


@pytest.mark.parametrize(
    ("code", "actie", "mag"),
    [
        ("HB023", "betaling_aanhouden", True),
        ("HB025", "betaling_aanhouden", True),
        ("HB029", "betaling_aanhouden", False),
        ("HB029", "taak", True),
    ],
)
def test_alleen_een_declaratieregel_is_aan_te_houden(code, actie, mag, tmp_path):
    """An allocation or a request is nothing that is paid, so a hold on it would be a promise."""
    waar = tmp_path / "zuid-holland-zuid"
    shutil.copytree(stelsel.vindplaats(waar.name).map, waar)
    (waar / "beleid.yaml").write_text(
        f"beleid:\n  - {{bevinding: {code}, actie: {actie}, vanaf: 2026-01-01, "
        'bron: "HEFBOOM", status: aanname}\n',
        encoding="utf-8",
    )
    gebreken = lees_gebreken(tmp_path, waar.name)
    assert (gebreken == []) is mag, gebreken
    if not mag:
        assert "geen betaling om aan te houden" in gebreken[0]


def lees_gebreken(waar: Path, regio: str) -> list[str]:
    try:
        stelsel.lees_regio(waar, regio)
    except stelsel.StelselFout as fout:
        return str(fout).splitlines()
    return []


# A task at what not both parties read


@pytest.mark.django_db
def test_een_taak_bij_wat_alleen_de_regio_leest_is_er_alleen_voor_de_regio(
    neem_in, wil, regio, beleid, client
):
    wil("HB025", "taak")
    neem_in(
        b.jw301(),
        b.jw301(b.toegewezen(2001), gemeente=b.BUURGEMEENTE),
        b.jw323(b.prestatie("A")),
    )
    verwerking = neem_in(b.jw323(b.prestatie("B", 2001), gemeente=b.BUURGEMEENTE))
    for wie, ziet in ((regio, True), (maak_mens("bo", rollen.BELEID, b.BUURGEMEENTE), False)):
        client.force_login(wie)
        lijst = client.get("/berichten/?actie=taak").content.decode()
        assert (verwerking.identificatie in lijst) is ziet
        assert hoeveel_te_doen(wie, date(2026, 1, 1)) == int(ziet)


@pytest.mark.django_db
def test_een_taak_bij_de_norm_is_er_voor_de_gemeente_en_niet_voor_de_aanbieder(
    neem_in, wil, beleid, horizon, client
):
    wil("HB029", "taak")
    lang = neem_in(b.jw301(b.toegewezen(1001, Einddatum=date(2033, 1, 1))))
    for wie, ziet in ((beleid, True), (horizon, False)):
        client.force_login(wie)
        for actie in ("taak", "iets"):
            lijst = client.get(f"/berichten/?actie={actie}").content.decode()
            assert (f'href="/berichten/{lang.pk}/"' in lijst) is ziet


@pytest.mark.django_db
@pytest.mark.parametrize("dag", [date(2026, 11, 20), date(2026, 4, 1)])
def test_het_aantal_op_vandaag_is_dat_van_de_lijst_erachter(dag, neem_in, beleid, client):
    """Whatever kind of line: the address of a count gives as many messages as it says."""
    neem_in(b.jw301(), b.jw323(b.prestatie("R1")), b.jw301(b.toegewezen(1002)))
    neem_in(b.jw323(b.prestatie("R2", 1002), dag=dag))
    neem_in(b.jw305(b.start(9999), dag=dag))
    client.force_login(beleid)
    vanaf = date(2026, 11, 1)
    regels = [taak for taak in _taken(beleid, vanaf) if taak is not None]
    assert bool(regels) is (dag >= vanaf)
    for taak in regels:
        blad = client.get(taak.adres).content.decode()
        gevonden = re.search(r'<p class="intro">(Eén|\d+) bericht', blad)
        assert gevonden, taak
        assert gevonden[1].replace("Eén", "1") == taak.aantal


# From which day


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dag", "uitkomst"),
    [(date(2026, 5, 31), Verwerkuitkomst.VERWERKT), (VANAF, Verwerkuitkomst.AFGEKEURD)],
)
def test_een_nieuwe_afkeuring_geldt_vanaf_haar_dag(dag, uitkomst, neem_in, wil):
    """By the date on the message, so who sent it could know."""
    wil("HB027", "afkeuren", VANAF)
    weg = {**WEG, "Toewijzingsdatum": date(2026, 5, 1)}
    neem_in(b.jw301(), b.jw301(b.toegewezen(1001, **weg), dag=weg["Toewijzingsdatum"]))
    terug = neem_in(b.jw301(b.toegewezen(1001, Toewijzingsdatum=dag), dag=dag))
    assert terug.uitkomst == uitkomst


@pytest.mark.django_db
def test_nieuw_beleid_beoordeelt_niets_opnieuw(neem_in, wil):
    """An upgrade, or a decision of the region, changes no answer that was sent (ADR 23)."""
    neem_in(b.jw301(), b.jw301(b.toegewezen(1001, **WEG), dag=WEG["Toewijzingsdatum"]))
    bericht = b.jw301(b.toegewezen(1001, **TERUG), dag=TERUG["Toewijzingsdatum"])
    eerst = neem_in(bericht)
    antwoord = Bericht.objects.get(antwoord_op=eerst.bericht)
    wil("HB027", "afkeuren", date(2026, 1, 1))
    services.verwerk_wachtende(OP)
    nog = neem_in(bericht)
    assert nog.pk == eerst.pk
    assert nog.uitkomst == Verwerkuitkomst.VERWERKT
    assert [een["retourcode"] for een in nog.bevindingen] == [None]
    assert Bericht.objects.get(antwoord_op=eerst.bericht).vingerafdruk == antwoord.vingerafdruk
    assert Toewijzing.objects.get(toewijzingnummer=1001).reden_wijziging != "13"
