# SPDX-License-Identifier: EUPL-1.2
"""The official material, for the tests that compare with it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from hefboom.ijw import Bericht, lees
from hefboom.ijw.standaard import release


@pytest.fixture(scope="session")
def xsd(gedeeld: Path) -> Mapping[str, etree.XMLSchema]:
    """Message → its official schema."""
    map_ = gedeeld / "ijw" / "xsd"
    return {s: etree.XMLSchema(etree.parse(map_ / f"{s}.xsd")) for s in release().soorten}


@pytest.fixture
def voorbeeld(gedeeld: Path) -> Callable[[str], bytes]:
    """The bytes of one official example."""
    return lambda soort: (gedeeld / "ijw" / "berichten" / f"{soort}.xml").read_bytes()


@pytest.fixture
def bericht(voorbeeld: Callable[[str], bytes]) -> Callable[[str], Bericht]:
    """One official example, read."""

    def open_(soort: str) -> Bericht:
        gelezen = lees(voorbeeld(soort)).bericht
        assert gelezen is not None
        return gelezen

    return open_
