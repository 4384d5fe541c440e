# SPDX-License-Identifier: EUPL-1.2
"""From which numbers on a figure points at nobody: the thresholds, in one place.

They are ours (CBS does not publish its own; its youth tables show no cell below 10).
"""

MINSTENS_PERSONEN = 10  # fewer youths behind a count: hidden
MINSTENS_NOEMER = 30  # a ratio over fewer: hidden
MINSTENS_ANDERE_AANBIEDERS = 2  # one other provider is no anonymous mirror
#: A provider with so large a part (percent) of a cell is that cell.
OVERHEERST = 80
#: How near nobody may come to an amount: this part (percent) of its largest contribution.
MARGE = 20
