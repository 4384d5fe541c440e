# SPDX-License-Identifier: EUPL-1.2
"""What the register becomes when rows are added to it, and every reason why it may not. Pure.

A row replaces the one with its key; a new one that starts while an earlier one of its kind runs
ends that one the day before, as a new price list does. Nothing ever goes by being left out. The
faults are those of what was brought in and of the contracts it touches, so an old fault elsewhere
stops nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar, cast

from hefboom.contracten.formulier import (
    Aanbiederrij,
    Contractrij,
    Optierij,
    Productrij,
    Registerrij,
    Ruimterij,
    Tariefrij,
    Voorwaarderij,
    velden,
)
from hefboom.contracten.fouten import Invoerfout
from hefboom.contracten.stand import Registerstand, Rijsleutel, looptijden
from hefboom.kernel import ONE_DAY, Period, datum, opsomming
from hefboom.stelsel import EENHEDEN, Gemeenten, Regio, Segmenten

R = TypeVar("R", bound=Registerrij)
#: Of what shares these columns one holds a day.
EEN_TEGELIJK: Mapping[type[Registerrij], tuple[str, ...]] = {
    Aanbiederrij: ("agb",),
    Contractrij: ("contract", "code"),
    Productrij: ("contract", "product"),
    Tariefrij: ("contract", "product"),
    Voorwaarderij: ("contract", "code"),
}
#: What is of a whole contract or organisation, and so the same on all of its rows.
VAN_HET_GEHEEL: Mapping[type[Registerrij], tuple[str, ...]] = {
    Aanbiederrij: ("naam", "rechtsvorm"),
    Contractrij: ("aanbieder", "soort", "contractnaam", "gemeenten"),
}
BINNEN_CONTRACT = (Contractrij, Productrij, Tariefrij, Voorwaarderij)


@dataclass(frozen=True, slots=True)
class Invoerrij:
    """A row and where it stood, as the spreadsheet numbers it."""

    rij: Registerrij
    plek: int


@dataclass(frozen=True, slots=True)
class Ingevoegd:
    """What the register becomes, or why it does not."""

    wordt: Registerstand
    fouten: tuple[Invoerfout, ...]


def voeg_in(stand: Registerstand, invoer: Sequence[Invoerrij], regio: Regio) -> Ingevoegd:
    """The register with these rows in it; with faults it is not to be kept."""
    werk = _Invoeging(stand, regio)
    werk.voeg_in(invoer)
    return Ingevoegd(Registerstand(werk.rijen), tuple(sorted(set(werk.fouten))))


class _Invoeging:
    def __init__(self, stand: Registerstand, regio: Regio) -> None:
        self.regio = regio
        self.rijen: dict[str, dict[Rijsleutel, Registerrij]] = {
            blad: dict(rijen) for blad, rijen in stand.rijen.items()
        }
        self.plekken: dict[tuple[str, Rijsleutel], int] = {}
        self.fouten: list[Invoerfout] = []
        #: what an organisation was known by → what it is known by now
        self.hernoemd: dict[str, str] = {}

    def voeg_in(self, invoer: Sequence[Invoerrij]) -> None:
        """Sheet by sheet: who, then what with whom, then the rest."""
        aanbieders = [een for een in invoer if isinstance(een.rij, Aanbiederrij)]
        self._hernoem(aanbieders)
        self._voeg_bij(aanbieders, lambda rij: rij.organisatie)
        namen = Registerstand(self.rijen).namen()
        for oud, nieuw in self.hernoemd.items():
            namen.setdefault(oud, {nieuw})
        rest = [
            een
            for een in (self._met_aanbieder(een, namen) for een in invoer)
            if not isinstance(een.rij, Aanbiederrij)
        ]
        self._voeg_bij(
            [een for een in rest if isinstance(een.rij, Contractrij)], lambda rij: rij.contract
        )
        self._voeg_bij([een for een in rest if not isinstance(een.rij, Contractrij)])
        self._toets()

    # -- putting in --------------------------------------------------------------------------

    def _hernoem(self, invoer: Sequence[Invoerrij]) -> None:
        """Who gets a KvK number, or another one under the same name, stays the same on all rows."""
        namen = {r.organisatie: r.naam for r in Registerstand(self.rijen).van_blad(Aanbiederrij)}
        kvk: dict[str, str] = {}
        for een in invoer:
            rij = een.rij
            if not isinstance(rij, Aanbiederrij):
                continue
            was = self._was(rij, namen)
            if was is None or was == rij.organisatie:
                continue
            if rij.organisatie in namen:
                self._fout(
                    een, "kvk",
                    f"dit nummer is in het register van {namen[rij.organisatie]}. Controleer het "
                    "nummer en de naam.",
                )  # fmt: skip
                continue
            self.hernoemd[was], kvk[was] = rij.organisatie, rij.kvk
        for rijen in self.rijen.values():
            for sleutel, ander in list(rijen.items()):
                if isinstance(ander, Aanbiederrij):
                    if ander.organisatie in kvk:
                        rijen[sleutel] = replace(ander, kvk=kvk[ander.organisatie])
                elif getattr(ander, "aanbieder", None) in kvk:
                    del rijen[sleutel]
                    anders = replace(ander, aanbieder=self.hernoemd[ander.aanbieder])  # type: ignore[attr-defined, call-arg]
                    rijen[anders.sleutel] = anders

    def _was(self, rij: Aanbiederrij, namen: Mapping[str, str]) -> str | None:
        """What this organisation is known by in the register, as far as that can be told."""
        oud = self.rijen.get(rij.BLAD, {}).get(rij.sleutel)
        if isinstance(oud, Aanbiederrij) and oud.naam == rij.naam:
            return oud.organisatie
        return rij.naam if rij.kvk and rij.naam in namen else None

    def _met_aanbieder(self, een: Invoerrij, namen: Mapping[str, set[str]]) -> Invoerrij:
        genoemd = getattr(een.rij, "aanbieder", None)
        if genoemd is None:
            return een
        gevonden = namen.get(genoemd, set())
        if len(gevonden) == 1:
            anders = replace(een.rij, aanbieder=min(gevonden))  # type: ignore[call-arg]
            return Invoerrij(anders, een.plek)
        melding = (
            f"er heten er meer zo: {opsomming(sorted(gevonden))}. Schrijf het KvK-nummer."
            if gevonden
            else "deze aanbieder staat niet op het blad aanbieders en niet in het register. "
            "Zet hem op dat blad, of schrijf de naam, AGB-code of het KvK-nummer zoals daar."
        )
        self._fout(een, "aanbieder", melding)
        return een

    def _voeg_bij(
        self, invoer: Sequence[Invoerrij], geheel: Callable[[Any], str] | None = None
    ) -> None:
        for een in invoer:
            soort, sleutel = een.rij.BLAD, een.rij.sleutel
            eerder = self.plekken.get((soort, sleutel))
            if eerder is not None:
                kop = opsomming([velden(type(een.rij))[naam].kop for naam in een.rij.SLEUTEL])
                self._fout(
                    een, een.rij.SLEUTEL[-1],
                    f"op rij {eerder} staat al een rij met dezelfde {kop}. Houd één van beide.",
                )  # fmt: skip
                continue
            self.plekken[soort, sleutel] = een.plek
            self.rijen.setdefault(soort, {})[sleutel] = een.rij
        if geheel is not None:
            self._maak_gelijk(invoer, geheel)
        self._sluit_vorige(invoer)

    def _maak_gelijk(self, invoer: Sequence[Invoerrij], geheel: Callable[[Any], str]) -> None:
        """What is of the whole is as the file says, on rows that it did not bring too."""
        eerste: dict[str, Invoerrij] = {}
        for een in invoer:
            ander = eerste.setdefault(geheel(een.rij), een)
            for naam in VAN_HET_GEHEEL[type(een.rij)]:
                if getattr(ander.rij, naam) != getattr(een.rij, naam):
                    self._fout(
                        een, naam,
                        f"op rij {ander.plek} staat hiervoor '{getattr(ander.rij, naam)}'. "
                        "Dit hoort op alle rijen gelijk te zijn.",
                    )  # fmt: skip
        if not invoer:
            return
        rijen = self.rijen[invoer[0].rij.BLAD]
        for sleutel, rij in list(rijen.items()):
            bron = eerste.get(geheel(rij))
            if bron is not None:
                waarden = {n: getattr(bron.rij, n) for n in VAN_HET_GEHEEL[type(rij)]}
                rijen[sleutel] = replace(rij, **waarden)

    def _sluit_vorige(self, invoer: Sequence[Invoerrij]) -> None:
        """End what ran, the day before its successor starts, unless the file brought both."""
        nieuw: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for een in invoer:
            if type(een.rij) in EEN_TEGELIJK:
                nieuw[_groep(een.rij)].append(een.rij)
        for soort in {type(een.rij) for een in invoer} & EEN_TEGELIJK.keys():
            for sleutel, rij in list(self.rijen[soort.BLAD].items()):
                oud = cast("Any", rij)
                if (oud.BLAD, sleutel) in self.plekken:
                    continue
                later = [n for n in nieuw[_groep(rij)] if n.vanaf > oud.vanaf]
                begin = min((n.vanaf for n in later), default=None)
                if begin is not None and _volgt_op(oud.tot, begin, [n.tot for n in later]):
                    self.rijen[soort.BLAD][sleutel] = replace(oud, tot=begin - ONE_DAY)

    # -- proving ------------------------------------------------------------------------------

    def _toets(self) -> None:
        stand = Registerstand(self.rijen)
        geraakt = self._geraakt()
        delen: dict[str, list[Contractrij]] = defaultdict(list)
        for deel in stand.van_blad(Contractrij):
            delen[deel.contract].append(deel)
        for rij in self._gebracht():
            self._zelf(rij)
            contract = getattr(rij, "contract", None)
            if contract is not None and contract not in delen:
                self._over(
                    rij, "contract",
                    "dit contract staat niet op het blad contracten en niet in het register.",
                )  # fmt: skip
        for contract in sorted(geraakt & delen.keys()):
            self._contract(delen[contract])
        self._een_naam_per_aanbieder(stand)
        self._een_tegelijk(stand, geraakt)
        lopen = looptijden(stand.van_blad(Contractrij))
        for soort in BINNEN_CONTRACT:
            for rij in self.rijen.get(soort.BLAD, {}).values():
                een = cast("Any", rij)
                looptijd = lopen.get(een.contract)
                if een.contract in geraakt and looptijd is not None:
                    self._binnen(een, looptijd, delen[een.contract])
        for soort in (Productrij, Tariefrij):
            for rij in self.rijen.get(soort.BLAD, {}).values():
                een = cast("Any", rij)
                if een.contract in geraakt and een.contract in delen:
                    self._product(een, delen[een.contract])
        for rij in self.rijen.get(Optierij.BLAD, {}).values():
            if isinstance(rij, Optierij) and rij.contract in geraakt:
                self._optie(rij, lopen.get(rij.contract))

    def _geraakt(self) -> set[str]:
        return {rij.contract for rij in self._gebracht() if hasattr(rij, "contract")}

    def _gebracht(self) -> Iterator[Registerrij]:
        for blad, sleutel in self.plekken:
            yield self.rijen[blad][sleutel]

    def _zelf(self, rij: Registerrij) -> None:
        """What is wrong with a row by itself."""
        vanaf, tot = getattr(rij, "vanaf", None), getattr(rij, "tot", None)
        if vanaf is not None and tot is not None and tot < vanaf:
            self._over(rij, "tot", f"het einde ligt voor het begin ({datum(vanaf)}).")
        match rij:
            case Contractrij():
                self._deelrij(rij)
            case Ruimterij():
                self._ruimte(rij)
            case Voorwaarderij() if rij.groep and rij.groep not in {
                p.groep for p in self.regio.producten
            }:
                self._over(
                    rij, "groep", "deze productgroep kent het stelsel niet; zie het blad producten "
                    "van het stelsel.",
                )  # fmt: skip
            case _:
                pass

    def _deelrij(self, rij: Contractrij) -> None:
        if rij.laag != "bijzonder" and rij.segment:
            self._over(rij, "segment", "een segment hoort alleen bij een bijzonder deel.")
        elif rij.segment:
            loop = self.regio[Segmenten].lopen.get(rij.segment)
            if loop is None:
                bekend = opsomming(list(self.regio[Segmenten].lopen))
                self._over(rij, "segment", f"dit segment kent de regio niet; wel {bekend}.")
            elif not _verkeerd_om(rij) and not loop.is_open_in(
                Period.inclusive(rij.vanaf, rij.tot)
            ):
                self._over(rij, "segment", "dit segment is op geen van deze dagen open.")
        vreemd = [c for c in rij.gemeenten.split() if c not in self.regio[Gemeenten].per_code]
        if vreemd:
            self._over(
                rij, "gemeenten",
                f"{opsomming(vreemd)} is geen CBS-code van een gemeente in deze regio.",
            )  # fmt: skip

    def _ruimte(self, rij: Ruimterij) -> None:
        stappen = rij.waarschuw_bij.split()
        if any(not s.isdigit() or not 0 < int(s) <= 100 for s in stappen):
            self._over(rij, "waarschuw_bij", "schrijf hele procenten met spaties, zoals 70 90.")

    def _contract(self, rijen: Sequence[Contractrij]) -> None:
        if not any(rij.laag == "algemeen" for rij in rijen):
            eerste = next((r for r in rijen if (r.BLAD, r.sleutel) in self.plekken), rijen[0])
            self._over(
                eerste, "laag",
                f"contract {eerste.contract} heeft geen algemeen deel. Voeg een rij toe met "
                "deel algemeen: die zegt van wanneer tot wanneer het contract loopt.",
            )  # fmt: skip

    def _een_naam_per_aanbieder(self, stand: Registerstand) -> None:
        """Who does not know a number looks someone up by name."""
        zo_heten: dict[str, list[Aanbiederrij]] = defaultdict(list)
        for rij in stand.van_blad(Aanbiederrij):
            zo_heten[rij.naam].append(rij)
        for rij in (rij for rijen in zo_heten.values() for rij in rijen):
            anderen = {a.kvk for a in zo_heten[rij.naam] if a.organisatie != rij.organisatie}
            if anderen:
                nummer = f"met nummer {max(anderen)}" if max(anderen) else "zonder KvK-nummer"
                self._over(
                    rij, "naam",
                    f"zo heet ook de aanbieder {nummer}. Maak de namen verschillend, zoals met de "
                    "plaats.",
                )  # fmt: skip

    def _een_tegelijk(self, stand: Registerstand, geraakt: set[str]) -> None:
        for soort, kolommen in EEN_TEGELIJK.items():
            groepen: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
            for rij in stand.van_blad(soort):
                if getattr(rij, "contract", None) in geraakt or soort is Aanbiederrij:
                    groepen[_groep(rij)].append(rij)
            for rijen in groepen.values():
                rijen.sort(key=lambda rij: rij.vanaf)
                for eerst, dan in pairwise(rijen):
                    if eerst.tot is None or eerst.tot >= dan.vanaf:
                        self._botst(eerst, dan, kolommen)

    def _botst(self, eerst: Any, dan: Any, kolommen: tuple[str, ...]) -> None:
        rij, ander = (dan, eerst) if (dan.BLAD, dan.sleutel) in self.plekken else (eerst, dan)
        plek = self.plekken.get((ander.BLAD, ander.sleutel))
        waar = f"rij {plek}" if plek else "een rij die al in het register staat"
        tot = f"tot en met {datum(ander.tot)}" if ander.tot else "zonder einde"
        wat = " ".join(str(getattr(rij, naam)) for naam in kolommen)
        self._over(
            rij, "vanaf",
            f"{wat} overlapt met {waar}: vanaf {datum(ander.vanaf)}, {tot}. "
            "Geef de eerste een einde, of laat deze later beginnen.",
        )  # fmt: skip

    def _binnen(self, rij: Any, looptijd: Period, delen: Sequence[Contractrij]) -> None:
        if _verkeerd_om(rij) or looptijd.contains(_zolang(rij, looptijd)):
            return
        einde = looptijd.last
        loopt = f"vanaf {datum(looptijd.first)}" + (
            f" tot en met {datum(einde)}" if einde else " zonder einde"
        )
        kolom = "vanaf" if rij.vanaf < looptijd.first else "tot"
        if (rij.BLAD, rij.sleutel) in self.plekken:
            self._over(
                rij, kolom,
                f"dit valt buiten contract {rij.contract}, dat loopt {loopt}.",
            )  # fmt: skip
            return
        wat = " ".join(str(deel) for deel in rij.sleutel)
        gebracht = next(
            (d for d in delen if d.laag == "algemeen" and (d.BLAD, d.sleutel) in self.plekken),
            None,
        )
        if gebracht is not None:
            self._over(
                gebracht, kolom,
                f"in het register loopt {wat} ({rij.BLAD}) buiten deze dagen door. Zet die rij er "
                "korter bij.",
            )  # fmt: skip

    def _product(self, rij: Productrij | Tariefrij, delen: Sequence[Contractrij]) -> None:
        """A product exists, on those days, in a segment for which the contract has a part."""
        if _verkeerd_om(rij):
            return
        product = self.regio.product(rij.product, rij.vanaf)
        if product is None:
            self._over(rij, "product", "dit product staat niet op de productenlijst van de regio.")
            return
        segment = self.regio.segment_op(rij.product, rij.vanaf)
        if segment is None:
            self._over(rij, "vanaf", f"{rij.product} is er op {datum(rij.vanaf)} niet.")
            return
        segmenten = {deel.segment for deel in delen if deel.segment}
        if segmenten and segment not in segmenten:
            self._over(
                rij, "product",
                f"{rij.product} hoort bij segment {segment}; contract {rij.contract} heeft geen "
                f"deel voor dat segment, wel voor {opsomming(sorted(segmenten))}.",
            )  # fmt: skip
        if isinstance(rij, Tariefrij):
            if rij.eenheid != product.eenheid:
                self._over(
                    rij, "eenheid",
                    f"{rij.product} gaat volgens de productenlijst per "
                    f"{EENHEDEN[product.eenheid][0]} ({product.eenheid}).",
                )  # fmt: skip
            if self.regio.is_taakgericht(segment, rij.vanaf):
                self._over(
                    rij, "cent",
                    f"segment {segment} is op {datum(rij.vanaf)} taakgericht bekostigd: daar hoort "
                    "geen tarief bij.",
                )  # fmt: skip

    def _optie(self, rij: Optierij, looptijd: Period | None) -> None:
        if rij.besluit != "open" and rij.besloten_op is None:
            self._over(rij, "besloten_op", "schrijf op welke dag dit is besloten.")
        if rij.besluit == "gelicht" and looptijd is not None:
            einde = looptijd.last
            if einde is not None and einde < rij.tot:
                self._over(
                    rij, "besluit",
                    f"deze optie is gelicht, maar contract {rij.contract} loopt tot en met "
                    f"{datum(einde)}. Zet het algemene deel op {datum(rij.tot)}.",
                )  # fmt: skip

    # -- saying so -----------------------------------------------------------------------------

    def _fout(self, een: Invoerrij, naam: str, melding: str) -> None:
        kop = velden(type(een.rij)).get(naam)
        waarde = getattr(een.rij, naam, "")
        self.fouten.append(
            Invoerfout(een.rij.BLAD, een.plek, kop.kop if kop else naam, tekst(waarde), melding)
        )

    def _over(self, rij: Registerrij, naam: str, melding: str) -> None:
        """A fault of a row that was brought; of one that was there already it is no new fault."""
        plek = self.plekken.get((rij.BLAD, rij.sleutel))
        if plek is not None:
            self._fout(Invoerrij(rij, plek), naam, melding)


def tekst(waarde: object) -> str:
    """A value of a row as a reader knows it."""
    if waarde is None:
        return ""
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _groep(rij: Registerrij) -> tuple[Any, ...]:
    kolommen = EEN_TEGELIJK[type(rij)]
    return (rij.BLAD, *(getattr(rij, naam) for naam in kolommen))


def _volgt_op(tot: date | None, begin: date, einden: Sequence[date | None]) -> bool:
    """Does what runs to `tot` give way to what starts on `begin`, and lasts at least as long?"""
    if tot is not None and tot < begin:
        return False
    if None in einden:
        return True
    return tot is not None and max(een for een in einden if een is not None) >= tot


def _zolang(rij: Any, looptijd: Period) -> Period:
    """The days of a row; one without an end lasts as long as its contract."""
    tot = rij.tot or looptijd.last
    return Period.inclusive(rij.vanaf, tot if tot is None or tot >= rij.vanaf else rij.vanaf)


def _verkeerd_om(rij: Any) -> bool:
    return rij.tot is not None and rij.tot < rij.vanaf
