# SPDX-License-Identifier: EUPL-1.2
"""What has a date: a line of time with numbers, the list that goes with it, and one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hefboom.kernel import ONE_DAY, dagdatum, datum, getal
from hefboom.scherm import Datum
from hefboom.scherm.grafieken.tijdlijn import tijdlijn

TELWOORDEN = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
#: So many stand in sight; the rest is one tap away.
IN_ZICHT = 7
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Agendaregel:
    """A line of the list: its number on the line of time, its day in words, and what it is."""

    nummer: int
    dag: str
    wanneer: str
    te_laat: bool
    punt: Datum


@dataclass(frozen=True, slots=True)
class Daglijst:
    """The list, what is in sight of it, and its drawing (empty for one day)."""

    eerst: Sequence[Agendaregel]
    later: Sequence[Agendaregel]
    lijn: str

    @property
    def rest(self) -> str:
        """What is one tap away: `Nog 4, van 12 januari 2027 tot en met 5 maart 2027`."""
        van, tot = self.later[0].punt.dag, self.later[-1].punt.dag
        dagen = datum(van) if van == tot else f"van {datum(van)} tot en met {datum(tot)}"
        return f"Nog {getal(len(self.later))}, {dagen}"


def agenda_van(punten: Sequence[Datum], op: date) -> Daglijst:
    """The list as it is shown on day `op`."""
    regels = [
        Agendaregel(i, dagdatum(punt.dag), wanneer(punt.dag, op), punt.dag < op, punt)
        for i, punt in enumerate(punten, 1)
    ]
    # One more line is no longer than the sentence that would stand there instead.
    grens = IN_ZICHT if len(regels) > IN_ZICHT + 1 else len(regels)
    lijn = tijdlijn([punt.dag for punt in punten[:grens]], op)
    return Daglijst(regels[:grens], regels[grens:], lijn)


def wanneer(dag: date, op: date) -> str:
    """How far away a day is: `over 2 dagen`, `vandaag`, `3 dagen te laat`.

    >>> wanneer(date(2027, 1, 4), date(2027, 1, 3)), wanneer(date(2027, 1, 2), date(2027, 1, 3))
    ('morgen', '1 dag te laat')
    """
    rest = (dag - op) // ONE_DAY
    if rest < 0:
        return f"{getal(-rest)} {'dag' if rest == -1 else 'dagen'} te laat"
    return {0: "vandaag", 1: "morgen"}.get(rest, f"over {getal(rest)} dagen")


def dagzin(punten: Sequence[Datum], taken: int, op: date) -> str:
    """What asks for attention on this day, in a sentence or two.

    >>> dagzin([], 0, date(2027, 1, 4))
    'Er ligt niets dat op u wacht.'
    """
    laat = sum(punt.dag < op for punt in punten)
    week = sum(op <= punt.dag < op + WEEK for punt in punten)
    if not punten:
        if not taken:
            return "Er ligt niets dat op u wacht."
        return f"{_hoofdletter(_zoveel(taken))} {_vraagt(taken)} aandacht."
    if laat and week:
        zin = f"{_punten(laat)} {_is(laat)} te laat en deze week {_komt(week)} bij."
    elif laat:
        zin = f"{_punten(laat)} {_is(laat)} te laat."
    elif week:
        zin = f"Deze week {_heeft(week)} een uiterste dag."
    else:
        eerste = punten[0]
        zin = f"Niets heeft deze week een datum. Het eerstvolgende: {datum(eerste.dag)}."
    if taken:
        zin += f" Verder {_vraagt_lijst(taken)} aandacht."
    return zin


def _zoveel(aantal: int) -> str:
    return TELWOORDEN[aantal] if aantal < len(TELWOORDEN) else getal(aantal)


def _hoofdletter(woord: str) -> str:
    return "Eén" if woord == "één" else woord.capitalize()


def _punten(aantal: int) -> str:
    return f"{_hoofdletter(_zoveel(aantal))} {'punt' if aantal == 1 else 'punten'}"


def _is(aantal: int) -> str:
    return "is" if aantal == 1 else "zijn"


def _komt(aantal: int) -> str:
    return f"{'komt' if aantal == 1 else 'komen'} er {_zoveel(aantal)}"


def _heeft(aantal: int) -> str:
    woord = "heeft" if aantal == 1 else "hebben"
    return f"{woord} {_zoveel(aantal)} {'punt' if aantal == 1 else 'punten'}"


def _vraagt(aantal: int) -> str:
    return "punt vraagt" if aantal == 1 else "punten vragen"


def _vraagt_lijst(aantal: int) -> str:
    return f"{'vraagt' if aantal == 1 else 'vragen'} {_zoveel(aantal)} " + (
        "lijst" if aantal == 1 else "lijsten"
    )
