# SPDX-License-Identifier: EUPL-1.2
"""Rules about starting and stopping help (JW305, JW307)."""

from __future__ import annotations

from typing import Any

from hefboom.ijw.regels.client import eindigt_niet_eerder, goed_of, niet_na_dagtekening
from hefboom.ijw.regels.toetsen import Werk, toets
from hefboom.kernel import Outcome

START = "Client/StartProducten/StartProduct"
STOP = "Client/StopProducten/StopProduct"


@toets("TR018", STOP, veld="Einddatum")
def stop_niet_voor_de_start(product: Any, werk: Werk) -> Outcome:
    return eindigt_niet_eerder(product["Begindatum"], product["Einddatum"])


@toets("CS058", START, STOP, veld="StatusAanlevering")
def status_is_eerste_of_verwijderen(product: Any, werk: Werk) -> Outcome:
    status = product["StatusAanlevering"]
    return goed_of(status in {"1", "3"}, "1 of 3", status)


@toets("TR134", START, veld="Begindatum")
def begonnen_voor_de_dagtekening(product: Any, werk: Werk) -> Outcome:
    return niet_na_dagtekening(product["Begindatum"], werk)


@toets("TR134", STOP, veld="Einddatum")
def gestopt_voor_de_dagtekening(product: Any, werk: Werk) -> Outcome:
    """OP272: a stop is told when the help has ended."""
    return niet_na_dagtekening(product["Einddatum"], werk)
