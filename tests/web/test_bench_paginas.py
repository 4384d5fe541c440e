# SPDX-License-Identifier: EUPL-1.2
"""The benchmark of pages finds them by itself, in every room."""

from __future__ import annotations

import pytest

from benchmarks import paginas


def test_links_zijn_adressen_van_deze_site_zonder_wat_na_het_hekje_komt() -> None:
    html = (
        '<a href="/regio/#hulp">a</a><a href="?per=maand">b</a><a href="https://elders.nl/">c</a>'
        '<a href="mailto:x@y.nl">d</a><div hx-get="deel/"></div><link href="/static/x.css">'
    )
    assert paginas.links(html, "/cijfers/duur/?van=2026-01-01") == [
        "/regio/",
        "/cijfers/duur/?per=maand",
        "/cijfers/duur/deel/",
    ]


def test_elk_adres_van_elke_kamer_is_bekend() -> None:
    namen = dict(paginas._adressen())
    assert {"home", "regio", "maat", "berichten", "prestatie"} <= namen.keys()
    assert namen["prestatie"]
    assert not namen["berichten"]


@pytest.mark.django_db
def test_wie_wandelt_komt_overal_waar_hij_mag(personen: dict[str, object], met_opname) -> None:
    def soorten(naam: str) -> set[str]:
        return {plek.naam for plek, _ in paginas.wandel(naam, per_soort=1)}

    assert {"home", "regio", "segment", "maat", "maten", "berichten"} <= soorten("contractmanager")
    assert "berichten" not in soorten("raadslid")
