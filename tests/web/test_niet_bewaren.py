# SPDX-License-Identifier: EUPL-1.2
"""No answer behind the log-in is kept by a browser or a proxy: every address, every kind."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.mensen import maak_mens
from tests.web.test_geen_adres_lekt import ANDER, Wereld, adressen, ingevuld
from tests.web.test_geen_adres_lekt import wereld as wereld

NIET = "no-store, private"


@pytest.mark.parametrize("rol", ["contractmanager", "aanbieder", "raadslid", "beheerder", None])
def test_geen_antwoord_wordt_bewaard(
    rol: str | None, wereld: Wereld, client: Client, lang: bool
) -> None:
    if rol is not None:
        kring = {"aanbieder": (ANDER.aanbieder,), "raadslid": (ANDER.gemeente,)}.get(rol, ())
        client.force_login(maak_mens("lezer", rol, *kring))
    gezien = set()
    for patroon in adressen():
        if patroon.name == "uitloggen":
            continue
        for adres in ingevuld(patroon, wereld):
            # A part of a page is asked by this header; one reader's parts tell of all of them.
            for koppen in ({}, {"HX-Request": "true"}) if lang or rol == "beheerder" else ({},):
                antwoord = client.get(adres, headers=koppen)
                assert antwoord["Cache-Control"] == NIET, adres
                gezien.add(antwoord.status_code)
    assert gezien >= ({302} if rol is None else {200, 404})


@pytest.mark.django_db
def test_ook_wat_niet_kan_wordt_niet_bewaard(client: Client) -> None:
    for antwoord in (client.get("/nergens/"), client.get("/uitloggen/"), client.post("/inloggen/")):
        assert antwoord["Cache-Control"] == NIET


def test_een_stijlblad_mag_wel_bewaard_worden(client: Client, db: None) -> None:
    antwoord = client.get("/static/scherm/vorm.css")
    assert antwoord.status_code == 200
    assert NIET not in antwoord.get("Cache-Control", "")
