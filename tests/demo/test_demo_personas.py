# SPDX-License-Identifier: EUPL-1.2
"""Who may log in to the demo."""

import pytest

from hefboom import demo, stelsel
from hefboom.kernel import Rol


def test_elke_rol_heeft_een_persona(regio):
    assert {p.rol for p in demo.personas(regio)} == set(Rol)


def test_personas_hangen_alleen_van_de_regio_af(regio):
    assert demo.personas(regio) == demo.personas(regio)
    namen = [p.gebruikersnaam for p in demo.personas(regio)]
    assert len(namen) == len(set(namen))


def test_de_beleidsadviseur_werkt_voor_de_grootste_gemeente_en_de_tweede_elders(regio):
    grootste = max(stelsel.laad(regio).gemeenten, key=lambda g: g.jeugdigen)
    eerste, tweede = [p for p in demo.personas(regio) if p.rol is Rol.BELEID]
    assert eerste.gemeente == grootste.code != tweede.gemeente


def test_de_aanbieders_declareren_echt_en_zijn_elkaars_rivaal(regio, proef):
    uitvoer, _ = proef(regio)
    eigen, rivaal = [p for p in demo.personas(regio) if p.rol is Rol.AANBIEDER]
    assert eigen.aanbieder != rivaal.aanbieder
    for persona in (eigen, rivaal):
        assert list(uitvoer.berichtenmap.rglob(f"*-JW323-{persona.aanbieder}-*.xml"))


@pytest.mark.django_db
def test_gebruikers_maken_kan_twee_keer(regio):
    from django.contrib.auth import authenticate

    personas = demo.personas(regio)
    assert demo.maak_gebruikers(personas) == len(personas)
    assert demo.maak_gebruikers(personas) == 0
    for p in personas:
        gebruiker = authenticate(username=p.gebruikersnaam, password=p.wachtwoord)
        assert gebruiker is not None
        assert gebruiker.inzage.rol is p.rol
        assert (gebruiker.inzage.gemeente, gebruiker.inzage.aanbieder) == (p.gemeente, p.aanbieder)
