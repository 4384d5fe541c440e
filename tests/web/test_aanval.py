# SPDX-License-Identifier: EUPL-1.2
"""What readers really receive: every number on pages, in pictures and CSV, laid together.

One youth stands alone in a cell, with an amount that occurs nowhere else. The attacker takes every
amount it is served, in text, attributes and pictures, and looks whether that one is among them, is
the sum or the difference of two of them, or of one and a difference of two.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

import hefboom
from hefboom.cli import main
from hefboom.cli import meet as werkwoord
from hefboom.facts import TABELLEN, Momentopname
from hefboom.facts.schrijven import schrijf_momentopname
from hefboom.measures import CATALOGUS
from tests.web import wereld
from tests.web.conftest import Open

#: Cents that no other claim makes up: of one youth, one provider, in the smallest cell.
GEPLANT = 7_654_321_37
EURO = re.compile(
    r"(?<![\d.,])-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d\d)?(?!\d)",
)
PADEN = (
    "/",
    "/regio/",
    "/cijfers/",
    "/cijfers/uitgaven/?per=segment",
    "/cijfers/uitgaven/?per=vorm",
    "/cijfers/uitgaven/?per=maand",
    "/verklaar/uitgaven/",
)
PERIODEN = ("2026", "2026-K2", "2026-05")


@pytest.fixture(scope="module")
def met_geplant(tmp_path_factory: pytest.TempPathFactory) -> Momentopname:
    """A small region, with one claim line in it that must not be found."""
    heel = wereld.maak_opname(tmp_path_factory.mktemp("heel"), aantal=150)
    tabellen = {naam: heel.tabel(naam).to_pylist() for naam in TABELLEN}
    regel = dict(next(r for r in tabellen["prestaties"] if r["gemeente"] == wereld.GEMEENTE))
    regel |= {
        "prestatie": 10**6, "jeugdige": "p99999", "begindatum": date(2026, 5, 4),
        "einddatum": date(2026, 5, 20), "toegekend": GEPLANT, "ingediend": GEPLANT,
        "geweigerd": False, "aanbieder": wereld.RIVAAL,
    }  # fmt: skip
    tabellen["prestaties"].append(regel)
    return schrijf_momentopname(
        tmp_path_factory.mktemp("geplant"),
        {
            naam: [tuple(rij[k.naam] for k in TABELLEN[naam].kolommen) for rij in rijen]
            for naam, rijen in tabellen.items()
        },
        peildatum=heel.peildatum, regio=heel.regio, stelsel=heel.stelsel, op=heel.gemaakt_op,
    )  # fmt: skip


def bedragen(tekst: str) -> Iterator[int]:
    """Every number in a text as cents: as an amount, and as cents already (as in CSV)."""
    for gevonden in EURO.findall(tekst):
        heel, _, deel = gevonden.replace(".", "").partition(",")
        yield int(heel) * 100 + int(deel or 0) * (-1 if heel.startswith("-") else 1)
        if not deel:
            yield int(heel)


def te_vinden(gezien: Iterable[int], geheim: int) -> str:
    """How the secret follows from what was seen; empty when it does not."""
    getallen = {g for g in gezien if abs(g) > 10_000}
    if geheim in getallen:
        return "staat er"
    for een in getallen:
        if een - geheim in getallen:
            return f"{een} - {een - geheim}"
        if geheim - een in getallen:
            return f"{een} + {geheim - een}"
    return ""


def test_de_aanval_vindt_een_geplant_lek() -> None:
    """Served as it is, as a total beside the rest, in an attribute of a picture."""
    ruis = set(bedragen("€ 1.234,56 en € 98.765,43"))
    for lek in (
        "<td>€ 7.654.321,37</td>",
        "<rect data-waarde='765432137'/>",
        "€ 9.000.000,00; zonder: € 1.345.678,63",
    ):
        assert te_vinden({*ruis, *bedragen(lek)}, GEPLANT), lek
    assert not te_vinden(ruis, GEPLANT)


@pytest.mark.parametrize(
    "persona",
    [
        "raadslid",
        pytest.param("aanbieder", marks=pytest.mark.lang),
        pytest.param("andere_gemeente", marks=pytest.mark.lang),
    ],
)
def test_een_jeugdige_is_niet_te_vinden_in_wat_een_lezer_krijgt(
    met_geplant: Momentopname,
    monkeypatch: pytest.MonkeyPatch,
    open_als: Open,
    capsys: pytest.CaptureFixture[str],
    persona: str,
) -> None:
    monkeypatch.setattr("hefboom.facts.huidige", lambda: met_geplant)
    monkeypatch.setattr("hefboom.facts.gepubliceerd_in", lambda feiten: None)
    monkeypatch.setattr(werkwoord, "_opname", lambda *_, **__: met_geplant)
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    gezien: set[int] = set()
    bladen = 0
    for adres in PADEN:
        antwoord = open_als(persona, adres)
        gezien |= set(bedragen(antwoord.content.decode()))
        bladen += antwoord.status_code == 200
    for per in ("", "segment", "vorm", "maand"):
        for periode in PERIODEN:
            adres = f"/cijfers/uitgaven.csv?per={per}&periode={periode}"
            gezien |= set(bedragen(open_als(persona, adres).content.decode()))
    als = {"raadslid": f"raadslid:{wereld.GEMEENTE}", "aanbieder": f"aanbieder:{wereld.MIJN}"}
    main(["meet", "uitgaven", "--per", "segment", "--json", "--van", "2026-01", "--tot", "2026-03",
          "--als", als.get(persona, f"beleid:{wereld.ANDERE}")])  # fmt: skip
    gezien |= set(bedragen(capsys.readouterr().out))
    assert bladen >= 5
    assert len(gezien) > 50
    assert te_vinden(gezien, GEPLANT) == ""


# ── no figure but through the lattice ─────────────────────────────────────────────────────────

BRON = Path(hefboom.__file__).parent
#: What counts, or opens what was counted on; a page reaches it through its `Blik`.
TELT = {"bereken", "bereken_vele", "Bundel", "stapels_achter", "kolommen", "tabel"}
#: Who may call it, and why it is not a way round the lattice.
MAG = {
    "sturing/blik.py": "the door itself: it passes the reader on",
    "sturing/stuurbeeld.py": "passes the reader on",
    "sturing/bladen/verklaar/blad.py": "rows, which `stapels_achter` narrows to whose they are",
    "cli/meet.py": "passes the reader on",
    "bestuur/gevolg.py": "for who may read a proposal: roles that see figures as they are",
    "sturing/bladen/contractkalender/blad.py": "with a snapshot only for the region's roles",
    "sturing/gebruik.py": "for the page of keys and its command: the region's roles",
    "sturing/onderdelen/afbouw.py": "for the pages of what runs off: the region's roles",
    "sturing/onderdelen/deelname.py": "who takes part, as decided; of no youth",
    "sturing/vertrek.py": "for the page of a provider that leaves: the region's roles",
}


def telt_zelf(bron: str) -> list[int]:
    """The lines of a module that call one of these on `measures`, `facts` or a snapshot."""
    uit = []
    for knoop in ast.walk(ast.parse(bron)):
        if not isinstance(knoop, ast.Call):
            continue
        doel = knoop.func
        if isinstance(doel, ast.Name) and doel.id in TELT - {"kolommen", "tabel"}:
            uit.append(knoop.lineno)
        if isinstance(doel, ast.Attribute) and doel.attr in TELT:
            van = ast.unparse(doel.value)
            if van.split(".")[-1] in ("measures", "opname", "publicatie", "huidige()"):
                uit.append(knoop.lineno)
    return uit


def test_wie_zelf_telt_wordt_gevonden() -> None:
    assert telt_zelf("measures.bereken('uitgaven', opname)") == [1]
    assert telt_zelf("blik.opname.tabel('prestaties')") == [1]
    assert telt_zelf("blik.bereken('uitgaven')") == []


def test_elk_cijfer_op_een_blad_komt_langs_het_rooster() -> None:
    """A page that counts by itself shows what the lattice hides. It says here why it may."""
    for bestand in sorted(BRON.rglob("*.py")):
        plek = bestand.relative_to(BRON).as_posix()
        if plek.split("/")[0] in ("measures", "facts", "demo") or plek in MAG:
            continue
        assert telt_zelf(bestand.read_text(encoding="utf-8")) == [], plek
    assert CATALOGUS
