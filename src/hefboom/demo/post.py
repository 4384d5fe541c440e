# SPDX-License-Identifier: EUPL-1.2
"""The messages that follow from the courses of help, in the order in which they are sent.

Everything is planned as small records first, one list per month; the XML is written month by
month, so that a whole region fits in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hefboom import ijw
from hefboom.demo import kapot, vorm
from hefboom.demo.aanbod import Venster
from hefboom.demo.fouten import Foutenboek
from hefboom.demo.ijking import Landelijk
from hefboom.demo.kansen import stroom
from hefboom.demo.levensloop import Traject
from hefboom.demo.meldingen import meldingen
from hefboom.demo.verzoeken import besluiten
from hefboom.demo.zending import VAN_GEMEENTE, Zending


@dataclass(slots=True)
class Postkamer:
    """Writes messages under `map`, in order, with identifications that never repeat."""

    map: Path
    plaatsen: Mapping[str, str]
    boek: Foutenboek
    aantallen: dict[str, int] = field(default_factory=dict)
    volgnummer: int = 0
    _identificaties: dict[tuple[str, str], int] = field(default_factory=dict)

    def schrijf(
        self, soort: str, van: str, aan: str, op: date, inhoud: vorm.Elementen, maand: date
    ) -> str:
        """Write one message in the folder of `maand`; answers its path below `map`."""
        sleutel = (soort, van)
        nummer = self._identificaties[sleutel] = self._identificaties.get(sleutel, 0) + 1
        bericht = ijw.nieuw(soort, van, aan, f"{nummer:08d}", op, inhoud)
        naam = self.naam(op, f"{soort}-{van}-{aan}-{nummer:08d}.xml", maand)
        (self.map / naam).write_bytes(ijw.schrijf(bericht))
        self.aantallen[soort] = self.aantallen.get(soort, 0) + 1
        return naam

    def naam(self, op: date, rest: str, maand: date) -> str:
        """The next path in the order of sending."""
        self.volgnummer += 1
        folder = f"{maand:%Y-%m}"
        if self.volgnummer == 1 or not (self.map / folder).is_dir():
            (self.map / folder).mkdir(parents=True, exist_ok=True)
        return f"{folder}/{op:%Y%m%d}-{self.volgnummer:07d}-{rest}"

    def verstuur(self, zending: Zending, t: Traject, maand: date) -> None:
        """Write the message of one course of help."""
        van, aan = _partijen(zending, t)
        inhoud = self._inhoud(zending, t)
        naam = self.schrijf(zending.soort, van, aan, zending.op, inhoud, maand)
        if zending.fout:
            self.boek.noteer(naam, None, zending.fout)

    def _inhoud(self, zending: Zending, t: Traject) -> vorm.Elementen:
        if zending.soort == "JW315":
            return vorm.verzoek(t, zending.referentie)
        if zending.soort == "JW319":
            return vorm.antwoord(zending.referentie, zending.besluit, zending.reden)
        if zending.wijziging is not None:
            if zending.soort == "JW317":
                return vorm.wijzigingsverzoek(t, zending)
            return vorm.toewijzing(
                t, self.plaatsen[t.gemeente], zending.wijziging, zending.referentie
            )
        return vorm.start(t, zending) if zending.einde is None else vorm.stop(t, zending)

    def bederf(self, soort: str, zending: Zending, t: Traject, maand: date) -> None:
        """Write a file that is no good, after the example of a good message."""
        van, aan = _partijen(zending, t)
        kenmerk = f"K{self.volgnummer:07d}"
        bericht = ijw.nieuw(zending.soort, van, aan, kenmerk, zending.op, self._inhoud(zending, t))
        naam = self.naam(zending.op, f"{zending.soort}-{t.agb}-{t.gemeente}-kapot.xml", maand)
        (self.map / naam).write_bytes(kapot.bederf(soort, ijw.schrijf(bericht), t.gemeente))
        self.boek.noteer(naam, None, soort)


def plan_post(
    trajecten: list[Traject], v: Venster, zaad: int, land: Landelijk
) -> dict[date, list[Zending]]:
    """Per month (first day) the messages to send, in order. The stock goes with the first month."""
    per_maand: dict[date, list[Zending]] = {m.first: [] for m in v.maanden}
    besloten, verzonden = besluiten(trajecten, v, zaad, land)
    for plek, t in enumerate(trajecten):
        rng = stroom(zaad, "post", t.gemeente, t.nummer)
        zendingen = besloten.pop(plek, [])
        t.bekend = verzonden.get(plek, date.max)
        if t.ingetrokken is None:
            zendingen += meldingen(rng, plek, t, verzonden.get(plek, date.min), v, land)
        for zending in zendingen:
            if zending.op < v.einde:
                per_maand[max(zending.op, v.begin).replace(day=1)].append(zending)
    for lijst in per_maand.values():
        lijst.sort(key=lambda z: z.sleutel)
    return per_maand


def _partijen(zending: Zending, t: Traject) -> tuple[str, str]:
    """Sender and receiver: the municipality decides, the provider asks and reports."""
    return (t.gemeente, t.agb) if zending.soort in VAN_GEMEENTE else (t.agb, t.gemeente)
