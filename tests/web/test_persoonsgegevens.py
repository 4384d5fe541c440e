# SPDX-License-Identifier: EUPL-1.2
"""Generated: every kind of message, marked wherever it tells who someone is, for every role.

Without the right no address shows a mark. Asking for it takes a purpose, is in the log before
anything is shown, and holds for one message and for a short time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hefboom import ijw, logboek
from hefboom.facts import Momentopname
from hefboom.intake.models import Verwerking
from hefboom.intake.oordeel import bewaarbaar
from hefboom.intake.persoonsgegevens import GELDIG
from hefboom.inzage import ROLLEN, Recht
from hefboom.logboek import Daad
from hefboom.mailbox import noteer_eerste_sleutel, pseudoniem
from hefboom.mailbox import services as mailbox
from tests.ijw import verminken
from tests.ijw.test_afschermen import MERK, SOORTEN, gemerkt
from tests.inzage.wereld import ANDER, EEN, Wereld, bouw
from tests.logboek.map import logmap
from tests.mensen import maak_mens

__all__ = ["logmap"]
MET_RECHT = {r.code for r in ROLLEN.values() if Recht.PERSOONSGEGEVENS in r.rechten}
VRAGERS = {r.code for r in ROLLEN.values() if Recht.PERSOONSGEGEVENS_OPVRAGEN in r.rechten}
LEZERS = [r for r in ROLLEN.values() if Recht.BERICHTEN in r.rechten]


@pytest.fixture
def wereld(met_opname: Momentopname) -> Wereld:
    noteer_eerste_sleutel()  # before there are messages that were never sealed
    return bouw()


def leg_neer(wereld: Wereld, data: bytes, soort: str = "JW301") -> Verwerking:
    """Let the message of the first party be this one, judged as intake would."""
    (sleutel,) = wereld.van(Verwerking, EEN)
    rij = Verwerking.objects.select_related("bericht").get(pk=sleutel)
    bericht = rij.bericht
    bericht.buitenmap, bericht.grootte = "", len(data)
    bericht.inhoud = mailbox.kluis().verzegel(data, mailbox.DOEL, f"mailbox.Bericht/{sleutel}")
    bericht.save()
    oordeel = ijw.beoordeel(data, date(2026, 11, 1))
    rij.soort, rij.bevindingen = soort, bewaarbaar(oordeel.bevindingen)
    rij.aantal_bevindingen = len(rij.bevindingen)
    rij.save()
    return rij


#: Where messages, or what was found in them, may be read together.
LIJSTEN = ("/berichten/", f"/zoeken/?q={MERK}")
SAMEN = (*LIJSTEN, "/")


def adressen_van(rij: Verwerking) -> list[str]:
    """Where a message, or what was found in it, may be read by itself."""
    van = f"/berichten/{rij.pk}/"
    return [van, f"{van}xml/", f"{van}persoonsgegevens/"]


def getoond(client: Client, rij: Verwerking, ook: Sequence[str] = SAMEN) -> list[str]:
    """The addresses that show a mark (the search box repeats what was typed)."""
    uit = []
    for adres in (*adressen_van(rij), *ook):
        tekst = client.get(adres).content.decode()
        if tekst.count(MERK) > (adres.count(MERK) and 5):
            uit.append(adres)
    return uit


def als(client: Client, code: str, naam: str = "iemand") -> Any:
    rol = ROLLEN[code]
    mens = maak_mens(naam, rol, getattr(EEN, rol.kring.value, ""))
    client.force_login(mens)
    return mens


@pytest.mark.parametrize("rol", LEZERS, ids=str)
def test_zonder_recht_staat_er_bij_geen_bericht_iets_over_wie_het_is(
    wereld: Wereld, client: Client, logmap: Path, rol: Any
) -> None:
    als(client, rol.code)
    for zaad, soort in enumerate(SOORTEN):
        rng = random.Random(zaad)
        heel = gemerkt(rng, soort)
        stuk = verminken.verminkt(rng, heel)
        rij = leg_neer(wereld, heel, soort)
        if rol.code in MET_RECHT:
            assert bool(getoond(client, rij, LIJSTEN)) == (MERK.encode() in heel), soort
            continue
        assert getoond(client, rij, LIJSTEN) == [], soort
        leg_neer(wereld, stuk, soort)
        client.get(f"/berichten/{rij.pk}/xml/")  # never an error, whatever is in it
    if rol.code not in MET_RECHT:
        assert getoond(client, rij) == []


@pytest.mark.parametrize("inhoud", [b"GEHEIM geen xml", b"<x>GEHEIM</x>", b"\xff\xfeGEHEIM"])
def test_van_wat_geen_bericht_is_wordt_niets_getoond(
    wereld: Wereld, client: Client, logmap: Path, inhoud: bytes
) -> None:
    als(client, "financien")
    assert getoond(client, leg_neer(wereld, inhoud)) == []


def test_wie_mag_vragen_en_wie_niet() -> None:
    assert {"lokaal_team", "gi", "aanbieder"} == MET_RECHT
    assert {"contractmanager", "financien", "control", "beleid"} == VRAGERS
    assert not MET_RECHT & VRAGERS


def test_wie_een_doel_noemt_ziet_het_bij_dit_bericht_een_kwartier_lang(
    wereld: Wereld, client: Client, logmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mens = als(client, "contractmanager")
    data = gemerkt(random.Random(1), "JW301")
    rij = leg_neer(wereld, data)
    adres = f"/berichten/{rij.pk}/persoonsgegevens/"
    antwoord = client.post(adres, {"doel": "vraag", "woorden": "moeder belde"})
    assert antwoord["Location"] == f"/berichten/{rij.pk}/xml/"
    regel = next(logboek.lees(logmap))
    assert (regel.daad, regel.wie, regel.nummer) == (Daad.VRAAGT_OP, "iemand", mens.pk)
    assert (regel.doel, regel.woorden, regel.sleutel) == ("vraag", "moeder belde", str(rij.pk))
    assert set(map(pseudoniem, mailbox.bsns_in(data))) <= set(regel.jeugdigen)
    assert f"/berichten/{rij.pk}/xml/" in getoond(client, rij)
    kijken = [r for r in logboek.lees(logmap) if r.wat == "bericht_xml"]
    assert [r.doel for r in kijken] == ["vraag"]
    later = timezone.now() + GELDIG + timedelta(seconds=1)
    monkeypatch.setattr("hefboom.intake.persoonsgegevens.timezone.now", lambda: later)
    assert getoond(client, rij) == []


def test_het_geldt_niet_voor_een_ander_bericht_en_niet_na_uitloggen(
    wereld: Wereld, client: Client, logmap: Path
) -> None:
    als(client, "contractmanager")
    data = gemerkt(random.Random(1), "JW301")
    rij = leg_neer(wereld, data)
    (ander,) = wereld.van(Verwerking, ANDER)
    client.post(f"/berichten/{ander}/persoonsgegevens/", {"doel": "vraag"})
    assert getoond(client, rij) == []
    client.post(f"/berichten/{rij.pk}/persoonsgegevens/", {"doel": "vraag"})
    assert getoond(client, rij) != []
    client.post("/uitloggen/")
    als(client, "contractmanager", "ander")
    assert getoond(client, rij) == []


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Kies waarvoor u ze nodig hebt."),
        ({"doel": "nieuwsgierig"}, "Kies een doel uit de lijst."),
        ({"doel": "anders"}, "Schrijf in een paar woorden waarvoor u ze nodig hebt."),
        ({"doel": "vraag", "woorden": "x" * 201}, "Houd het bij hoogstens 200 tekens."),
    ],
)
def test_zonder_goed_doel_wordt_er_niets_getoond(
    wereld: Wereld, client: Client, logmap: Path, velden: dict[str, str], zin: str
) -> None:
    als(client, "beleid")
    rij = leg_neer(wereld, gemerkt(random.Random(1), "JW301"))
    antwoord = client.post(f"/berichten/{rij.pk}/persoonsgegevens/", velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert getoond(client, rij) == []


def test_is_het_logboek_dicht_dan_wordt_er_niets_getoond_ook_later_niet(
    wereld: Wereld, client: Client, logmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    als(client, "contractmanager")
    rij = leg_neer(wereld, gemerkt(random.Random(1), "JW301"))

    def dicht(*regels: object) -> None:
        raise logboek.LogboekDicht("Het logboek is dicht.")

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr("hefboom.logboek.leg_vast", dicht)
        adres = f"/berichten/{rij.pk}/persoonsgegevens/"
        assert client.post(adres, {"doel": "vraag"}).status_code == 503
    assert getoond(client, rij) == []


@pytest.mark.parametrize("code", sorted({r.code for r in ROLLEN.values()} - VRAGERS))
def test_wie_niet_mag_vragen_krijgt_geen_formulier(
    wereld: Wereld, client: Client, logmap: Path, code: str
) -> None:
    als(client, code)
    (sleutel,) = wereld.van(Verwerking, EEN)
    assert client.get(f"/berichten/{sleutel}/persoonsgegevens/").status_code == 404
