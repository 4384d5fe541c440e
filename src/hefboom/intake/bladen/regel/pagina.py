# SPDX-License-Identifier: EUPL-1.2
"""One rule explained, for who meets its code at a finding or looks for it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import ijw
from hefboom.intake.bladen.regel.blad import inhoud
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("regels/<code:code>/", "regel")
@require_safe
def regel(bezoek: Bezoek, code: str) -> HttpResponse:
    """What does this rule ask?"""
    gevonden = ijw.regels().get(code)
    if gevonden is None:
        raise Http404
    return render(
        bezoek, "intake/regel/blad.html", {**inhoud(gevonden), "kruimels": [Kruimel(code)]}
    )
