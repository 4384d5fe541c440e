# SPDX-License-Identifier: EUPL-1.2
"""The measures, a file for each theme. Read them aloud: question, what is counted, over what, when.

A theme is a file here with `MATEN` and its `PLAATS` among the others; it is found by itself. A
change that makes equal facts give another figure raises `versie` and stands in the changelog.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from hefboom.measures.maat import Maat
from hefboom.measures.voorwaarden import OngeldigeMaat


def _verzamel() -> Iterator[Maat]:
    themas = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    gezien: set[str] = set()
    for thema in sorted(themas, key=lambda thema: int(thema.PLAATS)):
        for maat in thema.MATEN:
            if maat.code in gezien:
                raise OngeldigeMaat(f"De maat {maat.code} staat twee keer in de catalogus.")
            gezien.add(maat.code)
            yield maat


CATALOGUS: Mapping[str, Maat] = MappingProxyType({maat.code: maat for maat in _verzamel()})
