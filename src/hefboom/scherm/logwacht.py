# SPDX-License-Identifier: EUPL-1.2
"""Nobody is shown a youth unless the log says so: the door through which every answer goes.

While a page is made, what it reads about youths is noted (`inzage.OverJeugdige`,
`mailbox.inhoud`, rows of facts). Before the answer leaves, one line is on disk; when that cannot
be, the answer is another one. A page does nothing for this and so cannot forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from hefboom import logboek
from hefboom.inzage import Gebruiker, regel_van, waarvandaan
from hefboom.logboek import Daad, Daadafloop, Inkijk, LogboekDicht
from hefboom.scherm.leeg import LeegBlad
from hefboom.scherm.pagina import KAN_NU_NIET, leeg_blad

#: Refused: not there, or not yours; the answer is the same, the attempt is one.
GEWEIGERD = {403, 404}


class Logwacht:
    """Keeps the line of each answer that shows a youth, or refuses what was asked by its key."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or 503."""
        with logboek.kijkt(waarvandaan(request)) as inkijk:
            antwoord = self._volgende(request)
            try:
                if isinstance(antwoord, StreamingHttpResponse):
                    _bewaak_stroom(request, antwoord, inkijk)
                elif antwoord.status_code in GEWEIGERD:
                    _leg_weigering_vast(request)
                elif antwoord.status_code < 400 or inkijk.rijen:
                    _leg_vast(request, antwoord, inkijk)
            except LogboekDicht as dicht:
                return dicht_blad(request, dicht)
        return antwoord

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view that keeps a line itself, and cannot."""
        return dicht_blad(request, exception) if isinstance(exception, LogboekDicht) else None


def dicht_blad(request: HttpRequest, dicht: LogboekDicht) -> HttpResponse:
    """The page in place of what may not be shown without a line."""
    return leeg_blad(request, LeegBlad(KAN_NU_NIET, str(dicht)), status=503)


def _leg_vast(request: HttpRequest, antwoord: HttpResponseBase, inkijk: Inkijk) -> None:
    if inkijk and antwoord.status_code < 500:
        logboek.leg_vast(_regel(request, antwoord, inkijk))


def _regel(request: HttpRequest, antwoord: HttpResponseBase, inkijk: Inkijk) -> logboek.Logregel:
    wie = request.user
    mee = "attachment" in antwoord.get("Content-Disposition", "")
    return regel_van(
        wie if isinstance(wie, Gebruiker) else None,
        inkijk.daad or (Daad.VOERT_UIT if mee else Daad.ZIET),
        _wat(request),
        sleutel=_sleutel(request),
        jeugdigen=inkijk.wie_het_zijn(),
        aantal=max(inkijk.rijen.values(), default=0) or None,
        doel=inkijk.doel,
        woorden=inkijk.woorden,
        kenmerken=tuple(sorted(inkijk.kenmerken)),
        waar=inkijk.waar,
    )


def _leg_weigering_vast(request: HttpRequest) -> None:
    wie = request.user
    if isinstance(wie, Gebruiker) and _sleutel(request):
        logboek.leg_vast(
            regel_van(
                wie,
                Daad.ZIET,
                _wat(request),
                sleutel=_sleutel(request),
                uitkomst=Daadafloop.GEWEIGERD,
            )
        )


def _bewaak_stroom(request: HttpRequest, antwoord: StreamingHttpResponse, inkijk: Inkijk) -> None:
    """What is made while it is sent: each part leaves after the line about it."""
    delen = antwoord.streaming_content
    if not isinstance(delen, Iterable):
        raise TypeError("Hefboom verstuurt geen asynchrone stromen.")

    def bewaakt() -> Iterator[bytes]:
        for deel in inkijk.bij_elk(delen):
            if inkijk:
                logboek.leg_vast(_regel(request, antwoord, inkijk))
                inkijk.vergeet()
            yield deel

    antwoord.streaming_content = bewaakt()


def _wat(request: HttpRequest) -> str:
    plek = request.resolver_match
    return (plek.view_name if plek else "") or request.path.split("/")[1]


def _sleutel(request: HttpRequest) -> str:
    """The keys in the address: of a message, a claim line, a figure."""
    plek = request.resolver_match
    return " ".join(str(waarde) for waarde in plek.kwargs.values()) if plek else ""
