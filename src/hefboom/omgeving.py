# SPDX-License-Identifier: EUPL-1.2
"""Everything the environment may set, read and checked in one place, before Django starts.

An installation is one region. `HEFBOOM_MAP` is its data folder (snapshots, quarantine, and in
the demo also the database and the keys). Without any `HEFBOOM_…` the last demo is meant.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[2]
#: Where demos go unless `--map` names another folder, and where the last one is remembered.
DEMOMAP = Path(os.environ.get("HEFBOOM_DEMOMAP") or PROJECT / "var" / "demo")
DEMOBESTAND = "demo.json"
#: Where a demo keeps its key; a real installation never keeps one.
SLEUTELBESTAND = "sleutel"
MEGABYTE = 1024 * 1024
#: How long a day of the access log stays when nobody decided (an assumption), and at least.
LOGBOEK_JAREN = 5


class OngeldigeOmgeving(Exception):
    """A setting is missing or wrong; the message (Dutch) says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Omgeving:
    """The settings of one installation.

    `vandaag` and `schaal` are set in a demo only: the day on which the synthetic region lives,
    and which part of the real region it is (0.1: a tenth of its youths, and of its budgets).
    `stelselmap` is the installation's own folder of regions, if it has one.
    `max_bericht` is the largest message that is opened whole, in bytes (VECOZO and GGk: 25 MB);
    a claim is read as a stream up to `max_declaratie`. On the upload page one may bring
    `max_aanlevering` in one go and `max_aanlevering_dag` in a day.
    `deur` is the file that says what is asked of who logs in, if there is one. `logboek_jaren` is
    how long a day of the access log stays as this installation decided; None when it did not.
    """

    map: Path
    regio: str
    sleutel: bytes = field(repr=False)
    database: Mapping[str, object] = field(repr=False)
    demo: bool
    vandaag: date | None
    hosts: tuple[str, ...]
    https: bool
    max_bericht: int = 25 * MEGABYTE
    schaal: Fraction = Fraction(1)
    max_declaratie: int = 75 * MEGABYTE
    max_aanlevering: int = 200 * MEGABYTE
    max_aanlevering_dag: int = 2000 * MEGABYTE
    stelselmap: Path | None = None
    deur: Path | None = None
    logboek_jaren: int | None = None


