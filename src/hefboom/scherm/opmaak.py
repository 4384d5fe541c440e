# SPDX-License-Identifier: EUPL-1.2
"""How a cell and a figure in it are written in HTML.

In Python and not in a template: a table has hundreds of cells, and as template these took two
thirds of the time of a page that is warm.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.template.defaultfilters import capfirst
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hefboom.scherm.cel import Cel, Merk, Uitklap
from hefboom.scherm.cijfer import Cijfer
from hefboom.scherm.kolom import Kolom
from hefboom.stelsel import STATUSSEN, Status


def rij_als_html(rij: list[tuple[Kolom, Cel]], kaart: bool = False) -> SafeString:
    """A row of a table: its first cell is its heading.

    As a `kaart` each cell carries the heading of its column, for a screen too narrow for columns.
    """
    return mark_safe(f"<tr>{''.join(_cellen(rij, kaart))}</tr>")  # noqa: S308 (escaped below)


def cijfer_als_html(cijfer: Cijfer) -> SafeString:
    """A figure inside a table or a sentence, with the way to its explanation."""
    waarde = escape(cijfer.waarde)
    if not cijfer.verklaar:
        return waarde
    reden = f"{cijfer.reden} " if cijfer.reden else ""
    voorlopig = f"{capfirst(cijfer.voorlopig)}. " if cijfer.voorlopig else ""
    titel = escape(f"{reden}{voorlopig}Verklaar dit getal")
    adres = escape(cijfer.verklaar)
    stand = f" {_stand(cijfer.status)}" if cijfer.status else ""
    return mark_safe(  # noqa: S308
        f'<a class="stil{_toon(cijfer)}" href="{adres}" title="{titel}">{waarde}{stand}</a>'
    )


def _toon(cijfer: Cijfer) -> str:
    """How a figure looks that stands out, or that says little."""
    return " buiten" if cijfer.buiten else " weinig" if cijfer.weinig else ""


def stand_als_html(cijfer: Cijfer) -> SafeString:
    """How firm a figure is, with the way to what it was made with; empty for a plain count."""
    if cijfer.status is None:
        return SafeString()
    titel = escape(f"{cijfer.status}: {STATUSSEN[cijfer.status]}. Waarmee is dit gemaakt?")
    return mark_safe(  # noqa: S308
        f'<a class="stand__bron" href="{escape(cijfer.verklaar)}#waarmee" title="{titel}">'
        f"{_stand(cijfer.status)}</a>"
    )


def _stand(status: Status) -> str:
    return f'<span class="stand stand--{escape(status)}">{escape(status)}</span>'


def _cellen(rij: list[tuple[Kolom, Cel]], kaart: bool) -> Iterator[str]:
    for nummer, (kolom, cel) in enumerate(rij):
        inhoud = "".join(_inhoud(cel))
        if nummer == 0:
            yield f'<th scope="row">{inhoud}</th>'
            continue
        klasse = f"getal {cel.klasse}".strip() if kolom.rechts else cel.klasse
        kenmerk = f' class="{escape(klasse)}"' if klasse else ""
        if kaart:
            kenmerk += f' data-kop="{escape(kolom.naam)}"'
        yield f"<td{kenmerk}>{inhoud}</td>"


def _inhoud(cel: Cel) -> Iterator[str]:
    if cel.vonk:
        yield f'<span class="vonk">{cel.vonk}</span>'  # drawn by `grafieken.tekenen`
    if cel.cijfer is not None:
        yield cijfer_als_html(cel.cijfer)
    else:
        tekst = f"{_tekst(cel)}{_klein(cel.klein)}"
        yield f'<a href="{escape(cel.adres)}">{tekst}</a>' if cel.adres else tekst
        if cel.code:
            yield f"<code>{escape(cel.code)}</code>"
        if cel.merk is not None:
            yield f"{' ' if cel.tekst else ''}{_merk(cel.merk)}"
        yield _klein(cel.naast)
        if cel.uitklap is not None:
            yield _uitklap(cel.uitklap)
    if cel.titel:
        yield f'<br><span class="klein zacht">{escape(cel.titel)}</span>'


def _tekst(cel: Cel) -> str:
    tekst = escape(cel.tekst)
    return f'<abbr title="{escape(cel.uitleg)}">{tekst}</abbr>' if cel.uitleg else tekst


def _klein(tekst: str) -> str:
    return f' <span class="klein">{escape(tekst)}</span>' if tekst else ""


def _merk(merk: Merk) -> str:
    soort = f" merk--{escape(merk.soort)}" if merk.soort else ""
    return f'<span class="merk{soort}">{escape(merk.tekst)}</span>'


def _uitklap(uitklap: Uitklap) -> str:
    punten = "".join(
        f"<li><strong>{escape(kop)}:</strong> {escape(tekst)}{_klein(klein)}</li>"
        for kop, tekst, klein in uitklap.punten
    )
    return f"<details><summary>{escape(uitklap.kop)}</summary><ul>{punten}</ul></details>"
