# SPDX-License-Identifier: EUPL-1.2
"""What if a provider leaves: the fast count beside a slow one, row by row."""

from __future__ import annotations

from collections import defaultdict
from statistics import median

import numpy as np
import pytest

from hefboom.contracten import Contractenboek
from hefboom.facts import Momentopname
from hefboom.kernel import ONE_DAY
from hefboom.sturing.vertrek import bij_vertrek
from tests.web import wereld


@pytest.fixture(scope="module")
def opname(tmp_path_factory: pytest.TempPathFactory) -> Momentopname:
    return wereld.maak_opname(tmp_path_factory.mktemp("vertrek"))


class Boek:
    """A register as far as leaving asks it: who has a contract for what, where."""

    def __init__(self, mag: dict[str, set[tuple[str, str]]], samen: set[str] = frozenset()):  # type: ignore[assignment]
        self.mag, self.samen = mag, set(samen)
        self.leeg = not mag
        self.codes = tuple(sorted(mag))

    def codes_samen_met(self, agb: str, op: object) -> frozenset[str]:
        return frozenset(self.samen | {agb})

    def deel(self, agb: str, product: str, gemeente: str, op: object) -> object:
        return True if (product, gemeente) in self.mag[agb] else None


def boek(mag: dict[str, set[tuple[str, str]]], samen: set[str] | None = None) -> Contractenboek:
    return Boek(mag, samen or set())  # type: ignore[return-value]


def rijen(opname: Momentopname) -> list[dict[str, object]]:
    tabel = opname.kolommen("toewijzingen")
    return tabel.rijen_op(np.arange(tabel.rijen))


def traag(opname: Momentopname, eigen: set[str]) -> dict[tuple[str, str], tuple[set, set]]:  # type: ignore[type-arg]
    """Per product and municipality: own youths, and the others that deliver there."""
    dag = opname.peildatum - ONE_DAY
    uit: dict[tuple[str, str], tuple[set, set]] = defaultdict(lambda: (set(), set()))  # type: ignore[type-arg]
    for rij in rijen(opname):
        einde = rij["einddatum"]
        if rij["ingangsdatum"] > dag or (einde is not None and einde < dag):  # type: ignore[operator]
            continue
        zelf, anderen = uit[str(rij["product"]), str(rij["gemeente"])]
        if rij["aanbieder"] in eigen:
            zelf.add(rij["jeugdige"])
        else:
            anderen.add(rij["aanbieder"])
    return {plek: paar for plek, paar in uit.items() if paar[0]}


@pytest.mark.parametrize("eigen", [{wereld.MIJN}, {wereld.RIVAAL, wereld.DOCHTER}])
def test_wie_vertrekt_laat_precies_zijn_eigen_jeugdigen_achter(
    opname: Momentopname, eigen: set[str]
) -> None:
    vertrek = bij_vertrek(opname, boek({}, eigen), min(eigen))
    hand = traag(opname, eigen)
    assert {(p.product, p.gemeente): (len(p.jeugdigen), p.leveren) for p in vertrek.plekken} == {
        plek: (len(zelf), anderen) for plek, (zelf, anderen) in hand.items()
    }
    assert vertrek.jeugdigen == len(set().union(*(zelf for zelf, _ in hand.values())))
    zonder = set().union(*(zelf for zelf, anderen in hand.values() if not anderen))
    assert vertrek.zonder == len(zonder)
    assert not vertrek.naar_contract


def test_met_een_register_telt_wie_een_contract_heeft(opname: Momentopname) -> None:
    hand = traag(opname, {wereld.MIJN})
    (product, gemeente), (zelf, _) = max(hand.items(), key=lambda paar: len(paar[1][0]))
    mag = {wereld.MIJN: set(hand), wereld.RIVAAL: {(product, gemeente)}}
    vertrek = bij_vertrek(opname, boek(mag), wereld.MIJN)
    assert vertrek.naar_contract
    (plek,) = [p for p in vertrek.plekken if p.andere]
    assert (plek.product, plek.gemeente) == (product, gemeente)
    assert plek.andere == {wereld.RIVAAL}
    overig = set().union(*(z for p, (z, _) in hand.items() if p != (product, gemeente)))
    assert vertrek.zonder == len(overig)
    assert len(zelf) == len(plek.jeugdigen)


def test_wie_hier_niets_doet_laat_niemand_achter(opname: Momentopname) -> None:
    vertrek = bij_vertrek(opname, boek({}), "00000000")
    assert (vertrek.jeugdigen, vertrek.zonder, vertrek.plekken) == (0, 0, ())


def test_de_wachttijd_elders_is_de_middelste_van_de_anderen(opname: Momentopname) -> None:
    vertrek = bij_vertrek(opname, boek({}), wereld.MIJN)
    dag = opname.peildatum - ONE_DAY
    for product, wacht in vertrek.wacht.items():
        dagen = [
            int(rij["wacht_dagen"])  # type: ignore[call-overload]
            for rij in rijen(opname)
            if rij["product"] == product
            and rij["aanbieder"] != wereld.MIJN
            and rij["wacht_dagen"] is not None
            and (dag - rij["ingangsdatum"]).days < 365  # type: ignore[operator]
        ]
        assert wacht == (median(dagen) if dagen else None)
