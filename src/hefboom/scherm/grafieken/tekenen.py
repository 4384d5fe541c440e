# SPDX-License-Identifier: EUPL-1.2
"""From a Vega-Lite specification to an SVG that a strict page accepts. Drawn once."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

from hefboom.kernel import Geheugen
from hefboom.scherm.grafieken.stijl import CONFIG
from hefboom.scherm.grafieken.wijzers import met_wijzers

#: Raise when a drawing would come out differently for the same specification.
VERSIE = 3
_ROLLEN = re.compile(r' (?:role|aria-[a-z]+|style|class|id|xmlns:xlink|version)="[^"]*"')
_MAAT = re.compile(r'<svg[^>]* width="([\d.]+)"')
_LINK = re.compile(r"(<a [^>]*>)")
_STIJLBLAD = re.compile(r"<style.*?</style>", re.DOTALL)


_getekend: Geheugen[tuple[str, Path], str] = Geheugen(1024)


def teken(spec: dict[str, Any], cache: Path) -> str:
    """The SVG of a specification, from memory, from the cache folder, or drawn now.

    Equal specifications are one drawing, whatever snapshot they come from, and no two readers
    draw it at once.
    """
    tekst = json.dumps({**spec, "config": CONFIG}, sort_keys=True, ensure_ascii=False)
    vraag = (tekst, cache / "grafieken")
    return _getekend.haal([vraag], lambda nieuw: [_teken(*een) for een in nieuw])[0]


def _teken(tekst: str, bewaarplek: Path) -> str:
    naam = hashlib.sha256(f"{VERSIE} {tekst}".encode()).hexdigest()[:32]
    pad = bewaarplek / f"{naam}.svg"
    with contextlib.suppress(OSError):
        return pad.read_text(encoding="utf-8")
    import vl_convert  # a large library; commands that draw nothing do without

    svg = kaal(vl_convert.vegalite_to_svg(tekst, format_locale="nl-NL", time_format_locale="nl-NL"))
    with contextlib.suppress(OSError):  # a cache that cannot be written only costs time
        bewaarplek.mkdir(parents=True, exist_ok=True)
        tijdelijk = pad.with_suffix(f".{os.getpid()}")
        tijdelijk.write_text(svg, encoding="utf-8")
        tijdelijk.replace(pad)
    return svg


def kaal(svg: str) -> str:
    """Without styles, roles and fixed size: it scales, and its figure speaks for it.

    One whose marks lead somewhere is not hidden: each link says what it is about.

    >>> kaal('<svg version="1.1" class="marks" width="10" height="5" viewBox="0 0 10 5"></svg>')
    '<svg aria-hidden="true" focusable="false" viewBox="0 0 10 5"></svg>'
    """
    maat = _MAAT.search(svg)
    svg = met_wijzers(_STIJLBLAD.sub("", svg), float(maat[1]) if maat else 0)
    # A link has a label of its own, the rest of the picture none.
    svg = "".join(
        deel if deel.startswith("<a ") else _ROLLEN.sub("", deel) for deel in _LINK.split(svg)
    )
    svg = re.sub(r'^<svg([^>]*?) width="[\d.]+" height="[\d.]+"', r"<svg\1", svg)
    svg = svg.replace(' font-family="sans-serif"', "")
    stil = "" if "<a " in svg else ' aria-hidden="true"'
    return re.sub(r"^<svg", f'<svg{stil} focusable="false"', svg, count=1)
