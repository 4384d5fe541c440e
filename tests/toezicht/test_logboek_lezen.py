# SPDX-License-Identifier: EUPL-1.2
"""The privacy officer reads who looked at whom; nobody else does, and no BSN is anywhere."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from hefboom import logboek
from hefboom.inzage import ROLLEN, Recht
from hefboom.logboek import Daad, Daadafloop, Logregel
from hefboom.mailbox import pseudoniem
from hefboom.toezicht.opvallend import NAAMGENOOT, signalen
from tests.logboek.map import logmap
from tests.mensen import maak_mens

__all__ = ["logmap"]
BSN = "999900006"
OVERDAG = datetime(2026, 11, 25, 10, tzinfo=UTC)  # a Wednesday
NACHT = datetime(2026, 11, 25, 23, tzinfo=UTC)


@pytest.fixture
def privacy(client: Client, logmap: Path, db: None) -> Client:
    """Logged in as the privacy officer, with some lines in the log."""
    logboek.leg_vast(
        Logregel(
            Daad.VRAAGT_OP, "jan", "bericht", nummer=3, rollen=("beleid:0505",),
            jeugdigen=(pseudoniem(BSN), "b" * 24), doel="vraag", woorden="moeder belde",
        ),
        Logregel(Daad.ZIET, "piet", "prestatie", nummer=4, sleutel="12", jeugdigen=("b" * 24,)),
    )  # fmt: skip
    client.force_login(maak_mens("pia", "privacy"))
    return client


@pytest.mark.parametrize("rol", ROLLEN.values(), ids=str)
@pytest.mark.django_db
def test_alleen_wie_toezicht_houdt_leest_het_logboek(
    client: Client, logmap: Path, rol: object
) -> None:
    circle = {"gemeente": ("0505",), "aanbieder": ("42420001",)}.get(rol.kring.value, ())  # type: ignore[attr-defined]
    client.force_login(maak_mens("iemand", rol, *circle))  # type: ignore[arg-type]
    verwacht = 200 if Recht.LOGBOEK in rol.rechten else 404  # type: ignore[attr-defined]
    assert client.get("/logboek/").status_code == verwacht
    assert client.get("/logboek.csv").status_code == verwacht
    assert client.post("/logboek/", {"bsn": BSN}).status_code == (302 if verwacht == 200 else 404)


def test_het_blad_zegt_wie_als_wat_waarvoor(privacy: Client) -> None:
    tekst = privacy.get("/logboek/").content.decode()
    for woord in ("jan", "beleid Dordrecht", "moeder belde", "een vraag of klacht", "prestatie"):
        assert woord.replace("prestatie", "declaratieregel 12") in tekst


def test_zoeken_op_bsn_geeft_alleen_wie_naar_die_jeugdige_keek(
    privacy: Client, logmap: Path
) -> None:
    antwoord = privacy.post("/logboek/", {"bsn": BSN})
    assert BSN not in antwoord["Location"]
    assert pseudoniem(BSN) in antwoord["Location"]
    tekst = privacy.get(antwoord["Location"]).content.decode()
    assert "moeder belde" in tekst
    assert "declaratieregel 12" not in tekst
    regel = next(logboek.lees(logmap))
    assert (regel.daad, regel.jeugdigen) == (Daad.LEEST_LOGBOEK, (pseudoniem(BSN),))
    assert not [p for p in logmap.rglob("*.log") if BSN.encode() in p.read_bytes()]


def test_de_jeugdige_krijgt_een_lijst_zonder_andere_jeugdigen(privacy: Client) -> None:
    adres = f"/logboek.csv?jeugdige={pseudoniem(BSN)}"
    antwoord = privacy.get(adres)
    assert "attachment" in antwoord["Content-Disposition"]
    kop, *rijen = csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    assert [rij[kop.index("wie")] for rij in rijen] == ["jan"]
    assert {rij[kop.index("jeugdigen")] for rij in rijen} == {pseudoniem(BSN)}


@pytest.mark.parametrize("bsn", ["", "123", "999900007", "bsn", "9" * 300])
def test_een_bsn_dat_er_geen_is_wordt_uitgelegd(privacy: Client, bsn: str) -> None:
    antwoord = privacy.post("/logboek/", {"bsn": bsn})
    assert antwoord.status_code == 422
    assert "Dit is geen BSN" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("vraag", "wie"),
    [
        ("wie=jan", {"jan"}),
        ("wie=niemand", set()),
        ("daad=vraagt_op", {"jan"}),
        ("uitkomst=geweigerd", set()),
        ("vanaf=2020-01-01&tot_en_met=2020-02-01", set()),
    ],
)
def test_filters(privacy: Client, vraag: str, wie: set[str]) -> None:
    tekst = privacy.get(f"/logboek.csv?{vraag}").content.decode()
    assert {naam for naam in ("jan", "piet") if f";{naam};" in tekst} == wie


def regels(aantal: int, **meer: object) -> list[Logregel]:
    velden: dict[str, object] = {"nummer": 1, "op": OVERDAG} | meer
    daad = velden.pop("daad", Daad.ZIET)
    return [
        Logregel(
            daad, "jan", "prestatie",  # type: ignore[arg-type]
            **{"jeugdigen": (f"{n:024x}",)} | velden,  # type: ignore[arg-type]
        )
        for n in range(aantal)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("van", "valt_op"),
    [
        (regels(50), []),
        (regels(51), ["keek naar 51 jeugdigen"]),
        (regels(60, jeugdigen=("a",)), []),
        ([*regels(30), *regels(60, op=OVERDAG + timedelta(days=1))[30:]], []),
        (regels(2, op=NACHT), ["keek 2 keer naar jeugdigen buiten werktijd"]),
        (regels(2, op=NACHT, nummer=None), []),
        (regels(1, op=NACHT, jeugdigen=()), []),
        (regels(1, op=OVERDAG + timedelta(days=3)), ["keek 1 keer naar jeugdigen buiten werktijd"]),
        (
            regels(1, kenmerken=(NAAMGENOOT,)),
            ["opende een bericht over iemand met dezelfde achternaam"],
        ),
        (regels(10, uitkomst=Daadafloop.GEWEIGERD), []),
        (
            regels(11, uitkomst=Daadafloop.GEWEIGERD),
            ["vroeg 11 keer iets dat niet te zien is voor die rol"],
        ),
        (
            regels(11, uitkomst=Daadafloop.GEWEIGERD, daad=Daad.LOGT_IN, jeugdigen=()),
            ["logde 11 keer vergeefs in"],
        ),
        (
            regels(1, daad=Daad.VOERT_UIT, woorden="met BSN, naar x.csv"),
            ["haalde 1 keer een bestand met BSN's uit Hefboom"],
        ),
    ],
)
def test_wat_opvalt(van: list[Logregel], valt_op: list[str]) -> None:
    assert [signaal.wat for signaal in signalen(van)] == valt_op


def test_wie_een_bsn_in_het_adres_zet_krijgt_400_en_het_komt_niet_in_het_logboek(
    client: Client, db: None
) -> None:
    client.force_login(maak_mens("petra", "privacy"))
    assert client.get("/logboek/", {"jeugdige": "999900006"}).status_code == 400
    assert "999900006" not in str(list(logboek.lees(logboek.huidige_map())))
