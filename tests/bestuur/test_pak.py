# SPDX-License-Identifier: EUPL-1.2
"""A pack as someone brings it: what is no pack, and what would hide a file."""

from __future__ import annotations

import io
import zipfile

import pytest

from hefboom.bestuur.pak import Voorstelfout, pak_uit


def zip_van(*leden: tuple[str, str], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", methode) as pak:
        for naam, tekst in leden:
            pak.writestr(zipfile.ZipInfo(naam), tekst, methode)
    return uit.getvalue()


def test_de_bestanden_van_een_map_zijn_het_pak() -> None:
    inhoud = zip_van(("haaglanden/regio.yaml", "a: 1"), ("haaglanden/normen.yaml", "b: 2"))
    assert sorted(pak_uit(inhoud, "haaglanden")) == ["normen.yaml", "regio.yaml"]


@pytest.mark.parametrize(
    ("leden", "zin"),
    [
        ([("tarieven.yaml\n", "a: 1")], "kan geen bestand van een regio zijn"),
        ([("Tarieven.yaml", "a: 1")], "kan geen bestand van een regio zijn"),
        ([("tarieven.yaml", "a: 1"), ("tarieven.yaml", "a: 2")], "staat twee keer in dit pak"),
        ([("a/regio.yaml", "a: 1"), ("b/normen.yaml", "b: 2")], "in verschillende mappen"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_een_naam_die_iets_verbergt_wordt_geweigerd(leden: list[tuple[str, str]], zin: str) -> None:
    with pytest.raises(Voorstelfout, match=zin):
        pak_uit(zip_van(*leden), "haaglanden")


@pytest.mark.parametrize("methode", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_een_beschadigd_pak_is_een_zin_en_geen_storing(methode: int) -> None:
    heel = bytearray(zip_van(("regio.yaml", "naam: proef\n" * 50), methode=methode))
    for plek in range(42, 60):
        heel[plek] ^= 0x5A
    with pytest.raises(Voorstelfout, match="geen zip die te openen is"):
        pak_uit(bytes(heel), "haaglanden")
