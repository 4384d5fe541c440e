# SPDX-License-Identifier: EUPL-1.2
"""Search finds what someone may open, by name or by number; a BSN never by address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from hefboom.declaraties.models import Declaratie
from hefboom.dossiers.models import Jeugdige, Toewijzing, Verzoek
from hefboom.facts import Momentopname
from hefboom.intake import services
from hefboom.intake.models import Verwerking
from hefboom.inzage.models import Gebruiker
from hefboom.mailbox import services as mailbox
from tests.intake.berichten import jw301, jw315, jw323, prestatie, volgnummer
from tests.web import wereld

OP = datetime(2026, 12, 1, 9, tzinfo=UTC)
MIJN = {"aanbieder": wereld.MIJN}


def neem_in(data: bytes) -> Verwerking:
    bericht, _ = mailbox.ontvang(data, "bericht.xml", OP)
    return services.verwerk_bericht(bericht, OP)


@pytest.fixture
def verkeer(met_opname: Momentopname, personen: dict[str, Gebruiker]) -> dict[str, str]:
    """One allocation, request and claim of the first provider, and their numbers."""
    neem_in(jw315(volgnummer(), **MIJN))
    neem_in(jw301(**MIJN))
    neem_in(jw323(prestatie("R1"), **MIJN))
    jeugdige = Jeugdige.objects.filter(toewijzingen__isnull=False).first()
    assert jeugdige is not None
    return {
        "toewijzing": str(Toewijzing.objects.get().toewijzingnummer),
        "verzoek": Verzoek.objects.get().referentie_aanbieder,
        "declaratie": Declaratie.objects.get().declaratienummer,
        "bericht": Verwerking.objects.get(soort="JW323").identificatie,
        "laatste": jeugdige.bsn_laatste,
    }


def zoek(client: Client, mens: Gebruiker, term: str) -> tuple[list[str], str]:
    """The addresses found (the one it goes on to), and the page."""
    client.force_login(mens)
    antwoord = client.post("/zoeken/", {"q": term})
    if antwoord.status_code == 302:
        return [antwoord["Location"]], ""
    assert antwoord.status_code == 200
    return [v.adres for v in antwoord.context["vondsten"]], antwoord.content.decode()


@pytest.mark.parametrize("wat", ["toewijzing", "verzoek", "declaratie", "bericht"])
@pytest.mark.parametrize(
    ("wie", "vindt"),
    [
        ("contractmanager", True),
        ("aanbieder", True),
        ("lokaal_team", True),
        ("rivaal", False),
        ("andere_gemeente", False),
        ("raadslid", False),
        ("beheerder", False),
    ],
)
def test_een_heel_nummer_wordt_gevonden_door_wie_het_mag_zien(
    client: Client,
    personen: dict[str, Gebruiker],
    verkeer: dict[str, str],
    wat: str,
    wie: str,
    vindt: bool,
) -> None:
    for term in (verkeer[wat], verkeer[wat].lower()):
        adressen, _ = zoek(client, personen[wie], term)
        assert bool(adressen) == vindt
        for adres in adressen:
            assert client.get(adres).status_code == 200
    half, _ = zoek(client, personen[wie], verkeer[wat][:-1])
    assert not [adres for adres in half if adres.startswith(("/berichten/", "/declaraties/"))]


def test_een_bsn_wordt_alleen_gevonden_als_het_niet_in_het_adres_staat(
    client: Client, personen: dict[str, Gebruiker], verkeer: dict[str, str]
) -> None:
    heel = "999900006"
    for term in (verkeer["laatste"], heel):
        for wie, vindt in (("lokaal_team", True), ("rivaal", False), ("raadslid", False)):
            adressen, _ = zoek(client, personen[wie], term)
            assert bool(adressen) == vindt, (wie, term)
            assert not any(term in adres for adres in adressen)
            client.force_login(personen[wie])
            assert client.get("/zoeken/", {"q": term}).status_code == 200
            assert not client.get("/zoeken/", {"q": term}).context["vondsten"]


@pytest.mark.parametrize(
    ("wie", "term", "eerste"),
    [
        ("contractmanager", "termijnen", "/berichten/termijnen/"),
        ("contractmanager", "wachtlijst", "/berichten/termijnen/"),
        ("contractmanager", "toewijzingen", "/toewijzingen/"),
        ("contractmanager", "JW301", "/berichten/?soort=JW301"),
        ("contractmanager", "301", "/berichten/?soort=JW301"),
        ("lokaal_team", "uploaden", "/berichten/aanleveren/"),
    ],
)
def test_een_blad_gaat_voor_een_cijfer(
    met_opname: Momentopname,
    client: Client,
    personen: dict[str, Gebruiker],
    wie: str,
    term: str,
    eerste: str,
) -> None:
    adressen, _ = zoek(client, personen[wie], term)
    assert adressen[0] == eerste


def test_het_woord_van_een_blad_brengt_niet_per_ongeluk_naar_een_cijfer(
    met_opname: Momentopname, client: Client, personen: dict[str, Gebruiker]
) -> None:
    """A councillor has no page of terms, and one figure is called after them."""
    adressen, tekst = zoek(client, personen["raadslid"], "termijnen")
    assert adressen == ["/cijfers/termijnen/"]
    assert "Gevonden voor" in tekst
    adressen, tekst = zoek(client, personen["raadslid"], "gemiddelde duur")
    assert (adressen, tekst) == (["/cijfers/duur/"], "")


def test_wat_niemand_typt_wordt_gezegd(client: Client, personen: dict[str, Gebruiker]) -> None:
    client.force_login(personen["contractmanager"])
    for term in ("x" * 101, "a\x00b"):
        assert client.post("/zoeken/", {"q": term}).status_code == 400
