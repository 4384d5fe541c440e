# SPDX-License-Identifier: EUPL-1.2
"""A drawing is bare, in tints the style sheet knows, and drawn once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hefboom.scherm.grafieken import balken, lijn, stijl, tekenen, trechter, vonk

CSS = Path(stijl.__file__).parents[1] / "static" / "scherm" / "cijfers.css"
SPECS = {
    "lijn": lijn.lijn(
        720,
        [
            lijn.Reeks("Dordrecht", [("2026-01", 4.0), ("2026-02", None), ("2026-03", 5.0)]),
            lijn.Reeks("Regio", [("2026-01", 4.1), ("2026-02", 4.2), ("2026-03", 4.9)], False),
        ],
        norm=(5.0, "norm 5 dagen"),
        gebeurtenissen=[lijn.Gebeurtenis("2026-02", "nieuwe indeling")],
    ),
    "balken": balken.balken(
        340,
        [
            balken.Balk("1 Een heel lang segment met een lange naam", 10, "10", doel=12),
            balken.Balk("2", 13, "13", buiten=True, doel=11),
        ],
        lijn=(8, "regio"),
    ),
    "trechter": trechter.trechter(
        720,
        [
            trechter.Trechterpunt("Ver weg", 0.1, 200),
            trechter.Trechterpunt("", 0.7, 30, hoofd=True),
        ],
        0.7,
        aantal_titel="aantal gevallen",
    ),
}


@pytest.mark.parametrize("naam", SPECS)
def test_een_tekening_draagt_geen_stijl_rol_of_vaste_maat(naam: str, tmp_path: Path) -> None:
    svg = tekenen.teken(SPECS[naam], tmp_path)
    assert svg.startswith('<svg aria-hidden="true"')
    assert "viewBox" in svg
    assert not re.search(r'\sstyle=|<style|\sclass=|\srole=|<svg[^>]* width="', svg)


@pytest.mark.parametrize("naam", SPECS)
def test_elke_tint_heeft_een_plek_in_het_stijlblad(naam: str, tmp_path: Path) -> None:
    svg = tekenen.teken(SPECS[naam], tmp_path)
    bekend = CSS.read_text(encoding="utf-8")
    gebruikt = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg))
    assert gebruikt
    assert not {tint for tint in gebruikt if f'="{tint}"' not in bekend}


def test_wat_buiten_de_norm_valt_heeft_een_eigen_tint(tmp_path: Path) -> None:
    assert stijl.BUITEN in tekenen.teken(SPECS["balken"], tmp_path)
    assert stijl.BUITEN in tekenen.teken(SPECS["trechter"], tmp_path)


def test_dezelfde_tekening_wordt_een_keer_gemaakt_en_bewaard(tmp_path: Path) -> None:
    tekenen.teken(SPECS["lijn"], tmp_path)
    bestanden = list((tmp_path / "grafieken").glob("*.svg"))
    assert len(bestanden) == 1
    bestanden[0].write_text("<svg>bewaard</svg>", encoding="utf-8")
    tekenen._getekend.leeg()
    assert tekenen.teken(SPECS["lijn"], tmp_path) == "<svg>bewaard</svg>"


def test_een_punt_ver_van_het_gemiddelde_valt_buiten_de_trechter() -> None:
    assert trechter.buiten(trechter.Trechterpunt("", 0.3, 100), 0.7)
    assert not trechter.buiten(trechter.Trechterpunt("", 0.3, 3), 0.7)


def test_een_vonk_loopt_van_laag_naar_hoog_met_een_gat_waar_niets_is() -> None:
    svg = vonk([1, 2, None, 3])
    assert svg.startswith('<svg aria-hidden="true"')
    assert 'd="M0,26L34.67,13M104,0"' in svg
    assert '<circle cx="104" cy="0"' in svg
    assert vonk([None, 3]) == ""
    assert "L104,13" in vonk([5, 5])
    tinten = re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg)
    bekend = CSS.read_text(encoding="utf-8")
    assert all(f'="{tint}"' in bekend for tint in tinten)
