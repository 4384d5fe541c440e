# SPDX-License-Identifier: EUPL-1.2
"""How often one may be wrong, and that nobody can keep a colleague out with it."""

from __future__ import annotations

import random

import pytest

from hefboom.toegang.rem import ADRES, BEKEND, NAAM, SAMEN, TERMIJN, Poging, Rem, wachtzin


class Klok:
    """A clock one sets."""

    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


def fouten(rem: Rem, pogingen: list[Poging]) -> int:
    """How many of these may be tried, all of them wrong."""
    return sum(rem.wacht(poging) == 0 for poging in pogingen)


@pytest.mark.parametrize(
    ("pogingen", "mag"),
    [
        ([Poging("bert", "1.1.1.1")] * 20, SAMEN),
        ([Poging(naam, "1.1.1.1") for naam in ("Bert", " bert ", "BERT") * 10], SAMEN),
        ([Poging(f"naam{i}", "1.1.1.1") for i in range(200)], ADRES),
        ([Poging("bert", f"1.1.1.{i}") for i in range(200)], NAAM),
        ([Poging("bert", f"1.1.1.{i}", "browser") for i in range(200)], BEKEND),
    ],
    ids=["naam en adres", "hoofdletters tellen niet", "adres", "naam", "bekende browser"],
)
def test_na_een_aantal_keer_mis_is_het_even_genoeg(pogingen: list[Poging], mag: int) -> None:
    assert fouten(Rem(Klok()), pogingen) == mag


def test_wie_hier_vaker_was_komt_binnen_hoe_vaak_een_vreemde_ook_raadt() -> None:
    rem = Rem(Klok())
    fouten(rem, [Poging("bert", f"1.1.{i}.{j}") for i in range(20) for j in range(20)])
    fouten(rem, [Poging(f"naam{i}", "2.2.2.2") for i in range(100)])
    assert rem.wacht(Poging("bert", "3.3.3.3")) > 0
    assert rem.wacht(Poging("bert", "2.2.2.2", "zijn browser")) == 0


def test_een_collega_op_hetzelfde_adres_heeft_geen_last_van_wie_zich_vergist() -> None:
    rem = Rem(Klok())
    fouten(rem, [Poging("bert", "1.1.1.1")] * 20)
    assert rem.wacht(Poging("anna", "1.1.1.1")) == 0


def test_wachten_houdt_altijd_op_ook_als_iemand_blijft_proberen() -> None:
    klok = Klok()
    rem, poging = Rem(klok), Poging("bert", "1.1.1.1")
    fouten(rem, [poging] * SAMEN)
    eerste = rem.wacht(poging)
    assert 0 < eerste <= TERMIJN
    for _ in range(100):  # what is refused does not count
        klok.nu += eerste / 101
        assert rem.wacht(poging) > 0
    klok.nu = 1000 + TERMIJN
    assert rem.wacht(poging) == 0


def test_goed_telt_niet_mee_maar_wist_ook_niets() -> None:
    rem, poging = Rem(Klok()), Poging("bert", "1.1.1.1")
    for _ in range(3 * SAMEN):
        assert rem.wacht(poging) == 0
        rem.was_goed(poging)
    fouten(rem, [poging] * (SAMEN - 1))
    assert rem.wacht(poging) == 0
    rem.was_goed(poging)
    assert rem.wacht(poging) == 0
    assert rem.wacht(poging) > 0


def test_de_teller_is_die_van_een_gewone_lijst() -> None:
    """Against a slow twin that keeps every mistake in one list and looks at all of them."""
    kans = random.Random(5)
    klok = Klok()
    rem = Rem(klok)
    mis: list[tuple[float, Poging]] = []
    for _ in range(3000):
        klok.nu += kans.choice([0, 1, 20, 200])
        poging = Poging(
            kans.choice("ab"), kans.choice(["x", "y"]), kans.choice(["", "", "", "browser"])
        )
        recent = [een for toen, een in mis if toen > klok.nu - TERMIJN]
        if poging.browser:
            vol = sum(e.browser != "" and e.naam == poging.naam for e in recent) >= BEKEND
        else:
            vreemd = [e for e in recent if not e.browser]
            vol = (
                sum(e == poging for e in vreemd) >= SAMEN
                or sum(e.adres == poging.adres for e in vreemd) >= ADRES
                or sum(e.naam == poging.naam for e in vreemd) >= NAAM
            )
        assert (rem.wacht(poging) > 0) == vol
        if not vol:
            mis.append((klok.nu, poging))


@pytest.mark.parametrize(
    ("seconden", "zin"), [(1, "over een minuut"), (61, "over 2 minuten"), (900, "over 15 minuten")]
)
def test_de_zin_zegt_hoe_lang(seconden: float, zin: str) -> None:
    assert zin in wachtzin(seconden)
