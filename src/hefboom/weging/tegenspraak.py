# SPDX-License-Identifier: EUPL-1.2
"""What in a weighing does not go together. Shown beside the outcome; people decide.

Each kind of contradiction is one function below `KIJKT`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hefboom.kernel import opsomming
from hefboom.stelsel import (
    PRESTATIECRITERIA,
    RICHTINGEN,
    TAAKCRITERIA,
    Bewijsregel,
    Regio,
    Richtingkeuze,
    Segmentweging,
    Spanningen,
    Wegingen,
)
from hefboom.weging.balans import FEITEN, Vinken, balans, richting_uit

#: Where it stands that a revision cannot turn a contract into a task-funded one.
CONTRACTSTANDAARD = "CSTOEL:1.4"
CRITERIA = {**TAAKCRITERIA, **PRESTATIECRITERIA}
SOORTEN = {"kenmerk": "kenmerken", "overweging": "overwegingen", "richting": "richting"}


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """One contradiction, with the sources of both sides.

    `gevolg` says what it touches besides the balance. `feit` is the fact it is about and `anders`
    the ticks as they would be if the other side is right; both only where it is about a tick.
    """

    soort: str
    wat: str
    bronnen: tuple[str, ...]
    gevolg: str = ""
    feit: str | None = None
    anders: Vinken | None = None


@dataclass(frozen=True, slots=True)
class Bekeken:
    """What there is to look at: the weighing of a segment, the ticks that count, the directions."""

    regio: Regio
    weging: Segmentweging
    vinken: Vinken
    bekostiging: Richtingkeuze
    inkoop: Richtingkeuze


Kijker = Callable[[Bekeken], Iterator[Tegenspraak]]


def herziening_en_taakgericht(zaak: Bekeken) -> Iterator[Tegenspraak]:
    """A revision that would have to turn a contract into a task-funded one."""
    if (zaak.bekostiging.richting, zaak.inkoop.richting) != ("taakgericht", "herziening"):
        return
    lopend = zaak.regio[Wegingen].lopend
    if lopend is not None and lopend.taakgericht:
        return
    yield Tegenspraak(
        "herziening_en_taakgericht",
        "Herziening én taakgericht: volgens de toelichting bij de landelijke contractstandaard kan "
        "een herziening een overeenkomst niet omzetten van inspanning of output naar taak. Voor de "
        "Wmo is dat gelezen; dat het voor jeugd gelijk is, is waarschijnlijk en niet nagelezen.",
        (
            *bronnen(zaak.bekostiging.bron, zaak.inkoop.bron),
            *(bronnen(lopend.bron) if lopend else ()),
            CONTRACTSTANDAARD,
        ),
        "Klopt dit, dan past deze procedure niet bij deze bekostiging. Het raakt geen vinkje.",
    )


def vinkje_en_bewijs(zaak: Bekeken) -> Iterator[Tegenspraak]:
    """A tick that the document's own prose denies; "few" and "many" are one fact."""
    for feit in FEITEN:
        regels = zaak.weging.bewijsregels
        tegen = [regel for regel in regels if _spreekt_tegen(regel, zaak, feit.criteria)]
        if not tegen:
            continue
        mee = [
            regel
            for regel in regels
            if regel not in tegen
            and any(regel.zegt.get(code) is zaak.vinken[code] for code in feit.criteria)
        ]
        anders = {**zaak.vinken}
        for regel in tegen:
            anders.update({code: regel.zegt[code] for code in feit.criteria if code in regel.zegt})
        gevinkt = [code for code in feit.criteria if zaak.vinken[code]]
        tabel = (
            f"de tabel vinkt ‘{opsomming([CRITERIA[c].lower() for c in gevinkt])}’ aan"
            if gevinkt
            else f"de tabel vinkt ‘{CRITERIA[feit.criteria[0]].lower()}’ niet aan"
        )
        yield Tegenspraak(
            "vinkje_en_bewijs",
            f"{feit.naam[0].upper()}{feit.naam[1:]}: {tabel}, maar {_aangehaald(tegen)} zegt iets "
            f"anders{f'; {_aangehaald(mee)} steunt de tabel' if mee else ''}.",
            bronnen(
                *(zaak.weging.vinkjes[code].bron for code in feit.criteria if code in gevinkt)
                if gevinkt
                else (zaak.weging.vinkjes[feit.criteria[0]].bron,),
                *(regel.bron for regel in (*tegen, *mee)),
            ),
            feit=feit.code,
            anders=anders,
        )


