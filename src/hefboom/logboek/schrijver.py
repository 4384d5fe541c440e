# SPDX-License-Identifier: EUPL-1.2
"""Writing with group commit: who comes while the disk is busy shares the next write.

Each process has a file of its own per day, so that processes never wait for each other. Room is set
aside before it is needed: a write within it asks the disk for nothing but the bytes, which takes
a twentieth of the time of a file that grows.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hefboom.kernel import Uitlegfout
from hefboom.logboek import keten
from hefboom.logboek.regel import Logregel, nu

#: Bytes set aside at a time, and what is left when more is.
RUIMTE, KRAP = 1 << 18, 1 << 17
#: Seconds after which who waits is told that it does not work.
GEDULD = 20.0
VERSIE = 1


class LogboekDicht(Uitlegfout):
    """A line could not be kept, so what it is about is not shown; the Dutch message says why."""


class Schrijfbeurt:
    """Lines that are kept together, and who waits for that."""

    __slots__ = ("fout", "klaar", "teksten")

    def __init__(self) -> None:
        self.teksten: list[str] = []
        self.klaar = threading.Event()
        self.fout: str = ""


class Schrijver:
    """Keeps lines in `map/<day>/<this process>.log`. One for each process."""

    def __init__(self, folder: Path, klok: Callable[[], datetime] = nu) -> None:
        self._folder = folder
        self._klok = klok
        self._slot = threading.Lock()
        self._er_is_werk = threading.Event()
        self._beurt = Schrijfbeurt()
        self._pid = os.getpid()
        self._gesloten = False
        self._draad = threading.Thread(target=self._werk, name="logboek", daemon=True)
        self._draad.start()
        atexit.register(self.sluit)

    @property
    def leeft(self) -> bool:
        """Is this writer of this process? After a fork it is not, and its thread is gone."""
        return self._pid == os.getpid() and self._draad.is_alive()

    def leg_vast(self, regels: Sequence[Logregel]) -> None:
        """Keep these lines, in order; returns when they are on disk. Raises `LogboekDicht`."""
        if not regels:
            return
        teksten = [regel.als_tekst() for regel in regels]
        with self._slot:
            beurt = self._beurt
            beurt.teksten += teksten
        self._er_is_werk.set()
        if not beurt.klaar.wait(GEDULD):
            raise LogboekDicht(_dicht(self._folder, "de schijf antwoordt niet"))
        if beurt.fout:
            raise LogboekDicht(beurt.fout)

    def sluit(self) -> None:
        """Write what waits, give back the room that was not used, and stop.

        Only the thread that writes closes its file: a number closed under it is soon another file.
        """
        if self._pid != os.getpid():
            return
        self._gesloten = True
        self._er_is_werk.set()
        if self._draad is not threading.current_thread():
            self._draad.join(GEDULD)

    def _werk(self) -> None:
        bestand: Schrijfbestand | None = None
        while True:
            self._er_is_werk.wait()
            self._er_is_werk.clear()
            with self._slot:
                beurt, self._beurt = self._beurt, Schrijfbeurt()
            if not beurt.teksten:
                if self._gesloten:
                    break
                continue
            try:
                bestand = self._schrijf(bestand, beurt.teksten)
            except Exception as fout:
                # What did get there is not known: the next lines go to a new file.
                if bestand is not None:
                    with suppress(OSError):
                        bestand.laat_los()
                waarom = getattr(fout, "strerror", None) or str(fout)
                bestand, beurt.fout = None, _dicht(self._folder, waarom)
            beurt.klaar.set()
            if bestand is not None:
                # A full disk is told to who writes next, not to who was served already.
                with suppress(OSError):
                    bestand.zet_ruimte_klaar()
            if self._gesloten:
                self._er_is_werk.set()
        if bestand is not None:
            with suppress(OSError):
                bestand.sluit()

    def _schrijf(self, bestand: Schrijfbestand | None, teksten: list[str]) -> Schrijfbestand:
        dag = self._klok().date().isoformat()
        if bestand is not None and (bestand.dag != dag or not bestand.staat_er()):
            with suppress(OSError):
                bestand.sluit()
            bestand = None
        bestand = bestand or Schrijfbestand(self._folder, dag, self._klok())
        bestand.schrijf(teksten)
        return bestand


class Schrijfbestand:
    """One file, open; only the thread of the writer uses it."""

    def __init__(self, folder: Path, dag: str, op: datetime) -> None:
        self.dag = dag
        dagmap = folder / dag
        dagmap.mkdir(mode=0o700, parents=True, exist_ok=True)
        naam = f"{socket.gethostname()}-{os.getpid()}-{op:%H%M%S}-{os.urandom(4).hex()}.log"
        self._pad = dagmap / naam
        self._nummer = os.open(self._pad, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._kop = keten.eerste(dag, naam)
        self._lengte = self._ruimte = 0
        try:
            self.zet_ruimte_klaar()
            for pad in (dagmap, folder):
                _sync_map(pad)
            self.schrijf([json.dumps({"logboek": VERSIE, "begonnen": op.isoformat()})])
        except OSError:
            self.laat_los()
            if not self._lengte:
                self._pad.unlink(missing_ok=True)
            raise

    def staat_er(self) -> bool:
        """Is the file still under its name, and not shorter than what we wrote?"""
        try:
            hier, geopend = os.stat(self._pad), os.fstat(self._nummer)
        except OSError:
            return False
        return hier.st_ino == geopend.st_ino and hier.st_size >= self._lengte

    def schrijf(self, teksten: list[str]) -> None:
        """Write the lines in one go, and wait until the disk has them."""
        kop, delen = self._kop, []
        for tekst in teksten:
            kop, rij = keten.schakel(kop, tekst)
            delen.append(rij)
        data = b"".join(delen)
        geschreven = 0
        while geschreven < len(data):
            geschreven += os.pwrite(self._nummer, data[geschreven:], self._lengte + geschreven)
        os.fdatasync(self._nummer)
        self._lengte += len(data)
        self._kop = kop
        self._ruimte = max(self._ruimte, self._lengte)

    def zet_ruimte_klaar(self) -> None:
        """Have zeros on disk behind what was written, for the next lines."""
        if self._ruimte - self._lengte > KRAP:
            return
        os.pwrite(self._nummer, keten.VULLING * RUIMTE, self._ruimte)
        os.fsync(self._nummer)
        self._ruimte += RUIMTE

    def laat_los(self) -> None:
        """Close it as it is."""
        os.close(self._nummer)

    def sluit(self) -> None:
        """Take off what was not used."""
        try:
            os.ftruncate(self._nummer, self._lengte)
            os.fsync(self._nummer)
        finally:
            self.laat_los()


def _sync_map(pad: Path) -> None:
    nummer = os.open(pad, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def _dicht(folder: Path, waarom: str) -> str:
    return (
        f"Het logboek in {folder} is niet te beschrijven ({waarom}). Wat over personen gaat, laat "
        "Hefboom daarom nu niet zien. Is de schijf vol, of mag Hefboom daar niet schrijven? De "
        "beheerder kan dat herstellen; daarna gaat alles vanzelf verder."
    )
