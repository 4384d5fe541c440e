# SPDX-License-Identifier: EUPL-1.2
"""What every page costs every role, cold after a new snapshot and warm.

No list of pages is kept here: each persona of the demo walks from the home page along the links
and along every address that needs no argument, and of each kind of page some are measured. So a
new page is measured without a word here.

Each page of each role opens in a process of its own, forked from one that has loaded everything a
running server has loaded, but has not looked at the snapshot: that is how a server stands the
moment after the pointer moved. The first visit is cold, the best of the next ones warm. CPU
seconds of the whole process, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit

from benchmarks.hulp.balk import Balk
from hefboom.cli.hoofd import Fout
from hefboom.cli.voortgang import voortgang
from hefboom.kernel import getal
from hefboom.omgeving import DEMOBESTAND

UITLEG = (
    "Meet van elke pagina, voor elke rol, wat het eerste bezoek na een nieuwe momentopname kost "
    "en wat het tweede."
)
KOUD, WARM = 0.4, 0.1
WARME_BEZOEKEN = 2
#: How many addresses of one kind of page each role opens: some of another shape cost otherwise.
PER_SOORT = 2
#: How many sets of options (`?per=…&segment=…`) of one kind of page each role opens.
VORMEN = 3
HIER = "http://localhost"


class Plek(NamedTuple):
    """A kind of page: its name in the addresses, and which options its address carries."""

    naam: str
    opties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bezoek:
    """What one page cost one role, in seconds of CPU."""

    rol: str
    soort: str
    adres: str
    koud: float
    warm: float


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which installation, and how many pages of a kind."""
    parser.add_argument(
        "--map", type=Path, metavar="DIR", help="een proefregio die er al is (anders een nieuwe)"
    )
    parser.add_argument(
        "--schaal", type=float, default=0.1, help="deel van de regio, zonder --map (standaard 0.1)"
    )
    parser.add_argument(
        "--maanden", type=int, default=24, help="maanden, zonder --map (standaard 24)"
    )
    parser.add_argument("--rol", help="alleen wie zo inlogt, bijvoorbeeld contract")
    parser.add_argument(
        "--per-soort",
        type=int,
        default=PER_SOORT,
        metavar="N",
        help=f"zoveel adressen van elk soort pagina (standaard {PER_SOORT})",
    )
    parser.add_argument(
        "--toon", type=int, default=15, metavar="N", help="de N duurste (standaard 15)"
    )


def meet(args: argparse.Namespace) -> list[Balk]:
    """Walk, measure, and show what is dearest."""
    if not hasattr(os, "fork"):
        raise Fout("Deze meting heeft een besturingssysteem nodig dat processen kan splitsen.")
    with contextlib.ExitStack() as tijdelijk:
        map_ = args.map
        if map_ is None:
            map_ = Path(tijdelijk.enter_context(tempfile.TemporaryDirectory())) / "demo"
            _maak_demo(map_, args.schaal, args.maanden)
        elif not (map_ / DEMOBESTAND).is_file():
            raise Fout(f"In {map_} staat geen proefregio; maak er een met `./hefboom demo`.", 2)
        _laad(map_)
        with voortgang() as stap:
            bezoeken, nergens = _alles(args.rol, args.per_soort, stap)
    if not bezoeken:
        raise Fout(f"Niemand logt in als '{args.rol}'.", 2)
    toon(bezoeken, nergens, args.toon)
    koudst, warmst = (max(getattr(b, w) for b in bezoeken) for w in ("koud", "warm"))
    return [
        Balk("duurste pagina na een nieuwe momentopname", koudst, KOUD, eenheid="s CPU"),
        Balk("duurste pagina bij een volgend bezoek", warmst, WARM, eenheid="s CPU"),
    ]


