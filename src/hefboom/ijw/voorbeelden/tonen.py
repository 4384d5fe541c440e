# SPDX-License-Identifier: EUPL-1.2
"""An example in words: what is the case, what the rule answers, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from hefboom.ijw.codelijsten import codelijst
from hefboom.ijw.paden import plek_in_woorden, stappen_van
from hefboom.ijw.regels.toetsen import uitkomsten
from hefboom.ijw.standaard import Berichtsoort, Klasse, Veld, release
from hefboom.ijw.voorbeelden.berichten import VANDAAG, WEG, bericht
from hefboom.ijw.voorbeelden.regels import REGELVOORBEELDEN, Anders, Regelvoorbeeld
from hefboom.kernel import Failed, NotApplicable, Outcome, datum, euro

GOED, FOUT, NIET = "goed", "fout", "niet van toepassing"
BEDRAGEN = frozenset({"LDT_Bedrag", "LDT_TotaalBedrag", "LDT_Budget"})


@dataclass(frozen=True, slots=True)
class GetoondVoorbeeld:
    """One example, ready to read. `stand` is `GOED`, `FOUT` or `NIET`; only a good one may have
    no `uitleg`.
    """

    geval: str
    stand: str
    uitleg: str

    @classmethod
    def van(cls, geval: str, uitkomst: Outcome, fout: str) -> GetoondVoorbeeld:
        """An answer in words; `fout` is what is said when the rule fails."""
        if isinstance(uitkomst, Failed):
            return cls(geval, FOUT, fout)
        if isinstance(uitkomst, NotApplicable):
            return cls(geval, NIET, f"{uitkomst.reason[:1].upper()}{uitkomst.reason[1:]}.")
        return cls(geval, GOED, "")


@lru_cache(maxsize=256)
def voorbeelden_van(code: str) -> tuple[GetoondVoorbeeld, ...]:
    """The examples of a rule within one message: first what is right. None for another rule."""
    return tuple(
        getoond
        for voorbeeld in REGELVOORBEELDEN
        if voorbeeld.code == code
        for getoond in _getoond(voorbeeld)
    )


def _getoond(voorbeeld: Regelvoorbeeld) -> Iterable[GetoondVoorbeeld]:
    soort = release().soorten[voorbeeld.soort]
    gewoon = {pad: _waarde_op(bericht(voorbeeld.soort).inhoud, pad) for pad in voorbeeld.fout}
    yield GetoondVoorbeeld(_geval(soort, voorbeeld.goed or gewoon), GOED, "")
    yield _antwoord(voorbeeld, soort, voorbeeld.fout, Failed)
    if voorbeeld.niet is not None:
        yield _antwoord(voorbeeld, soort, voorbeeld.niet, NotApplicable)


def _antwoord(
    voorbeeld: Regelvoorbeeld,
    soort: Berichtsoort,
    anders: Anders,
    wat: type[Failed] | type[NotApplicable],
) -> GetoondVoorbeeld:
    alle = uitkomsten(bericht(voorbeeld.soort, anders), VANDAAG, voorbeeld.code)
    uitkomst = next(uitkomst for uitkomst in alle if isinstance(uitkomst, wat))
    fout = ""
    if isinstance(uitkomst, Failed):
        fout = f"Verwacht: {uitkomst.verwacht}. Gevonden: {uitkomst.gevonden}."
    return GetoondVoorbeeld.van(_geval(soort, anders), uitkomst, fout)


def _geval(soort: Berichtsoort, anders: Anders) -> str:
    """`een gewone JW301 met Einddatum in ToegewezenProduct 1 van Client: 30 juni 2026`."""
    met = [
        f"{plek_in_woorden(pad)}: {_in_woorden(waarde, _veld_op(soort, pad))}"
        for pad, waarde in anders.items()
        if waarde is not WEG
    ]
    zonder = [plek_in_woorden(pad) for pad, waarde in anders.items() if waarde is WEG]
    delen = [f"een gewone {soort.soort}"]
    delen += [f"met {'; '.join(met)}"] if met else []
    delen += [f"zonder {' en '.join(zonder)}"] if zonder else []
    return " ".join(delen)


def _in_woorden(waarde: object, veld: Veld | None) -> str:
    if isinstance(waarde, Mapping):
        velden = veld.klasse.op_naam if veld is not None and veld.klasse is not None else {}
        return ", ".join(f"{naam} {_in_woorden(w, velden.get(naam))}" for naam, w in waarde.items())
    if isinstance(waarde, tuple):
        return " en ".join(_in_woorden(item, veld) for item in waarde)
    if isinstance(waarde, date):
        return datum(waarde)
    waardetype = veld.type if veld is not None else None
    if waardetype is not None and waardetype.lijst is not None:
        betekenis = codelijst(waardetype.lijst).get(str(waarde))
        return f"{waarde} ({betekenis})" if betekenis else str(waarde)
    if waardetype is not None and waardetype.naam in BEDRAGEN and isinstance(waarde, int):
        return euro(waarde)
    return str(waarde)


def _veld_op(soort: Berichtsoort, pad: str) -> Veld | None:
    klasse: Klasse | None = soort.wortel
    veld: Veld | None = None
    for naam, _ in stappen_van(pad):
        veld = klasse.op_naam.get(naam) if klasse is not None else None
        klasse = veld.klasse if veld is not None else None
    return veld


def _waarde_op(inhoud: Mapping[str, Any], pad: str) -> object:
    """What stands there in the right message; `WEG` when nothing does."""
    hier: Any = inhoud
    for naam, nummer in stappen_van(pad):
        if naam not in hier:
            return WEG
        hier = hier[naam][nummer - 1] if nummer else hier[naam]
    return hier
