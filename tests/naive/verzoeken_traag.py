# SPDX-License-Identifier: EUPL-1.2
"""Requests judged the slow way: by reading the whole history again for every message.

Shares no code with `hefboom.dossiers`; says per message which rules object, from the rule texts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Gebeurtenis:
    """A 315, 317, 301 or 319. `wat` is the answer's code for a 319, else empty.

    A `weg` is the 301 that removes the first allocation with this reference that still stands.
    """

    soort: str
    kind: str
    gemeente: str
    referentie: str
    wat: str = ""


def bezwaren(eerder: list[Gebeurtenis], nu: Gebeurtenis) -> set[str]:
    """The codes against `nu`, after the accepted messages in `eerder`."""
    if nu.soort == "317" and not any(
        (e.soort, e.kind, e.gemeente) == ("301", nu.kind, nu.gemeente) for e in eerder
    ):
        return {"TR304"}  # and nothing below the youth is judged
    if nu.soort in {"315", "317"}:
        codes = set()
        if any(e.soort in {"315", "317"} and e.referentie == nu.referentie for e in eerder):
            codes.add("TR347")
        for vraag in vragen(eerder):
            zelfde = (vraag.kind, vraag.gemeente) == (nu.kind, nu.gemeente)
            if zelfde and status(eerder, vraag) in {"in_behandeling", "in_onderzoek"}:
                codes.add("TR374")
        return codes
    vraag = next((v for v in vragen(eerder) if v.referentie == nu.referentie), None)
    if nu.soort == "301":
        past = vraag is None or (vraag.kind, vraag.gemeente) == (nu.kind, nu.gemeente)
        return set() if past else {"TR379"}
    if nu.soort == "weg":
        return set()
    if vraag is None or vraag.gemeente != nu.gemeente:
        return {"TR355"}
    antwoorden = [e.wat for e in eerder if e.soort == "319" and e.referentie == vraag.referentie]
    return {
        code
        for code, fout in (
            ("TR359", status(eerder, vraag) == "toegewezen"),
            ("TR360", nu.wat == "2" and antwoorden),
            ("TR365", "1" in antwoorden),
        )
        if fout
    }


def vragen(eerder: list[Gebeurtenis]) -> list[Gebeurtenis]:
    return [e for e in eerder if e.soort in {"315", "317"}]


def staat(eerder: list[Gebeurtenis], kind: str, gemeente: str, referentie: str) -> bool:
    """Is there an allocation with this reference that was not removed?"""
    eigen = [e.soort for e in eerder if (e.kind, e.gemeente, e.referentie) == (
        kind, gemeente, referentie)]  # fmt: skip
    aantal = 0
    for soort in eigen:
        if soort == "301":
            aantal += 1
        elif soort == "weg" and aantal:
            aantal -= 1
    return aantal > 0


def status(eerder: list[Gebeurtenis], vraag: Gebeurtenis) -> str:
    """An allocation of the youth with the reference settles it, before or after it was asked.

    Once removed it was never sent: then the answers alone count.
    """
    if staat(eerder, vraag.kind, vraag.gemeente, vraag.referentie):
        return "toegewezen"
    antwoorden = [e.wat for e in eerder if e.soort == "319" and e.referentie == vraag.referentie]
    if "1" in antwoorden:
        return "afgewezen"
    return "in_onderzoek" if antwoorden else "in_behandeling"
