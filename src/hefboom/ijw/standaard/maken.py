# SPDX-License-Identifier: EUPL-1.2
"""Writes the standard's pages as Python, so that a type checker reads them too.

`codes.py` holds the code lists as enums, `bomen/` the tree of each message as typed dicts. Both
are kept in the repository; a test demands that they are what this makes:

    python -m hefboom.ijw.standaard.maken
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from hefboom.ijw.standaard.beschrijving import Berichtsoort, Klasse, Release, Veld
from hefboom.ijw.standaard.laden import codelijsten, release

#: Of these lists only what has a name of its own: nobody reasons about a country.
DEELS = frozenset({"COD032", "WJ001"})
#: The message codes stand in the description of each message.
NIET = frozenset({"COD002"})
WAARDEN = {"datum": "date", "tijd": "time", "geheel": "int", "bsn": "Bsn"}
KOP = """\
# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""


def bestanden() -> dict[str, str]:
    """Every file that is made: its path below `hefboom/ijw` and its text."""
    standaard = release()
    soorten = {soort.lower(): bericht for soort, bericht in standaard.soorten.items()}
    return {
        "codes.py": "".join(_codes()),
        "bomen/__init__.py": _gezicht(tuple(soorten)),
        "bomen/basis.py": "".join(_basis(standaard)),
    } | {f"bomen/{naam}.py": "".join(_boom(soort)) for naam, soort in soorten.items()}


def _codes() -> Iterator[str]:
    yield KOP
    yield '"""The codes of iJw by name: `JZ002.VERWIJDERD` is "13"."""\n\n'
    yield "from __future__ import annotations\n\nfrom hefboom.ijw.code import Code\n"
    for lijst, blok in codelijsten().items():
        if lijst in NIET:
            continue
        namen: Mapping[str, str] = blok.get("namen", {})
        yield f'\n\nclass {lijst}(Code):\n    """{blok["titel"]}."""\n\n'
        for code, betekenis in blok["codes"].items():
            if code in namen or lijst not in DEELS:
                regel = f'    {namen.get(code) or naam_van(betekenis)} = "{code}"'
                uitleg = f"  # {betekenis}"
                yield regel + (uitleg if len(regel + uitleg) <= 100 else "") + "\n"


def naam_van(betekenis: str) -> str:
    """A meaning as a name; what stands between brackets is left out.

    >>> naam_van("Euro's"), naam_van("Cliëntondersteuner"), naam_van("Uur (60 minuten)")
    ('EUROS', 'CLIENTONDERSTEUNER', 'UUR')
    """
    kaal = unicodedata.normalize("NFKD", betekenis.replace("'", ""))
    kaal = re.sub(r"\([^)]*\)", "", "".join(t for t in kaal if not unicodedata.combining(t)))
    return re.sub("[^A-Z0-9]+", "_", kaal.upper()).strip("_")


def _gezicht(soorten: tuple[str, ...]) -> str:
    namen = ("basis", *sorted(soorten))
    lijst = "".join(f'    "{naam}",\n' for naam in namen)
    invoer = "".join(f"    {naam},\n" for naam in namen)
    return (
        f'{KOP}"""Each message as a tree: `jw305.inhoud(bericht)["Client"]`."""\n\n'
        f"from hefboom.ijw.bomen import (\n{invoer})\n\n__all__ = [\n{lijst}]\n"
    )


def _basis(standaard: Release) -> Iterator[str]:
    """The classes of the shared schema, each once, in the order in which they need each other."""
    klassen: dict[str, Klasse] = {}
    for soort in standaard.soorten.values():
        for klasse in soort.klassen.values():
            _verzamel(klasse, klassen)
    gedeeld = [k for k in klassen.values() if k.voorvoegsel == "ijw"]
    yield from _module("The classes that all messages of iJw share.", gedeeld, ())


def _boom(soort: Berichtsoort) -> Iterator[str]:
    """One message: its own classes, then the root below the header."""
    klassen: dict[str, Klasse] = {}
    wortel = Klasse("Inhoud", soort.voorvoegsel, soort.wortel.naamruimte, soort.wortel.velden[1:])
    _verzamel(wortel, klassen)
    eigen = [k for k in klassen.values() if k.voorvoegsel != "ijw"]
    deur = (
        "\n\ndef inhoud(bericht: Bericht) -> Inhoud:\n"
        '    """The tree below the root. Raises `ValueError` for another message."""\n'
        f'    return cast("Inhoud", bericht.boom("{soort.soort}"))\n',
    )
    yield from _module(f"{soort.soort}, {soort.titel.lower()}.", eigen, deur)


def _verzamel(klasse: Klasse, klassen: dict[str, Klasse]) -> None:
    """This class after those it needs."""
    for veld in klasse.velden:
        if veld.klasse is not None and veld.klasse.naam not in klassen:
            _verzamel(veld.klasse, klassen)
    klassen[klasse.naam] = klasse


def _module(titel: str, klassen: list[Klasse], rest: tuple[str, ...]) -> Iterator[str]:
    tekst = "".join([*(_klasse(klasse) for klasse in klassen), *rest])
    yield f'{KOP}"""{titel}"""\n\n'
    if "Sequence[" in tekst:
        yield "from collections.abc import Sequence\n"
    if dagen := [naam for naam in ("date", "time") if re.search(rf"\b{naam}\b", tekst)]:
        yield f"from datetime import {', '.join(dagen)}\n"
    typing = ("NotRequired", "TypedDict", "cast", "final")
    yield f"from typing import {', '.join(naam for naam in typing if naam in tekst)}\n"
    eigen = {
        "from hefboom.ijw.bericht import Bericht\n": "bericht: Bericht",
        "from hefboom.ijw.bomen import basis\n": "basis.",
        "from hefboom.kernel import Bsn\n": "Bsn: Bsn",
    }
    if nodig := [regel for regel, woord in eigen.items() if woord in tekst]:
        yield "".join(["\n", *nodig])
    yield tekst


def _klasse(klasse: Klasse) -> str:
    regels = "".join(f"    {veld.naam}: {_soort(veld, klasse)}\n" for veld in klasse.velden)
    return f"\n\n@final\nclass {klasse.naam.removeprefix('CDT_')}(TypedDict):\n{regels}"


def _soort(veld: Veld, in_: Klasse) -> str:
    if veld.klasse is not None:
        naam = veld.klasse.naam.removeprefix("CDT_")
        elders = veld.klasse.voorvoegsel == "ijw" and in_.voorvoegsel != "ijw"
        soort = f"basis.{naam}" if elders else naam
    else:
        soort = WAARDEN.get(veld.type.soort, "str") if veld.type else "str"
    if veld.herhaalt:
        soort = f"Sequence[{soort}]"
    return soort if veld.verplicht else f"NotRequired[{soort}]"


def main() -> None:
    """Write every file where it belongs."""
    hier = Path(__file__).resolve().parent.parent
    for naam, tekst in bestanden().items():
        doel = hier / naam
        doel.parent.mkdir(exist_ok=True)
        doel.write_text(tekst, encoding="utf-8")


if __name__ == "__main__":
    main()
