# SPDX-License-Identifier: EUPL-1.2
"""One line of the log, with what NEN 7513 asks of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from hefboom.kernel import verhuld

#: No text in a line is longer than this.
LANGST = 300
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Daad(StrEnum):
    """What was done."""

    ZIET = "ziet"
    VOERT_UIT = "voert uit"
    VRAAGT_OP = "vraagt persoonsgegevens op"
    LEEST_LOGBOEK = "leest het logboek"
    LOGT_IN = "logt in"
    LOGT_UIT = "logt uit"
    VERLEENT = "verleent toegang"
    BEEINDIGT = "beëindigt toegang"
    HERZIET = "herziet toegang"
    WIJZIGT_GEBRUIKER = "wijzigt een gebruiker"
    RUIMT_OP = "ruimt het logboek op"


class Daadafloop(StrEnum):
    """How it ended."""

    GELUKT = "gelukt"
    GEWEIGERD = "geweigerd"


def nu() -> datetime:
    """This moment on the clock of this machine: the log does not live on the day of a demo."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Logregel:
    """Who did what, when, as what, with whom, what for, from where, and how it ended.

    `wie` is a user's name (`nummer` its key), or on the command line the machine's user; `rollen`
    each role held then, with its circle (`lokaal_team:0505`). `wat` is the page or the verb,
    `sleutel` which one (of a message, an allocation, the name of a file). `jeugdigen` are
    pseudonyms, `aantal` how many rows. `doel` is a code when one was asked for, `woorden` what
    was said with it; `waar` the address it came from. `kenmerken` are what stood out.
    """

    daad: Daad
    wie: str
    wat: str
    nummer: int | None = None
    rollen: tuple[str, ...] = ()
    sleutel: str = ""
    jeugdigen: tuple[str, ...] = ()
    aantal: int | None = None
    doel: str = ""
    woorden: str = ""
    waar: str = ""
    uitkomst: Daadafloop = Daadafloop.GELUKT
    kenmerken: tuple[str, ...] = ()
    op: datetime = field(default_factory=nu)

    def __post_init__(self) -> None:
        for veld in ("wie", "wat", "sleutel", "doel", "woorden", "waar"):
            tekst = getattr(self, veld)
            if not _UUID.fullmatch(tekst):  # digits between hyphens could pass for a BSN
                object.__setattr__(self, veld, verhuld(tekst, LANGST))

    def als_tekst(self) -> str:
        """The line as it is kept: JSON in which what is empty is left out."""
        uit: dict[str, Any] = {"op": self.op.isoformat(timespec="milliseconds")}
        for veld in fields(self):
            waarde = getattr(self, veld.name)
            if veld.name != "op" and waarde not in ("", (), None):
                uit[veld.name] = waarde
        return json.dumps(uit, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def uit_tekst(cls, tekst: str) -> Logregel:
        """The line that was kept. Raises `ValueError` when it is none."""
        try:
            waarden: dict[str, Any] = {"wie": "", "wat": ""} | json.loads(tekst)
            for naam in ("rollen", "jeugdigen", "kenmerken"):
                waarden[naam] = tuple(waarden.get(naam, ()))
            return cls(
                **waarden
                | {
                    "daad": Daad(waarden["daad"]),
                    "uitkomst": Daadafloop(waarden["uitkomst"]),
                    "op": datetime.fromisoformat(waarden["op"]),
                }
            )
        except (TypeError, KeyError, AttributeError) as fout:
            raise ValueError(f"geen regel van het logboek: {fout}") from None
