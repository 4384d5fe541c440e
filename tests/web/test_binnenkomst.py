# SPDX-License-Identifier: EUPL-1.2
"""The content of a request comes in whole, in time, and within what its sender may bring."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from hefboom.omgeving import MEGABYTE
from hefboom.web.binnenkomst import Binnenkomst, Grenzen, NietIngenomen
from tests.lus import draai

GRENZEN = Grenzen(
    groot=3 * MEGABYTE,
    klein=1000,
    kleine_termijn=0.2,
    snelheid=100 * MEGABYTE,
    kleine=3,
    grote=3,
    grote_van_een=2,
)


async def stukken(*inhoud: bytes, na: float = 0.0) -> AsyncIterator[bytes]:
    """What a visitor sends, with a pause after each piece."""
    for stuk in inhoud:
        yield stuk
        await asyncio.sleep(na)


async def niets() -> AsyncIterator[bytes]:
    """A visitor who sends half a form and then waits."""
    yield b"half"
    await asyncio.sleep(3600)


def iemand(naam: str | None) -> Callable[[], Any]:
    """Says who it is."""

    async def wie() -> str | None:
        return naam

    return wie


def neem_in(lengte: int | None, inhoud: AsyncIterator[bytes], naam: str | None = None) -> bytes:
    """Through a door of its own."""
    deur = Binnenkomst(GRENZEN, io.BytesIO)
    uit = draai(deur.neem_in(lengte, inhoud, iemand(naam))).read()
    assert deur.onderweg == 0
    return uit


@pytest.mark.parametrize(
    ("lengte", "inhoud", "naam"),
    [
        (0, (), None),
        (6, (b"abc", b"def"), None),
        (None, (b"abc",), None),
        (2 * MEGABYTE, (b"x" * MEGABYTE, b"y" * MEGABYTE), "bert"),
        (None, (b"x" * MEGABYTE, b"y" * 10), "bert"),
        (2000, (b"z" * 2000,), "bert"),
    ],
)
def test_wat_binnen_de_grenzen_past_komt_heel_binnen(
    lengte: int | None, inhoud: tuple[bytes, ...], naam: str | None
) -> None:
    assert neem_in(lengte, stukken(*inhoud), naam) == b"".join(inhoud)


@pytest.mark.parametrize(
    ("lengte", "inhoud", "naam", "status", "zin"),
    [
        (2000, (b"",), None, 413, "Log eerst in"),
        (None, (b"x" * 2000,), None, 413, "Log eerst in"),
        (5 * MEGABYTE, (b"",), "bert", 413, "hoogstens 3 MB"),
        (None, (b"x" * MEGABYTE,) * 5, "bert", 413, "hoogstens 3 MB"),
    ],
)
def test_wat_te_veel_is_wordt_geweigerd(
    lengte: int | None, inhoud: tuple[bytes, ...], naam: str | None, status: int, zin: str
) -> None:
    with pytest.raises(NietIngenomen, match=zin) as fout:
        neem_in(lengte, stukken(*inhoud), naam)
    assert fout.value.status == status


@pytest.mark.parametrize("naam", [None, "bert"])
def test_wie_niet_doorstuurt_wordt_na_zijn_tijd_afgebroken(naam: str | None) -> None:
    with pytest.raises(NietIngenomen, match="niet op tijd") as fout:
        neem_in(2000 if naam else 100, niets(), naam)
    assert fout.value.status == 408


def test_wie_een_byte_per_keer_stuurt_krijgt_niet_meer_tijd() -> None:
    with pytest.raises(NietIngenomen, match="niet op tijd"):
        neem_in(100, stukken(*[b"x"] * 100, na=0.05))


def test_een_vreemde_die_veel_aankondigt_wordt_niet_gelezen() -> None:
    async def kijk() -> AsyncIterator[bytes]:
        raise AssertionError("er is gelezen")
        yield b""

    with pytest.raises(NietIngenomen):
        neem_in(2 * MEGABYTE, kijk())


def test_wie_het_langst_bezig_is_maakt_plaats_en_een_eerlijk_formulier_komt_binnen() -> None:
    async def druk() -> tuple[list[int], bytes]:
        deur = Binnenkomst(GRENZEN, io.BytesIO)
        halve = [asyncio.ensure_future(deur.neem_in(100, niets(), iemand(None))) for _ in range(10)]
        await asyncio.sleep(0.02)
        eerlijk = await deur.neem_in(5, stukken(b"naam="), iemand(None))
        uitkomst = await asyncio.gather(*halve, return_exceptions=True)
        assert deur.onderweg == 0
        return [getattr(een, "status", 0) for een in uitkomst], eerlijk.read()

    statussen, eerlijk = draai(druk())
    assert eerlijk == b"naam="
    assert statussen == [503] * 8 + [408] * 2


def test_een_gebruiker_houdt_een_ander_niet_van_het_aanleveren() -> None:
    async def druk() -> list[int]:
        deur = Binnenkomst(GRENZEN, io.BytesIO)
        wachtend = [
            asyncio.ensure_future(deur.neem_in(MEGABYTE, niets(), iemand(wie)))
            for wie in ("bert", "bert", "bert", "anna", "cato")
        ]
        await asyncio.sleep(0.02)
        uitkomst = await asyncio.gather(*wachtend, return_exceptions=True)
        assert deur.onderweg == 0
        return [getattr(een, "status", 0) for een in uitkomst]

    # The third of bert is one too many of his; cato comes when three are under way.
    assert draai(druk()) == [408, 408, 503, 408, 503]


def test_een_volle_schijf_is_een_zin_en_geen_spoor() -> None:
    class Vol(io.BytesIO):
        def write(self, data: Any, /) -> int:
            raise OSError(28, "No space left on device")

    deur = Binnenkomst(GRENZEN, Vol)
    with pytest.raises(NietIngenomen, match="geen ruimte") as fout:
        draai(deur.neem_in(2 * MEGABYTE, stukken(b"x" * 2 * MEGABYTE), iemand("bert")))
    assert fout.value.status == 507
