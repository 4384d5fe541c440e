# SPDX-License-Identifier: EUPL-1.2
"""What a conclusion rests on, so that it can be told later whether it would still be the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

#: The rooms that judge; their text decides which version of the rules this is.
KAMERS = ("kernel", "ijw", "dossiers", "declaraties", "intake")
#: Screens and tables judge nothing.
OORDEELT_NIET = frozenset({"bladen", "migrations", "templates", "__pycache__"})


@lru_cache(maxsize=1)
def regelversie() -> str:
    """A fingerprint of all that judges a message, so that no one has to raise a number.

    Another version need not judge otherwise; the same version does not.
    """
    som = hashlib.sha256()
    for kamer in KAMERS:
        for bron in _bronnen(files("hefboom") / kamer):
            som.update(bron.name.encode() + bron.read_bytes())
    return som.hexdigest()[:16]


def _bronnen(plek: Traversable) -> Iterator[Traversable]:
    for deel in sorted(plek.iterdir(), key=lambda deel: deel.name):
        if deel.is_dir():
            if deel.name not in OORDEELT_NIET:
                yield from _bronnen(deel)
        elif deel.name.endswith((".py", ".yaml")):
            yield deel