def _maak_demo(map_: Path, schaal: float, maanden: int) -> None:
    """In a process of its own, so that this one has not looked at the snapshot."""

    def maak() -> None:
        os.environ["HEFBOOM_DEMOMAP"] = str(map_.parent)
        from hefboom.cli import main

        maten = ("--schaal", str(schaal), "--maanden", str(maanden))
        if main(["demo", "--geen-server", "--map", str(map_), *maten]):
            raise Fout("De proefregio is niet te maken.")

    print("Een proefregio maken …", file=sys.stderr, flush=True)
    apart(maak)


def _laad(map_: Path) -> None:
    """Everything a server has loaded before someone opens a page, but not the snapshot."""
    os.environ["HEFBOOM_MAP"] = str(map_.resolve())
    (map_ / "static").mkdir(exist_ok=True)  # whitenoise warns without one
    from hefboom.cli.hoofd import start_django

    start_django()
    import logging

    logging.disable(logging.WARNING)  # that a role may not see a page is no news here
    from django.db import connections
    from django.test import Client

    Client(SERVER_NAME="localhost").get("/inloggen/")
    connections.close_all()


# --- walking ----------------------------------------------------------------------------------


def _alles(rol: str | None, per_soort: int, stap: Any) -> tuple[list[Bezoek], list[str]]:
    """Every page of every role; and the kinds of page nobody came across."""
    namen = apart(_gebruikers)
    namen = [naam for naam in namen if rol in (None, naam)]
    gevonden: list[tuple[str, Plek, str]] = []
    for nummer, naam in enumerate(namen):
        stap("Pagina's zoeken", nummer, len(namen))
        lijst = apart(partial(wandel, naam, per_soort))
        gevonden += [(naam, Plek(soort, tuple(opties)), adres) for (soort, opties), adres in lijst]
    stap("Pagina's zoeken", len(namen), len(namen))
    bezoeken = []
    for nummer, (naam, plek, adres) in enumerate(gevonden):
        stap("Pagina's meten", nummer, len(gevonden))
        koud, warm = apart(partial(open_twee_keer, naam, adres))
        soort = plek.naam + (f"?{'&'.join(plek.opties)}" if plek.opties else "")
        bezoeken.append(Bezoek(naam, soort, adres, koud, warm))
    stap("Pagina's meten", len(gevonden), len(gevonden))
    gezien = {plek.naam for _, plek, _ in gevonden}
    return bezoeken, sorted({naam for naam, _ in _adressen()} - gezien)


def _gebruikers() -> list[str]:
    from django.contrib.auth import get_user_model

    gebruikers = get_user_model().objects.filter(is_active=True).order_by("pk")
    return list(gebruikers.values_list("username", flat=True))


def _adressen(patronen: Iterable[Any] | None = None) -> list[tuple[str, bool]]:
    """The name of each address, and whether it asks for an argument."""
    from django.urls import URLPattern, get_resolver

    uit = []
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        if isinstance(patroon, URLPattern):
            if patroon.name:
                uit.append((patroon.name, bool(patroon.pattern.converters)))
        else:
            uit += _adressen(patroon.url_patterns)
    return uit


def wandel(naam: str, per_soort: int) -> list[tuple[Plek, str]]:
    """The pages this user comes across: of each kind so many, and one with each set of options."""
    from django.urls import NoReverseMatch, reverse

    client = _client(naam)
    wachtrij = ["/"]
    for adres, vraagt in _adressen():
        with contextlib.suppress(NoReverseMatch):
            if not vraagt:
                wachtrij.append(reverse(adres))
    gekozen: dict[Plek, list[str]] = defaultdict(list)
    gezien: set[str] = set()
    while wachtrij:
        adres = wachtrij.pop(0)
        plek = _plek(adres)
        if plek is None or adres in gezien or _genoeg(plek, gekozen, per_soort):
            continue
        gezien.add(adres)
        antwoord = client.get(adres)
        if antwoord.status_code != 200:
            continue
        gekozen[plek].append(adres)
        if antwoord.get("Content-Type", "").startswith("text/html"):
            wachtrij += links(antwoord.content.decode(), adres)
    return [(plek, adres) for plek, adressen in gekozen.items() for adres in adressen]


