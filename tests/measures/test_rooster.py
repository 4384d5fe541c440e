# SPDX-License-Identifier: EUPL-1.2
"""Nobody is found by subtracting: an attack that asks all a reader may ask, and reckons on.

The attacker knows nothing of how cells are hidden: it asks tables as a page does, lays the sums
between them (a table and a coarser one, a year and its months, both layouts, the region and the own
circle, a share's part and whole) and asks of every hidden count between which values it lies. What
it may not know it counts itself, from the rows. `--lang` lays every lattice before it as a whole.
"""

import hashlib
import random
import shutil
import stat
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any

import pytest

from hefboom.facts import TABELLEN
from hefboom.facts.bewaren import Bewaarbeleid, ruim_op
from hefboom.facts.schrijven import schrijf_momentopname
from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, GeenInzage, Vraag, bereken, bereken_vele, roosterkast
from hefboom.measures.afdekken import dek_af
from hefboom.measures.familie import familie_van
from hefboom.measures.machine import InGeheugen
from hefboom.measures.rooster import Publiek, _Roosterwerk
from hefboom.measures.verbergen import MEESTE_MET_GROEPEN
from hefboom.measures.vraag import feitwaarde
from tests.measures.keuring import Band, Verband, keur
from tests.web import wereld

LEZERS = {
    "raad": Inzage.als(rollen.RAADSLID, wereld.GEMEENTE),
    "beleid": Inzage.als(rollen.BELEID, wereld.GEMEENTE),
    "aanbieder": Inzage.als(rollen.AANBIEDER, wereld.MIJN),
    "inwoner": Inzage.als(rollen.PUBLIEK),
}
JAAR = Period.year(2026)
KWARTALEN = [
    Period(date(2026, m, 1), date(2026, m + 3, 1) if m < 10 else date(2027, 1, 1))
    for m in (1, 4, 7, 10)
]
ASSEN = ("segment", "vorm", "verwijzer")
GEMEENTE = "gemeente"


@pytest.fixture(scope="module")
def opname(tmp_path_factory):
    return wereld.maak_opname(tmp_path_factory.mktemp("aanval"), aantal=500)


@pytest.fixture(scope="module")
def klein(tmp_path_factory):
    return wereld.maak_opname(tmp_path_factory.mktemp("klein"), aantal=250)


def test_een_dag_of_halve_maand_is_niet_te_vragen(opname):
    for van, tot in (("2026-01-01", "2026-09-21"), ("2026-03-02", "2026-04-01")):
        periode = Period(date.fromisoformat(van), date.fromisoformat(tot))
        with pytest.raises(GeenInzage, match="hele maand"):
            bereken("uitgaven", opname, ("segment",), {}, periode, LEZERS["raad"])
    with pytest.raises(GeenInzage, match="hele maand"):
        bereken(
            "uitgaven", opname, (), {}, Period(date(2026, 1, 1), date(2026, 6, 1)), LEZERS["raad"]
        )


def test_drie_assen_zijn_niet_te_vragen(opname):
    with pytest.raises(GeenInzage, match="twee uitsplitsingen"):
        bereken("nieuwe_trajecten", opname, ASSEN, {}, JAAR, LEZERS["raad"])
    with pytest.raises(GeenInzage, match="één uitsplitsing"):
        bereken("nieuwe_trajecten", opname, ("segment", "vorm", "maand"), {}, JAAR, LEZERS["raad"])
    with pytest.raises(GeenInzage, match="één uitsplitsing"):
        bereken("uitgaven", opname, ("segment", "vorm"), {}, KWARTALEN[0], LEZERS["raad"])


@pytest.mark.parametrize("wie", LEZERS)
def test_een_maand_als_periode_toont_hetzelfde_als_een_maand_als_uitsplitsing(opname, wie):
    breed = bereken("nieuwe_trajecten", opname, ("segment", "maand"), {}, JAAR, LEZERS[wie])
    for maand in range(1, 13):
        smal = bereken(
            "nieuwe_trajecten", opname, ("segment",), {}, Period.month(2026, maand), LEZERS[wie]
        )
        for rij in smal.rijen:
            zelfde = breed.rij(segment=rij.sleutel["segment"], maand=f"2026-{maand:02}")
            assert zelfde is not None
            assert (zelfde.waarde, zelfde.onderdrukt) == (rij.waarde, rij.onderdrukt)