def reden_andere_kant(zaak: Bekeken) -> Iterator[Tegenspraak]:
    """A reason for the other direction that the document does not answer."""
    taakgericht = zaak.bekostiging.richting == "taakgericht"
    for code in PRESTATIECRITERIA if taakgericht else TAAKCRITERIA:
        vinkje = zaak.weging.vinkjes[code]
        if not zaak.vinken[code] or vinkje.antwoord is not None:
            continue
        ander = "prestatiegericht" if taakgericht else "taakgericht"
        yield Tegenspraak(
            "reden_andere_kant",
            f"‘{CRITERIA[code]}’ is aangevinkt, een reden voor {ander}, en toch is de richting "
            f"{zaak.bekostiging.richting}. Waarom die reden niet doorslaat, staat er niet bij.",
            bronnen(vinkje.bron, zaak.bekostiging.bron),
            feit=next(feit.code for feit in FEITEN if code in feit.criteria),
            anders={**zaak.vinken, code: False},
        )


def weinig_en_veel(zaak: Bekeken) -> Iterator[Tegenspraak]:
    """Few and many providers at once."""
    feit = next(feit for feit in FEITEN if len(feit.criteria) > 1)
    if all(zaak.vinken[code] for code in feit.criteria):
        yield Tegenspraak(
            "weinig_en_veel",
            "Er zijn weinig én veel aanbieders aangevinkt; dat kan niet allebei.",
            bronnen(*(zaak.weging.vinkjes[code].bron for code in feit.criteria)),
            feit=feit.code,
        )


def richting_en_regel(zaak: Bekeken) -> Iterator[Tegenspraak]:
    """A recorded direction that is not where the ticks point."""
    volgt = richting_uit(zaak.vinken)
    if volgt == zaak.bekostiging.richting:
        return
    uit = "hangen de vinkjes in balans" if volgt is None else f"wijzen de vinkjes naar {volgt}"
    yield Tegenspraak(
        "richting_en_regel",
        f"Vastgelegd is {RICHTINGEN[zaak.bekostiging.richting]}; volgens de regel van Hefboom "
        f"(een aanname) {uit}.",
        (*bronnen(zaak.bekostiging.bron), "HEFBOOM"),
    )


def vastgelegde_spanning(zaak: Bekeken) -> Iterator[Tegenspraak]:
    """What the region itself put down about this segment."""
    yield from _vastgelegd(zaak.regio, zaak.weging.segment)


#: The weightiest first.
KIJKT: tuple[Kijker, ...] = (
    herziening_en_taakgericht,
    richting_en_regel,
    weinig_en_veel,
    vinkje_en_bewijs,
    reden_andere_kant,
    vastgelegde_spanning,
)


def tegenspraken(zaak: Bekeken) -> tuple[Tegenspraak, ...]:
    """All of one segment."""
    return tuple(een for kijk in KIJKT for een in kijk(zaak))


def spanningen(regio: Regio) -> tuple[Tegenspraak, ...]:
    """Those that the region put down about itself as a whole."""
    return tuple(_vastgelegd(regio, None))


def _vastgelegd(regio: Regio, segment: str | None) -> Iterator[Tegenspraak]:
    for een in regio[Spanningen].van(segment):
        yield Tegenspraak("vastgelegd", f"{een.wat}.", bronnen(een.bron))


def kantelt(zaak: Tegenspraak, vinken: Vinken) -> bool:
    """Would the direction turn if the other side of this contradiction is right?"""
    return zaak.anders is not None and balans(zaak.anders) * balans(vinken) <= 0


def bronnen(*teksten: str) -> tuple[str, ...]:
    """The places named in sources, each once, in order."""
    delen = (deel.strip() for tekst in teksten for deel in tekst.split(";"))
    return tuple(dict.fromkeys(delen))


def _spreekt_tegen(regel: Bewijsregel, zaak: Bekeken, criteria: Sequence[str]) -> bool:
    return any(
        code in regel.zegt and regel.zegt[code] is not zaak.vinken[code] for code in criteria
    )


def _aangehaald(regels: Sequence[Bewijsregel]) -> str:
    return opsomming([f"‘{regel.tekst}’ ({SOORTEN[regel.soort]})" for regel in regels])