def lees_stelselmap(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The installation's own folder of regions (`HEFBOOM_STELSEL`), if it has one.

    Raises `OngeldigeOmgeving` (Dutch) when it is not a folder of regions.
    """
    named = environ.get("HEFBOOM_STELSEL")
    return _stelselmap(Path(named).expanduser().resolve()) if named else None


def stelselmap_hier(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The folder of regions that holds here: `HEFBOOM_STELSEL`, else that of the installation or
    the last demo, so that a command reads what was adopted there.

    Raises `OngeldigeOmgeving` as `lees_stelselmap` does; without an installation there is none.
    """
    if environ.get("HEFBOOM_STELSEL"):
        return lees_stelselmap(environ)
    try:
        return lees_omgeving(environ).stelselmap
    except OngeldigeOmgeving:
        return None


def _stelselmap(folder: Path) -> Path:
    if not folder.is_dir():
        raise OngeldigeOmgeving(
            f"HEFBOOM_STELSEL wijst naar {folder}, en die map is er niet. Maak hem, bijvoorbeeld "
            f"met `./hefboom stelsel nieuw {folder}/CODE`, of haal HEFBOOM_STELSEL weg."
        )
    if (folder / "regio.yaml").is_file():
        raise OngeldigeOmgeving(
            f"HEFBOOM_STELSEL wijst naar {folder}, en dat is zelf een regio. Zet HEFBOOM_STELSEL "
            f"op de map erboven: {folder.parent}."
        )
    if not os.access(folder, os.R_OK | os.X_OK):
        raise OngeldigeOmgeving(
            f"HEFBOOM_STELSEL wijst naar {folder}, en daar mag Hefboom niet in kijken. Geef de "
            "gebruiker waaronder Hefboom draait leesrecht."
        )
    return folder


def huidige_demomap() -> Path | None:
    """The folder of the demo that was made last, if there still is one."""
    pointer = DEMOMAP / "huidig"
    if not pointer.is_file():
        return None
    try:
        target = Path(pointer.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return target if (target / DEMOBESTAND).is_file() else None


def lees_omgeving(environ: Mapping[str, str] = os.environ) -> Omgeving:
    """Read the settings.

    Raises `OngeldigeOmgeving` with a Dutch sentence when they do not make an installation.
    """
    named = environ.get("HEFBOOM_MAP")
    folder = Path(named).expanduser().resolve() if named else None
    if folder is None and not environ.get("HEFBOOM_DATABASE_URL"):
        folder = huidige_demomap()
    if folder is None:
        raise OngeldigeOmgeving(
            "Hefboom weet niet met welke gegevens het moet werken. Maak eerst een proefregio met "
            "`./hefboom demo`, of zet HEFBOOM_MAP en HEFBOOM_DATABASE_URL (zie docs/operate.md)."
        )
    if (folder / DEMOBESTAND).is_file():
        return _demo(folder, environ)
    return _echt(folder, environ)


@dataclass(frozen=True, slots=True)
class _Demofeiten:
    """What a demo remembers of itself."""

    regio: str
    vandaag: date
    schaal: Fraction
    stelselmap: str


def _demofeiten(folder: Path) -> _Demofeiten:
    """Raises `OngeldigeOmgeving` when the file is damaged, whatever stands in it."""
    pad = folder / DEMOBESTAND
    try:
        ruw = json.loads(pad.read_text(encoding="utf-8"))
        feiten = _Demofeiten(
            str(ruw["regio"]),
            date.fromisoformat(ruw["vandaag"]),
            Fraction(str(ruw.get("schaal", 1))),
            str(ruw.get("stelselmap") or ""),
        )
        if not (isinstance(ruw["regio"], str) and feiten.schaal > 0):
            raise ValueError
    except OSError as fout:
        raise OngeldigeOmgeving(
            f"{pad} is niet te lezen ({type(fout).__name__}). Geef de gebruiker waaronder Hefboom "
            "draait leesrecht op die map."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError, RecursionError):
        raise OngeldigeOmgeving(
            f"{pad} is beschadigd: daarin staat van welke regio deze proefregio is. "
            f"{_opnieuw(folder)}"
        ) from None
    return feiten


def _demosleutel(folder: Path) -> bytes:
    pad = folder / SLEUTELBESTAND
    zonder = (
        f"Zet het bestand terug uit een kopie; zonder die sleutel gaat niets open. Is er geen "
        f"kopie: {_opnieuw(folder, klein=True)}"
    )
    try:
        tekst = pad.read_text(encoding="ascii").strip()
    except OSError as fout:
        reden = "is er niet" if isinstance(fout, FileNotFoundError) else "is niet te lezen"
        raise OngeldigeOmgeving(f"{pad} {reden}. {zonder}") from None
    except ValueError:
        tekst = ""
    return lees_sleutel(tekst, zonder, naam=str(pad))


def _opnieuw(folder: Path, klein: bool = False) -> str:
    """How to make this demo anew."""
    maak = "maak" if klein else "Maak"
    return f"{maak} de proefregio opnieuw met `./hefboom demo --opnieuw --map {folder}`."


def _demo(folder: Path, environ: Mapping[str, str]) -> Omgeving:
    feiten = _demofeiten(folder)
    return Omgeving(
        map=folder,
        regio=feiten.regio,
        sleutel=_demosleutel(folder),
        database=_database(environ.get("HEFBOOM_DATABASE_URL") or _sqlite_url(folder)),
        demo=True,
        vandaag=feiten.vandaag,
        hosts=("localhost", "127.0.0.1", "[::1]", *_hosts(environ)),
        https=False,
        max_bericht=_megabytes(environ, "HEFBOOM_MAX_BERICHT_MB", 25),
        max_declaratie=_megabytes(environ, "HEFBOOM_MAX_DECLARATIE_MB", 75),
        max_aanlevering=_megabytes(environ, "HEFBOOM_MAX_AANLEVERING_MB", 200),
        max_aanlevering_dag=_megabytes(environ, "HEFBOOM_MAX_AANLEVERING_DAG_MB", 2000),
        schaal=feiten.schaal,
        stelselmap=lees_stelselmap(environ)
        or (_stelselmap(folder / feiten.stelselmap) if feiten.stelselmap else None),
        deur=_deur(environ),
        logboek_jaren=_logboek_jaren(environ),
    )


def _echt(folder: Path, environ: Mapping[str, str]) -> Omgeving:
    missing = [
        f"{name} ontbreekt: {next_step}."
        for name, next_step in (
            ("HEFBOOM_REGIO", "de code van uw regio; `./hefboom stelsel controleer` noemt ze"),
            ("HEFBOOM_DATABASE_URL", "bijvoorbeeld postgresql://hefboom@localhost/hefboom"),
            ("HEFBOOM_SLEUTEL", _welke_sleutel(folder)),
        )
        if not environ.get(name)
    ]
    if missing:
        raise OngeldigeOmgeving(" ".join([*missing, "Zie docs/operate.md."]))
    return Omgeving(
        map=folder,
        regio=environ["HEFBOOM_REGIO"],
        sleutel=lees_sleutel(environ["HEFBOOM_SLEUTEL"], _welke_sleutel(folder)),
        database=_database(environ["HEFBOOM_DATABASE_URL"]),
        demo=False,
        vandaag=None,
        hosts=_hosts(environ),
        https=environ.get("HEFBOOM_HTTPS", "").lower() in {"ja", "1", "true"},
        max_bericht=_megabytes(environ, "HEFBOOM_MAX_BERICHT_MB", 25),
        max_declaratie=_megabytes(environ, "HEFBOOM_MAX_DECLARATIE_MB", 75),
        max_aanlevering=_megabytes(environ, "HEFBOOM_MAX_AANLEVERING_MB", 200),
        max_aanlevering_dag=_megabytes(environ, "HEFBOOM_MAX_AANLEVERING_DAG_MB", 2000),
        stelselmap=lees_stelselmap(environ),
        deur=_deur(environ),
        logboek_jaren=_logboek_jaren(environ),
    )


def _deur(environ: Mapping[str, str]) -> Path | None:
    named = environ.get("HEFBOOM_DEUR")
    return Path(named).expanduser().resolve() if named else None


def _logboek_jaren(environ: Mapping[str, str]) -> int | None:
    named = environ.get("HEFBOOM_LOGBOEK_JAREN")
    if not named:
        return None
    if not re.fullmatch("[0-9]{1,2}", named, re.ASCII) or int(named) < LOGBOEK_JAREN:
        raise OngeldigeOmgeving(
            f"HEFBOOM_LOGBOEK_JAREN moet een heel aantal jaren zijn, minstens {LOGBOEK_JAREN}, "
            f"niet {named!r}."
        )
    return int(named)


def _hosts(environ: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(h.strip() for h in environ.get("HEFBOOM_HOSTS", "").split(",") if h.strip())


def _megabytes(environ: Mapping[str, str], naam: str, anders: int) -> int:
    named = environ.get(naam, str(anders))
    try:
        return int(named) * MEGABYTE
    except ValueError:
        raise OngeldigeOmgeving(
            f"{naam} moet een heel aantal megabytes zijn, niet {named!r}."
        ) from None


def nieuwe_sleutel() -> str:
    """A fresh master key: 32 random bytes as base64 text."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode("ascii")


def _welke_sleutel(folder: Path) -> str:
    """Which key to set: a new one is good for a new installation only, it opens nothing else."""
    if folder.is_dir() and any(folder.iterdir()):
        return (
            f"zet de sleutel waarmee deze installatie is begonnen ({folder} is al in gebruik); hij "
            "staat waar u hem bewaard hebt, en met een andere gaat niets open"
        )
    return (
        "is de database nog leeg, maak er dan een met `./hefboom sleutel` en bewaar hem goed; is "
        "er al iets ingenomen, zet dan de sleutel waarmee dat gebeurde"
    )


def lees_sleutel(tekst: str, anders: str = "", naam: str = "HEFBOOM_SLEUTEL") -> bytes:
    """The 32 bytes of a key. Raises `OngeldigeOmgeving`, with in `anders` what to do."""
    try:
        key = base64.urlsafe_b64decode(tekst.encode("ascii"))
    except (ValueError, binascii.Error):
        key = b""
    if len(key) != 32:
        wat_nu = f" {anders[0].upper()}{anders[1:].rstrip('.')}." if anders else ""
        raise OngeldigeOmgeving(f"{naam} is geen geldige sleutel (32 bytes in base64).{wat_nu}")
    return key


def _sqlite_url(folder: Path) -> str:
    return f"sqlite://{quote(str(folder / 'hefboom.sqlite3'))}"


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise OngeldigeOmgeving(
            "HEFBOOM_DATABASE_URL moet beginnen met postgresql:// (of sqlite:/// voor een proef)."
        )
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    host = unquote(options.pop("host", "")) or (parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