def test_maten_met_dezelfde_cel_verbergen_die_allebei(klein):
    """`volgens_plan` and others share counts; a count hidden under one shows under no other."""
    gezien = {}
    maten = [CATALOGUS[code] for code in ("beeindigde_trajecten", "duur", "volgens_plan")]
    for maat in maten:
        if not {"segment", "vorm"} <= set(maat.dimensies) or maat.verplicht:
            continue
        uitkomst = bereken(maat.code, klein, ("segment", "vorm"), {}, JAAR, LEZERS["raad"])
        for rij in uitkomst.rijen:
            if not rij.onderdrukt and len(maat.tellers) == 1 and maat.noemer is None:
                gezien[maat.tellers[0], tuple(rij.sleutel.values())] = rij.waarde
    for maat in maten:
        if maat.noemer is None or "vorm" not in maat.dimensies or maat.verplicht:
            continue
        uitkomst = bereken(maat.code, klein, ("segment", "vorm"), {}, JAAR, LEZERS["raad"])
        for rij in uitkomst.rijen:
            if rij.teller is not None and maat.tellers[0] in {t for t, _ in gezien}:
                assert (maat.tellers[0], tuple(rij.sleutel.values())) in gezien


@dataclass(frozen=True)
class Stroom:
    """What is attacked: counts over one table (what a row is in each; None: it does not count),
    and the measures that show them. A share shows its part and its whole.
    """

    feit: str
    telt: Mapping[str, Callable[[Any], int | None]]
    maten: Mapping[str, tuple[str, ...]]
    deel: tuple[str, str] | None = None
    geld: bool = False


STROMEN = {
    "nieuwe_trajecten": Stroom(
        "zorgperioden",
        {"nieuw": lambda rij: None if rij["vervolg"] else 1},
        {"nieuwe_trajecten": ("nieuw",)},
    ),
    "uitgaven": Stroom(
        "prestaties", {"euro": lambda rij: rij["toegekend"]}, {"uitgaven": ("euro",)}, geld=True
    ),
    "geweigerd": Stroom(
        "prestaties",
        {"geweigerd": lambda rij: 1 if rij["geweigerd"] else None, "regels": lambda rij: 1},
        {"geweigerde_regels": ("geweigerd",), "geweigerd_aandeel": ("geweigerd", "regels")},
        deel=("geweigerd", "regels"),
    ),
}
OPDELING = {
    **{k: [[m for m in JAAR.months() if k.contains(m)]] for k in KWARTALEN},
    JAAR: [KWARTALEN, list(JAAR.months())],
}
VAKKEN = (*JAAR.months(), *OPDELING)
REST = "rest"


