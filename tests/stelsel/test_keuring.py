# SPDX-License-Identifier: EUPL-1.2
"""Each fault of a pack is named by file, line and what to do."""

import re

import pytest

from hefboom.stelsel import keur, laden
from tests.stelsel.test_controle import GEVALLEN

H, Z = "haaglanden", "zuid-holland-zuid"
PAKKEN = {
    code: {pad.name: pad.read_bytes() for pad in (laden.REGIOS / code).glob("*.yaml")}
    for code in (H, Z)
}


def regel_van(inhoud: bytes, stuk: str) -> int:
    """The line on which a text stands."""
    return inhoud.decode().split(stuk)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("code", "bestand", "oud", "nieuw", "wat", "op"),
    [
        pytest.param(
            Z, "producten.yaml",
            '{vanaf: 2026-01-01, waarde: "1", bron: "S0:64-67", status: besloten}',
            '{vanaf: 2026-01-01, waarde: null, bron: "S0:64-67", status: besloten}',
            "46A01 Toeslag crisis ambulant hoort op 1 januari 2026 bij geen segment",
            "waarde: null",
            id="een gat",
        ),
        pytest.param(
            Z, "deelname.yaml", '{segment: "1", groep: crisis',
            '{segment: "1", groep: hoogspecialistisch, schaal: alle tien, vanaf: 2023-01-01, '
            'bron: "S1:231", status: feit}\n  - {segment: "1", groep: crisis',
            "loopt al een deelname", "vanaf: 2023-01-01", id="een overlap",
        ),
        pytest.param(
            Z, "deelname.yaml", '["0482"', '["0344"', "gemeente '0344' bestaat niet", "0344",
            id="deelname van wie geen lid is",
        ),
        pytest.param(
            H, "normen.yaml", '"45A48"', '"99Z99"', "product '99Z99' bestaat niet", "99Z99",
            id="een onbekend product",
        ),
        pytest.param(
            H, "doelen.yaml", 'segment: "1"', 'segment: "9"', "segment '9' bestaat niet",
            'segment: "9"', id="een doel zonder segment",
        ),
        pytest.param(
            H, "weging.yaml",
            'weinig_aanbieders: {vinkje: true, bron: "S3:601", status: voorlopig}',
            "# weg", "'weinig_aanbieders' ontbreekt", "      taakgericht:\n",
            id="een weging zonder criterium",
        ),
        pytest.param(
            Z, "tarieven.yaml", ', bron: "BOL24", status: aanname}', ", status: aanname}",
            "de bron ontbreekt", "cents: 9000", id="een waarde zonder bron",
        ),
        pytest.param(
            Z, "tarieven.yaml", ', bron: "BOL24", status: aanname}', ', bron: "BOL24"}',
            "de status ontbreekt", "cents: 9000", id="een waarde zonder status",
        ),
    ],
)  # fmt: skip
def test_elke_fout_noemt_bestand_regel_en_wat_te_doen(
    code: str, bestand: str, oud: str, nieuw: str, wat: str, op: str
) -> None:
    inhoud = PAKKEN[code][bestand].decode()
    assert oud in inhoud
    kapot = inhoud.replace(oud, nieuw, 1).encode()
    keuring = keur(PAKKEN[code] | {bestand: kapot}, code)
    assert not keuring.goed
    gevonden = [een for een in keuring.gebreken if wat.rstrip(".") in een.wat]
    assert gevonden, [str(een) for een in keuring.gebreken]
    assert gevonden[0].bestand == f"{code}/{bestand}"
    assert gevonden[0].verder
    assert gevonden[0].regel is not None
    assert abs(gevonden[0].regel - regel_van(kapot, op)) <= 4


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval[0])
def test_wat_niet_bewezen_is_krijgt_een_plek(geval: tuple[str, ...]) -> None:
    """Of every proof: the file and a line of the subject that fails."""
    _, code, pad, oud, nieuw, _ = geval
    bestand = pad.rpartition("/")[2]
    kapot = PAKKEN[code][bestand].decode().replace(oud, nieuw, 1).encode()
    for een in keur(PAKKEN[code] | {bestand: kapot}, code).gebreken:
        assert re.fullmatch(rf"{code}/[a-z]+\.yaml", een.bestand), een
        assert een.regel, een
        assert een.verder, een


def test_wat_meekomt_is_goed() -> None:
    assert all(keur(pak, code).goed for code, pak in PAKKEN.items())
