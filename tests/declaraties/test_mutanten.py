# SPDX-License-Identifier: EUPL-1.2
"""The examples of the rules notice every small fault in a rule.

Each mutant is one check module with one thing turned around. At least one example (`VOORBEELDEN`)
must then answer otherwise; a mutant that lives shows an example that is missing.
"""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeGuard

import pytest

from hefboom.declaraties.toetsen import Prestatietoets
from hefboom.declaraties.voorbeelden import VOORBEELDEN, Voorbeeld
from hefboom.declaraties.voorbeelden.bouw import context, regel

MODULES = ("herkenning", "product", "periode", "geld", "volume", "dubbel")
STEEKPROEF = 12
OMGEKEERD: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
}
#: Mutants that no rule can notice, with the reason.
REDEN = "rules ask `bedrag` for minutes at an hour's tariff only; its doctest says the rest"
GELIJKWAARDIG = {
    f"geld.bedrag: {regel} → {wordt}": REDEN
    for regel, wordt in (
        ("return Cents(int(tarief.cents) * volume)", "Mult wordt Add"),
        ("if tarief.eenheid == UUR and eenheid == MINUUT:", "And wordt Or"),
    )
}


@dataclass(frozen=True)
class Mutant:
    """A module with one node turned around, and where."""

    module: str
    wat: str
    boom: ast.Module


def mutanten(module: str) -> Iterator[Mutant]:
    """Every mutant of a module of checks; decorators and texts stay as they are."""
    plek = import_module(f"hefboom.declaraties.toetsen.{module}").__file__
    if plek is None:
        raise LookupError(module)
    tekst = Path(plek).read_text(encoding="utf-8")
    regels = tekst.splitlines()
    origineel = ast.parse(tekst)
    aantal = sum(1 for _ in _plekken(origineel))
    for nummer in range(aantal):
        boom = copy.deepcopy(origineel)
        knoop, kant = list(_plekken(boom))[nummer]
        plaats = f"{module}.{_functie(boom, knoop)}: {regels[knoop.lineno - 1].strip()}"
        wat = f"{plaats} → {_keer_om(knoop, kant)}"
        yield Mutant(module, wat, ast.fix_missing_locations(boom))


def _functie(boom: ast.Module, knoop: ast.expr | ast.stmt) -> str:
    functies = [deel for deel in boom.body if isinstance(deel, ast.FunctionDef)]
    return next(f.name for f in functies if f.lineno <= knoop.lineno <= (f.end_lineno or 0))


def _plekken(boom: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, int]]:
    """Each place that can be turned around: a node, and which of its operators."""
    for functie in boom.body:
        if not isinstance(functie, ast.FunctionDef):
            continue
        for deel in functie.body:
            for knoop in ast.walk(deel):
                if isinstance(knoop, ast.Compare):
                    yield from ((knoop, kant) for kant in range(len(knoop.ops)))
                elif isinstance(knoop, ast.BoolOp | ast.If | ast.IfExp) or _rekent(knoop):
                    yield knoop, 0


def _rekent(knoop: ast.AST) -> TypeGuard[ast.BinOp]:
    return isinstance(knoop, ast.BinOp) and type(knoop.op) in OMGEKEERD


def _keer_om(knoop: ast.expr | ast.stmt, kant: int) -> str:
    """Turn this node around in its tree; what was done."""
    if isinstance(knoop, ast.Compare):
        oud = knoop.ops[kant]
        knoop.ops[kant] = OMGEKEERD[type(oud)]()  # type: ignore[assignment]
        return f"{type(oud).__name__} wordt {type(knoop.ops[kant]).__name__}"
    if isinstance(knoop, ast.BoolOp | ast.BinOp):
        was = knoop.op
        knoop.op = OMGEKEERD[type(was)]()  # type: ignore[assignment]
        return f"{type(was).__name__} wordt {type(knoop.op).__name__}"
    if isinstance(knoop, ast.If | ast.IfExp):
        knoop.test = ast.UnaryOp(ast.Not(), knoop.test)
        return "voorwaarde omgekeerd"
    raise TypeError(type(knoop).__name__)


def leeft(mutant: Mutant) -> bool:
    """Do all examples of its rules still come out as they should?"""
    module = ModuleType(f"hefboom.declaraties.toetsen.{mutant.module}")
    exec(compile(mutant.boom, mutant.module, "exec"), module.__dict__)
    checks = [waarde for waarde in vars(module).values() if isinstance(waarde, Prestatietoets)]
    return not any(_anders(check, v) for check in checks for v in VOORBEELDEN)


def _anders(check: Prestatietoets, v: Voorbeeld) -> bool:
    een = regel(**v.regel)
    if v.code != check.code or not check.geldt_op(een.periode.start):
        return False
    try:
        uitkomst = check.functie(een, context(**v.context))
    except Exception:
        return True
    if isinstance(v.uitkomst, type):
        return not isinstance(uitkomst, v.uitkomst)
    return uitkomst != v.uitkomst


@pytest.mark.parametrize("module", MODULES)
def test_geen_mutant_blijft_leven(module: str, lang: bool) -> None:
    alle = list(mutanten(module))
    gekozen = alle if lang else random.Random(len(alle)).sample(alle, min(STEEKPROEF, len(alle)))
    levend = [m.wat for m in gekozen if m.wat not in GELIJKWAARDIG and leeft(m)]
    assert levend == []
    assert len(alle) >= 10


def test_een_regel_die_niet_gemuteerd_is_leeft() -> None:
    """The examples hold for the rules as they are, so that a dead mutant means something."""
    for module in MODULES:
        een = next(mutanten(module))
        plek = import_module(f"hefboom.declaraties.toetsen.{module}").__file__
        assert leeft(Mutant(module, "niets", ast.parse(Path(str(plek)).read_text("utf-8"))))
        assert een.boom.body