class Aanval:
    """What one reader gets to see of one stream, as unknowns and sums.

    The truth is counted here row by row: of each cell what each youth is in it. `weet` is what the
    reader knows of it anyway.
    """

    def __init__(self, opname, inzage, stroom, vakken=VAKKEN):
        self.vakken, self.eerder = vakken, {}
        self.opname, self.inzage, self.stroom = opname, inzage, stroom
        publiek = Publiek.van(inzage)
        kan = (*ASSEN, *([GEMEENTE] if publiek.per_gemeente else []))
        self.assen = [d for d in kan if TABELLEN[stroom.feit].heeft(d)]
        for code in stroom.maten:
            self.assen = [d for d in self.assen if d in CATALOGUS[code].dimensies]
        self.eigen, self.bekend = dict(publiek.eigen), dict(publiek.bekend)
        self.per_jeugdige = defaultdict(lambda: defaultdict(int))
        self.echt, self.weet, self.gezien = defaultdict(int), defaultdict(int), {}
        self._tel_rijen()

    def _tel_rijen(self):
        for rij in self.opname.tabel(self.stroom.feit).to_pylist():
            vakken = [v for v in self.vakken if rij["begindatum"] in v]
            zelf = bool(self.bekend) and all(rij[d] in c for d, c in self.bekend.items())
            mijn = all(rij[d] in c for d, c in self.eigen.items())
            kringen = ["regio", *(["kring" if mijn else REST] if self.eigen else [])]
            for telling, telt in self.stroom.telt.items():
                waarde = telt(rij)
                for vak in vakken if waarde is not None else ():
                    for wijze, per in self._tabellen(vak):
                        nu = {"segment": "segment_nu"} if wijze == "nu" else {}
                        waar = tuple((d, rij[nu.get(d, d)]) for d in per)
                        for wie in kringen[:1] if GEMEENTE in per else kringen:
                            sleutel = telling, wie, vak, wijze, waar
                            self.echt[sleutel] += waarde
                            if zelf:
                                self.weet[sleutel] += waarde
                            else:
                                self.per_jeugdige[sleutel][rij["jeugdige"]] += waarde

    def _tabellen(self, vak):
        for diep in (0, 1, 2) if vak == JAAR else (0, 1):
            for per in combinations(self.assen, diep):
                yield "toen" if "segment" in per else "", per
                if "segment" in per:
                    yield "nu", per

    def vraag_alles(self):
        """Every table a page could ask, of the region and, for who may, of the own circle."""
        waren = [("regio", {})]
        if self.eigen:
            ((dimensie, codes),) = self.eigen.items()
            waren.append(("kring", {dimensie: min(codes)}))
        vragen = [
            (code, wie, waar, vak, wijze, per)
            for code in self.stroom.maten
            for wie, waar in waren
            for vak in self.vakken
            for wijze, per in self._tabellen(vak)
            if wie == "regio" or GEMEENTE not in per
        ]
        antwoorden = bereken_vele(
            [Vraag.naar(c, per, waar, vak, w or "toen") for c, _, waar, vak, w, per in vragen],
            self.opname,
            self.inzage,
        )
        for (code, wie, _, vak, wijze, per), antwoord in zip(vragen, antwoorden, strict=True):
            for rij in antwoord.rijen:
                plek = wie, vak, wijze, tuple((d, feitwaarde(rij.sleutel[d])) for d in per)
                tellingen = self.stroom.maten[code]
                getallen = (rij.waarde,) if len(tellingen) == 1 else (rij.teller, rij.noemer)
                if rij.eerder:
                    self.eerder |= {(t, *plek): n for t, n in zip(tellingen, getallen, strict=True)}
                elif not rij.onderdrukt:
                    for telling, getal in zip(tellingen, getallen, strict=True):
                        self.gezien[telling, *plek] = getal
                        assert self.echt.get((telling, *plek), 0) == getal, plek

    def sommen(self):
        """The sums a pencil lays between these cells."""
        delen = defaultdict(list)
        zelf = self.eigen.get(GEMEENTE, ())
        for sleutel in self.echt:
            telling, wie, vak, wijze, waar = sleutel
            for i, (dimensie, _) in enumerate(waar):
                rest = waar[:i] + waar[i + 1 :]
                grof = wijze if any(d == "segment" for d, _ in rest) else ""
                delen[(telling, wie, vak, grof, rest), dimensie, wijze].append(sleutel)
            if zelf and GEMEENTE in dict(waar):
                rest = tuple(paar for paar in waar if paar[0] != GEMEENTE)
                wiens = "kring" if dict(waar)[GEMEENTE] in zelf else REST
                delen[(telling, wiens, vak, wijze, rest), GEMEENTE, "zelf"].append(sleutel)
            if wie != "regio":
                delen[(telling, "regio", vak, wijze, waar), "wie", ""].append(sleutel)
        yield from ((heel, stukken) for (heel, _, _), stukken in delen.items())
        for heel in self.echt:
            telling, wie, vak, wijze, waar = heel
            for stukken in OPDELING.get(vak, ()) if len(waar) < 2 else ():
                sleutels = [(telling, wie, deel, wijze, waar) for deel in stukken]
                yield heel, [s for s in sleutels if s in self.echt]

    def eis(self, sleutel):
        """From where to where nobody may be able to tell, or None."""
        jeugd = self.per_jeugdige[sleutel]
        if not 0 < len(jeugd) < 10:
            return None
        weet = self.weet[sleutel]
        hier = self.echt[sleutel] - weet
        if self.stroom.geld:
            marge = max(map(abs, jeugd.values())) / 5
            return (weet + hier - marge, weet + hier + marge) if marge else None
        if hier > 9:
            return None  # many lines of few youths: not a number that points at one
        return weet + 1, weet + 9

    def lekken(self):
        """The cells of which more is known than may be."""
        if self.stroom.deel:
            self._leg_resten(*self.stroom.deel)
        sleutels = sorted(self.echt, key=repr)
        plek = {s: i for i, s in enumerate(sleutels)}
        eisen = {s: eis for s in sleutels if (eis := self.eis(s))}
        verbanden = [
            Verband(plek[heel], tuple(plek[s] for s in stukken))
            for heel, stukken in self.sommen()
            if stukken
        ]
        if self.stroom.deel:
            deel, heel = self.stroom.deel
            for sleutel in [s for s in sleutels if s[0] == heel]:
                delen = [(naam, *sleutel[1:]) for naam in (deel, "de rest")]
                verbanden.append(Verband(plek[sleutel], tuple(plek[s] for s in delen if s in plek)))
        waarde = [self.echt[s] for s in sleutels]
        for verband in verbanden:
            assert waarde[verband.heel] == sum(waarde[d] for d in verband.delen)
        weg = [s not in self.gezien for s in sleutels]
        gevonden = keur(
            waarde,
            weg,
            verbanden,
            {plek[s]: eis for s, eis in eisen.items() if weg[plek[s]]},
            {plek[s]: float(weet) for s, weet in self.weet.items() if s in plek},
        )
        bloot = [s for s in eisen if s in self.gezien]
        return [*bloot, *((sleutels[lek.cel], lek.laagst, lek.hoogst) for lek in gevonden)]

    def _leg_resten(self, deel, heel):
        """What is left of the whole without its part is nobody's answer, and a count too."""
        for sleutel in [s for s in self.echt if s[0] == heel]:
            rest, klein = ("de rest", *sleutel[1:]), (deel, *sleutel[1:])
            over = self.echt[sleutel] - self.echt.get(klein, 0)
            if over:
                self.echt[rest] = over
                self.weet[rest] = self.weet[sleutel] - self.weet.get(klein, 0)
                self.per_jeugdige[rest] = {str(i): 1 for i in range(over - self.weet[rest])}


