# SPDX-License-Identifier: EUPL-1.2
"""From when a number is small: the thresholds, in one place.

They are ours (CBS does not publish its own; its youth tables show no cell below 10). Which cells
follow from them is worked out on the lattice (`rooster`), with what must go along (`afdekken`).
"""

from __future__ import annotations

MINSTENS_PERSONEN = 10  # fewer youths behind a count: hidden
MINSTENS_NOEMER = 30  # a ratio over fewer: hidden
MINSTENS_ANDERE_AANBIEDERS = 2  # one other provider is no anonymous mirror
#: How near nobody may come to an amount of a few youths: this part (percent) of it.
MARGE = 20
