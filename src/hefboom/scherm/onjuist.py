# SPDX-License-Identifier: EUPL-1.2
"""The page of a question that cannot be: what was wrong, and what may be asked (400)."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

from hefboom.kernel import Vraagfout
from hefboom.scherm.leeg import LeegBlad
from hefboom.scherm.onthouden import vergeet

KOP = "Dit kan niet gevraagd worden"
ONBEKEND = "Hefboom begrijpt dit verzoek niet. Ga terug en probeer het opnieuw."


def onjuist_blad(request: HttpRequest, zin: str) -> HttpResponse:
    """The page with this sentence."""
    vergeet(request)
    return render(request, "scherm/leeg.html", {"leeg": LeegBlad(KOP, zin)}, status=400)


def onjuist_verzoek(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django refuses by itself, in Dutch; the handler of every 400."""
    return onjuist_blad(request, zin_van(exception))


def zin_van(fout: Exception) -> str:
    """What is wrong with a request, and what to do."""
    match fout:
        case Vraagfout():
            return str(fout)
        case TooManyFilesSent():
            meeste = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            return f"Dit zijn te veel bestanden tegelijk. Kies er hoogstens {meeste}."
        case TooManyFieldsSent() | RequestDataTooBig():
            return "Dit formulier is te groot. Lever het in delen aan."
        case MultiPartParserError():
            return (
                "Dit formulier is niet te lezen. Vaak is de naam van een bestand te lang: geef het "
                "een kortere naam en probeer het opnieuw."
            )
    return ONBEKEND