@pytest.mark.parametrize(
    ("wie", "naam"),
    [
        # A share takes two lattices and as many programs: for two readers unless all is asked.
        pytest.param(wie, naam, marks=pytest.mark.lang if zwaar else ())
        for wie in LEZERS
        for naam in STROMEN
        for zwaar in [STROMEN[naam].deel is not None and wie in ("raad", "aanbieder")]
    ],
)
def test_het_interval_van_een_verborgen_getal_is_nergens_te_nauw(klein, wie, naam):
    """Of each count of few youths all of 1 to 9 stays possible, of each amount 20 % either way."""
    aanval = Aanval(klein, LEZERS[wie], STROMEN[naam])
    aanval.vraag_alles()
    assert aanval.gezien
    assert len(aanval.gezien) < len(aanval.echt), "de proef verbergt niets, dus bewijst niets"
    assert not aanval.lekken()[:3]


def test_een_geplant_lek_wordt_gevonden(klein):
    """Show all but one small cell, and the attack must find it: it can fail."""
    aanval = Aanval(klein, LEZERS["raad"], STROMEN["nieuwe_trajecten"])
    geheim = next(s for s in sorted(aanval.echt, key=repr) if aanval.eis(s) and s[4])
    aanval.gezien = {s: w for s, w in aanval.echt.items() if s != geheim}
    assert geheim in [lek[0] for lek in aanval.lekken() if len(lek) == 3]


# ── two publications ──────────────────────────────────────────────────────────────────────────


