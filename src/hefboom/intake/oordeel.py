# SPDX-License-Identifier: EUPL-1.2
"""From findings to a verdict: what is refused, whole or per line, with which return codes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hefboom.ijw import TECHNISCH_ONJUIST
from hefboom.intake.models import Verwerkuitkomst
from hefboom.kernel import Finding, waardeklasse

MEESTE_BEVINDINGEN = 500


@waardeklasse()
class Berichtoordeel:
    """The verdict on one message. `afkeur` maps element paths to return codes.

    `geheel` refuses it at its header; `ondeelbaar` says that one refused line refuses them all.
    """

    bevindingen: tuple[Finding, ...]
    afkeur: Mapping[str, tuple[str, ...]]
    geheel: tuple[str, ...]
    regels: int
    afgekeurd: int
    ondeelbaar: bool = False

    @property
    def niet_verzonden(self) -> bool:
        """Does it count as never sent? Then nothing was recorded, and its name is free again."""
        return (
            bool(self.geheel)
            or "Declaratie" in self.afkeur  # so IV087
            or (self.ondeelbaar and self.afgekeurd > 0)
        )

    @property
    def uitkomst(self) -> Verwerkuitkomst:
        """How the handling ended."""
        if self.geheel or (self.regels and self.afgekeurd == self.regels):
            return Verwerkuitkomst.AFGEKEURD
        return Verwerkuitkomst.DEELS if self.afgekeurd else Verwerkuitkomst.VERWERKT


def weigert_geheel(bevindingen: Iterable[Finding]) -> tuple[str, ...]:
    """The return codes that refuse the whole message: technical ones, and those of the header.

    A technical fault is told alone: "alleen de Header met retourcode 0001" (IV032, level 2).
    """
    codes = dict.fromkeys(
        bevinding.retourcode
        for bevinding in bevindingen
        if bevinding.retourcode
        and (
            bevinding.retourcode == TECHNISCH_ONJUIST
            or bevinding.pad.split("/")[0] in {"", "Header"}
        )
    )
    return (TECHNISCH_ONJUIST,) if TECHNISCH_ONJUIST in codes else tuple(codes)


def per_pad(bevindingen: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """The refusals as `ijw.antwoord` asks them."""
    codes: dict[str, tuple[str, ...]] = {}
    for bevinding in bevindingen:
        if bevinding.retourcode is not None:
            eerder = codes.get(bevinding.pad, ())
            codes[bevinding.pad] = tuple(dict.fromkeys((*eerder, bevinding.retourcode)))
    return codes


def bewaarbaar(bevindingen: Sequence[Finding]) -> list[dict[str, str | int | None]]:
    """Findings as they are stored; of a very faulty message the first ones only."""
    return [
        {
            "code": bevinding.code,
            "retourcode": bevinding.retourcode,
            "pad": bevinding.pad,
            "regelnummer": bevinding.regelnummer,
            "verwacht": bevinding.verwacht,
            "gevonden": bevinding.gevonden,
            "uitleg": bevinding.uitleg,
            **({"actie": bevinding.actie} if bevinding.actie else {}),
        }
        for bevinding in bevindingen[:MEESTE_BEVINDINGEN]
    ]
