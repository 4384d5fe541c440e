# SPDX-License-Identifier: EUPL-1.2
"""Claims (JW323) of any size as Arrow batches, with the verdict of `lees`, in constant memory."""

from hefboom.ijw.stroom.stroom import Stroom, lees_declaraties

__all__ = ["Stroom", "lees_declaraties"]