def publicatie_ervoor(opname, map_, zaad=3):
    """The publication a month earlier: without what began since, and what came in late."""
    dobbel = random.Random(zaad)
    grens = date(2026, 12, 1)

    def wist(rij):
        dag = rij.get("begindatum") or rij.get("toewijzingsdatum")
        if dag is None or "jeugdige" not in rij:
            return True
        return dag < grens and dobbel.random() < (0.93 if dag >= date(2026, 7, 1) else 0.995)

    tabellen = {
        naam: [
            tuple(rij[k.naam] for k in TABELLEN[naam].kolommen)
            for rij in opname.tabel(naam).to_pylist()
            if wist(rij)
        ]
        for naam in TABELLEN
    }
    return schrijf_momentopname(
        map_, tabellen, peildatum=grens, regio=opname.regio, stelsel="proef",
        op=datetime(2026, 12, 1, 6, tzinfo=UTC),
    )  # fmt: skip


@pytest.fixture(scope="module")
def twee(klein, tmp_path_factory):
    """Two publications after each other, the second held against the first."""
    eerder = publicatie_ervoor(klein, tmp_path_factory.mktemp("eerder"))
    map_ = tmp_path_factory.mktemp("later") / klein.id
    shutil.copytree(klein.map, map_, ignore=shutil.ignore_patterns(roosterkast.ROOSTERS))
    return eerder, replace(klein, map=map_, eerder=eerder)


SAMEN = [v for v in VAKKEN if v.known_end <= date(2026, 12, 1)]


def lekken_tussen(eerst, later):
    """Both publications before one program, with what changed between them as a count too."""
    plek = defaultdict(lambda: len(plek))
    waarde, weg, eisen, verbanden = [], [], {}, []

    def leg(soort, sleutel, getal, bekend, eis):
        nummer = plek[soort, sleutel]
        assert nummer == len(waarde)
        waarde.append(getal)
        weg.append(not bekend)
        if eis is not None and not bekend:
            eisen[nummer] = eis
        return nummer

    for sleutel in sorted({*eerst.echt, *later.echt}, key=repr):
        nummers = []
        for soort, aanval in enumerate((eerst, later)):
            getal = aanval.echt.get(sleutel, 0)
            bekend = sleutel in aanval.gezien or not getal
            nummers.append(leg(soort, sleutel, getal, bekend, aanval.eis(sleutel)))
        was, nu = (aanval.per_jeugdige[sleutel] for aanval in (eerst, later))
        kwam = [nu[j] - was.get(j, 0) for j in nu if nu[j] != was.get(j, 0)]
        anders = waarde[nummers[1]] - waarde[nummers[0]]
        marge = max(kwam, default=0) / 5
        weet = later.weet[sleutel] - eerst.weet[sleutel]
        eis = None
        if 0 < len(kwam) < 10:
            geld = later.stroom.geld
            eis = (anders - marge, anders + marge) if geld else (weet + 1, weet + 9)
        verschil = leg(2, sleutel, anders, False, eis if eis and anders > weet else None)
        verbanden.append(Verband(nummers[1], (nummers[0], verschil)))
    for soort, aanval in enumerate((eerst, later)):
        for heel, stukken in aanval.sommen():
            if stukken:
                delen = tuple(plek[soort, s] for s in stukken)
                verbanden.append(Verband(plek[soort, heel], delen))
    namen = list(plek)
    return [(namen[lek.cel], lek.laagst, lek.hoogst) for lek in keur(waarde, weg, verbanden, eisen)]


@pytest.mark.parametrize(
    ("wie", "naam"),
    [
        pytest.param(wie, naam, marks=pytest.mark.lang if naam != "nieuwe_trajecten" else ())
        for wie in ("raad", "beleid")
        for naam in ("nieuwe_trajecten", "uitgaven")
    ],
)
def test_twee_publicaties_naast_elkaar_geven_niets_weg(twee, wie, naam):
    """What was hidden stays so while it is the same, and who came late is not told apart."""
    aanvallen = [Aanval(opname, LEZERS[wie], STROMEN[naam], SAMEN) for opname in twee]
    for aanval in aanvallen:
        aanval.vraag_alles()
    assert not lekken_tussen(*aanvallen)[:3]
    eerst, later = aanvallen
    assert later.eerder
    assert later.eerder.items() <= eerst.gezien.items(), "wat niet nieuw is, was al te zien"


def test_een_publicatie_die_de_vorige_vergeet_wordt_gevonden(twee):
    """The attack on two publications can fail: the second without knowledge of the first."""
    eerder, later = twee
    aanvallen = [
        Aanval(opname, LEZERS["raad"], STROMEN["nieuwe_trajecten"], SAMEN)
        for opname in (eerder, replace(later, eerder=None))
    ]
    for aanval in aanvallen:
        aanval.vraag_alles()
    assert lekken_tussen(*aanvallen)


