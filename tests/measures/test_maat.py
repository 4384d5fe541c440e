# SPDX-License-Identifier: EUPL-1.2
"""A measure that cannot be meant, cannot be made; a question nobody can answer, says so."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from hefboom.kernel import Period
from hefboom.measures import AFLOOP, CATALOGUS, OngeldigeVraag, Rij, bereken, toon
from hefboom.measures.maat import Aantal, Eenheid, KleinsteAantal, Som, Telling, Tijdens
from hefboom.measures.voorwaarden import Alle, Is, Niet, OngeldigeMaat, Waar
from tests.measures.spec import lees, vries

JEUGDIGEN = CATALOGUS["jeugdigen"]


@pytest.mark.parametrize(
    "maak",
    [
        lambda: Telling("gezinnen", Tijdens("begindatum"), Aantal()),
        lambda: Telling("prestaties", Tijdens("segment"), Aantal()),
        lambda: Telling("prestaties", Tijdens("begindatum"), Som("segment")),
        lambda: Telling("prestaties", Tijdens("begindatum"), Aantal(), Is("verwijzer", "01")),
        lambda: Telling("prestaties", Tijdens("begindatum"), Aantal(), Niet(Waar("segment"))),
        lambda: Telling(
            "prestaties", Tijdens("begindatum"), KleinsteAantal("aanbieder", Aantal(), 120)
        ),
        lambda: Is("segment"),
        lambda: Alle(Waar("geweigerd")),
        lambda: replace(JEUGDIGEN, vraag="Jeugdigen in zorg"),
        lambda: replace(JEUGDIGEN, bron=""),
        lambda: replace(JEUGDIGEN, eenheid=Eenheid.PROCENT),
        lambda: replace(JEUGDIGEN, dimensies=("kleur",)),
        lambda: replace(CATALOGUS["termijnen"], dimensies=("gemeente",)),
        lambda: replace(JEUGDIGEN, verplicht=("maand",), dimensies=("segment",)),
        lambda: replace(CATALOGUS["binnen_norm"], noemer=CATALOGUS["geweigerd_aandeel"].noemer),
    ],
)
def test_een_onmogelijke_maat_bestaat_niet(maak):
    with pytest.raises(OngeldigeMaat):
        maak()


def test_redenen_van_beeindiging_staan_allemaal_in_een_groep(gedeeld):
    import json

    lijst = json.loads((gedeeld / "ijw" / "codelijsten.json").read_text())["JZ588"]
    assert {rij["Code"] for rij in lijst["rijen"]} == AFLOOP.keys()


@pytest.fixture
def opname(tmp_path):
    return vries(tmp_path, lees("zorgperioden\nbegindatum\n2026-01-01"))


@pytest.mark.parametrize(
    ("vraag", "zegt"),
    [
        ({"code": "geluk"}, "Kies uit: aangehouden_bedrag"),
        ({"code": "budget", "per": ("gemeente",)}, "Bij budget kan: segment"),
        ({"code": "budget", "waar": {"kleur": "rood"}}, "'kleur' bestaat niet"),
        ({"code": "jeugdigen", "per": ("segment", "segment")}, "één keer"),
        ({"code": "jeugdigen", "waar": {"maand": "maart"}}, "als 2026-03"),
        ({"code": "jeugdigen", "waar": {"maand": "2025-03"}}, "ligt niet in de periode"),
        ({"code": "jeugdigen", "periode": Period(date(2027, 1, 1))}, "Kies een eerder begin"),
    ],
)
def test_een_vraag_zonder_antwoord_zegt_wat_wel_kan(opname, vraag, zegt):
    with pytest.raises(OngeldigeVraag, match=zegt):
        bereken(vraag.pop("code"), opname, **vraag)


def test_zonder_periode_is_het_het_jaar_tot_de_peildatum(tmp_path):
    opname = vries(tmp_path, {}, peildatum=date(2026, 9, 15))
    assert bereken("jeugdigen", opname).periode == Period(date(2026, 1, 1), date(2026, 9, 15))
    assert bereken("jeugdigen", opname).enige.waarde == 0
    assert bereken("duur", opname).enige.waarde is None


@pytest.mark.parametrize(
    ("eenheid", "waarde", "tekst"),
    [
        (Eenheid.AANTAL, 1412, "1.412"),
        (Eenheid.PER_100, 11.24, "11,2"),
        (Eenheid.EURO, 123456, "€ 1.234,56"),
        (Eenheid.PROCENT, 0.714, "71 %"),
        (Eenheid.DAGEN, 37.6, "38 dagen"),
        (Eenheid.DAGEN, None, "–"),
    ],
)
def test_een_waarde_leest_als_nederlands(eenheid, waarde, tekst):
    assert toon(eenheid, Rij({}, waarde, None, None)) == tekst


def test_een_onderdrukte_waarde_zegt_waarom():
    verborgen = Rij({}, None, None, None, onderdrukt=True)
    assert toon(Eenheid.AANTAL, verborgen) == "verborgen"
    assert toon(Eenheid.PROCENT, verborgen) == "verborgen"


def test_vele_lezers_tegelijk_krijgen_hetzelfde_antwoord(tmp_path):
    rijen = "\n".join(f"j{n % 50} | {n % 5} | 2026-02-01" for n in range(500))
    opname = vries(tmp_path, lees(f"zorgperioden\njeugdige | segment | begindatum\n{rijen}"))

    def tel(n: int) -> dict[str, int]:
        periode = Period(date(2026, 1, 1), date(2026, 3, 1 + n))  # no two questions alike
        uitkomst = bereken("jeugdigen", opname, ("segment",), periode=periode)
        return {rij.sleutel["segment"]: rij.waarde for rij in uitkomst.rijen}

    with ThreadPoolExecutor(8) as lezers:
        antwoorden = list(lezers.map(tel, range(24)))
    assert all(antwoord == {str(n): 10 for n in range(5)} for antwoord in antwoorden)