def _genoeg(plek: Plek, gekozen: Mapping[Plek, list[str]], per_soort: int) -> bool:
    """Was enough chosen of this kind of page, seen the options its address carries?"""
    if not plek.opties:
        return len(gekozen.get(plek, ())) >= per_soort
    vormen = [ander for ander in gekozen if ander.naam == plek.naam and ander.opties]
    return plek in vormen or len(vormen) >= VORMEN


def links(html: str, adres: str) -> list[str]:
    """The addresses of this site that a page links to, without what follows `#`."""
    lezer = _Links()
    lezer.feed(html)
    uit = []
    for doel in lezer.doelen:
        delen = urlsplit(urljoin(HIER + adres, doel))
        if f"{delen.scheme}://{delen.netloc}" == HIER:
            uit.append(delen.path + (f"?{delen.query}" if delen.query else ""))
    return uit


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.doelen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gegeven = dict(attrs)
        for naam in ("href", "hx-get") if tag in {"a", "div", "section"} else ():
            if doel := gegeven.get(naam):
                self.doelen.append(doel)


def _plek(adres: str) -> Plek | None:
    """Which kind of page; None for what is no page of ours (files, leaving)."""
    from django.urls import Resolver404, resolve

    delen = urlsplit(adres)
    try:
        naam = resolve(delen.path).url_name
    except Resolver404:
        return None
    if naam is None or naam == "uitloggen":
        return None
    return Plek(naam, tuple(sorted({optie for optie, _ in parse_qsl(delen.query)})))


# --- measuring --------------------------------------------------------------------------------


def open_twee_keer(naam: str, adres: str) -> tuple[float, float]:
    """CPU seconds of the first visit and of the best of the next."""
    client = _client(naam)
    tijden = []
    for _ in range(1 + WARME_BEZOEKEN):
        begin = time.process_time()
        client.get(adres)
        tijden.append(time.process_time() - begin)
    return tijden[0], min(tijden[1:])


def _client(naam: str) -> Any:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(username=naam))
    return client


def apart(doe: Callable[[], Any]) -> Any:
    """Do it in a forked process; what it gives must fit in JSON. Raises `Fout` when it failed."""
    lees, schrijf = os.pipe()
    sys.stdout.flush()
    kind = os.fork()
    if not kind:
        status = 1
        try:
            os.close(lees)
            with contextlib.redirect_stdout(io.StringIO()):
                uit = json.dumps(doe())
            with os.fdopen(schrijf, "w") as pijp:
                pijp.write(uit)
            status = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(schrijf)
    with os.fdopen(lees) as pijp:
        tekst = pijp.read()
    if os.waitpid(kind, 0)[1]:
        raise Fout("Een pagina liep vast; hierboven staat waarop.")
    return json.loads(tekst)


# --- showing ----------------------------------------------------------------------------------


def toon(bezoeken: Sequence[Bezoek], nergens: Sequence[str], aantal: int) -> None:
    """The dearest pages, what each role has, and what nobody came across."""
    print(f"\n{getal(len(bezoeken))} pagina's, CPU-seconden; de {aantal} duurste bij koud bezoek")
    print(f"{'rol':12}{'koud':>7}{'warm':>7}  adres")
    for een in sorted(bezoeken, key=lambda b: -b.koud)[:aantal]:
        print(f"{een.rol:12}{getal(een.koud, 2):>7}{getal(een.warm, 2):>7}  {een.adres[:110]}")
    print(f"\n{'rol':12}{'paginas':>9}{'koud boven':>12}{'warm boven':>12}{'koud som':>10}")
    for rol in dict.fromkeys(b.rol for b in bezoeken):
        eigen = [b for b in bezoeken if b.rol == rol]
        boven = (sum(b.koud > KOUD for b in eigen), sum(b.warm > WARM for b in eigen))
        som = getal(sum(b.koud for b in eigen), 1)
        print(f"{rol:12}{len(eigen):>9}{boven[0]:>12}{boven[1]:>12}{som:>10}")
    if nergens:
        print(f"\nNiemand kwam langs: {', '.join(nergens)}")
