# SPDX-License-Identifier: EUPL-1.2
"""What a machine or a database does to us, as a sentence: for every verb, in this one place.

Whoever wants the traceback all the same, to report a fault, sets `HEFBOOM_SPOOR=ja`.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

VOL = frozenset({errno.ENOSPC, errno.EDQUOT})
RUIMTE = "Maak ruimte vrij en doe het opnieuw; wat al verwerkt was, blijft bewaard."
#: What went wrong at a path, by the number the machine gives it.
VAN_DE_SCHIJF = {
    errno.EROFS: "is alleen te lezen. Zet de schijf beschrijfbaar, of kies een andere map.",
    errno.EACCES: "mag Hefboom niet lezen of schrijven. Geef de gebruiker waaronder Hefboom "
    "draait het recht, of kies een andere map.",
    errno.EPERM: "mag Hefboom niet veranderen. Geef de gebruiker waaronder Hefboom draait het "
    "recht, of kies een andere map.",
    errno.ENOENT: "is er niet (meer). Klopt de naam, en is de map er nog?",
    errno.EEXIST: "bestaat al en is niet wat hier hoort. Kies een andere naam.",
    errno.ENOTDIR: "is geen map, of ligt onder iets dat geen map is. Kies een map.",
    errno.EISDIR: "is een map, en hier hoort een bestand.",
    errno.ENOTEMPTY: "is niet leeg. Kies een lege map.",
    errno.ENAMETOOLONG: "is te lang als naam. Kies een kortere naam.",
    errno.ELOOP: "is een verwijzing die in een kring loopt. Noem het bestand zelf.",
    errno.EIO: "is niet te lezen of te schrijven: de schijf geeft een fout. Laat haar nakijken.",
    errno.EMFILE: "kan niet open: er staan te veel bestanden open. Verhoog de grens (`ulimit -n`).",
    errno.ENFILE: "kan niet open: er staan op deze machine te veel bestanden open.",
}
VAN_EEN_PAD = (
    (
        "Symlink loop",
        "Een map of bestand is een verwijzing die in een kring loopt. Noem de map zelf.",
    ),
    (
        "Could not determine home directory",
        "De thuismap (~) is van niemand die hier bekend is. Schrijf het pad voluit.",
    ),
)
NAKIJKEN = (
    "Gebruik haar niet verder: zet een back-up terug (zie docs/operate.md) en laat de schijf "
    "nakijken."
)
#: What a database says (SQLite's words, or PostgreSQL's number), and what that means for a user.
VAN_DE_DATABASE: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("disk is full", "database or disk is full", "53100"),
        f"Er is geen ruimte meer op de schijf van de database. {RUIMTE}",
    ),
    (
        ("readonly database", "read-only", "25006"),
        "In de database mag niet geschreven worden. Geef de gebruiker waaronder Hefboom draait "
        "schrijfrecht op haar bestand én haar map, of wijs de hoofdserver aan.",
    ),
    (
        ("malformed", "not a database", "decode to utf-8", "XX001", "XX002"),
        f"De database is beschadigd. {NAKIJKEN}",
    ),
    (
        ("disk i/o error", "58030"),
        "De schijf van de database geeft een fout. Is zij nog heel, en is er ruimte? " + NAKIJKEN,
    ),
    (
        ("database is locked", "database table is locked", "55P03", "40P01", "40001"),
        "De database is te lang bezet door een ander proces. Doe het zo opnieuw; wat al verwerkt "
        "was, blijft bewaard.",
    ),
    (
        ("no such table", "no such column", "has no column", "42P01", "42703"),
        "De database is niet gemaakt of niet bij. Draai eerst `./hefboom migreer`.",
    ),
    (
        ("unable to open database file",),
        "Het bestand van de database is niet te openen. Is de map er, en mag Hefboom daar lezen en "
        "schrijven?",
    ),
    (
        ("28P01", "28000", "password authentication failed", 'role "'),
        "De database laat Hefboom niet binnen. Kloppen naam en wachtwoord in HEFBOOM_DATABASE_URL?",
    ),
    (
        ("3D000", "does not exist"),
        "De database is er niet. Klopt de naam in HEFBOOM_DATABASE_URL, en is zij gemaakt?",
    ),
    (
        ("connection", "could not translate host name", "server closed", "57P0", "08"),
        "De database is niet bereikbaar. Draait PostgreSQL, en klopt HEFBOOM_DATABASE_URL? Wat al "
        "verwerkt was, blijft bewaard.",
    ),
)
ANDERS = (
    "De database werkt niet mee ({soort}). Is zij gemaakt (`./hefboom migreer`), is er ruimte op "
    "de schijf, en is zij nog heel? Wat al verwerkt was, blijft bewaard."
)
TEKST = (
    "Er staat tekst die geen tekst is (geen UTF-8) in een bestand of in de database. Is de "
    f"database beschadigd? {NAKIJKEN}"
)


@dataclass(frozen=True, slots=True)
class Storing:
    """What to say, and the exit status."""

    zin: str
    code: int = 1


def storing_van(fout: BaseException) -> Storing | None:
    """What to say of this error; None when it is no fault of machine or database but ours."""
    if os.environ.get("HEFBOOM_SPOOR", "").lower() in {"ja", "1", "true"}:
        return None
    if isinstance(fout, MemoryError):
        return Storing("er is niet genoeg geheugen. Geef minder tegelijk.", 2)
    if isinstance(fout, UnicodeDecodeError):
        return Storing(TEKST)
    if _is_van_de_database(fout):
        return Storing(_zin_van_database(fout))
    if isinstance(fout, OSError):
        return _van_de_schijf(fout)
    if isinstance(fout, RuntimeError):
        return _van_een_pad(fout)
    return None


def _van_een_pad(fout: RuntimeError) -> Storing | None:
    """What pathlib says about a path with no number: a link in a circle (before Python 3.13)."""
    for woorden, zin in VAN_EEN_PAD:
        if str(fout).startswith(woorden):
            return Storing(zin)
    return None


def _van_de_schijf(fout: OSError) -> Storing:
    if fout.errno in VOL:
        return Storing(
            "er is geen ruimte meer op de schijf, dus niet alles is geschreven. " + RUIMTE, 2
        )
    waar = f"'{os.fsdecode(fout.filename)}'" if _is_naam(fout.filename) else "Een bestand"
    wat = VAN_DE_SCHIJF.get(fout.errno or 0)
    if wat is None:
        soort = errno.errorcode.get(fout.errno or 0, type(fout).__name__)
        wat = f"geeft een fout van de machine ({soort}). Doe het opnieuw; blijft het, meld het dan."
    return Storing(f"{waar} {wat}")


def _is_naam(naam: object) -> bool:
    return isinstance(naam, str | bytes)


def _is_van_de_database(fout: BaseException) -> bool:
    # Without Django there is no database; do not load it to find that out.
    django = sys.modules.get("django.db.utils")
    return django is not None and isinstance(fout, django.Error)


def _zin_van_database(fout: BaseException) -> str:
    tekens = {teken.lower() for een in _oorzaken(fout) for teken in _kenmerken(een)}
    for woorden, zin in VAN_DE_DATABASE:
        if any(_past(woord.lower(), tekens) for woord in woorden):
            return zin
    return ANDERS.format(soort=type(fout).__name__)


def _past(woord: str, tekens: set[str]) -> bool:
    """A number of PostgreSQL must begin so; words must occur."""
    if woord[0].isdigit() or woord.startswith("xx0"):
        return any(teken.startswith(woord) for teken in tekens if len(teken) == 5)
    return any(woord in teken for teken in tekens)


def _kenmerken(fout: BaseException) -> Iterator[str]:
    yield str(fout)
    nummer = getattr(fout, "sqlstate", None)
    if isinstance(nummer, str):
        yield nummer


def _oorzaken(fout: BaseException | None) -> Iterator[BaseException]:
    while fout is not None:
        yield fout
        fout = fout.__cause__
