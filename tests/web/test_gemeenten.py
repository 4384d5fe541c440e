# SPDX-License-Identifier: EUPL-1.2
"""How do we compare with our neighbours: a table, a picture and a file, small numbers hidden."""

from __future__ import annotations

import re

import pytest

from hefboom.facts import Momentopname
from tests.web import wereld
from tests.web.conftest import Open


@pytest.mark.parametrize("naam", ["raadslid", "beleid"])
def test_wie_voor_een_gemeente_staat_ziet_haar_naast_de_andere(
    met_opname: Momentopname, open_als: Open, naam: str
) -> None:
    tekst = open_als(naam, "/gemeenten/").content.decode().replace("\xa0", " ")
    assert re.search(
        r"In Dordrecht krijgen [\d,]+ van elke 100 jeugdigen hulp( \(\w+\))?: "
        r"meer dan in \d van de \d andere gemeenten waarvan dit te zien is",
        tekst,
    )
    assert tekst.count("<svg") > 2
    assert "Gorinchem" in tekst
    assert f'/gemeente/{wereld.ANDERE}/"' not in tekst, "van een ander is er geen blad"


def test_wat_een_raadslid_niet_ziet_staat_ook_niet_in_het_bestand(
    met_opname: Momentopname, open_als: Open
) -> None:
    """The file of a measure by municipality and segment: own and others, small ones empty."""
    regels = open_als("raadslid", "/cijfers/nieuwe_trajecten.csv?per=gemeente&per=segment")
    rijen = [regel.split(";") for regel in regels.content.decode("utf-8-sig").splitlines()]
    kop, rijen = rijen[0], rijen[1:]
    waarde, onderdrukt = kop.index("nieuwe_trajecten"), kop.index("onderdrukt")
    assert {rij[0] for rij in rijen} > {wereld.GEMEENTE, wereld.ANDERE}
    assert {rij[onderdrukt] for rij in rijen} == {"ja", "nee"}
    for rij in rijen:
        assert (rij[waarde] == "") == (rij[onderdrukt] == "ja")
        assert rij[waarde] == "" or int(rij[waarde]) >= 10


def test_een_te_fijne_vraag_zegt_wat_wel_kan(met_opname: Momentopname, open_als: Open) -> None:
    antwoord = open_als("raadslid", "/gemeenten/?segment=1&periode=2026-05")
    assert "Kies hoogstens één uitsplitsing" in antwoord.content.decode()
