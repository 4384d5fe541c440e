# SPDX-License-Identifier: EUPL-1.2
"""Keys and projects as a region writes them: what is wrong is named with its line and a remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hefboom import stelsel
from hefboom.stelsel import StelselFout, Verdeelsleutels, lees_regio
from hefboom.stelsel.laden import REGIOS

SLEUTEL = """\
verdeelsleutels:
  - code: eigen
    naam: Eigen
    uitleg: een sleutel
    bestanddelen: [{deel}]
    bron: HEFBOOM
    status: aanname
{rest}
"""
GROEI = "    ingroei: {{van: {}, eerste_jaar: 2028, stappen: 3}}"
KEUZE = """\
sleutelkeuze:
  - {{segment: '{}', vanaf_jaar: 2027, sleutel: {}, bron: HEFBOOM, status: aanname}}
"""
VAST = '{maat: vast, gewicht: 1, aandelen: {"0503": 1}}'


def lees(tmp_path: Path, naam: str, inhoud: str) -> stelsel.Regio:
    """Haaglanden with one file replaced."""
    doel = tmp_path / "haaglanden"
    shutil.copytree(REGIOS / "haaglanden", doel)
    (doel / naam).write_text(inhoud, encoding="utf-8")
    if naam == "verdeelsleutels.yaml":
        (doel / "programmakosten.yaml").unlink()
    return lees_regio(tmp_path, "haaglanden")


@pytest.mark.parametrize("regio", ["haaglanden", "zuid-holland-zuid"])
def test_de_sleutels_van_elders_staan_bij_elke_regio(regio: str) -> None:
    sleutels = stelsel.laad(regio)[Verdeelsleutels].alle
    assert {
        "per_jeugdige",
        "werkelijk_gebruik",
        "noordoost_brabant",
        "friesland",
    } <= sleutels.keys()
    for sleutel in sleutels.values():
        assert sleutel.uitleg
        assert stelsel.laad(regio).brontekst(sleutel.bron)


def test_een_eigen_sleutel_gaat_voor_die_van_elders(tmp_path: Path) -> None:
    inhoud = SLEUTEL.format(deel=VAST, rest="").replace("code: eigen", "code: per_jeugdige")
    sleutel = lees(tmp_path, "verdeelsleutels.yaml", inhoud)[Verdeelsleutels].alle["per_jeugdige"]
    assert (sleutel.naam, sleutel.gedeeld) == ("Eigen", False)


@pytest.mark.parametrize(
    ("deel", "rest", "zin"),
    [
        ("{maat: vast, gewicht: 1}", "", "aandelen horen bij maat vast"),
        ('{maat: inwoners, gewicht: 1, aandelen: {"0503": 1}}', "", "aandelen horen bij maat vast"),
        ('{maat: vast, gewicht: 1, aandelen: {"9999": 1}}', "", "gemeente '9999' bestaat niet"),
        ('{maat: vast, gewicht: 1, aandelen: {"0503": 0}}', "", "alle aandelen zijn nul"),
        ("{maat: inwoners, gewicht: 1, terug: 2}", "", "terug gaat over gebruik"),
        ("{maat: jeugdigen, gewicht: 1, drempel_euro: 9}", "", "drempel per jeugdige kan niet"),
        ("{maat: jeugdigen, gewicht: 1, hulp: verblijf}", "", "hoe de andere hulp"),
        (VAST, "    zonder: ['9999']", "gemeente '9999' bestaat niet"),
        (
            VAST,
            "    ingroei: {van: eigen, eerste_jaar: 2028, stappen: 3}",
            "groeit in zichzelf terug",
        ),
        (VAST, "    ingroei: {van: weg, eerste_jaar: 2028, stappen: 3}", "'weg' bestaat niet"),
        (VAST, KEUZE.format("9", "eigen"), "segment '9' bestaat niet"),
        (VAST, KEUZE.format("1", "weg"), "verdeelsleutel 'weg' bestaat niet"),
    ],
)
def test_een_fout_in_een_sleutel_wordt_genoemd(
    tmp_path: Path, deel: str, rest: str, zin: str
) -> None:
    inhoud = SLEUTEL.format(deel=deel, rest=rest)
    if "hoe de andere hulp" in zin:
        regio = lees(tmp_path, "verdeelsleutels.yaml", inhoud)
        fouten = [f for bewijs in stelsel.controleer(regio) for f in bewijs.fouten]
        assert any(zin in fout for fout in fouten), fouten
        return
    with pytest.raises(StelselFout, match=r"verdeelsleutels\.yaml") as fout:
        lees(tmp_path, "verdeelsleutels.yaml", inhoud)
    assert zin in str(fout.value)


@pytest.mark.parametrize(
    ("wat", "anders", "zin"),
    [
        ("sleutel: vaste_aandelen", "sleutel: weg", "verdeelsleutel 'weg' bestaat niet"),
        ("[2025, 2026]", "[2026, 2025]", "staan niet op volgorde"),
        ("jaar: 2024", "jaar: 2025", "2025 ligt niet voor 2025"),
    ],
)
def test_een_fout_in_een_programma_wordt_genoemd(
    tmp_path: Path, wat: str, anders: str, zin: str
) -> None:
    goed = (REGIOS / "haaglanden" / "programmakosten.yaml").read_text(encoding="utf-8")
    with pytest.raises(StelselFout) as fout:
        lees(tmp_path, "programmakosten.yaml", goed.replace(wat, anders))
    assert zin in str(fout.value)


def test_een_project_wordt_niet_naar_gebruik_verdeeld(tmp_path: Path) -> None:
    goed = (REGIOS / "haaglanden" / "programmakosten.yaml").read_text(encoding="utf-8")
    regio = lees(
        tmp_path, "programmakosten.yaml", goed.replace("vaste_aandelen", "werkelijk_gebruik")
    )
    fouten = [f for bewijs in stelsel.controleer(regio) for f in bewijs.fouten]
    assert any("een project heeft geen gebruik" in fout for fout in fouten)
