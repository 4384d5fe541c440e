# SPDX-License-Identifier: EUPL-1.2
"""Rules that need a list from outside, as tables."""

import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from hefboom import stelsel
from hefboom.dossiers import Productaanduiding
from hefboom.intake.extern import TOETSEN, GenoemdeGemeente, eenheidbevindingen
from hefboom.intake.models import Verwerkuitkomst
from hefboom.kernel import Failed, NotApplicable, Passed
from hefboom.stelsel import Regio
from tests.intake.berichten import jw301, jw305, jw307, start, stop

GEMEENTEN = {"0505": None, "0003": date(2021, 1, 1)}


@pytest.mark.parametrize(
    ("code", "wat", "lijst", "antwoord"),
    [
        ("TR381", Productaanduiding("45", "45A48"), "45", Passed),
        ("TR381", Productaanduiding("46", "45A48"), "45", Failed),
        ("TR381", Productaanduiding("45", ""), None, NotApplicable),
        ("TR381", Productaanduiding("45", "99X99"), "", Failed),
        ("TR381", Productaanduiding("55", "55A01"), None, NotApplicable),
        ("HB014", "01", "04", Passed),
        ("HB014", "82", "83", Passed),
        ("HB014", "84", "84", Passed),
        ("HB014", "84", "82", Failed),
        ("HB014", "04", "84", Failed),  # OP305
        ("HB014", "84", "04", Failed),
        ("HB014", "82", "04", Failed),
        ("HB014", "82", "84", Failed),
        ("HB014", "", "04", NotApplicable),
        ("HB014", "82", None, NotApplicable),
        ("TR378", GenoemdeGemeente("pad", "0505", date(2026, 3, 1)), GEMEENTEN, Passed),
        ("TR378", GenoemdeGemeente("pad", "9999", date(2026, 3, 1)), GEMEENTEN, Failed),
        ("TR378", GenoemdeGemeente("pad", "0003", date(2020, 12, 31)), GEMEENTEN, Passed),
        ("TR378", GenoemdeGemeente("pad", "0003", date(2021, 1, 1)), GEMEENTEN, Failed),
        ("TR378", GenoemdeGemeente("pad", "9999", date(2016, 3, 1)), GEMEENTEN, Failed),
        ("TR378", GenoemdeGemeente("pad", "", date(2026, 3, 1)), GEMEENTEN, NotApplicable),
    ],
)
def test_extern(code, wat, lijst, antwoord):
    assert isinstance(dict(TOETSEN)[code](wat, lijst), antwoord)


def test_elke_toets_heeft_een_goed_een_fout_en_een_niet_van_toepassing_voorbeeld():
    gezien: dict[str, set[type]] = {}
    for code, _, _, antwoord in test_extern.pytestmark[0].args[1]:
        gezien.setdefault(code, set()).add(antwoord)
    assert gezien == {code: {Passed, Failed, NotApplicable} for code, _ in TOETSEN}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("melding", "intrekking"),
    [(jw305, lambda: jw305(start(status="3"))), (jw307, lambda: jw307(stop(status="3")))],
)
def test_een_melding_is_in_te_trekken_als_haar_product_uit_de_lijst_is(
    melding, intrekking, neem_in, monkeypatch
):
    """TR063: on a withdrawal there are no other checks on content."""
    eerst = (jw301(), melding()) if melding is jw305 else (jw301(), jw305(), melding())
    assert neem_in(*eerst).uitkomst == Verwerkuitkomst.VERWERKT
    monkeypatch.setattr(Regio, "lijstcategorie", lambda *_: "")
    verwerking = neem_in(intrekking())
    assert (verwerking.uitkomst, verwerking.bevindingen) == (Verwerkuitkomst.VERWERKT, [])


def test_de_eenheid_is_die_van_de_dag(tmp_path: Path) -> None:
    """Bought as output from 1 July: hours are right for what begins before that, then no more."""
    kopie = tmp_path / "zhz"
    shutil.copytree(stelsel.vindplaats("zuid-holland-zuid").map, kopie)
    pad = kopie / "producten.yaml"
    nieuw = (
        '    wijzigingen:\n      - {vanaf: 2026-07-01, eenheid: "82", bron: "S0:77-78", '
        'status: besloten}\n  - code: "45A49"'
    )
    pad.write_text(pad.read_text().replace('  - code: "45A49"', nieuw, 1))
    regio = stelsel.lees_regio(tmp_path, "zhz")
    voor, na = date(2026, 6, 30), date(2026, 7, 1)
    regel = SimpleNamespace(pad="x", product=Productaanduiding("45", "45A48"), eenheid="04")
    assert not list(eenheidbevindingen(regel, voor, regio))
    assert [een.code for een in eenheidbevindingen(regel, na, regio)] == ["HB014"]
