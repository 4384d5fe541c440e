# SPDX-License-Identifier: EUPL-1.2
"""What may only be read with the key: sealing, opening, and indexes that give nothing away.

Pure: takes the key as an argument, knows no Django and no files.
"""

from hefboom.kluis.kluis import Kluis, OpenenMislukt, Pseudoniemen

__all__ = ["Kluis", "OpenenMislukt", "Pseudoniemen"]
