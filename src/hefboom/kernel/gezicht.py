# SPDX-License-Identifier: EUPL-1.2
"""The face of a room that has tables: names that are fetched when they are first asked for.

Django lets nobody import a table before all rooms are known, so such a room cannot import in its
`__init__.py` what it shows. It names it there in the block `if TYPE_CHECKING:`, which type checkers
and import-linter read as they read any import, and leaves the fetching to `toon_namen`.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable
from importlib import import_module


def toon_namen(kamer: str) -> Callable[[str], object]:
    """The `__getattr__` of a room: gives what the block `if TYPE_CHECKING:` of its face names.

    Raises AttributeError for any other name, as Python does.
    """
    plekken = _genoemd(inspect.getsource(sys.modules[kamer]))

    def __getattr__(naam: str) -> object:
        if naam not in plekken:
            raise AttributeError(f"module {kamer!r} has no attribute {naam!r}")
        gevonden = getattr(import_module(plekken[naam]), naam)
        setattr(sys.modules[kamer], naam, gevonden)
        return gevonden

    return __getattr__


def _genoemd(bron: str) -> dict[str, str]:
    """For each name in the block the module that it is imported from."""
    return {
        naam.name: regel.module
        for blok in ast.parse(bron).body
        if isinstance(blok, ast.If) and ast.unparse(blok.test) == "TYPE_CHECKING"
        for regel in blok.body
        if isinstance(regel, ast.ImportFrom) and regel.module is not None
        for naam in regel.names
    }
