# SPDX-License-Identifier: EUPL-1.2
"""TR358 and TR416 are decided twice: by the standard's own rules, and as questions on a claim.

`ijw` judges the file for whoever looks at it, the claim page asks in words of its own. The two may
never disagree.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom import ijw
from hefboom.declaraties.geheel import Eerder, toets_geheel
from hefboom.declaraties.regel import lees_claim
from hefboom.ijw.bomen import jw323
from hefboom.kernel import Failed
from tests.intake import berichten as b

MAANDEN = ((date(2026, 4, 1), date(2026, 4, 30)), (date(2026, 4, 1), date(2026, 4, 29)))


@st.composite
def regels(draw: st.DrawFn, nummer: int) -> dict[str, Any]:
    """A line that may be the same as another in all but its reference, or take one back."""
    begin, einde = draw(st.sampled_from(MAANDEN))
    credit = draw(st.booleans())
    extra: dict[str, Any] = {"ProductPeriode": {"Begindatum": begin, "Einddatum": einde}}
    if credit:
        extra["ProductReferentie"] = {
            "ReferentieNummer": f"R{nummer}",
            "VorigReferentieNummer": f"V{nummer}",
        }
    extra["IngediendBedrag"] = {
        "Bedrag": draw(st.sampled_from([0, 100, 250])),
        "DebetCredit": "C" if credit else "D",
    }
    extra["ProductCode"] = draw(st.sampled_from(["45A48", "45A49"]))
    return b.prestatie(f"R{nummer}", nummer=draw(st.sampled_from([1001, 1002])), **extra)


@st.composite
def declaraties(draw: st.DrawFn) -> ijw.Bericht:
    lijst = [draw(regels(nummer)) for nummer in range(draw(st.integers(1, 5)))]
    totaal = draw(st.one_of(st.none(), st.integers(-300, 300)))
    extra = {} if totaal is None else {"TotaalIngediendBedrag": ijw.totaalbedrag(totaal)}
    lezing = ijw.lees(b.jw323(*lijst, extra=extra))
    assert lezing.bericht is not None
    return lezing.bericht


@settings(max_examples=150, deadline=None)
@given(declaraties())
def test_de_twee_zijn_het_eens(bericht: ijw.Bericht) -> None:
    codes = {"TR358", "TR416"}
    volgens_ijw = {f.code for f in ijw.controleer(bericht, date(2026, 12, 1))} & codes
    geheel = toets_geheel(lees_claim(jw323.inhoud(bericht)), Eerder())
    assert {check.code for check, uit in geheel if isinstance(uit, Failed)} & codes == volgens_ijw
