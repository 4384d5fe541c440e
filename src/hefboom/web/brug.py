# SPDX-License-Identifier: EUPL-1.2
"""From the server's event loop to Django in a thread, and back.

The loop waits for visitors, to send and to receive; a thread only works, on a request that is here
in full and for an answer that is whole. The server's own way for WSGI lets a thread wait for each
visitor, without an end. https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from html import escape
from typing import Any, BinaryIO, Protocol
from urllib.parse import unquote_to_bytes

from hefboom.web.binnenkomst import Binnenkomst, NietIngenomen

#: Pages are counted with numpy, which lets go of the interpreter: more threads than cores help.
THREADS = 16
Toepassing = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
BLAD = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" \
content="width=device-width, initial-scale=1"><title>Niet ingenomen – Hefboom</title></head><body>\
<main><h1>Dit is niet ingenomen</h1><p>{zin}</p><p><a href="/">Naar de eerste pagina</a></p></main>\
</body></html>"""


class Koppen(Protocol):
    """The headers of a request, by their name in small letters."""

    def keys(self) -> Iterable[str]: ...
    def get_all(self, naam: str) -> list[str]: ...


class Serververzoek(Protocol):
    """What the server knows of a request before its content."""

    http_version: str
    server: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    headers: Koppen
    authority: str | None


class Lijn(Protocol):
    """The line to the visitor."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...


class Brug:
    """An RSGI application around a WSGI one."""

    def __init__(
        self,
        toepassing: Toepassing,
        binnenkomst: Binnenkomst,
        wie: Callable[[str], str | None],
        threads: int = THREADS,
    ) -> None:
        """`wie` says in a thread whose session a `Cookie` header is, None for nobody's."""
        self._toepassing, self._binnenkomst, self._wie = toepassing, binnenkomst, wie
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="bezoek")

    async def __rsgi__(self, vraag: Serververzoek, lijn: Lijn) -> None:
        """Answer one request."""
        omgeving = omgeving_van(vraag)
        try:
            omgeving["wsgi.input"] = inhoud = await self._inhoud(omgeving, lijn)
        except NietIngenomen as fout:
            lijn.response_bytes(*_weigering(fout))
            return
        loop = asyncio.get_running_loop()
        try:
            status, koppen, tekst = await loop.run_in_executor(self._threads, self._werk, omgeving)
        finally:
            inhoud.close()
        lijn.response_bytes(status, koppen, tekst)

    async def _inhoud(self, omgeving: dict[str, Any], lijn: Lijn) -> BinaryIO:
        in_stukken = "HTTP_TRANSFER_ENCODING" in omgeving
        lengte = omgeving.get("CONTENT_LENGTH", "" if in_stukken else "0")
        if not in_stukken and not (lengte.isascii() and lengte.isdigit()):
            raise NietIngenomen(400, "Dit verzoek zegt niet hoe lang het is. Probeer het opnieuw.")

        async def wie() -> str | None:
            koekjes = omgeving.get("HTTP_COOKIE", "")
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._wie, koekjes)

        inhoud = await self._binnenkomst.neem_in(None if in_stukken else int(lengte), lijn, wie)
        if in_stukken:
            omgeving["CONTENT_LENGTH"] = str(inhoud.seek(0, 2))
            inhoud.seek(0)
            del omgeving["HTTP_TRANSFER_ENCODING"]
        return inhoud

    def _werk(self, omgeving: dict[str, Any]) -> tuple[int, list[tuple[str, str]], bytes]:
        gezegd: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, koppen: list[tuple[str, str]], fout: Any = None) -> None:
            gezegd.append((status, koppen))

        stukken = self._toepassing(omgeving, begin)
        try:
            tekst = b"".join(stukken)
        finally:
            sluit = getattr(stukken, "close", None)
            if sluit is not None:
                sluit()
        status, koppen = gezegd[-1]
        return (
            int(status.split(" ", 1)[0]),
            [(naam.lower(), waarde) for naam, waarde in koppen],
            b"" if omgeving["REQUEST_METHOD"] == "HEAD" else tekst,
        )


def omgeving_van(vraag: Serververzoek) -> dict[str, Any]:
    """The request as PEP 3333 has it, without its content."""
    server, _, poort = vraag.server.rpartition(":")
    omgeving: dict[str, Any] = {
        "REQUEST_METHOD": vraag.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(vraag.path).decode("latin-1"),
        "QUERY_STRING": vraag.query_string,
        "SERVER_PROTOCOL": f"HTTP/{vraag.http_version}",
        "SERVER_NAME": server,
        "SERVER_PORT": poort,
        "REMOTE_ADDR": vraag.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": vraag.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if vraag.authority:
        omgeving["HTTP_HOST"] = vraag.authority
    for naam in vraag.headers.keys():  # noqa: SIM118 - no mapping, and not one to loop over
        if "_" in naam:  # it would pass for the same name with a hyphen, which a proxy sets
            continue
        sleutel = naam.upper().replace("-", "_")
        if sleutel not in ("CONTENT_LENGTH", "CONTENT_TYPE"):
            sleutel = f"HTTP_{sleutel}"
        tussen = "; " if sleutel == "HTTP_COOKIE" else ","
        omgeving[sleutel] = tussen.join(vraag.headers.get_all(naam))
    return omgeving


def _weigering(fout: NietIngenomen) -> tuple[int, list[tuple[str, str]], bytes]:
    koppen = [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store, private"),
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("connection", "close"),
    ]
    return fout.status, koppen, BLAD.format(zin=escape(str(fout))).encode()
