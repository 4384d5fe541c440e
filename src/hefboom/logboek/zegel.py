# SPDX-License-Identifier: EUPL-1.2
"""Seals: how far each file of a day went and where its chain stood, signed with a key.

A chain alone can be made anew by whoever may write the files; a seal asks for the key besides. It
is derived from the key of pseudonyms, which never changes (ADR 21). The seals stand in one file,
each with the signature of the one before it. A day is closed when nobody writes in it any more;
until then it may be sealed as often as one likes.
"""

from __future__ import annotations

import fcntl
import hmac
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from hefboom.logboek import keten
from hefboom.logboek.regel import nu

ZEGELS = "zegels"
BEGIN = "0" * 64
#: How long after midnight a day is closed: what was written last has long been on disk.
RUST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Zegelstand:
    """How far a file went: bytes, lines, and the fingerprint after the last of them."""

    bytes: int
    regels: int
    kop: str


@dataclass(frozen=True, slots=True)
class Zegel:
    """One seal. `dicht`: the day is over. `vorig` is the signature of the seal before this one."""

    nummer: int
    op: datetime
    dag: str
    dicht: bool
    bestanden: Mapping[str, Zegelstand]
    vorig: str
    handtekening: str = ""
    #: Days before this one were taken away, their term being over.
    vanaf: str = ""

    def als_tekst(self) -> str:
        """What is signed."""
        return json.dumps(
            {
                "nummer": self.nummer,
                "op": self.op.isoformat(timespec="seconds"),
                "dag": self.dag,
                "dicht": self.dicht,
                "bestanden": {
                    naam: [stand.bytes, stand.regels, stand.kop]
                    for naam, stand in sorted(self.bestanden.items())
                },
                "vorig": self.vorig,
                "vanaf": self.vanaf,
            },
            separators=(",", ":"),
        )

    @classmethod
    def uit_tekst(cls, tekst: str, handtekening: str) -> Zegel:
        """A seal as it is kept. Raises `ValueError`, `KeyError` or `TypeError` when it is none."""
        waarden = json.loads(tekst)
        return cls(
            nummer=int(waarden["nummer"]),
            op=datetime.fromisoformat(waarden["op"]),
            dag=waarden["dag"],
            dicht=bool(waarden["dicht"]),
            bestanden={naam: Zegelstand(*stand) for naam, stand in waarden["bestanden"].items()},
            vorig=waarden["vorig"],
            handtekening=handtekening,
            vanaf=waarden["vanaf"],
        )


def teken(sleutel: bytes, tekst: str) -> str:
    """The signature of a text."""
    return hmac.digest(sleutel, tekst.encode(), "sha256").hex()


def dagen(folder: Path) -> list[str]:
    """The days with a folder, in order."""
    if not folder.is_dir():
        return []
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and _is_dag(p.name))


def _is_dag(naam: str) -> bool:
    try:
        return date.fromisoformat(naam).isoformat() == naam
    except ValueError:
        return False


def bestanden_van(folder: Path, dag: str) -> list[Path]:
    """The files of a day, by name."""
    return sorted((folder / dag).glob("*.log"))


def lees_zegels(folder: Path) -> list[tuple[str, str]]:
    """Each seal as text with its signature, in order, as they stand there."""
    try:
        tekst = (folder / ZEGELS).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    delen = (regel.rpartition(keten.SCHEIDING) for regel in tekst.splitlines())
    return [(tekst, handtekening) for tekst, _, handtekening in delen]


def laatste_zegel(folder: Path) -> Zegel | None:
    """The newest seal, when it can be read."""
    zegels = lees_zegels(folder)
    try:
        return Zegel.uit_tekst(*zegels[-1]) if zegels else None
    except (ValueError, KeyError, TypeError):
        return None


def verzegel(folder: Path, sleutel: bytes, op: datetime | None = None) -> list[Zegel]:
    """Seal what was written since the last time, day by day; the new seals. Safe side by side.

    Raises `OSError` when the seals cannot be kept.
    """
    nieuw: list[Zegel] = []
    op = op or nu()
    if not folder.is_dir():
        return nieuw
    with op_slot(folder):
        laatste = _per_dag(folder)
        for dag in dagen(folder):
            eerder = laatste.get(dag)
            if eerder is not None and eerder.dicht:
                continue
            dicht = op - RUST >= _einde(dag, op)
            standen = {pad.name: stand_van(dag, pad) for pad in bestanden_van(folder, dag)}
            if eerder is None or eerder.dicht != dicht or eerder.bestanden != standen:
                nieuw.append(zet_zegel(folder, sleutel, op, dag, dicht, standen))
    return nieuw


def zet_zegel(
    folder: Path,
    sleutel: bytes,
    op: datetime,
    dag: str,
    dicht: bool,
    standen: Mapping[str, Zegelstand],
    vanaf: str = "",
) -> Zegel:
    """Put one more seal behind the others; call with `op_slot`."""
    vorige = laatste_zegel(folder)
    nummer, vorig = (0, BEGIN) if vorige is None else (vorige.nummer, vorige.handtekening)
    zegel = Zegel(nummer + 1, op, dag, dicht, standen, vorig, vanaf=vanaf)
    tekst = zegel.als_tekst()
    zegel = Zegel.uit_tekst(tekst, teken(sleutel, tekst))
    regel = f"{tekst}{keten.SCHEIDING}{zegel.handtekening}\n"
    bestand = os.open(folder / ZEGELS, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(bestand, regel.encode())
        os.fsync(bestand)
    finally:
        os.close(bestand)
    return zegel


def stand_van(dag: str, pad: Path) -> Zegelstand:
    """How far a file goes now; a line that is being written does not count."""
    einde, regels, kop = 0, 0, keten.eerste(dag, pad.name)
    for schakel in keten.schakels(dag, pad.name, pad.read_bytes()):
        if schakel.tekst:
            einde, regels, kop = schakel.einde, schakel.nummer, schakel.kop
    return Zegelstand(einde, regels, kop)


@contextmanager
def op_slot(folder: Path) -> Iterator[None]:
    """One at a time puts seals, whatever process it is in."""
    bestand = os.open(folder / f"{ZEGELS}.slot", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield
    finally:
        os.close(bestand)


def _per_dag(folder: Path) -> dict[str, Zegel]:
    uit = {}
    for tekst, handtekening in lees_zegels(folder):
        try:
            zegel = Zegel.uit_tekst(tekst, handtekening)
        except (ValueError, KeyError, TypeError):
            continue
        uit[zegel.dag] = zegel
    return uit


def _einde(dag: str, op: datetime) -> datetime:
    volgende = date.fromisoformat(dag) + timedelta(days=1)
    return datetime(volgende.year, volgende.month, volgende.day, tzinfo=op.tzinfo)
