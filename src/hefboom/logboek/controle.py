# SPDX-License-Identifier: EUPL-1.2
"""Is the log as it was written? Each file by its chain, all of them by the seals."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hefboom.logboek import keten
from hefboom.logboek.regel import nu
from hefboom.logboek.zegel import (
    BEGIN,
    ZEGELS,
    Zegel,
    Zegelstand,
    bestanden_van,
    dagen,
    lees_zegels,
    teken,
)

#: A day that is over has its seal after this; the worker puts it there (docs/operate.md).
OP_TIJD = timedelta(days=2)
WAT_NU_BESTAND = (
    "Zet het bestand terug uit de back-up en controleer opnieuw; gaat het dan niet goed, meld het "
    "dan als beveiligingsincident."
)
WAT_NU_ZEGELS = (
    "Zet het bestand met zegels terug uit de back-up en controleer opnieuw. Is er net een andere "
    "hoofdsleutel gezet, kijk dan eerst of dat de juiste is."
)


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """Something is not as it was written: what, where, and what to do. All in Dutch."""

    wat: str
    waar: str
    wat_nu: str

    def __str__(self) -> str:
        return f"{self.waar}: {self.wat} {self.wat_nu}"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What `controleer` found. `onverzegeld` lines have no seal as yet, and nothing is wrong."""

    bezwaren: tuple[Bezwaar, ...]
    bestanden: int
    regels: int
    onverzegeld: int
    laatste: Zegel | None
    dagen: tuple[str, ...]

    @property
    def goed(self) -> bool:
        """Is everything as it was written?"""
        return not self.bezwaren


@dataclass(slots=True)
class GelezenLogbestand:
    """A file: after which byte which fingerprint stands, and where it broke."""

    standen: dict[int, Zegelstand]
    gebroken: list[int]
    afgebroken: bool
    regels: int


def controleer(
    folder: Path, sleutel: bytes, op: datetime | None = None, zegel: str = ""
) -> Uitslag:
    """Look at every file and every seal.

    `zegel` is (the beginning of) a signature that was noted elsewhere: it must be among the seals,
    which shows that none after it were taken away together with the lines they are about.
    """
    op = op or nu()
    bezwaren: list[Bezwaar] = []
    zegels = _zegels(folder, sleutel, bezwaren)
    if zegel and not any(een.handtekening.startswith(zegel.lower()) for een in zegels):
        bezwaren.append(
            Bezwaar(
                f"Het zegel {zegel[:16]}… dat u noemt, staat hier niet: wat daarmee verzegeld was, "
                "is weg of vervangen.",
                str(folder / ZEGELS),
                WAT_NU_ZEGELS,
            )
        )
    laatste = {een.dag: een for een in zegels}
    vanaf = max((een.vanaf for een in zegels), default="")
    aanwezig = dagen(folder)
    bestanden = regels = verzegeld = 0
    for dag in sorted({*aanwezig, *(dag for dag in laatste if dag >= vanaf)}):
        gelezen = {pad.name: _lees(dag, pad, bezwaren) for pad in bestanden_van(folder, dag)}
        bestanden += len(gelezen)
        regels += sum(een.regels for een in gelezen.values())
        van_dag = laatste.get(dag)
        if van_dag is None:
            bezwaren += _zonder_zegel(folder, dag, op)
            continue
        verzegeld += sum(stand.regels for stand in van_dag.bestanden.values())
        bezwaren += _tegen_zegel(folder, van_dag, gelezen)
    return Uitslag(
        tuple(bezwaren),
        bestanden,
        regels,
        max(0, regels - verzegeld),
        zegels[-1] if zegels else None,
        tuple(aanwezig),
    )


