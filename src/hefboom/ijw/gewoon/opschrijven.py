# SPDX-License-Identifier: EUPL-1.2
"""Compiles the writer of one message from its description.

A class becomes a function that gives its text in one formatted string. It takes messages as
`lees`, `antwoord` and nearly everyone else make them: dicts, and tuples or lists of what repeats.
For what is not there, not known or not valid it raises something, and never gives a wrong text:
`ijw.schrijven` then says element by element what it is, or takes it after all. The source holds
only names of the description itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from hefboom.ijw.standaard import Klasse, NietTeSchrijven, Ongewoon, Veld

#: The dict of a message's root → the text of everything below it.
Berichtschrijver = Callable[[Mapping[str, Any]], str]
#: What a compiled writer raises on what it does not take.
NIET_GEWOON = (Ongewoon, NietTeSchrijven, KeyError, TypeError, AttributeError, ValueError)


@cache
def schrijver(wortel: Klasse) -> Berichtschrijver:
    """The writer of what stands within the root. What it may raise: `NIET_GEWOON`."""
    bouw = _Schrijfbouw()
    naam = bouw.klasse(wortel, 1)
    exec(compile(bouw.bron, "<ijw: een bericht opschrijven>", "exec"), bouw.namen)  # noqa: S102 - made of our own description
    gemaakt: Berichtschrijver = bouw.namen[naam]
    return gemaakt


def rij(waarde: object) -> Any:
    """What repeats, when it is plainly a row of at least one."""
    if (type(waarde) is not tuple and type(waarde) is not list) or not waarde:
        raise Ongewoon
    return waarde


class _Schrijfbouw:
    """Writes the source, a function for each class and depth."""

    def __init__(self) -> None:
        self.namen: dict[str, Any] = {"Ongewoon": Ongewoon, "rij": rij}
        self.bron = ""
        self._teller = 0

    def klasse(self, klasse: Klasse, diepte: int) -> str:
        """The function that writes a class so many tabs deep; its name."""
        stukken, vooraf, verplicht = [], [], 0
        for veld in klasse.velden:
            if veld.verplicht:
                verplicht += 1
                stukken.append(self._veld(klasse, veld, f"w[{veld.naam!r}]", diepte))
                continue
            deel = self._naam("d")
            vooraf += [
                f"    v = w.get({veld.naam!r})",
                f"    {deel} = ''",
                "    if v is not None:",
                "        n += 1",
                f'        {deel} = f"{self._veld(klasse, veld, "v", diepte)}"',
                f"    elif {veld.naam!r} in w:",
                "        n += 1",
            ]
            stukken.append(f"{{{deel}}}")
        naam = self._naam("klasse")
        regels = [
            f"def {naam}(w):",
            f"    n = {verplicht}",
            *vooraf,
            "    if len(w) != n:",
            "        raise Ongewoon",
            f'    return f"{"".join(stukken)}"',
        ]
        self.bron += "\n".join(regels) + "\n"
        return naam

    def _veld(self, klasse: Klasse, veld: Veld, waarde: str, diepte: int) -> str:
        """What stands in the formatted string for a field."""
        tag, inspring = f"{klasse.voorvoegsel}:{veld.naam}", "\\t" * diepte
        if veld.type is not None:
            een = f"{inspring}<{tag}>{{{self._naam('tekst', veld.type.schrijf)}(%s)}}</{tag}>\\n"
        else:
            onder = self.klasse(veld.onderklasse, diepte + 1)
            een = f"{inspring}<{tag}>\\n{{{onder}(%s)}}{inspring}</{tag}>\\n"
        if not veld.herhaalt:
            return een % waarde
        naam = self._naam("een")
        self.bron += f'def {naam}(v):\n    return f"{een % "v"}"\n'
        return f"{{''.join(map({naam}, rij({waarde})))}}"

    def _naam(self, soort: str, waarde: object = None) -> str:
        self._teller += 1
        naam = f"{soort}{self._teller}"
        if waarde is not None:
            self.namen[naam] = waarde
        return naam
