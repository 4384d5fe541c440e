# SPDX-License-Identifier: EUPL-1.2
"""The messages that follow from the courses of help, in the order in which they are sent.

Everything is planned as small records first, one list per month; the XML is written month by
month, so that a whole region fits in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hefboom import ijw
from hefboom.demo import kapot, vorm
from hefboom.demo.aanbod import Venster
from hefboom.demo.fouten import Foutenboek
from hefboom.demo.ijking import Landelijk
from hefboom.demo.kansen import stroom, werkdag
from hefboom.demo.levensloop import DAG, Traject, Wijziging, vertraging

TIJDELIJK = "20"
VOLGORDE = {"JW315": 0, "JW301": 1, "JW305": 2, "JW307": 3, "JW323": 4}
VOORAF = 45  # days before the demo in which the stock is handed in
ONBEKEND = 999_000_000


@dataclass(frozen=True, slots=True)
class Zending:
    """One message to write: when, what, for which course (its place in the list).

    A 301 carries its `wijziging` (the first one with an empty reason), a 305 `begin`, a 307
    also `einde` and `reden`; `nummer` is the allocation's, None under task funding.
    """

    op: date
    soort: str
    plek: int
    wijziging: Wijziging | None = None
    begin: date | None = None
    einde: date | None = None
    reden: str = ""
    nummer: int | None = None
    fout: str | None = None

    @property
    def sleutel(self) -> tuple[date, int, int]:
        """Order of sending."""
        return (self.op, VOLGORDE[self.soort], self.plek)


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
        self, soort: str, van: str, aan: str, op: date, inhoud: vorm.Inhoud, maand: date
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
        map_ = f"{maand:%Y-%m}"
        if self.volgnummer == 1 or not (self.map / map_).is_dir():
            (self.map / map_).mkdir(parents=True, exist_ok=True)
        return f"{map_}/{op:%Y%m%d}-{self.volgnummer:07d}-{rest}"

    def verstuur(self, zending: Zending, t: Traject, maand: date) -> None:
        """Write the message of one course of help."""
        van, aan = _partijen(zending, t)
        inhoud = self._inhoud(zending, t)
        naam = self.schrijf(zending.soort, van, aan, zending.op, inhoud, maand)
        if zending.fout:
            self.boek.noteer(naam, None, zending.fout)

    def _inhoud(self, zending: Zending, t: Traject) -> vorm.Inhoud:
        if zending.wijziging is not None:
            return vorm.toewijzing(t, self.plaatsen[t.gemeente], zending.wijziging)
        if zending.soort == "JW315":
            return vorm.verzoek(t)
        assert zending.begin is not None
        if zending.einde is None:
            return vorm.start(t, zending.begin, zending.nummer)
        return vorm.stop(t, zending.begin, zending.einde, zending.reden, zending.nummer)

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
    for plek, t in enumerate(trajecten):
        rng = stroom(zaad, "post", t.gemeente, t.nummer)
        vorige = date.min
        for zending in _zendingen(rng, plek, t, v, land):
            # A later event is never sent before an earlier one of the same course.
            op = max(zending.op, vorige)
            vorige = op
            if zending.soort == "JW301" and t.bekend == date.max:
                t.bekend = op
            if op < v.einde:
                zending = replace(zending, op=op)
                per_maand[max(op, v.begin).replace(day=1)].append(zending)
    for lijst in per_maand.values():
        lijst.sort(key=lambda z: z.sleutel)
    return per_maand


def _zendingen(
    rng: Random, plek: int, t: Traject, v: Venster, land: Landelijk
) -> Iterator[Zending]:
    gebeurd: list[Zending] = []
    nummer = None if t.taak else t.nummer
    vroegst = v.begin - timedelta(days=VOORAF)

    def op(dag: date) -> date:
        """A working day; what happened long before the demo is handed in just before it."""
        if dag < vroegst:
            dag = vroegst + timedelta(days=(dag.toordinal() + t.nummer) % (VOORAF - 15))
        return werkdag(dag)

    toegewezen = op(t.toegewezen)
    if t.gevraagd is not None:
        yield Zending(min(op(t.gevraagd), toegewezen), "JW315", plek)
    if not t.taak:
        eerste = Wijziging(toegewezen, t.eind, t.volume, "")
        yield Zending(toegewezen, "JW301", plek, eerste)
    fouten = land.fouten
    stukken = [(t.begin, t.einde, t.reden)]
    if t.onderbreking:
        van, tot = t.onderbreking
        stukken = [(t.begin, van, TIJDELIJK), (tot, t.einde, t.reden)]
    vrij = toegewezen  # the first day on which a start may be sent (TR326)
    for begin, einde, reden in stukken:
        gemeld = max(op(begin + timedelta(days=vertraging(rng, land.start))), vrij)
        wegens = nummer
        fout = None
        mis = rng.random() < fouten["start_zonder_toewijzing"]
        if mis and nummer is not None and gemeld >= v.begin:
            wegens, fout = ONBEKEND + plek % 900_000, "start_zonder_toewijzing"
        zonder_start = nummer is not None and rng.random() < fouten["stop_zonder_start"]
        if not (zonder_start and gemeld >= v.begin and einde < v.einde):
            gebeurd.append(_start(gemeld, plek, begin, wegens, fout))
            zonder_start = False
            if fout and rng.random() < fouten["hersteld"]:
                gebeurd.append(_start(op(gemeld + 9 * DAG), plek, begin, nummer))
            elif fout:
                zonder_start = True
            if not fout and gemeld >= v.begin and rng.random() < fouten["dubbele_start"]:
                later = op(gemeld + 12 * DAG)
                gebeurd.append(_start(later, plek, begin, wegens, "dubbele_start"))
        gestopt = max(op(einde + timedelta(days=vertraging(rng, land.stop))), gemeld)
        fout = "stop_zonder_start" if zonder_start else None
        gebeurd.append(Zending(gestopt, "JW307", plek, None, begin, einde, reden, nummer, fout))
        vrij = werkdag(gestopt + DAG)
    gebeurd += [Zending(w.dagtekening, "JW301", plek, w) for w in t.wijzigingen]
    yield from sorted(gebeurd, key=lambda z: z.sleutel)


def _start(
    op: date, plek: int, begin: date, nummer: int | None, fout: str | None = None
) -> Zending:
    return Zending(op, "JW305", plek, begin=begin, nummer=nummer, fout=fout)


def _partijen(zending: Zending, t: Traject) -> tuple[str, str]:
    """Sender and receiver: the municipality sends the 301, the provider all the rest."""
    return (t.gemeente, t.agb) if zending.soort == "JW301" else (t.agb, t.gemeente)
