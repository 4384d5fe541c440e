# SPDX-License-Identifier: EUPL-1.2
"""Taking away days that are past their term; a seal says that it was done, and up to where."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

from hefboom.logboek.regel import nu
from hefboom.logboek.zegel import dagen, op_slot, verzegel, zet_zegel


def ruim_op(folder: Path, sleutel: bytes, voor: date, op: datetime | None = None) -> list[str]:
    """Remove every day before `voor`; which days went. What is not sealed yet is sealed first.

    The seals of those days stay: they hold no line, and the chain of seals runs through them.
    Killed halfway, the same command does the rest.
    """
    op = op or nu()
    oud = [dag for dag in dagen(folder) if dag < voor.isoformat()]
    if not oud:
        return []
    verzegel(folder, sleutel, op)
    with op_slot(folder):
        zet_zegel(folder, sleutel, op, oud[-1], True, {}, vanaf=voor.isoformat())
        for dag in oud:
            shutil.rmtree(folder / dag)
    return oud
