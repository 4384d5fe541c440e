# SPDX-License-Identifier: EUPL-1.2
"""What the region wants done with a finding is done, from the day it wants it."""

from __future__ import annotations

from datetime import date

import pytest

from hefboom import ijw, stelsel
from hefboom.declaraties.models import Prestatie
from hefboom.intake.beleid import volg
from hefboom.intake.models import Verwerkuitkomst
from hefboom.kernel import Finding
from hefboom.stelsel import AFKEURCODES, Actie, Beleid, Beleidsregel, Gedateerd
from tests.intake import berichten as b

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
