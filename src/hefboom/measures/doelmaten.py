# SPDX-License-Identifier: EUPL-1.2
"""Are the measures that the goals of a region name, measures there are?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from hefboom import stelsel
from hefboom.measures.catalogus import CATALOGUS


def vreemde_maten(regio: stelsel.Regio) -> Iterator[str]:
    """Measures that a goal names and the catalogue does not know: `stelsel` cannot see that."""
    for tak in regio[stelsel.Doelenboom].takken.values():
        for een in tak.maten:
            if een.maat not in CATALOGUS:
                dichtbij = get_close_matches(een.maat, CATALOGUS, n=1)
                verder = f"Bedoelt u {dichtbij[0]}?" if dichtbij else "`./hefboom meet` noemt ze."
                yield (
                    f"doel {tak.doel} van segment {tak.segment} noemt maat {een.maat}, "
                    f"en die is er niet. {verder}"
                )