FAMILIES = sorted(
    {
        familie_van(replace(telling, zonder=()))
        for maat in CATALOGUS.values()
        for telling in (*maat.tellers, *([maat.noemer] if maat.noemer else []), *maat.zoals)
        if telling.over_personen
    },
    key=repr,
)
BANDEN = {True: Band.SOM, False: Band.OMVAT}


def zeef(opname, inzage, familie):
    """The whole lattice of a family before a linear program: what it gives away, and how much of
    that there may be: on the largest lattices the bounds are less sharp (ADR 24).
    """
    _, verberging = _Roosterwerk(opname, Publiek.van(inzage), familie).verberging()
    weg = verberging.weg()
    assert all(w or verberging.rest[cel] for cel, w in enumerate(weg) if verberging.klein[cel])
    lekken = keur(
        verberging.waarde,
        verberging.ook_resten(weg),
        [Verband(v.heel, v.delen, BANDEN[v.som]) for v in verberging.verbanden()],
        verberging.eisen,
    )
    groot = len(verberging.waarde) > MEESTE_MET_GROEPEN
    return lekken, len(verberging.eisen) // 100 if groot else 0


@pytest.mark.lang
@pytest.mark.parametrize("nummer", range(len(FAMILIES)))
@pytest.mark.parametrize("wie", LEZERS)
def test_geen_rooster_geeft_iets_weg(opname, wie, nummer):
    """Every count of the catalogue, over all years, with all its parts: minutes."""
    lekken, hoogstens = zeef(opname, LEZERS[wie], FAMILIES[nummer])
    assert len(lekken) <= hoogstens, lekken[:3]


def test_een_som_met_een_onbekende_krijgt_er_een_bij():
    assert dek_af([50, 4, 21, 25], [False, True, False, False], [(0, (1, 2, 3))], 10) == [
        False,
        True,
        True,
        False,
    ]


def test_twee_kleine_delen_krijgen_een_derde_mee():
    assert sum(dek_af([50, 4, 3, 43], [False, True, True, False], [(0, (1, 2, 3))], 10)) == 4 - 1


# ── kept on disk ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def kast(opname):
    """Nothing is known yet, in memory or on disk."""
    shutil.rmtree(opname.map / roosterkast.ROOSTERS, ignore_errors=True)
    roosterkast.vergeet_roosters()
    yield opname.map / roosterkast.ROOSTERS
    roosterkast.vergeet_roosters()


UITGAVEN = CATALOGUS["uitgaven"].tellers[0]
BINNEN_NORM = CATALOGUS["binnen_norm"].tellers[0]


def vers(opname, wie, telling=UITGAVEN):
    """As a process that has just started gets it."""
    roosterkast.vergeet_roosters()
    return roosterkast.rooster_van(opname, Publiek.van(LEZERS[wie]), telling)[0]


def reken_niet(*_):
    raise AssertionError("dit lag op schijf")


@pytest.mark.parametrize("telling", [UITGAVEN, BINNEN_NORM], ids=["uitgaven", "binnen_norm"])
@pytest.mark.parametrize("wie", LEZERS)
def test_van_schijf_is_hetzelfde_als_berekend(opname, kast, monkeypatch, wie, telling):
    berekend = vers(opname, wie, telling)
    assert berekend.verborgen
    (bestand,) = kast.iterdir()
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    monkeypatch.setattr(roosterkast, "maak_rooster", reken_niet)
    gelezen = vers(opname, wie, telling)
    assert gelezen == berekend
    assert gelezen.cellen == berekend.cellen


def test_wat_een_lezer_ziet_is_van_schijf_hetzelfde(opname, kast, monkeypatch):
    def zie(wie):
        roosterkast.vergeet_roosters()
        periode = Period.month(2026, 5)
        machine = InGeheugen(opname)  # keeps no answers
        vraag = Vraag.naar("nieuwe_trajecten", ("segment",), {}, periode, "toen")
        return bereken_vele([vraag], opname, LEZERS[wie], machine)[0].rijen

    eerst = {wie: zie(wie) for wie in LEZERS}
    monkeypatch.setattr(roosterkast, "maak_rooster", reken_niet)
    assert {wie: zie(wie) for wie in LEZERS} == eerst


