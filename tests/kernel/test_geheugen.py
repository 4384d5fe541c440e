# SPDX-License-Identifier: EUPL-1.2
"""An answer is worked out once, however many ask for it at the same time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from hefboom.kernel.geheugen import Geheugen


def test_wie_tegelijk_hetzelfde_vraagt_laat_het_een_keer_uitrekenen() -> None:
    gemaakt: list[int] = []
    samen = Barrier(8)
    geheugen: Geheugen[int, int] = Geheugen(100)

    def maak(vragen: Sequence[int]) -> list[int]:
        gemaakt.extend(vragen)
        return [vraag * 2 for vraag in vragen]

    def vraag(nummer: int) -> list[int]:
        samen.wait()
        # Two bundles that overlap in opposite order never wait for each other.
        vragen = [1, 2, 3, 4] if nummer % 2 else [4, 3, 2, 1]
        return sorted(geheugen.haal(vragen, maak))

    with ThreadPoolExecutor(8) as vragers:
        antwoorden = list(vragers.map(vraag, range(8)))
    assert antwoorden == [[2, 4, 6, 8]] * 8
    assert sorted(gemaakt) == [1, 2, 3, 4]


def test_een_fout_wordt_niet_onthouden() -> None:
    geheugen: Geheugen[int, int] = Geheugen(100)

    def stuk(vragen: Sequence[int]) -> list[int]:
        raise OSError("schijf vol")

    with pytest.raises(OSError, match="schijf vol"):
        geheugen.haal([1], stuk)
    assert geheugen.haal([1], lambda vragen: [5]) == [5]


def test_het_oudste_maakt_plaats() -> None:
    geheugen: Geheugen[int, int] = Geheugen(2)
    for nummer in (1, 2, 1, 3):
        geheugen.haal([nummer], lambda vragen: list(vragen))
    assert geheugen.haal([1, 3], lambda vragen: []) == [1, 3]
    assert geheugen.haal([2], lambda vragen: [99]) == [99]