def _zegels(folder: Path, sleutel: bytes, bezwaren: list[Bezwaar]) -> list[Zegel]:
    uit: list[Zegel] = []
    vorig, waar = BEGIN, folder / ZEGELS
    for nummer, (tekst, handtekening) in enumerate(lees_zegels(folder), start=1):
        plek = f"{waar}, regel {nummer}"
        if not hmac.compare_digest(teken(sleutel, tekst), handtekening):
            bezwaren.append(
                Bezwaar(
                    "Dit zegel is veranderd, of met een andere sleutel gezet.", plek, WAT_NU_ZEGELS
                )
            )
            vorig = handtekening
            continue
        zegel = Zegel.uit_tekst(tekst, handtekening)
        if zegel.vorig != vorig or zegel.nummer != nummer:
            bezwaren.append(
                Bezwaar(
                    f"Vóór zegel {zegel.nummer} is een zegel weggehaald of verplaatst.",
                    plek,
                    WAT_NU_ZEGELS,
                )
            )
        vorig = handtekening
        uit.append(zegel)
    if not uit and not waar.exists() and len(dagen(folder)) > 1:
        bezwaren.append(Bezwaar("Het bestand met zegels is weg.", str(waar), WAT_NU_ZEGELS))
    return uit


def _lees(dag: str, pad: Path, bezwaren: list[Bezwaar]) -> GelezenLogbestand:
    uit = GelezenLogbestand({0: Zegelstand(0, 0, keten.eerste(dag, pad.name))}, [], False, 0)
    try:
        inhoud = pad.read_bytes()
    except OSError as fout:
        bezwaren.append(
            Bezwaar(f"Dit bestand is niet te lezen ({fout.strerror}).", str(pad), WAT_NU_BESTAND)
        )
        return uit
    for schakel in keten.schakels(dag, pad.name, inhoud):
        if not schakel.tekst and not schakel.heel:
            uit.afgebroken = True
            continue
        if not schakel.heel:
            uit.gebroken.append(schakel.nummer)
        uit.regels = schakel.nummer
        uit.standen[schakel.einde] = Zegelstand(schakel.einde, schakel.nummer, schakel.kop)
    bezwaren += (
        Bezwaar(
            f"Regel {nummer} past niet op wat ervoor staat: er is een regel veranderd, "
            "weggehaald of ingevoegd.",
            str(pad),
            WAT_NU_BESTAND,
        )
        for nummer in uit.gebroken[:3]
    )
    return uit


def _zonder_zegel(folder: Path, dag: str, op: datetime) -> Iterator[Bezwaar]:
    if op.date() - datetime.fromisoformat(dag).date() >= OP_TIJD and bestanden_van(folder, dag):
        yield Bezwaar(
            "Deze dag is nooit verzegeld, of het zegel is weg.",
            str(folder / dag),
            "Draait `./hefboom werk` (of `serveer`) wel? Verzegel met `./hefboom logboek verzegel` "
            "als u zeker weet dat hier niets aan veranderd is.",
        )


def _tegen_zegel(
    folder: Path, zegel: Zegel, gelezen: dict[str, GelezenLogbestand]
) -> Iterator[Bezwaar]:
    dagmap = folder / zegel.dag
    van = f"zegel {zegel.nummer} van {zegel.op:%d-%m-%Y %H:%M}"
    for naam, stand in zegel.bestanden.items():
        bestand = gelezen.get(naam)
        if bestand is None:
            yield Bezwaar(
                f"Dit bestand is weg; volgens {van} stonden er {stand.regels} regels in.",
                str(dagmap / naam),
                WAT_NU_BESTAND,
            )
        elif stand.bytes not in bestand.standen and bestand.regels < stand.regels:
            yield Bezwaar(
                f"Er zijn regels weggehaald: het zijn er {bestand.regels}, en volgens {van} "
                f"{stand.regels}.",
                str(dagmap / naam),
                WAT_NU_BESTAND,
            )
        elif bestand.standen.get(stand.bytes) != stand:
            yield Bezwaar(
                f"De eerste {stand.regels} regels zijn niet meer zoals ze waren bij {van}.",
                str(dagmap / naam),
                WAT_NU_BESTAND,
            )
        elif zegel.dicht and bestand.regels > stand.regels:
            yield Bezwaar(
                f"Na {van} zijn er regels bijgeschreven, en die dag was toen al voorbij.",
                str(dagmap / naam),
                "Kijk wie die regels heeft gezet, en meld het als beveiligingsincident.",
            )
    if zegel.dicht:
        for naam in sorted(gelezen.keys() - zegel.bestanden.keys()):
            yield Bezwaar(
                f"Dit bestand was er nog niet bij {van}, en die dag was toen al voorbij.",
                str(dagmap / naam),
                "Kijk waar het vandaan komt, en meld het als beveiligingsincident.",
            )
