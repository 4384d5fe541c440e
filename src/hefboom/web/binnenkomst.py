# SPDX-License-Identifier: EUPL-1.2
"""How the content of a request comes in: whole, in time, and no more than its sender may bring.

No thread waits for a visitor. A form is a few kilobytes and is there at once; who brings more must
be logged in, and that is asked before a byte of it is read. When too many are under way, the one
that has been busy longest makes room: that is never an honest form.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterable, Awaitable, Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from hefboom.omgeving import MEGABYTE

#: What anyone may send: a log-in form, a search, a choice.
KLEIN = 256 * 1024
#: Seconds in which that must be there; and the bytes a second that a larger one keeps up with.
KLEINE_TERMIJN, SNELHEID = 10.0, 100 * 1024
#: How many small ones may be under way, and how many large ones: together, and for one log-in.
KLEINE, GROTE, GROTE_VAN_EEN = 256, 12, 3
#: What a form has around its files.
RAND = MEGABYTE


class NietIngenomen(Exception):
    """The content is not taken in; `status` is that of HTTP, the message (Dutch) says what now."""

    def __init__(self, status: int, zin: str) -> None:
        super().__init__(zin)
        self.status = status


class Buffer(Protocol):
    """Where content waits until it is whole."""

    def write(self, data: bytes, /) -> int: ...
    def seek(self, waar: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Grenzen:
    """What this installation takes, and for how long it waits."""

    groot: int
    klein: int = KLEIN
    kleine_termijn: float = KLEINE_TERMIJN
    snelheid: int = SNELHEID
    kleine: int = KLEINE
    grote: int = GROTE
    grote_van_een: int = GROTE_VAN_EEN


#: Who sends this (a key of the account), None for a stranger. Looked up for large content only.
Afzender = Callable[[], Awaitable[str | None]]


class Binnenkomst:
    """Takes in the content of requests within its bounds. Belongs to one event loop."""

    def __init__(self, grenzen: Grenzen, opslag: Callable[[], BinaryIO]) -> None:
        """`opslag` makes a file for content that is too large for memory."""
        self._grenzen, self._opslag = grenzen, opslag
        self._kleine: dict[asyncio.Future[None], None] = {}  # in the order in which they came
        self._grote: dict[str, int] = {}

    @property
    def onderweg(self) -> int:
        """How many are being taken in now."""
        return len(self._kleine) + sum(self._grote.values())

    async def neem_in(
        self, lengte: int | None, stukken: AsyncIterable[bytes], wie: Afzender
    ) -> BinaryIO:
        """The whole content, at its begin. Raises `NietIngenomen`.

        `lengte` is what was announced; None when nothing was (it comes in pieces).
        """
        g = self._grenzen
        if lengte == 0:
            return io.BytesIO()
        if lengte is not None and lengte > g.groot + RAND:
            raise _te_groot(g.groot)
        if lengte is not None and lengte <= g.klein:
            return await self._klein(stukken)
        gebruiker = await wie()
        if gebruiker is None:
            if lengte is None:
                return await self._klein(stukken)
            raise _log_eerst_in()
        return await self._groot(gebruiker, lengte, stukken)

    async def _klein(self, stukken: AsyncIterable[bytes]) -> BinaryIO:
        g = self._grenzen
        inhoud = bytearray()

        async def lees() -> None:
            async for stuk in stukken:
                inhoud.extend(stuk)
                if len(inhoud) > g.klein:
                    raise _log_eerst_in()

        taak = asyncio.ensure_future(lees())
        self._kleine[taak] = None
        if len(self._kleine) > g.kleine:
            langst = next(iter(self._kleine))
            del self._kleine[langst]
            langst.cancel()
        try:
            klaar, _ = await asyncio.wait({taak}, timeout=g.kleine_termijn)
            if not klaar:
                raise _te_traag()
            if taak.cancelled():
                raise NietIngenomen(503, "Het is hier nu te druk. Probeer het zo nog een keer.")
            taak.result()
        finally:
            taak.cancel()
            self._kleine.pop(taak, None)
        return io.BytesIO(bytes(inhoud))

    async def _groot(
        self, gebruiker: str, lengte: int | None, stukken: AsyncIterable[bytes]
    ) -> BinaryIO:
        g = self._grenzen
        bezig = self._grote.get(gebruiker, 0)
        if bezig >= g.grote_van_een or sum(self._grote.values()) >= g.grote:
            raise NietIngenomen(
                503,
                "Er worden al bestanden ingenomen. Wacht tot die klaar zijn en lever de rest dan "
                "aan.",
            )
        self._grote[gebruiker] = bezig + 1
        termijn = g.kleine_termijn + (lengte or g.groot) / g.snelheid
        try:
            async with asyncio.timeout(termijn):
                return await self._bewaar(stukken)
        except TimeoutError:
            raise _te_traag() from None
        finally:
            over = self._grote[gebruiker] - 1
            if over:
                self._grote[gebruiker] = over
            else:
                del self._grote[gebruiker]

    async def _bewaar(self, stukken: AsyncIterable[bytes]) -> BinaryIO:
        """In memory up to a megabyte, and from there in the store; written a megabyte at a time."""
        doel: BinaryIO | None = None
        wacht, totaal = bytearray(), 0
        try:
            async for stuk in stukken:
                wacht += stuk
                totaal += len(stuk)
                if totaal > self._grenzen.groot + RAND:
                    raise _te_groot(self._grenzen.groot)
                if len(wacht) >= MEGABYTE:
                    doel = doel or self._opslag()
                    await asyncio.to_thread(doel.write, bytes(wacht))
                    wacht.clear()
            if doel is None:
                return io.BytesIO(bytes(wacht))
            await asyncio.to_thread(doel.write, bytes(wacht))
            doel.seek(0)
        except BaseException as fout:
            if doel is not None:
                doel.close()
            if isinstance(fout, OSError):
                raise NietIngenomen(
                    507, "Hier is geen ruimte voor dit bestand. Vraag het de beheerder."
                ) from None
            raise
        return doel


def _log_eerst_in() -> NietIngenomen:
    return NietIngenomen(413, "Zoveel neemt Hefboom alleen aan van wie is ingelogd. Log eerst in.")


def _te_groot(grens: int) -> NietIngenomen:
    return NietIngenomen(
        413,
        f"Dit is te veel in één keer: hier past hoogstens {grens // MEGABYTE} MB. Lever de "
        "bestanden in delen aan.",
    )


def _te_traag() -> NietIngenomen:
    return NietIngenomen(
        408, "Uw gegevens kwamen niet op tijd binnen. Er is niets bewaard; probeer het opnieuw."
    )
