# SPDX-License-Identifier: EUPL-1.2
"""One word, one meaning (ADR 11): a class occurs once in the house, and functions are verbs."""

from __future__ import annotations

import ast
import keyword
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from hefboom.omgeving import PROJECT

BRON = PROJECT / "src" / "hefboom"

#: Generated from the description of each message: named as in the standard, hence once in each
#: message, and said with their module (`jw301.Client`).
BOMEN = Path("ijw", "bomen")

#: A name that may stand for more than one class, and why.
VAKER = {
    "Bericht": "een iJw-bericht zoals het gelezen is, en zoals het in de mailbox ligt",
    "Meta": "Django wil bij elk model een klasse van deze naam",
}


def bomen_in_huis() -> Iterator[tuple[Path, ast.Module]]:
    """Every file of ours, as Python reads it; migrations are made by Django."""
    for pad in sorted(BRON.rglob("*.py")):
        kort = pad.relative_to(BRON)
        if "migrations" not in kort.parts:
            yield kort, ast.parse(pad.read_text(encoding="utf-8"))


def klassen_in(boom: ast.Module) -> Iterator[str]:
    """Names of classes, and of aliases that are written as one."""
    for deel in ast.walk(boom):
        if isinstance(deel, ast.ClassDef):
            yield deel.name
    for regel in boom.body:
        doel = None
        if isinstance(regel, ast.Assign) and len(regel.targets) == 1:
            doel = regel.targets[0]
        elif isinstance(regel, ast.AnnAssign):
            doel = regel.target
        if isinstance(doel, ast.Name) and is_geschreven_als_klasse(doel.id):
            yield doel.id


def is_geschreven_als_klasse(naam: str) -> bool:
    """`Frame`, not `NIETS`, and not the `T` of a type variable."""
    kaal = naam.lstrip("_")
    return kaal[:1].isupper() and any(letter.islower() for letter in kaal)


def namen_in(boom: ast.Module) -> Iterator[tuple[str, int]]:
    """Every name that is given here to a function, an argument or a variable."""
    for deel in ast.walk(boom):
        if isinstance(deel, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield deel.name, deel.lineno
        elif isinstance(deel, ast.arg):
            yield deel.arg, deel.lineno
        elif isinstance(deel, ast.Name) and isinstance(deel.ctx, ast.Store):
            yield deel.id, deel.lineno


def test_een_klassenaam_komt_een_keer_voor() -> None:
    plekken = defaultdict(set)
    for pad, boom in bomen_in_huis():
        if not pad.is_relative_to(BOMEN):
            for naam in klassen_in(boom):
                plekken[naam].add(pad.as_posix())
    dubbel = {naam: sorted(waar) for naam, waar in plekken.items() if len(waar) > 1}
    assert {naam: waar for naam, waar in dubbel.items() if naam not in VAKER} == {}
    assert dubbel.keys() >= VAKER.keys(), "deze staan zonder noodzaak op de lijst"


def test_een_streepje_aan_het_eind_wijst_op_een_vergeten_werkwoord() -> None:
    """`as_` may: the word is Python's, and there is no other for the axis of a figure."""
    gevonden = [
        f"{pad}:{regel}: {naam}"
        for pad, boom in bomen_in_huis()
        for naam, regel in namen_in(boom)
        if naam.endswith("_") and naam.strip("_") and not naam.startswith("__")
        if not keyword.iskeyword(naam[:-1])
    ]
    assert gevonden == []


def test_de_toets_ziet_een_klasse_een_alias_en_een_streepje() -> None:
    boom = ast.parse("class A1a: ...\nBoom = dict[str, int]\nNIETS = 0\ndef f(toets_): ...\n")
    assert set(klassen_in(boom)) == {"A1a", "Boom"}
    assert ("toets_", 4) in set(namen_in(boom))
