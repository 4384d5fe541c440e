# SPDX-License-Identifier: EUPL-1.2
"""The sentence under the title of a page with figures."""

import pytest

from hefboom.scherm import Cijfer
from hefboom.sturing.onderdelen.segmenten import antwoordzin

JEUGDIGEN = Cijfer("Jeugdigen in zorg", "451", verandering="3 % meer dan in 2027")


@pytest.mark.parametrize(
    ("jeugdigen", "norm", "zin"),
    [
        (
            JEUGDIGEN,
            Cijfer("Binnen de norm", "72 %"),
            "In 2028 kregen 451 jeugdigen uit de regio jeugdhulp, 3 % meer dan in 2027. "
            "Van de hulp die begon, startte 72 % binnen de norm.",
        ),
        (
            Cijfer("Jeugdigen in zorg", "", onderdrukt=True),
            Cijfer("Binnen de norm", "–"),
            "Hoeveel jeugdigen in 2028 uit de regio jeugdhulp kregen, is niet getoond.",
        ),
    ],
)
def test_de_zin_zegt_wie_en_hoe_snel(jeugdigen: Cijfer, norm: Cijfer, zin: str) -> None:
    assert antwoordzin(jeugdigen, norm, hulp="uit de regio jeugdhulp", wanneer="2028") == zin
