# SPDX-License-Identifier: EUPL-1.2
"""From a folder of YAML to a region: read, checked, tied together; faults all at once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from hefboom.stelsel import fouttekst
from hefboom.stelsel.bouw import Bouwer
from hefboom.stelsel.fouten import Gebrek, StelselFout
from hefboom.stelsel.lezen import Ruw, lees_bestand, lees_bestanden
from hefboom.stelsel.regio import Regio
from hefboom.stelsel.schema import RegioSchema

KAMER = Path(__file__).parent
REGIOS = KAMER / "regions"
BRONNEN = KAMER / "bronnen.yaml"
#: A source is one or more keys of bronnen.yaml, each with an optional place: "S3:53-54; CBS".
BRONSLEUTEL = re.compile(r"^([A-Z][A-Z0-9]*)(?::.+)?$")


@lru_cache(maxsize=1)
def regios() -> tuple[str, ...]:
    """The codes of the regions that ship with Hefboom, in order of name."""
    return tuple(sorted(path.stem for path in REGIOS.glob("*.yaml")))


@lru_cache(maxsize=1)
def standaardregio() -> str:
    """The region a demo shows when none is asked for: the one that says `standaard: true`.

    Reads only the head of each region: every start of the command line asks this.
    """
    for code in regios():
        kop = lees_bestand(REGIOS / f"{code}.yaml").secties.get("regio")
        if isinstance(kop, dict) and kop.get("standaard") is True:
            return code
    return regios()[0]


@lru_cache(maxsize=1)
def bronnen() -> dict[str, str]:
    """The keys by which values name their source, and what they stand for."""
    ruw = lees_bestand(BRONNEN)
    if ruw.gebreken:
        raise StelselFout(ruw.gebreken)
    return {sleutel: str(tekst) for sleutel, tekst in ruw.secties.items()}


@lru_cache(maxsize=32)
def laad(code: str) -> Regio:
    """The region with this code, loaded once.

    Raises `StelselFout` (Dutch) for an unknown region, or with every fault in its YAML.
    """
    if code not in regios():
        raise StelselFout(f"Regio '{code}' ken ik niet. Kies uit: {', '.join(regios())}.")
    return lees_regio(REGIOS, code)


def lees_regio(wortel: Path, code: str) -> Regio:
    """The region in `wortel/<code>.yaml` and `wortel/<code>/`.

    Raises `StelselFout` with every fault found, each with its file, line and remedy.
    """
    ruw = lees_bestanden(wortel, code)
    if ruw.gebreken:
        raise StelselFout(ruw.gebreken)
    _controleer_bronnen(ruw)
    try:
        stelsel = RegioSchema.model_validate(ruw.secties)
    except ValidationError as fout:
        raise StelselFout([*fouttekst.gebreken(fout, ruw, RegioSchema), *ruw.gebreken]) from None
    regio = Bouwer(code, stelsel, ruw, bronnen()).maak()
    if regio is None:
        raise StelselFout(ruw.gebreken)
    return regio


def _controleer_bronnen(ruw: Ruw) -> None:
    bekend = bronnen()

    def loop(iets: object, pad: tuple[str | int, ...]) -> None:
        if isinstance(iets, dict):
            for sleutel, waarde in iets.items():
                if sleutel == "bron" and isinstance(waarde, str):
                    ruw.gebreken.extend(_onbekend(waarde, (*pad, sleutel)))
                loop(waarde, (*pad, sleutel))
        elif isinstance(iets, tuple):
            for i, deel in enumerate(iets):
                loop(deel, (*pad, i))

    def _onbekend(bron: str, pad: tuple[str | int, ...]) -> list[Gebrek]:
        return [
            ruw.gebrek(
                pad,
                f"bron '{deel.strip()}' ken ik niet.",
                f"Begin met een sleutel uit bronnen.yaml: {', '.join(sorted(bekend))}.",
            )
            for deel in bron.split(";")
            if (gevonden := BRONSLEUTEL.match(deel.strip())) is None
            or gevonden.group(1) not in bekend
        ]

    loop(ruw.secties, ())
