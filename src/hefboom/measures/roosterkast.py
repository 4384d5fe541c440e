# SPDX-License-Identifier: EUPL-1.2
"""Lattices that were worked out, kept in memory and on disk beside their snapshot.

```text
<map>/feiten/<id>/roosters/<fingerprint>.z   which cells one public may not see of some counts
```

The fingerprint is of all a lattice follows from: the snapshot and its peildatum, the public, the
counts, and the text of this room. A file says that too, and one that says something else, or is
damaged, is none: the lattice is worked out anew. It holds names of cells, which the snapshot
beside it has too, and goes when that goes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from hefboom.facts import Momentopname
from hefboom.inzage import Inzage, Recht
from hefboom.kernel import Geheugen
from hefboom.measures.familie import alle_tellingen, familie_van
from hefboom.measures.maat import Telling
from hefboom.measures.rooster import (
    Publiek,
    Rooster,
    maak_rooster,
    vakken,
)
from hefboom.measures.verborgen import Verborgen

ROOSTERS = "roosters"
_AFDRUK = hashlib.sha256().digest_size
_log = logging.getLogger(__name__)
_roosters: Geheugen[tuple[Momentopname, Publiek, Telling], Rooster] = Geheugen(512)


def rooster_van(opname: Momentopname, publiek: Publiek, telling: Telling) -> tuple[Rooster, int]:
    """The lattice of a count, and the number of that count in it."""
    kern = replace(telling, zonder=())
    familie = familie_van(kern)
    (rooster,) = _roosters.haal(
        [(opname, publiek, familie[0])], lambda _: [_uit_de_kast(opname, publiek, familie)]
    )
    return rooster, rooster.tellingen.index(kern)


def leg_roosters_klaar(opname: Momentopname, inzage: Inzage) -> Iterator[None]:
    """Work out every lattice of a reader whose figures are hidden, one each time it is asked on.

    Together tens of seconds, once for a publication; what lies ready already costs next to nothing.
    """
    if inzage.hele_regio or not inzage.mag(Recht.CIJFERS):
        return
    publiek = Publiek.van(inzage)
    for telling in dict.fromkeys(familie_van(een)[0] for een in sorted(alle_tellingen(), key=repr)):
        rooster_van(opname, publiek, telling)
        yield


def vergeet_roosters() -> None:
    """Look on disk again when one is next asked for."""
    _roosters.leeg()


def _uit_de_kast(opname: Momentopname, publiek: Publiek, familie: tuple[Telling, ...]) -> Rooster:
    waarvan = beschrijf(opname, publiek, familie)
    bestand = bestand_van(opname, waarvan)
    gelezen = _lees(bestand, waarvan)
    if gelezen is not None:
        verborgen, cellen = gelezen
        return Rooster(familie, vakken(opname.peildatum.replace(day=1)), verborgen, cellen)
    eerder = None if opname.eerder is None else _uit_de_kast(opname.eerder, publiek, familie)
    rooster = maak_rooster(opname, publiek, familie, eerder)
    _schrijf(bestand, waarvan, rooster)
    return rooster


def beschrijf(opname: Momentopname, publiek: Publiek, familie: tuple[Telling, ...]) -> str:
    """All that a lattice follows from, the same in every process."""
    return json.dumps(
        [
            versie(),
            opname.id,
            opname.peildatum.isoformat(),
            opname.eerder.id if opname.eerder else "",
            [[d, sorted(codes)] for d, codes in publiek.bekend],
            [[d, sorted(codes)] for d, codes in publiek.eigen],
            publiek.spiegel,
            publiek.per_aanbieder,
            publiek.per_gemeente,
            repr(familie),
        ]
    )


def bestand_van(opname: Momentopname, waarvan: str) -> Path:
    """Where the lattice of this description lies, or would."""
    return opname.map / ROOSTERS / f"{hashlib.sha256(waarvan.encode()).hexdigest()}.z"


@lru_cache(maxsize=1)
def versie() -> str:
    """A fingerprint of the text of this room, so that no one has to remember to raise a number."""
    som = hashlib.sha256()
    for bron in _bronnen(files("hefboom.measures")):
        som.update(bron.name.encode() + bron.read_bytes())
    return som.hexdigest()


def _bronnen(plek: Traversable) -> Iterator[Traversable]:
    for deel in sorted(plek.iterdir(), key=lambda deel: deel.name):
        if deel.is_dir():
            yield from _bronnen(deel)
        elif deel.name.endswith(".py"):
            yield deel


def _lees(bestand: Path, waarvan: str) -> tuple[Verborgen, int] | None:
    """The hidden cells, and how many there are in all; None when they do not stand there."""
    try:
        data = bestand.read_bytes()
        if hashlib.sha256(data[_AFDRUK:]).digest() != data[:_AFDRUK]:
            return None
        inhoud = json.loads(zlib.decompress(data[_AFDRUK:]))
        if inhoud["van"] != waarvan:
            return None
        return Verborgen(dict(inhoud["verborgen"])), int(inhoud["cellen"])
    except (OSError, ValueError, TypeError, LookupError, RecursionError, zlib.error):
        return None


def _schrijf(bestand: Path, waarvan: str, rooster: Rooster) -> None:
    """Whole or not at all; a disk that refuses costs time later, and no page now."""
    inhoud = {
        "van": waarvan,
        "cellen": rooster.cellen,
        "verborgen": rooster.verborgen.tabellen,
    }
    data = zlib.compress(json.dumps(inhoud, separators=(",", ":")).encode())
    try:
        # Without its parents: a snapshot that was removed meanwhile must not come back.
        bestand.parent.mkdir(mode=0o700, exist_ok=True)
        nummer, naam = tempfile.mkstemp(prefix=".bezig-", dir=bestand.parent)
        try:
            with os.fdopen(nummer, "wb") as half:
                half.write(hashlib.sha256(data).digest() + data)
            os.replace(naam, bestand)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(naam)
            raise
    except OSError as fout:
        _log.info("Een rooster is niet te bewaren: %s.", type(fout).__name__)
