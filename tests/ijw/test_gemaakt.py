# SPDX-License-Identifier: EUPL-1.2
"""What is made of the standard's pages is what they say now, and says what the reader gives."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from hefboom import ijw
from hefboom.ijw import bomen, codes
from hefboom.ijw.code import Code
from hefboom.ijw.standaard import release
from hefboom.ijw.standaard.maken import bestanden
from hefboom.ijw.voorbeelden.berichten import DAG, bericht

ROOM = Path(ijw.__file__).parent
SOORTEN = sorted(release().soorten)


def test_de_bestanden_zijn_wat_de_bladzijden_zeggen() -> None:
    """Run `python -m hefboom.ijw.standaard.maken` after a change of a page."""
    gemaakt = bestanden()
    assert {naam: (ROOM / naam).read_text(encoding="utf-8") for naam in gemaakt} == gemaakt
    er_staat = {f"bomen/{pad.name}" for pad in (ROOM / "bomen").glob("*.py")}
    assert er_staat == {naam for naam in gemaakt if naam.startswith("bomen/")}


@pytest.mark.parametrize("lijst", Code.__subclasses__(), ids=lambda lijst: lijst.__name__)
def test_elke_naam_is_een_code_met_de_betekenis_van_de_lijst(lijst: type[Code]) -> None:
    bekend = ijw.codelijst(lijst.__name__)
    assert {code: code.betekenis for code in lijst} == {c: bekend[c] for c in map(str, lijst)}


def test_een_code_is_de_tekst_zelf() -> None:
    assert codes.JZ002.VERWIJDERD in {"13"}
    assert {"13": "ja"}[codes.JZ002.VERWIJDERD] == "ja"
    assert (f"{codes.WMO757.TOTAAL}", repr(codes.WMO757.TOTAAL)) == ("6", "'6'")


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_gelezen_bericht_past_in_zijn_boom(soort: str) -> None:
    """Every class and value that reading gives is the one its tree promises."""
    module = getattr(bomen, soort.lower())
    lezing = ijw.lees(ijw.schrijf(_voorbeeld(soort)))
    assert lezing.bericht is not None
    _past(module.inhoud(lezing.bericht), module.Inhoud, soort)
    ander = next(s for s in SOORTEN if s != soort)
    with pytest.raises(ValueError, match=f"geen {ander}"):
        getattr(bomen, ander.lower()).inhoud(lezing.bericht)


def _voorbeeld(soort: str) -> ijw.Bericht:
    """A right message; a return message refuses the one it answers, so that its body is there."""
    beschrijving = release().soorten[soort]
    if not beschrijving.is_retour or beschrijving.antwoord_op is None:
        return bericht(soort)
    heen = bericht(beschrijving.antwoord_op)
    return ijw.antwoord(heen, "A1", DAG, {beschrijving.inhoud: ("9063",)})


def _past(waarde: object, type_: Any, pad: str) -> None:
    if get_origin(type_) is not None and get_origin(type_) is not Union:
        (onder,) = get_args(type_)
        if get_origin(type_) is Sequence:
            assert isinstance(waarde, tuple), pad
            for item in waarde:
                _past(item, onder, pad)
        else:  # NotRequired
            _past(waarde, onder, pad)
    elif isinstance(type_, type) and hasattr(type_, "__required_keys__"):
        velden = get_type_hints(type_, include_extras=True)
        assert isinstance(waarde, Mapping), pad
        assert type_.__required_keys__ <= waarde.keys() <= velden.keys(), pad
        for naam, deel in waarde.items():
            _past(deel, velden[naam], f"{pad}/{naam}")
    else:
        assert isinstance(waarde, type_), pad
