# SPDX-License-Identifier: EUPL-1.2
"""A drawing is bare, in tints the style sheet knows, and drawn once."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.scherm.grafieken import balken, lijn, plaatsen, schaal, stijl, tekenen, trechter, vonk

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
            trechter.Trechterpunt("Ver weg", 0.1, 200, buiten=True),
            trechter.Trechterpunt("", 0.7, 30, hoofd=True),
        ],
        0.7,
        aantal_titel="aantal gevallen",
    ),
}


@pytest.mark.parametrize("naam", SPECS)
def test_een_tekening_draagt_geen_stijl_rol_of_vaste_maat(naam: str, tmp_path: Path) -> None:
    svg = tekenen.teken(SPECS[naam], tmp_path)
    assert svg.startswith('<svg aria-hidden="true"')  # without links there is nothing to reach
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


def test_een_vonk_loopt_van_laag_naar_hoog_met_een_gat_waar_niets_is() -> None:
    svg = vonk([1, 2, None, 3])
    assert svg.startswith('<svg aria-hidden="true"')
    pad = re.search(r' d="([^"]+)"', svg)[1]
    assert pad.count("M") == 2
    hoogten = [float(punt.split(",")[1]) for punt in re.split("[ML]", pad)[1:]]
    assert hoogten == sorted(hoogten, reverse=True)
    assert vonk([None, 3]) == ""
    assert "L104,13" in vonk([5, 5])
    tinten = re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg)
    bekend = CSS.read_text(encoding="utf-8")
    assert all(f'="{tint}"' in bekend for tint in tinten)


def uitslag(svg: str) -> float:
    """How much of its height a sparkline uses."""
    pad = re.search(r'<path d="([^"]+)"', svg)[1]
    hoogten = [float(punt.split(",")[1]) for punt in re.split("[ML]", pad)[1:]]
    return (max(hoogten) - min(hoogten)) / 26


def test_een_stabiel_aantal_ziet_er_stabiel_uit_en_een_sprong_als_een_sprong() -> None:
    assert uitslag(vonk([632, 620, 645, 625, 640], telt=True)) < 0.15
    assert uitslag(vonk([20, 24, 17, 22, 19], telt=True)) < 0.5
    assert uitslag(vonk([20, 24, 90, 85, 95], telt=True)) > 0.7


@given(st.lists(st.floats(0, 1e7), min_size=1, max_size=30), st.booleans())
def test_een_rustige_schaal_houdt_alles_erin_en_laat_ruimte(
    waarden: list[float], telt: bool
) -> None:
    onder, boven = schaal.rustig(waarden, telt=telt)
    assert onder <= min(waarden) <= max(waarden) <= boven
    assert 0 <= onder < boven


def vakken(namen: list[tuple[float, float, str]]) -> list[plaatsen.Vak]:
    return [plaatsen.Vak(x - 5, y - 5, x + 5, y + 5) for x, y, _ in namen]


PUNT = st.tuples(st.floats(0, 700), st.floats(0, 250), st.text("abc ", min_size=1, max_size=30))


@given(st.lists(PUNT, max_size=20))
def test_geen_naam_staat_over_een_andere_of_over_een_punt(
    namen: list[tuple[float, float, str]],
) -> None:
    ruimte = plaatsen.Vak(0, 0, 800, 250)
    plekken = plaatsen.bij_punten(namen, vakken(namen), ruimte)
    geplaatst = [plek.vak for plek in plekken if plek is not None]
    for i, vak in enumerate(geplaatst):
        assert vak.binnen(ruimte)
        assert not any(vak.raakt(ander) for ander in [*geplaatst[:i], *vakken(namen)])


def test_een_naam_met_ruimte_krijgt_altijd_een_plek() -> None:
    (plek,) = plaatsen.bij_punten([(400, 100, "Ankerrijk")], [], plaatsen.Vak(0, 0, 800, 250))
    assert plek is not None
    assert (plek.kant, plek.dy) == ("left", 0)


@given(st.lists(st.floats(0, 260), max_size=10))
def test_namen_naast_lijnen_staan_een_regel_uit_elkaar_in_hun_volgorde(
    hoogten: list[float],
) -> None:
    plekken = plaatsen.onder_elkaar(hoogten, 260)
    assert len(plekken) == len(hoogten)
    orde = sorted(range(len(hoogten)), key=lambda i: hoogten[i])
    for boven, onder in pairwise(plekken[i] for i in orde):
        assert onder - boven >= plaatsen.REGELHOOGTE - 1e-6
    assert all(-1e-6 <= plek <= 260 + 1e-6 for plek in plekken)


def test_een_staaf_en_een_stip_zeggen_hun_waarde_en_wijzen_naar_hun_blad(tmp_path: Path) -> None:
    staven = [
        balken.Balk("Wonen", 10, "€ 10", adres="/segment/2/?van=2026&x=1"),
        balken.Balk("Wonen", 13, "€ 13"),
    ]
    svg = tekenen.teken(balken.balken(720, staven), tmp_path)
    assert not svg.startswith('<svg aria-hidden="true"')
    assert '<a href="/segment/2/?van=2026&amp;x=1" aria-label="Wonen: € 10">' in svg
    assert svg.count("<title>Wonen: € 1") == 2  # two of one name stand apart
    punten = [
        trechter.Trechterpunt("", 0.4, n, tekst=f"A: 40 % van {n}", adres=f"/a/{n}/")
        for n in (9, 90)
    ]
    svg = tekenen.teken(trechter.trechter(720, punten, 0.5, aantal_titel="n"), tmp_path)
    for n, kant in ((9, "start"), (90, "end")):
        link = re.search(rf'<a href="/a/{n}/" aria-label="A: 40 % van {n}">.*?</a>', svg)[0]
        assert "<title>" in link
        assert f'<text text-anchor="{kant}"' in link


def test_een_maand_op_een_lijn_zegt_haar_waarde(tmp_path: Path) -> None:
    reeks = lijn.Reeks("Dordrecht", [("2026-01", 4.0), ("2026-02", None)])
    svg = tekenen.teken(lijn.lijn(720, [reeks], toon=lambda w: f"{w:.0f} dagen"), tmp_path)
    assert "<title>Dordrecht, januari 2026: 4 dagen</title>" in svg
    assert "februari" not in svg
