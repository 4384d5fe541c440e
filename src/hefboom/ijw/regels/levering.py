# SPDX-License-Identifier: EUPL-1.2
"""Rules about starting and stopping help (JW305, JW307)."""

from __future__ import annotations

from hefboom.ijw.bomen import jw305, jw307
from hefboom.ijw.codes import COD467
from hefboom.ijw.regels.client import eindigt_niet_eerder, goed_of, niet_na_dagtekening
from hefboom.ijw.regels.toetsen import Werk, toets
from hefboom.kernel import Outcome

START = "Client/StartProducten/StartProduct"
STOP = "Client/StopProducten/StopProduct"


@toets("TR018", STOP, veld="Einddatum")
def stop_niet_voor_de_start(product: jw307.StopProduct, werk: Werk) -> Outcome:
    return eindigt_niet_eerder(product["Begindatum"], product["Einddatum"])


@toets("CS058", START, STOP, veld="StatusAanlevering")
def status_is_eerste_of_verwijderen(
    product: jw305.StartProduct | jw307.StopProduct, werk: Werk
) -> Outcome:
    status = product["StatusAanlevering"]
    return goed_of(status in {COD467.EERSTE, COD467.VERWIJDEREN}, "1 of 3", status)


@toets("TR134", START, veld="Begindatum")
def begonnen_voor_de_dagtekening(product: jw305.StartProduct, werk: Werk) -> Outcome:
    return niet_na_dagtekening(product["Begindatum"], werk)


@toets("TR134", STOP, veld="Einddatum")
def gestopt_voor_de_dagtekening(product: jw307.StopProduct, werk: Werk) -> Outcome:
    """OP272: a stop is told when the help has ended."""
    return niet_na_dagtekening(product["Einddatum"], werk)
