# SPDX-License-Identifier: EUPL-1.2
"""Which files a run takes in, in which order, and how many at a time.

Nothing that lies in an inbox stops the inbox: whatever cannot be taken in is a find with the
reason and what to do, and the rest goes on.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from hefboom.kernel import Uitlegfout, waardeklasse

STAPEL_BYTES = 16 * 1024 * 1024
VERANDERT = (
    "Dit bestand veranderde terwijl het gelezen werd. Is het nog onderweg, dan komt het bij de "
    "volgende verwerking mee."
)
VERWIJZING = (
    "Dit is een verwijzing, en die volgt Hefboom niet in een map. Zet het bestand zelf in de map, "
    "of noem het als PAD."
)
GEEN_BESTAND = (
    "Dit is geen gewoon bestand maar een pijp, socket of apparaat. Haal het weg uit de map."
)
RECHT = "Geef de gebruiker waaronder Hefboom draait leesrecht."
WEG = "Dit was weg toen het gelezen werd. Is het verplaatst, dan hoeft u niets te doen."
REDENEN = {
    errno.EACCES: f"Dit mag Hefboom niet lezen. {RECHT}",
    errno.EPERM: f"Dit mag Hefboom niet lezen. {RECHT}",
    errno.ENOENT: WEG,
    errno.ENOTDIR: WEG,
    errno.ENAMETOOLONG: "Dit ligt te diep, of heeft een te lange naam. Zet het hoger in de map, of "
    "geef het een kortere naam.",
    errno.ELOOP: VERWIJZING,
    errno.ENXIO: GEEN_BESTAND,
    errno.EMFILE: "Er stonden te veel bestanden open. Verwerk de map nog een keer.",
    errno.ENFILE: "Er stonden te veel bestanden open. Verwerk de map nog een keer.",
}
#: What typed by hand can only be a slip, so that nothing is taken in before it is mended.
TYPFOUTEN = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL})


class PadOntbreekt(Uitlegfout):
    """A path that was named does not exist, or cannot be one; the message is Dutch."""

    code = 2


class NietTeLezen(Uitlegfout):
    """This file cannot be read now; the message (Dutch) says why and what to do."""


@waardeklasse()
class Padvondst:
    """A file to take in, or with `reden` (Dutch) why not.

    `genoemd`: someone named it, so when it is a link, what it points at is meant.
    """

    pad: Path
    reden: str = ""
    genoemd: bool = False


@waardeklasse()
class Bestand:
    """One file to take in. `data` is None when it is too large to hold, or `onleesbaar`."""

    vondst: Padvondst
    data: bytes | None
    onleesbaar: str = ""

    @property
    def pad(self) -> Path:
        """Where it lies."""
        return self.vondst.pad


def bestanden_in(paden: Iterable[Path | str]) -> list[Padvondst]:
    """The files named and those in the folders named, each folder in order of path.

    Names that start with a point are the operating system's own and are left out; a link in a
    folder is not followed. Raises `PadOntbreekt` for a path that is not there or says nothing.
    """
    gevonden: list[Padvondst] = []
    for genoemd in [*paden]:
        gevonden.extend(_genoemd(str(genoemd)))
    return gevonden


def eis_aanwezig(paden: Iterable[Path | str]) -> None:
    """Raises `PadOntbreekt` when one of these is not there, or says nothing."""
    for genoemd in paden:
        _soort(str(genoemd))


def _genoemd(naam: str) -> Iterable[Padvondst]:
    soort, reden = _soort(naam)
    if stat.S_ISDIR(soort):
        return _in_map(Path(naam))
    return [Padvondst(Path(naam), reden or ("" if stat.S_ISREG(soort) else GEEN_BESTAND), True)]


def _soort(naam: str) -> tuple[int, str]:
    """What kind of thing it is (`st_mode`), or 0 with the reason why that cannot be seen."""
    if not naam:
        raise PadOntbreekt(
            "Er is een leeg pad genoemd. Noem een bestand of een map; komt het pad uit een "
            "variabele, kijk dan of die gezet is."
        )
    try:
        return os.stat(naam).st_mode, ""
    except (OSError, ValueError) as fout:  # ValueError: a character no name can have
        nummer = fout.errno if isinstance(fout, OSError) else errno.EINVAL
    if nummer not in TYPFOUTEN:
        return 0, reden_van(nummer)
    raise PadOntbreekt(
        f"'{naam if len(naam) <= 200 else naam[:200] + '…'}' bestaat niet, of is geen bestand of "
        "map. Geef een bestand of een map met berichten."
    )


def _in_map(top: Path) -> Iterator[Padvondst]:
    """Depth first, in order of name; on a list of our own, since folders may lie very deep."""
    te_doen: list[Path | Padvondst] = [top]
    while te_doen:
        hier = te_doen.pop()
        if isinstance(hier, Padvondst):
            yield hier
            continue
        try:
            with os.scandir(hier) as inhoud:
                namen = sorted(inhoud, key=lambda een: een.name, reverse=True)
        except OSError as fout:
            yield Padvondst(hier, reden_van(fout.errno))
            continue
        te_doen.extend(_plek(een) for een in namen if not een.name.startswith("."))


def _plek(een: os.DirEntry[str]) -> Path | Padvondst:
    """A folder to look into, or a find."""
    pad = Path(een.path)
    try:
        if een.is_symlink():
            return Padvondst(pad, VERWIJZING)
        if een.is_dir(follow_symlinks=False):
            return pad
        return Padvondst(pad, "" if een.is_file(follow_symlinks=False) else GEEN_BESTAND)
    except OSError as fout:
        return Padvondst(pad, reden_van(fout.errno))


def stapels(vondsten: Iterable[Padvondst], aantal: int, grens: int) -> Iterator[list[Bestand]]:
    """The files, read, in stacks of at most `aantal` and about 16 MB.

    A file over `grens` bytes is not read; one that cannot be read says why.
    """
    stapel: list[Bestand] = []
    grootte = 0
    for vondst in vondsten:
        bestand = _lees(vondst, grens)
        stapel.append(bestand)
        grootte += len(bestand.data or b"")
        if len(stapel) >= aantal or grootte >= STAPEL_BYTES:
            yield stapel
            stapel, grootte = [], 0
    if stapel:
        yield stapel


def _lees(vondst: Padvondst, grens: int) -> Bestand:
    try:
        with open_bron(vondst) as bron:
            voor = os.fstat(bron.fileno())
            # Room is set aside for all that is asked for, so no more than this file holds and one.
            data = bron.read(min(grens, voor.st_size) + 1)
            na = os.fstat(bron.fileno())
    except NietTeLezen as fout:
        return Bestand(vondst, None, str(fout))
    if len(data) > grens:
        return Bestand(vondst, None)
    if (voor.st_size, voor.st_mtime_ns) != (len(data), na.st_mtime_ns):
        return Bestand(vondst, None, VERANDERT)
    return Bestand(vondst, data)


class Leesbron(io.BufferedReader):
    """An open file of which every fault while reading is a `NietTeLezen`."""

    def read(self, size: int | None = -1, /) -> bytes:
        """At most so many bytes; fewer only at the end."""
        try:
            return super().read(size)
        except OSError as fout:
            raise NietTeLezen(reden_van(fout.errno)) from fout


def open_bron(vondst: Padvondst) -> Leesbron:
    """Open it for reading; waits for nothing, and follows a link only when it was named.

    Raises `NietTeLezen` for what is no plain file (any more), or may not be read.
    """
    if vondst.reden:
        raise NietTeLezen(vondst.reden)
    try:
        nummer = os.open(
            vondst.pad,
            os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | (0 if vondst.genoemd else os.O_NOFOLLOW),
        )
    except OSError as fout:
        raise NietTeLezen(reden_van(fout.errno)) from None
    if not stat.S_ISREG(os.fstat(nummer).st_mode):
        os.close(nummer)
        raise NietTeLezen(GEEN_BESTAND)
    return Leesbron(io.FileIO(nummer))


def reden_van(nummer: int | None) -> str:
    """Why something at a path cannot be read, and what to do."""
    soort = errno.errorcode.get(nummer or 0, "onbekend")
    anders = f"Dit is niet te lezen: de machine geeft een fout ({soort}). Laat het nakijken."
    return REDENEN.get(nummer or 0, anders)
