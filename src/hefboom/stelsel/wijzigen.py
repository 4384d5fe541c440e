# SPDX-License-Identifier: EUPL-1.2
"""Changes one value in a text of YAML and leaves every other line as someone wrote it.

Comments, order and layout of the rest stay: whoever reads the difference sees what was decided,
and not what a program found a nicer way to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from hefboom.stelsel.fouten import StelselFout
from hefboom.stelsel.lezen import LADER, lees_inhoud

#: Ends of lines that YAML folds away.
ANDER_REGELEINDE = re.compile("\r\n|[\r\x85\u2028\u2029]")


class _Yamlschrijver(yaml.SafeDumper):
    """Plain YAML, in which a list stands further in than its key, as in the files there are."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def als_yaml(waarde: object) -> str:
    """A value as YAML, in the order in which it is given; ends with a new line."""
    return yaml.dump(
        _gewoon(waarde), Dumper=_Yamlschrijver, allow_unicode=True, sort_keys=False, width=10_000
    )


def zet(tekst: str, pad: Sequence[str], waarde: object) -> str:
    """The same text with `waarde` at `pad` (keys of mappings): put in its place, or added.

    A path of which nothing is there yet is added at the end. Raises `StelselFout` (Dutch) when the
    text is no YAML, or holds something else than parts by name on the way.
    """
    knoop = _lees(tekst)
    if knoop is None:
        kop = tekst if not tekst or tekst.endswith("\n") else f"{tekst}\n"
        return kop + als_yaml(_genest(pad, waarde))
    for diep, stap in enumerate(pad):
        if not isinstance(knoop, yaml.MappingNode):
            raise StelselFout(f"'{'.'.join(pad[:diep])}' heeft geen onderdelen met een naam.")
        gevonden = next((v for k, v in knoop.value if str(k.value) == stap), None)
        if gevonden is None:
            return _voeg_toe(tekst, knoop, pad[diep:], waarde)
        knoop = gevonden
    sleutel = _sleutel(tekst, pad)
    return _vervang(tekst, sleutel, knoop, waarde)


def _lees(tekst: str) -> yaml.Node | None:
    loader = LADER(tekst)
    try:
        return loader.get_single_node()
    except yaml.YAMLError:
        raise StelselFout("Dit bestand is geen geldige YAML. Verbeter het eerst.") from None
    finally:
        loader.dispose()


def _sleutel(tekst: str, pad: Sequence[str]) -> yaml.Node:
    """The key whose value is to be another."""
    knoop = _lees(tekst)
    sleutel: yaml.Node | None = None
    for stap in pad:
        paren = knoop.value if isinstance(knoop, yaml.MappingNode) else []
        sleutel, knoop = next((k, v) for k, v in paren if str(k.value) == stap)
    if sleutel is None:
        raise StelselFout("Noem wat er moet veranderen.")
    return sleutel


def _vervang(tekst: str, sleutel: yaml.Node, knoop: yaml.Node, waarde: object) -> str:
    regels = tekst.splitlines(keepends=True)
    inspringing, begin = sleutel.start_mark.column, sleutel.end_mark
    if isinstance(knoop, yaml.CollectionNode) and not knoop.flow_style and knoop.value:
        einde = _laatste(knoop)
    else:
        einde = knoop.end_mark
    kop = regels[begin.line][: begin.column]
    rest = regels[einde.line][einde.column :] if einde.line < len(regels) else ""
    staart = rest.strip()
    commentaar = f"  {staart}" if staart.startswith("#") else ""
    voor = "".join(regels[: begin.line]) + kop + ":"
    na = "".join(regels[einde.line + 1 :])
    if staart and not commentaar:
        # In the middle of a line: `{a: {b: 1}, c: 2}`.
        return f"{voor} {_in_een_regel(waarde)}{rest}{na}"
    return voor + _ingesprongen(waarde, inspringing, commentaar) + na


def _laatste(knoop: yaml.Node) -> Any:
    """Where what stands in a block really ends: YAML itself counts the comments behind it too."""
    while isinstance(knoop, yaml.CollectionNode) and not knoop.flow_style and knoop.value:
        laatste = knoop.value[-1]
        knoop = laatste[1] if isinstance(laatste, tuple) else laatste
    return knoop.end_mark


def _voeg_toe(tekst: str, ouder: yaml.MappingNode, pad: Sequence[str], waarde: object) -> str:
    if ouder.flow_style:
        begin = ouder.end_mark
        regels = tekst.splitlines(keepends=True)
        regel = regels[begin.line]
        los = _in_een_regel(_genest(pad, waarde))[1:-1]
        komma = ", " if ouder.value else ""
        regels[begin.line] = f"{regel[: begin.column - 1]}{komma}{los}{regel[begin.column - 1 :]}"
        return "".join(regels)
    regels = tekst.splitlines(keepends=True)
    inspringing = ouder.value[0][0].start_mark.column
    einde = _laatste(ouder).line
    if regels and not regels[-1].endswith("\n"):
        regels[-1] += "\n"
    nieuw = _inspringen(_genest(pad, waarde), inspringing)
    return "".join(regels[: einde + 1]) + nieuw + "".join(regels[einde + 1 :])


def _ingesprongen(waarde: object, inspringing: int, commentaar: str) -> str:
    if isinstance(waarde, Mapping | list | tuple) and waarde:
        return f"{commentaar}\n{_inspringen(waarde, inspringing + 2)}"
    return f" {_in_een_regel(waarde)}{commentaar}\n"


def _inspringen(waarde: object, ver: int) -> str:
    # Not `splitlines`: within quotation marks a value may hold other ends of lines.
    regels = als_yaml(waarde).removesuffix("\n").split("\n")
    return "".join(f"{' ' * ver}{regel}\n" if regel else "\n" for regel in regels)


def _in_een_regel(waarde: object) -> str:
    tekst = yaml.dump(
        _gewoon(waarde), Dumper=_Yamlschrijver, allow_unicode=True, sort_keys=False,
        default_flow_style=True, width=1_000_000,
    )  # fmt: skip
    return tekst.removesuffix("...\n").rstrip("\n")


def _genest(pad: Sequence[str], waarde: object) -> object:
    for stap in reversed(pad):
        waarde = {stap: waarde}
    return waarde


def _gewoon(waarde: object) -> object:
    if isinstance(waarde, Mapping):
        return {str(naam): _gewoon(een) for naam, een in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_gewoon(een) for een in waarde]
    if isinstance(waarde, str):
        return ANDER_REGELEINDE.sub("\n", waarde)
    if waarde is None or isinstance(waarde, bool | int | date):
        return waarde
    raise TypeError(type(waarde).__name__)


def lees_los(bestanden: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    """The sections of files as plain values, and in which file each stands.

    Nothing is checked: a draft may be wrong, and is still to be mended. What is no YAML is left
    out.
    """
    ruw = lees_inhoud({naam: tekst.encode() for naam, tekst in bestanden.items()}, "")
    return ruw.secties, {naam: plek.lstrip("/") for naam, plek in ruw.bestanden.items()}