@pytest.mark.parametrize(
    "maak_stuk",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: hashlib.sha256(b"[]").digest() + b"[]",
        lambda data: (z := zlib.compress(b"[1]")) and hashlib.sha256(z).digest() + z,
    ],
    ids=["leeg", "half", "een bit", "geen zlib", "iets anders"],
)
def test_een_beschadigd_bestand_wordt_opnieuw_berekend(opname, kast, maak_stuk):
    goed = vers(opname, "raad")
    (bestand,) = kast.iterdir()
    data = bestand.read_bytes()
    bestand.write_bytes(maak_stuk(data))
    assert vers(opname, "raad") == goed
    assert bestand.read_bytes() == data, "en weer heel gemaakt"


def test_niemand_krijgt_het_rooster_van_een_ander(opname, kast):
    """Each has a file of its own, and one laid in the place of another is not believed."""
    eigen = {wie: vers(opname, wie) for wie in LEZERS}
    buur = Publiek.van(Inzage.als(rollen.RAADSLID, wereld.ANDERE))
    familie = eigen["raad"].tellingen
    publieken = [*(Publiek.van(inzage) for inzage in LEZERS.values()), buur]
    waarvan = [roosterkast.beschrijf(opname, publiek, familie) for publiek in publieken]
    plekken = [roosterkast.bestand_van(opname, een) for een in waarvan]
    assert len(set(plekken)) == len(set(publieken))
    for naar, (wie, goed) in zip(plekken, eigen.items(), strict=False):
        for van, anders in zip(plekken, eigen.values(), strict=False):
            if van != naar and anders != goed:
                echt = naar.read_bytes()
                naar.write_bytes(van.read_bytes())
                assert vers(opname, wie) == goed
                assert naar.read_bytes() == echt


@pytest.mark.parametrize(
    "anders",
    [
        lambda o: replace(o, id="2027-01-01-000000000000"),
        lambda o: replace(o, peildatum=date(2026, 12, 1)),
    ],
    ids=["momentopname", "peildatum"],
)
def test_een_andere_publicatie_is_een_ander_bestand(opname, anders):
    publiek, familie = Publiek.van(LEZERS["raad"]), (UITGAVEN,)
    eerst = roosterkast.bestand_van(opname, roosterkast.beschrijf(opname, publiek, familie))
    ander = anders(opname)
    assert eerst != roosterkast.bestand_van(opname, roosterkast.beschrijf(ander, publiek, familie))


def test_andere_code_leest_het_oude_bestand_niet(opname, kast, monkeypatch):
    vers(opname, "raad")
    monkeypatch.setattr(roosterkast, "versie", lambda: "later")
    vers(opname, "raad")
    assert len(list(kast.iterdir())) == 2


def test_een_schijf_die_weigert_kost_geen_antwoord(opname, kast):
    goed = vers(opname, "raad")
    shutil.rmtree(kast)
    kast.write_text("hier kan geen map komen")
    try:
        assert vers(opname, "raad") == goed
    finally:
        kast.unlink()


def test_een_opgeruimde_momentopname_komt_niet_terug(opname, kast):
    weg = replace(opname, map=opname.map.parent / "weg")
    roosterkast._schrijf(roosterkast.bestand_van(weg, "x"), "x", vers(opname, "raad"))
    assert not weg.map.exists()


def test_de_roosters_gaan_met_hun_momentopname(tmp_path):
    oud = wereld.maak_opname(tmp_path, aantal=60)
    vers(oud, "raad")
    schrijf_momentopname(
        tmp_path, {}, peildatum=date(2031, 1, 1), regio="r", stelsel="s",
        op=datetime(2031, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    assert (oud.map / roosterkast.ROOSTERS).is_dir()
    assert [e.map for e in ruim_op(tmp_path, date(2031, 1, 1), Bewaarbeleid())] == [oud.map]
    assert not list(tmp_path.rglob(roosterkast.ROOSTERS))
