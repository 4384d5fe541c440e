# SPDX-License-Identifier: EUPL-1.2
"""One declaration: a page that sorts, filters and pages, and a spreadsheet with typed cells."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel import Period, Vraagfout
from hefboom.scherm import (
    Cel,
    Celsoort,
    Cijfer,
    Kolom,
    Rijlijst,
    Tabel,
    Zeef,
    bedragcel,
    dagcel,
    kolommen,
    maandcel,
    periodecel,
)
from hefboom.scherm.lezers import lees_bedrag
from hefboom.scherm.rekenblad import schrijf_csv, schrijf_xlsx, vakken
from hefboom.scherm.rijenbron import Orde
from hefboom.scherm.tabelblik import Tabelblik

vraag = RequestFactory().get
KLEIN = Cijfer("Jeugdigen", "verborgen", reden="Te klein.", onderdrukt=True)


def tabel(**anders: Any) -> Tabel:
    rijen = [
        [Cel("10 Wonen"), bedragcel(123_456), _deel(0.7), dagcel(date(2026, 5, 4))],
        [Cel("2 Thuis"), bedragcel(-5), Cel(cijfer=KLEIN), dagcel(None)],
        [Cel("=1+1"), Cel("geen budget"), _deel(0.25), dagcel(date(2025, 12, 31))],
    ]
    return Tabel("Proef", kolommen("Segment", "Budget", "Op tijd", "Begin"), rijen, **anders)


def _deel(deel: float) -> Cel:
    tekst = f"{deel * 100:.0f} %"
    return Cel(cijfer=Cijfer("Op tijd", tekst, precies=str(deel), soort=Celsoort.PROCENT))


def eerste(adres: str, t: Tabel | None = None) -> list[str]:
    blik = Tabelblik(t or tabel(), vraag(adres))
    return [rij[0][1].tekst for rij in blik.rijen]


@pytest.mark.parametrize(
    ("adres", "namen"),
    [
        ("/", "10 Wonen|2 Thuis|=1+1"),
        ("/?orde=segment", "2 Thuis|10 Wonen|=1+1"),
        ("/?orde=-budget", "10 Wonen|2 Thuis|=1+1"),
        ("/?orde=budget", "2 Thuis|10 Wonen|=1+1"),
        ("/?orde=op-tijd", "=1+1|10 Wonen|2 Thuis"),
        ("/?orde=-op-tijd", "10 Wonen|=1+1|2 Thuis"),
        ("/?orde=begin", "=1+1|10 Wonen|2 Thuis"),
        ("/?met-segment=WO", "10 Wonen"),
        ("/?vanaf-budget=0", "10 Wonen"),
        ("/?tm-budget=1.234,56", "10 Wonen|2 Thuis"),
        ("/?vanaf-op-tijd=25&tm-op-tijd=25", "=1+1"),
        ("/?vanaf-begin=2026-01-01", "10 Wonen"),
    ],
)
def test_een_adres_sorteert_en_filtert_wat_er_is_staat_voor_wat_er_niet_is(
    adres: str, namen: str
) -> None:
    assert "|".join(eerste(adres)) == namen


def test_wat_verborgen_is_zeeft_en_sorteert_niet_mee() -> None:
    """Neither a bound nor an order tells anything of a hidden figure."""
    assert "2 Thuis" not in eerste("/?vanaf-op-tijd=0&tm-op-tijd=100")
    for orde in ("op-tijd", "-op-tijd"):
        assert eerste(f"/?orde={orde}")[-1] == "2 Thuis"


@pytest.mark.parametrize(
    ("adres", "zegt"),
    [
        ("/?orde=kleur", "Kies uit: "),
        ("/?vanaf-budget=veel", "Schrijf een getal als 1.234,50"),
        ("/?vanaf-begin=gisteren", "Schrijf een dag als"),
        ("/?pagina=0", "heel getal"),
        ("/?uitvoer=pdf", "xlsx of csv"),
    ],
)
def test_een_vraag_die_niet_kan_zegt_wat_wel_kan(adres: str, zegt: str) -> None:
    blik = Tabelblik(tabel(), vraag(adres))
    with pytest.raises(Vraagfout, match=zegt):
        Template("{% load scherm %}{% tabel t %}").render(
            Context({"t": blik.tabel, "request": blik.request})
        )


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("1.234,50", "1234.50"), ("1234.5", "1234.5"), ("1.234", "1234"), ("0,05", "0.05"),
        ("-12", "-12"), ("€ 10", "10"), ("70 %", "70"), ("1.5", "1.5"),
    ],
)  # fmt: skip
def test_een_getal_mag_zoals_men_het_hier_schrijft(tekst: str, getal: str) -> None:
    assert lees_bedrag(vraag("/", {"x": tekst}), "x") == Decimal(getal)


def html(t: Tabel, adres: str = "/") -> str:
    inhoud = Context({"t": t, "request": vraag(adres)})
    return Template("{% load scherm %}{% tabel t %}").render(inhoud)


def test_de_kop_is_een_link_en_zegt_hoe_er_gesorteerd_is() -> None:
    uit = html(tabel(code="s"), "/regio/?periode=2025&s-orde=-budget")
    assert 'aria-sort="descending"' in uit
    assert uit.count("aria-sort") == 1
    assert 'href="?periode=2025&amp;s-orde=budget#tabel-s"' in uit
    assert 'href="?periode=2025&amp;s-orde=op-tijd' not in uit, "van getallen het hoogste eerst"
    assert 'href="?periode=2025&amp;s-orde=-budget&amp;uitvoer=s.xlsx"' in uit


def test_een_lange_tabel_bladert_en_houdt_de_keuze_vast() -> None:
    rijen = [[Cel(f"rij {n}"), bedragcel(n)] for n in range(1, 121)]
    lang = Tabel("Lang", kolommen("Wat", "Bedrag"), rijen)
    uit = html(lang, "/?orde=-bedrag&x=1&pagina=2")
    assert "51–100 van 120" in uit
    assert "rij 70<" in uit
    assert "rij 71<" not in uit
    assert 'rel="next" href="?orde=-bedrag&amp;x=1&amp;pagina=3#tabel"' in uit
    assert '<input type="hidden" name="x" value="1">' in uit
    assert '<input type="hidden" name="orde" value="-bedrag">' in uit
    assert 'name="pagina" value' not in uit, "wie filtert begint vooraan"
    assert "Bij deze keuze is er geen enkele rij" in html(lang, "/?met-wat=niets")


waarden = st.lists(
    st.tuples(
        st.sampled_from(["aap", "Noot", "mies 2", "mies 10"]), st.integers(-99, 99) | st.none()
    )
)


@given(waarden, st.booleans(), st.integers(-99, 99) | st.none(), st.sampled_from(["", "a", "mies"]))
def test_sorteren_en_zeven_als_de_trage_tweeling(
    rijen: list[tuple[str, int | None]], aflopend: bool, vanaf: int | None, tekst: str
) -> None:
    kop = (Kolom("Wat", soort=Celsoort.TEKST), Kolom("Bedrag", soort=Celsoort.EURO))
    zeven = [Zeef(0, tekst=tekst)] if tekst else []
    zeven += [Zeef(1, vanaf=vanaf)] if vanaf is not None else []
    bron = Rijlijst([[Cel(wat), bedragcel(bedrag)] for wat, bedrag in rijen])
    keuze = bron.kies(kop, Orde(1, aflopend), zeven)
    past = [
        (wat, bedrag)
        for wat, bedrag in rijen
        if tekst in wat.casefold() and (vanaf is None or (bedrag is not None and bedrag >= vanaf))
    ]
    laatst = [paar for paar in past if paar[1] is None]
    eerst = [(wat, bedrag) for wat, bedrag in past if bedrag is not None]
    verwacht = sorted(eerst, key=lambda paar: paar[1], reverse=aflopend) + laatst
    assert [(rij[0].tekst, rij[1].waarde) for rij in keuze.deel(0, None)] == verwacht
    assert [rij[0].tekst for rij in keuze.alle()] == [wat for wat, _ in verwacht]
    assert len(keuze) == len(verwacht)


# ── taking it out ─────────────────────────────────────────────────────────────────────────────


def als_csv(t: Tabel) -> list[list[str]]:
    bestand, keuze = io.BytesIO(), Tabelblik(t, vraag("/")).keuze
    schrijf_csv(bestand, vakken(t.bepaald, keuze), keuze.alle(), [("Tabel", t.titel)])
    tekst = bestand.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(tekst), delimiter=";"))


def als_boek(t: Tabel, tmp_path: Any) -> Any:
    bestand, keuze = io.BytesIO(), Tabelblik(t, vraag("/")).keuze
    schrijf_xlsx(bestand, vakken(t.bepaald, keuze), keuze, [("Tabel", t.titel)], tmp_path)
    return openpyxl.load_workbook(bestand)


def test_csv_is_nederlands_en_rekent_nooit_met_tekst() -> None:
    assert als_csv(tabel()) == [
        ["Tabel", "Proef"],
        [],
        ["Segment", "Budget (€)", "Op tijd (%)", "Op tijd: opmerking", "Begin"],
        ["10 Wonen", "1234,56", "70", "", "2026-05-04"],
        ["2 Thuis", "-0,05", "verborgen", "Te klein", ""],
        ["'=1+1", "geen budget", "25", "", "2025-12-31"],
    ]


def test_excel_krijgt_getallen_datums_en_tekst_en_op_blad_twee_waar_het_vandaan_komt(
    tmp_path: Any,
) -> None:
    boek = als_boek(tabel(), tmp_path)
    blad, uitleg = boek.worksheets
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows()]
    assert rijen[1] == ["10 Wonen", 1234.56, 0.7, None, rijen[1][4]]
    assert rijen[1][4].date() == date(2026, 5, 4)
    assert rijen[2] == ["2 Thuis", -0.05, "verborgen", "Te klein", None]
    assert [cel.number_format for cel in blad[2]][1:3] == ["#,##0.00", "0.0%"]
    assert (blad["A4"].value, blad["A4"].data_type) == ("=1+1", "s"), "geen formule"
    assert blad.freeze_panes == "B2"
    assert uitleg["B1"].value == "Proef"
    assert list(tmp_path.iterdir()) == [], "er blijft niets liggen"


def test_een_periode_wordt_twee_kolommen_en_een_maand_een_maand() -> None:
    rij = [Cel("een"), periodecel(Period.month(2026, 3)), maandcel(date(2026, 3, 1)), Cel(vonk="x")]
    t = Tabel("Proef", kolommen("Wat", "Periode", "Maand", "Verloop"), [rij])
    assert als_csv(t)[2:] == [
        ["Wat", "Periode van", "Periode tot en met", "Maand"],
        ["een", "2026-03-01", "2026-03-31", "2026-03"],
    ]


def test_een_kolom_met_van_alles_zegt_per_cel_wat_het_is() -> None:
    geld = Cijfer("Uitgaven", "€ 12", precies="1234", soort=Celsoort.EURO)
    tal = Cijfer("Jeugdigen", "3", precies="3")
    t = Tabel(
        "Proef",
        kolommen("Maat", "Waarde"),
        [[Cel("a"), Cel(cijfer=geld)], [Cel("b"), Cel(cijfer=tal)]],
    )
    assert als_csv(t)[3:] == [["a", "12,34", "€"], ["b", "3", "aantal"]]
    assert "orde=-waarde" not in html(t), "euro's en aantallen staan niet op één rij"
