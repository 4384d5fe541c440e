# SPDX-License-Identifier: EUPL-1.2
"""Between which values a course is drawn: close enough to see it, not so close that noise is."""

from __future__ import annotations

from collections.abc import Collection
from math import sqrt

#: At least this share of the middle lies above and below it.
RUST = 0.2
#: A count varies by its root; this many roots stay on either side.
WORTELS = 2.5
#: A foot this near to nothing, as a share of the top, may as well be nothing.
VOET = 0.35


def rustig(waarden: Collection[float], *, telt: bool = False) -> tuple[float, float]:
    """Foot and top for these values; `telt` when they count something, so that chance is known.

    >>> rustig([620, 645], telt=True)
    (506.0, 759.0)
    >>> rustig([2, 9], telt=True)[0], rustig([0, 0])
    (0.0, (0.0, 1.0))
    """
    laagste, hoogste = min(waarden), max(waarden)
    midden = (laagste + hoogste) / 2
    half = max((hoogste - laagste) * 0.55, abs(midden) * RUST)
    if telt:
        half = max(half, WORTELS * sqrt(abs(midden)))
    if not half:
        return (0.0, 1.0)
    onder, boven = midden - half, midden + half
    if laagste >= 0 and onder < VOET * boven:
        onder = 0.0
    return float(onder), float(boven)
