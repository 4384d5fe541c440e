# SPDX-License-Identifier: EUPL-1.2
"""What stands in a cell, and that nothing a sender wrote is taken for markup."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template

from hefboom.scherm import Cel, Cijfer, Kolom, Merk, Tabel, Uitklap, kolommen

KWAAD = '<b onclick="x">&'
NET = "&lt;b onclick=&quot;x&quot;&gt;&amp;"


def toon(tabel: Tabel) -> str:
    return Template("{% load scherm %}{% tabel tabel %}").render(Context({"tabel": tabel}))


def cel(inhoud: Cel) -> str:
    """The markup of one cell, beside a first one that names the row."""
    html = toon(Tabel("Proef", [Kolom("Wie"), Kolom("Wat")], [[Cel("een"), inhoud]]))
    gevonden = re.search(r"</th><td(?: class=\"getal\")?>(.*?)</td></tr>", html, re.DOTALL)
    assert gevonden is not None
    return gevonden[1]


@pytest.mark.parametrize(
    ("inhoud", "html"),
    [
        (Cel("–"), "–"),
        (Cel("Enver", adres="/a/?b=1&c=2"), '<a href="/a/?b=1&amp;c=2">Enver</a>'),
        (
            Cel("JW301", adres="/x/", klein="ABC"),
            '<a href="/x/">JW301 <span class="klein">ABC</span></a>',
        ),
        (Cel("JW301", naast="ABC"), 'JW301 <span class="klein">ABC</span>'),
        (Cel(merk=Merk("wacht")), '<span class="merk">wacht</span>'),
        (
            Cel("4 mei", merk=Merk("te laat", "fout")),
            '4 mei <span class="merk merk--fout">te laat</span>',
        ),
        (Cel("regel 3, ", code="A/B[1]"), "regel 3, <code>A/B[1]</code>"),
        (Cel("TR321", uitleg="De regel"), '<abbr title="De regel">TR321</abbr>'),
        (Cel("12", titel="6 % meer"), '12<br><span class="klein zacht">6 % meer</span>'),
        (Cel(vonk="<svg></svg>"), '<span class="vonk"><svg></svg></span>'),
        (
            Cel("x", uitklap=Uitklap("Meer", [("Goed", "zo", "klein")])),
            "x<details><summary>Meer</summary><ul><li><strong>Goed:</strong> zo "
            '<span class="klein">klein</span></li></ul></details>',
        ),
        (Cel(cijfer=Cijfer("Jeugdigen", "212")), "212"),
        (
            Cel(
                cijfer=Cijfer(
                    "Jeugdigen",
                    "<\u00a010",
                    verklaar="/v/",
                    reden="Te klein.",
                    voorlopig="nog niet",
                )
            ),
            '<a class="stil" href="/v/" title="Te klein. Nog niet. Verklaar dit getal">'
            "&lt;\u00a010</a>",
        ),
    ],
)
def test_een_cel(inhoud: Cel, html: str) -> None:
    assert cel(inhoud) == html


@pytest.mark.parametrize(
    "inhoud",
    [
        Cel(KWAAD, adres=KWAAD, klein=KWAAD, naast=KWAAD, titel=KWAAD, code=KWAAD, uitleg=KWAAD),
        Cel(merk=Merk(KWAAD, KWAAD), uitklap=Uitklap(KWAAD, [(KWAAD, KWAAD, KWAAD)])),
        Cel(
            cijfer=Cijfer(KWAAD, KWAAD, verklaar=KWAAD, reden=KWAAD, voorlopig=KWAAD),
            titel=KWAAD,
        ),
    ],
)
def test_wat_iemand_schreef_is_nooit_opmaak(inhoud: Cel) -> None:
    html = toon(Tabel(KWAAD, [Kolom(KWAAD), Kolom(KWAAD, uitleg=KWAAD)], [[inhoud, inhoud]]))
    assert KWAAD not in html
    assert html.count(NET) > 8
    assert "<b" not in html.replace("<br>", "")


def test_getallen_staan_rechts_en_de_eerste_cel_noemt_de_rij() -> None:
    html = toon(Tabel("Proef", kolommen("Maand", "Aantal"), [[Cel("mei"), Cel("3", klasse="dag")]]))
    assert '<th scope="row">mei</th><td class="getal dag">3</td>' in html
    assert '<th scope="col" class="getal">Aantal</th>' in html
    assert 'aria-label="Tabel: Proef"' in html


def test_een_lege_tabel_zegt_wat_er_komt() -> None:
    html = toon(Tabel("Proef", kolommen("A"), leeg="Hier komt later iets."))
    assert ">Hier komt later iets.<" in html
    assert "<table" not in html
