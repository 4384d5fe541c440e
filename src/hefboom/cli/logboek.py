# SPDX-License-Identifier: EUPL-1.2
"""`hefboom logboek`: is the access log as it was written, what stands in it, what may go."""

from __future__ import annotations

import argparse
import csv
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime

from hefboom import logboek
from hefboom.cli.dagen import dag
from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout
from hefboom.cli.uitvoer import foutregel, regel
from hefboom.kernel import getal, hoeveel, veilige_cel
from hefboom.logboek import Daad, Logregel, Logvraag
from hefboom.omgeving import LOGBOEK_JAREN

DJANGO = True
UITLEG = """\
Het logboek staat in de map van de installatie, naast de database. `controleer` zegt of er iets aan
veranderd of van weg is; noteer het zegel dat het noemt buiten deze machine, en geef het de volgende
keer mee. `hefboom werk` verzegelt vanzelf; een BSN voor `toon --jeugdige` leest het van de invoer.
"""
#: Seconds between two seals of the worker.
TUSSENPOOS = 600.0
KOPPEN = (
    "wanneer", "wie", "rollen", "daad", "wat", "sleutel", "jeugdigen", "aantal", "doel", "woorden",
    "waar", "uitkomst", "kenmerken",
)  # fmt: skip
_log = logging.getLogger(__name__)


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The four sub-verbs."""
    parser.epilog = UITLEG
    delen = parser.add_subparsers(dest="werk", required=True, metavar="WAT")
    nakijken = delen.add_parser(
        "controleer",
        help="zeg of er iets aan het logboek veranderd is",
        epilog="uitkomst (exit code): 0 alles is zoals het geschreven is, 1 er is iets mis",
    )
    nakijken.add_argument(
        "--zegel", default="", metavar="ZEGEL", help="een zegel dat u eerder noteerde"
    )
    delen.add_parser("verzegel", help="verzegel wat er sinds de vorige keer bij kwam")
    toon = delen.add_parser("toon", help="toon de regels als CSV; dat komt zelf ook in het logboek")
    toon.add_argument(
        "--jeugdige", action="store_true",
        help="alleen wie naar deze jeugdige keek; geef het BSN op de invoer",
    )  # fmt: skip
    toon.add_argument("--wie", default="", metavar="NAAM", help="alleen van deze gebruiker")
    toon.add_argument("--vanaf", type=dag, metavar="DAG", help="eerste dag, zoals 2026-03-01")
    toon.add_argument("--tot-en-met", type=dag, metavar="DAG", help="laatste dag")
    ruim = delen.add_parser("ruim-op", help="verwijder dagen die lang genoeg bewaard zijn")
    ruim.add_argument(
        "--jaren", type=int, metavar="N",
        help="zo lang blijft elke dag (anders HEFBOOM_LOGBOEK_JAREN, en zonder die "
        f"{LOGBOEK_JAREN}; minder kan niet)",
    )  # fmt: skip


def voer_uit(args: argparse.Namespace) -> int:
    """Run the sub-verb that was asked."""
    match args.werk:
        case "controleer":
            return _controleer(args.zegel)
        case "verzegel":
            return _verzegel()
        case "toon":
            return _toon(args)
    return _ruim_op(args.jaren)


def _sleutel() -> bytes:
    from hefboom.mailbox import logboeksleutel

    return logboeksleutel()


def _controleer(zegel: str) -> int:
    uitslag = logboek.controleer(logboek.huidige_map(), _sleutel(), zegel=zegel)
    for bezwaar in uitslag.bezwaren:
        foutregel(f"{bezwaar.waar}\n  {bezwaar.wat}\n  {bezwaar.wat_nu}")
    dagen = hoeveel(len(uitslag.dagen), "dag", "dagen")
    bestanden = hoeveel(uitslag.bestanden, "bestand", "bestanden")
    regel(f"{hoeveel(uitslag.regels, 'regel', 'regels')} in {bestanden}, {dagen}.")
    if uitslag.onverzegeld:
        regel(f"{hoeveel(uitslag.onverzegeld, 'regel is', 'regels zijn')} nog niet verzegeld.")
    if uitslag.laatste is not None:
        laatste = uitslag.laatste
        regel(f"Laatste zegel: {laatste.handtekening[:16]} ({laatste.op:%d-%m-%Y %H:%M}).")
    if uitslag.goed:
        regel("Alles is zoals het geschreven is.")
        return 0
    aantal = len(uitslag.bezwaren)
    foutregel(f"Er {'is 1 bezwaar' if aantal == 1 else f'zijn {getal(aantal)} bezwaren'}.")
    return 1


def _verzegel() -> int:
    zegels = logboek.verzegel(logboek.huidige_map(), _sleutel())
    for zegel in zegels:
        stand = "gesloten" if zegel.dicht else "loopt nog"
        regel(f"{zegel.dag} ({stand}): zegel {zegel.nummer}, {zegel.handtekening[:16]}")
    if not zegels:
        regel("Er is niets bij gekomen sinds het vorige zegel.")
    return 0


def _toon(args: argparse.Namespace) -> int:
    jeugdige = _jeugdige() if args.jeugdige else ""
    logboek.opdracht(Daad.LEEST_LOGBOEK, "logboek toon", jeugdigen=(jeugdige,) if jeugdige else ())
    vraag = Logvraag(args.vanaf, args.tot_en_met, args.wie, jeugdige)
    schrijver = csv.writer(sys.stdout, delimiter=";")
    schrijver.writerow(KOPPEN)
    for een in logboek.lees(logboek.huidige_map(), vraag):
        schrijver.writerow(map(veilige_cel, _rij(een, jeugdige)))
    return 0


def _jeugdige() -> str:
    from hefboom.kernel import Bsn, OngeldigeCode
    from hefboom.mailbox import pseudoniem

    try:
        return pseudoniem(Bsn(sys.stdin.readline().strip()).cijfers)
    except OngeldigeCode as fout:
        raise Fout(f"Op de invoer staat geen BSN. {fout}", FOUT_GEBRUIK) from None


def _rij(een: Logregel, jeugdige: str) -> Iterator[str]:
    """Of a line about more youths only the one that was asked for is named."""
    yield een.op.isoformat(timespec="seconds")
    yield een.wie
    yield " ".join(een.rollen)
    yield str(een.daad)
    yield een.wat
    yield een.sleutel
    yield jeugdige or " ".join(een.jeugdigen)
    yield "" if een.aantal is None else str(een.aantal)
    yield een.doel
    yield een.woorden
    yield een.waar
    yield str(een.uitkomst)
    yield " ".join(een.kenmerken)


def _ruim_op(gevraagd: int | None) -> int:
    jaren, grond = _hoe_lang(gevraagd)
    if jaren < LOGBOEK_JAREN:
        raise Fout(
            f"Het logboek blijft minstens {LOGBOEK_JAREN} jaar (aanname van Hefboom bij NEN 7513).",
            FOUT_GEBRUIK,
        )
    vandaag = datetime.now().astimezone().date()
    voor = date(vandaag.year - jaren, vandaag.month, 1)
    weg = logboek.ruim_op(logboek.huidige_map(), _sleutel(), voor)
    if weg:
        logboek.opdracht(Daad.RUIMT_OP, "logboek ruim-op", woorden=f"{weg[0]} t/m {weg[-1]}")
    dagen, zijn = hoeveel(len(weg), "dag", "dagen"), "is" if len(weg) == 1 else "zijn"
    regel(
        f"{dagen} van voor {voor:%d-%m-%Y} {zijn} verwijderd. Een dag blijft {jaren} jaar: {grond}."
    )
    return 0


def _hoe_lang(gevraagd: int | None) -> tuple[int, str]:
    """How many years a day stays, and how firm that is."""
    if gevraagd is not None:
        return gevraagd, "zo is het nu gevraagd"
    from django.conf import settings

    besloten: int | None = settings.OMGEVING.logboek_jaren
    if besloten is not None:
        return besloten, "vastgelegd voor deze installatie (HEFBOOM_LOGBOEK_JAREN)"
    return LOGBOEK_JAREN, "aanname van Hefboom; leg uw besluit vast met HEFBOOM_LOGBOEK_JAREN"


def verzegel_nu_en_dan(*, eenmaal: bool) -> None:
    """Put seals for as long as this process lives; with `eenmaal` now and never again."""
    folder, sleutel = logboek.huidige_map(), _sleutel()

    def verzegel() -> None:
        try:
            logboek.verzegel(folder, sleutel)
        except OSError as fout:
            _log.error("Het logboek is niet te verzegelen: %s", fout)

    verzegel()
    if not eenmaal:
        draad = threading.Thread(target=_elke_poos, args=(verzegel,), daemon=True)
        draad.start()


def _elke_poos(doe: Callable[[], None]) -> None:
    wacht = threading.Event()
    while not wacht.wait(TUSSENPOOS):
        doe()
