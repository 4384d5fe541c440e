# SPDX-License-Identifier: EUPL-1.2
"""Who may log in to the demo."""

import pytest

from hefboom import demo, stelsel
from hefboom.inzage import Inzage


def test_elke_soort_eerste_pagina_heeft_een_persona(regio):
    starts = {p.inzage.starts[0].value for p in demo.personas(regio)}
    assert starts == {"kwaliteit", "geld", "beleid", "casus", "leveren", "raad", "machtigingen"}


def test_er_zijn_mensen_met_meer_dan_een_kring_of_rol(regio):
    personas = {p.gebruikersnaam: p.inzage for p in demo.personas(regio)}
    assert len(personas["teams"].gemeenten) == 3
    assert len(personas["concern"].aanbieders) == 2
    assert len(personas["dubbel"].rollen) == 2
    assert personas["analist"].hele_regio
    assert not personas["beheerder"].ziet_personen


def test_personas_hangen_alleen_van_de_regio_af(regio):
    assert demo.personas(regio) == demo.personas(regio)
    namen = [p.gebruikersnaam for p in demo.personas(regio)]
    assert len(namen) == len(set(namen))


def test_de_beleidsadviseur_werkt_voor_de_grootste_gemeente_en_de_tweede_elders(regio):
    grootste = max(stelsel.laad(regio).gemeenten, key=lambda g: g.jeugdigen)
    eerste, tweede = [
        p.inzage.gemeenten for p in demo.personas(regio) if p.gebruikersnaam.startswith("beleid")
    ]
    assert eerste == {grootste.code} != tweede


def test_de_aanbieders_declareren_echt_en_zijn_elkaars_rivaal(regio, proef):
    uitvoer, _ = proef(regio)
    eigen, rivaal = [
        p.inzage.aanbieders
        for p in demo.personas(regio)
        if p.gebruikersnaam in ("aanbieder", "rivaal")
    ]
    assert not eigen & rivaal
    for agb in eigen | rivaal:
        assert list(uitvoer.berichtenmap.rglob(f"*-JW323-{agb}-*.xml"))


@pytest.mark.django_db
def test_gebruikers_maken_kan_twee_keer(regio):
    from django.contrib.auth import authenticate

    personas = demo.personas(regio)
    assert demo.maak_gebruikers(personas) == len(personas)
    assert demo.maak_gebruikers(personas) == 0
    for p in personas:
        gebruiker = authenticate(username=p.gebruikersnaam, password=p.wachtwoord)
        assert gebruiker is not None
        assert gebruiker.inzage == p.inzage != Inzage()
