# SPDX-License-Identifier: EUPL-1.2
"""What stands out in the log: simple signs that ask for a question, and prove nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from hefboom.intake import NAAMGENOOT
from hefboom.kernel import datum, getal
from hefboom.logboek import Daad, Daadafloop, Logregel

#: More youths in a day than most people work on.
VEEL_JEUGDIGEN = 50
#: So many refusals in a day look like trying.
VEEL_GEWEIGERD = 10
#: The hours in which people work, on weekdays.
WERKUREN = range(7, 20)
KIJKEN = {Daad.ZIET, Daad.VOERT_UIT, Daad.VRAAGT_OP}


@dataclass(frozen=True, slots=True)
class Signaal:
    """One sign: of whom, on which day, and what stood out."""

    wie: str
    dag: date
    wat: str


def signalen(regels: Iterable[Logregel]) -> list[Signaal]:
    """The signs in these lines, newest first."""
    per: dict[tuple[date, str], list[Logregel]] = defaultdict(list)
    for regel in regels:
        per[lokaal(regel).date(), regel.wie].append(regel)
    return [
        Signaal(wie, dag, wat)
        for (dag, wie), van_dag in sorted(
            per.items(), key=lambda p: (p[0][0], p[0][1]), reverse=True
        )
        for regel_van in SIGNALEN
        for wat in regel_van(van_dag)
    ]


def lokaal(regel: Logregel) -> datetime:
    """When it was, on the clock of who works here."""
    return timezone.localtime(regel.op)


def _veel_jeugdigen(regels: list[Logregel]) -> Iterator[str]:
    gezien = {van for r in regels if r.daad in KIJKEN for van in r.jeugdigen}
    if len(gezien) > VEEL_JEUGDIGEN:
        yield f"keek naar {getal(len(gezien))} jeugdigen"


def _buiten_werktijd(regels: list[Logregel]) -> Iterator[str]:
    """Verbs of the machine's own timers work at night."""
    laat = [
        r
        for r in regels
        if r.daad in KIJKEN and r.nummer is not None and r.jeugdigen and not _werktijd(lokaal(r))
    ]
    if laat:
        yield f"keek {getal(len(laat))} keer naar jeugdigen buiten werktijd"


def _werktijd(op: datetime) -> bool:
    return op.weekday() < 5 and op.hour in WERKUREN


def _naamgenoot(regels: list[Logregel]) -> Iterator[str]:
    if any(NAAMGENOOT in r.kenmerken for r in regels):
        yield "opende een bericht over iemand met dezelfde achternaam"


def _geweigerd(regels: list[Logregel]) -> Iterator[str]:
    kijken = [r for r in regels if r.uitkomst is Daadafloop.GEWEIGERD and r.daad in KIJKEN]
    if len(kijken) > VEEL_GEWEIGERD:
        yield f"vroeg {getal(len(kijken))} keer iets dat niet te zien is voor die rol"
    inloggen = [r for r in regels if r.uitkomst is Daadafloop.GEWEIGERD and r.daad is Daad.LOGT_IN]
    if len(inloggen) > VEEL_GEWEIGERD:
        yield f"logde {getal(len(inloggen))} keer vergeefs in"


def _met_bsn(regels: list[Logregel]) -> Iterator[str]:
    keren = sum(r.daad is Daad.VOERT_UIT and r.woorden.startswith("met BSN") for r in regels)
    if keren:
        yield f"haalde {getal(keren)} keer een bestand met BSN's uit Hefboom"


SIGNALEN: tuple[Callable[[list[Logregel]], Iterator[str]], ...] = (
    _naamgenoot,
    _met_bsn,
    _veel_jeugdigen,
    _buiten_werktijd,
    _geweigerd,
)


def zin(signaal: Signaal) -> str:
    """A sign as one says it."""
    return f"{signaal.wie} {signaal.wat}, op {datum(signaal.dag)}"
