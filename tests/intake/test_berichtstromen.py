# SPDX-License-Identifier: EUPL-1.2
"""Every flow of messages that the standard knows, from the first message to the end state.

`STROMEN` follows the list of flows line by line; a test holds the two next to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from hefboom.intake.models import Verwerkuitkomst
from tests.intake import berichten as b
from tests.intake.stroomdelen import (
    AFWIJZEN,
    APRIL,
    JUNI,
    MEI,
    ONDERZOEK,
    TOEGEWEZEN,
    einde,
    gewijzigd,
    verzoek,
    vot,
    vow,
    zorg,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Stroom:
    """The messages of one flow, made fresh each time, and what is known at the end."""

    titel: str
    berichten: Callable[[], tuple[bytes, ...]]
    einde: dict[str, Any]
    vooraf: Callable[[], tuple[bytes, ...]] = lambda: ()


def toewijzing() -> tuple[bytes, ...]:
    return (b.jw301(),)


def loopt() -> tuple[bytes, ...]:
    return b.jw301(), b.jw305()


def start() -> bytes:
    return b.jw305()


def stop(reden: str = "31", eind: date = MEI, status: str = "1") -> bytes:
    return b.jw307(b.stop(reden=reden, eind=eind, status=status))


STROMEN: dict[str, list[Stroom]] = {
    "VOT": [
        Stroom(
            "Direct toewijzingen",
            lambda: (vot(), b.jw301(TOEGEWEZEN)),
            verzoek("toegewezen"),
        ),
        Stroom(
            "Toewijzen na onderzoek",
            lambda: (vot(), b.jw319("REF", ONDERZOEK), b.jw301(TOEGEWEZEN)),
            verzoek("toegewezen"),
        ),
        Stroom(
            "Direct afwijzen",
            lambda: (vot(), b.jw319("REF", AFWIJZEN)),
            verzoek("afgewezen", "2"),
        ),
        Stroom(
            "Afwijzen na onderzoek",
            lambda: (vot(), b.jw319("REF", ONDERZOEK), b.jw319("REF", AFWIJZEN, "7")),
            verzoek("afgewezen", "7"),
        ),
        Stroom(
            "Afwijzing nav woonplaatsbeginsel",
            lambda: (
                vot(),
                b.jw319("REF", ONDERZOEK),
                b.jw319("REF", AFWIJZEN, "8", b.BUURGEMEENTE),
            ),
            verzoek("afgewezen", "8", b.BUURGEMEENTE),
        ),
    ],
    "VOW": [
        Stroom(
            "Direct toewijzen",
            lambda: (vow(), gewijzigd()),
            verzoek("toegewezen"),
            toewijzing,
        ),
        Stroom(
            "Toewijzen na onderzoek",
            lambda: (vow(), b.jw319("REF", ONDERZOEK), gewijzigd()),
            verzoek("toegewezen"),
            toewijzing,
        ),
        Stroom(
            "Direct afwijzen",
            lambda: (vow(), b.jw319("REF", AFWIJZEN, "4")),
            verzoek("afgewezen", "4"),
            toewijzing,
        ),
        Stroom(
            "Afwijzen na onderzoek",
            lambda: (vow(), b.jw319("REF", ONDERZOEK), b.jw319("REF", AFWIJZEN)),
            verzoek("afgewezen", "2"),
            toewijzing,
        ),
    ],
    "JW305": [
        Stroom("Stop na start", lambda: (start(), stop()), zorg((b.DAG, MEI, "31")), toewijzing),
        Stroom(
            "tijdelijke Stop na start",
            lambda: (start(), stop("20")),
            zorg((b.DAG, MEI, "20")),
            toewijzing,
        ),
        Stroom(
            "Definitieve Stop na start",
            lambda: (start(), stop("31")),
            zorg((b.DAG, MEI, "31")),
            toewijzing,
        ),
        Stroom(
            "Definitieve Stop na tijdelijk stop",
            lambda: (stop("20"), stop("31", JUNI)),
            zorg((b.DAG, JUNI, "31")),
            loopt,
        ),
        Stroom(
            "Start na stop",
            lambda: (start(), stop("20"), b.jw305(b.start(begin=JUNI))),
            zorg((b.DAG, MEI, "20"), (JUNI, None, "")),
            toewijzing,
        ),
        Stroom(
            "Verwijderen Start",
            lambda: (start(), b.jw305(b.start(status="3"))),
            zorg(),
            toewijzing,
        ),
        Stroom(
            "Correctie start",
            lambda: (start(), b.jw305(b.start(status="3")), b.jw305(b.start(begin=APRIL))),
            zorg((APRIL, None, "")),
            toewijzing,
        ),
        Stroom(
            "Verwijderen stop",
            lambda: (stop(), stop(status="3")),
            zorg((b.DAG, None, "")),
            loopt,
        ),
        Stroom(
            "Correctie stop",
            lambda: (stop(), stop(status="3"), stop("32", JUNI)),
            zorg((b.DAG, JUNI, "32")),
            loopt,
        ),
    ],
}
ALLE = [(kop, stroom) for kop, stromen in STROMEN.items() for stroom in stromen]


@pytest.mark.parametrize(("kop", "stroom"), ALLE, ids=[f"{k} {s.titel}" for k, s in ALLE])
def test_elke_stroom_komt_goed_aan(kop, stroom, neem_in, antwoord):
    for data in (*stroom.vooraf(), *stroom.berichten()):
        verwerking = neem_in(data)
        assert verwerking.uitkomst == Verwerkuitkomst.VERWERKT, verwerking.bevindingen
        assert antwoord(verwerking).kop.retour.retourcodes in {("0200",), ()}
    assert einde(kop) == stroom.einde


def test_elke_stroom_van_de_lijst_staat_hier(gedeeld):
    lijst: dict[str, list[str]] = {}
    for regel in (gedeeld / "ijw" / "berichtstromen").read_text(encoding="utf-8").splitlines():
        if regel.startswith("## "):
            kop = lijst.setdefault(regel[3:].strip(), [])
        elif lijst and ":" in regel:
            kop.append(regel.split(":")[0].strip())
    assert {kop: [s.titel for s in stromen] for kop, stromen in STROMEN.items()} == lijst
