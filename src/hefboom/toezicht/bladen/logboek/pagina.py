# SPDX-License-Identifier: EUPL-1.2
"""The log, for the privacy officer: what stands out, and each line."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.kernel import Vraagfout
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.toezicht.opvallend import signalen, zin
from hefboom.toezicht.vraag import (
    AFLOPEN,
    DADEN,
    Gevraagd,
    adresdelen,
    eis_lezer,
    lees_vraag,
    pseudoniem_van,
    regels,
)
from hefboom.toezicht.woorden import tabel

SIGNALEN_GETOOND = 20


@blad("logboek/", "logboek")
@require_http_methods(["GET", "HEAD", "POST"])
def logboek(bezoek: Bezoek) -> HttpResponse:
    """Who looked at whom? A BSN is sent in a form; the address gets the pseudonym."""
    eis_lezer(bezoek)
    fout = ""
    if bezoek.method == "POST":
        try:
            jeugdige = pseudoniem_van(bezoek.POST.get("bsn", ""))
        except Vraagfout as reden:
            fout = str(reden)
        else:
            return redirect(f"{reverse('logboek')}?{urlencode({'jeugdige': jeugdige})}")
    gevraagd = lees_vraag(bezoek)
    alle = regels(gevraagd)
    opvallend = signalen(alle)
    return render(
        bezoek,
        "toezicht/logboek/blad.html",
        {
            "gevraagd": gevraagd.woorden,
            "daden": [
                (code, str(daad), code == gevraagd.woorden["daad"]) for code, daad in DADEN.items()
            ],
            "aflopen": [
                (code, str(afloop), code == gevraagd.woorden["uitkomst"])
                for code, afloop in AFLOPEN.items()
            ],
            "fout": fout,
            "signalen": [
                (zin(s), _adres(gevraagd, s.wie, s.dag.isoformat()))
                for s in opvallend[:SIGNALEN_GETOOND]
            ],
            "meer_signalen": max(0, len(opvallend) - SIGNALEN_GETOOND),
            "aantal": len(alle),
            "tabel": tabel(alle, stelsel.laad(settings.OMGEVING.regio)),
            "bestand": f"{reverse('logboek_csv')}?{urlencode(adresdelen(gevraagd))}",
            "kruimels": [Kruimel("Logboek")],
        },
        status=422 if fout else 200,
    )


def _adres(gevraagd: Gevraagd, wie: str, dag: str) -> str:
    delen = adresdelen(gevraagd, wie=wie, vanaf=dag, tot_en_met=dag)
    return f"{reverse('logboek')}?{urlencode(delen)}"
