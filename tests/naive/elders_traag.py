# SPDX-License-Identifier: EUPL-1.2
"""Help granted under two numbers the slow way: every line beside every other, day by day.

Shares no code with `hefboom.declaraties`. A line is (who, allocation, product, first day, days
after it, sign, which line a credit takes back, …); its place in the row is its reference.
"""

from __future__ import annotations

from typing import Any


def ook_elders(regels: list[Any], telt: list[bool]) -> list[bool]:
    """Per line: is it paid, and does another allocation pay for one of its days too?"""
    return [
        bool(telt[plek] and regel[5] > 0)
        and any(
            telt[ander_plek]
            and ander[5] > 0
            and not teruggedraaid(ander_plek, ander, regels, telt)
            and (ander[0], ander[2]) == (regel[0], regel[2])
            and ander[1] != regel[1]
            and dagen(ander) & dagen(regel)
            for ander_plek, ander in enumerate(regels)
        )
        for plek, regel in enumerate(regels)
    ]


def teruggedraaid(plek: int, regel: Any, regels: list[Any], telt: list[bool]) -> bool:
    return any(
        telt[nummer] and een[5] < 0 and een[6] == plek and een[1] == regel[1]
        for nummer, een in enumerate(regels)
    )


def dagen(regel: Any) -> set[int]:
    return set(range(regel[3], regel[3] + regel[4] + 1))


def ook_een_andere_gemeente(regels: list[Any], telt: list[bool], daar: list[Any]) -> list[bool]:
    """Per line: is it paid, and does a line of another municipality pay for one of its days?"""
    alle_tellen = [True] * len(daar)
    return [
        bool(telt[plek] and regel[5] > 0)
        and any(
            ander[5] > 0
            and not teruggedraaid(ander_plek, ander, daar, alle_tellen)
            and (ander[0], ander[2]) == (regel[0], regel[2])
            and dagen(ander) & dagen(regel)
            for ander_plek, ander in enumerate(daar)
        )
        for plek, regel in enumerate(regels)
    ]
