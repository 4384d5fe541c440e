# SPDX-License-Identifier: EUPL-1.2
"""Nobody is found by subtracting: an attack that asks all a reader may ask, and reckons on.

The attacker knows nothing of how cells are hidden: it asks tables as a page does, lays the sums
between them (a table and a coarser one, a year and its quarters and months, both layouts, the
region and the own circle, what an earlier publication showed) and asks of every hidden count
between which values it lies. What it may not know it counts itself, from the rows.
"""

import hashlib
import random
import shutil
import stat
import zlib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from itertools import combinations

import pytest

from hefboom.facts import TABELLEN
from hefboom.facts.bewaren import Bewaarbeleid, ruim_op
from hefboom.facts.momentopname import PUBLICATIE
from hefboom.facts.publicatie import publiceer_in
from hefboom.facts.schrijven import schrijf_momentopname, schrijf_zeker
from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, GeenInzage, Vraag, bereken, bereken_vele, roosterkast
from hefboom.measures.keuring import Verband, keur
from hefboom.measures.machine import InGeheugen
from hefboom.measures.rooster import Publiek
from hefboom.measures.vraag import feitwaarde
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


@pytest.fixture(scope="module")
def opname(tmp_path_factory):
    return wereld.maak_opname(tmp_path_factory.mktemp("aanval"), aantal=300)


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


def test_maten_met_dezelfde_cel_verbergen_die_allebei(opname):
    """`volgens_plan` and others share counts; a count hidden under one shows under no other."""
    gezien = {}
    maten = [CATALOGUS[c] for c in ("beeindigde_trajecten", "duur", "volgens_plan")]
    for maat in maten:
        if not {"segment", "vorm"} <= set(maat.dimensies) or maat.verplicht:
            continue
        uitkomst = bereken(maat.code, opname, ("segment", "vorm"), {}, JAAR, LEZERS["raad"])
        for rij in uitkomst.rijen:
            if not rij.onderdrukt and len(maat.tellers) == 1 and maat.noemer is None:
                gezien[maat.tellers[0], tuple(rij.sleutel.values())] = rij.waarde
    for maat in maten:
        if maat.noemer is None or "vorm" not in maat.dimensies or maat.verplicht:
            continue
        uitkomst = bereken(maat.code, opname, ("segment", "vorm"), {}, JAAR, LEZERS["raad"])
        for rij in uitkomst.rijen:
            if rij.teller is not None and maat.tellers[0] in {t for t, _ in gezien}:
                assert (maat.tellers[0], tuple(rij.sleutel.values())) in gezien


HALF, DRIEKWART = (Period(JAAR.start, kwartaal.end) for kwartaal in KWARTALEN[1:3])
#: A period and the shorter ones it is made of.
OPDELING = {
    **{k: [m for m in JAAR.months() if k.contains(m)] for k in KWARTALEN},
    HALF: KWARTALEN[:2],
    DRIEKWART: [HALF, KWARTALEN[2]],
    JAAR: [DRIEKWART, KWARTALEN[3]],
}
VAKKEN = (*JAAR.months(), *OPDELING)
#: What a row counts for in each measure that is attacked; None: it does not count.
TELT = {
    "nieuwe_trajecten": ("zorgperioden", lambda rij: None if rij["vervolg"] else 1),
    "geweigerde_regels": ("prestaties", lambda rij: 1 if rij["geweigerd"] else None),
    "uitgaven": ("prestaties", lambda rij: rij["toegekend"]),
}
REST = "rest"


class Aanval:
    """What one reader gets to see of one flow, as unknowns and sums.

    The truth is counted here row by row: of each cell what each youth and each provider is in it.
    """

    def __init__(self, opname, inzage, code):
        self.opname, self.inzage, self.code = opname, inzage, code
        self.assen = [d for d in ASSEN if d in CATALOGUS[code].dimensies]
        self.eigen = dict(Publiek.van(inzage).eigen)
        self.bekend = dict(Publiek.van(inzage).bekend)
        self.per_jeugdige = defaultdict(lambda: defaultdict(int))
        self.per_aanbieder = defaultdict(lambda: defaultdict(int))
        self.echt, self.weet = defaultdict(int), defaultdict(int)
        self.gezien = {}
        self.vakken = [v for v in VAKKEN if v.known_end <= opname.peildatum]
        self._tel_rijen()

    def _tel_rijen(self):
        feit, telt = TELT[self.code]
        for rij in self.opname.tabel(feit).to_pylist():
            waarde = telt(rij)
            vakken = [v for v in self.vakken if rij["begindatum"] in v]
            if waarde is None or not vakken:
                continue
            zelf = bool(self.bekend) and all(rij[d] in c for d, c in self.bekend.items())
            mijn = all(rij[d] in c for d, c in self.eigen.items())
            kringen = ["regio", *([("kring" if mijn else REST)] if self.eigen else [])]
            for vak in vakken:
                for wijze, per in self._tabellen(vak):
                    waar = tuple((d, rij["segment_nu" if self._nu(d, wijze) else d]) for d in per)
                    for wie in kringen:
                        sleutel = wie, vak, wijze, waar
                        self.echt[sleutel] += waarde
                        self.weet[sleutel] += waarde if zelf else 0
                        if not zelf:
                            self.per_jeugdige[sleutel][rij["jeugdige"]] += waarde
                            self.per_aanbieder[sleutel][rij["aanbieder"]] += waarde

    def _nu(self, dimensie, wijze):
        return dimensie == "segment" and wijze == "nu"

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
        for wie, waar in waren:
            for vak in self.vakken:
                for wijze, per in self._tabellen(vak):
                    self._vraag(wie, waar, vak, wijze, per)

    def _vraag(self, wie, waar, vak, wijze, per):
        try:
            antwoord = bereken(self.code, self.opname, per, waar, vak, self.inzage, wijze or "toen")
        except GeenInzage:
            return
        for rij in antwoord.rijen:
            sleutel = wie, vak, wijze, tuple((d, feitwaarde(rij.sleutel[d])) for d in per)
            if not rij.onderdrukt:
                self.gezien[sleutel] = rij.waarde
                assert self.echt[sleutel] == rij.waarde, sleutel

    def sommen(self):
        """The sums a pencil lays between these cells."""
        delen = defaultdict(list)
        for sleutel in self.echt:
            wie, vak, wijze, waar = sleutel
            for i, (dimensie, _) in enumerate(waar):
                rest = waar[:i] + waar[i + 1 :]
                grof = wie, vak, wijze if any(d == "segment" for d, _ in rest) else "", rest
                delen[grof, dimensie, wijze].append(sleutel)
            if wie != "regio":
                delen[("regio", vak, wijze, waar), "wie", ""].append(sleutel)
        for (heel, _, _), stukken in delen.items():
            yield heel, stukken
        for heel in self.echt:
            wie, vak, wijze, waar = heel
            stukken = [(wie, deel, wijze, waar) for deel in OPDELING.get(vak, ())]
            if stukken and len(waar) < 2:
                yield heel, [s for s in stukken if s in self.echt]

    def eis(self, sleutel):
        """From where to where nobody may be able to tell, or None."""
        jeugd, bieders = self.per_jeugdige[sleutel], self.per_aanbieder[sleutel]
        rest = self.echt[sleutel] - self.weet[sleutel]
        grootste = 0
        if 0 < len(jeugd) < 10:
            grootste = max(map(abs, jeugd.values()))
        elif self.code == "uitgaven" and rest and max(bieders.values()) >= 0.8 * rest:
            grootste = max(bieders.values())
        if not grootste:
            return None
        if self.code == "uitgaven":
            marge = grootste / 5
            return rest + self.weet[sleutel] - marge, rest + self.weet[sleutel] + marge
        if rest > 9:
            return None  # many lines of few youths: not a number that points at one
        return self.weet[sleutel] + 1, self.weet[sleutel] + 9

    def lekken(self, eisen=None, vloer=None):
        """The cells of which more is known than may be."""
        sleutels = sorted(self.echt, key=repr)
        plek = {s: i for i, s in enumerate(sleutels)}
        if eisen is None:
            eisen = {s: eis for s in sleutels if (eis := self.eis(s))}
        bodem = {s: float(self.weet[s]) for s in sleutels if self.weet[s]} | (vloer or {})
        verbanden = [
            Verband(plek[heel], tuple(plek[s] for s in stukken))
            for heel, stukken in self.sommen()
            if heel in plek
        ]
        for heel, stukken, _ in verbanden:
            assert self.echt[sleutels[heel]] == sum(self.echt[sleutels[s]] for s in stukken)
        weg = [s not in self.gezien for s in sleutels]
        bloot = [s for s in eisen if s in self.gezien]
        gevonden = keur(
            [self.echt[s] for s in sleutels],
            weg,
            verbanden,
            {plek[s]: eis for s, eis in eisen.items() if weg[plek[s]]},
            {plek[s]: bodem_ for s, bodem_ in bodem.items() if s in plek},
        )
        return [*bloot, *((sleutels[lek.cel], lek.laagst, lek.hoogst) for lek in gevonden)]


@pytest.mark.parametrize("code", TELT)
@pytest.mark.parametrize("wie", LEZERS)
def test_het_interval_van_een_verborgen_getal_is_nergens_te_nauw(opname, wie, code):
    aanval = Aanval(opname, LEZERS[wie], code)
    aanval.vraag_alles()
    assert len(aanval.gezien) < len(aanval.echt), "de proef verbergt niets, dus bewijst niets"
    print(f"{wie} {code}: {len(aanval.gezien)} van {len(aanval.echt)} cellen getoond")
    assert not aanval.lekken()[:3]


def test_een_geplant_lek_wordt_gevonden(opname):
    """Show all but one small cell, and the attack must find it: it can fail."""
    aanval = Aanval(opname, LEZERS["raad"], "nieuwe_trajecten")
    klein = next(
        s for s, eis in ((s, aanval.eis(s)) for s in sorted(aanval.echt, key=repr)) if eis and s[3]
    )
    aanval.gezien = {s: w for s, w in aanval.echt.items() if s != klein}
    assert klein in [lek[0] for lek in aanval.lekken() if len(lek) == 3]


# ── one publication after another ─────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def reeks(tmp_path_factory):
    """Three publications of one region, in which of the last months some is not known at first."""
    map_ = tmp_path_factory.mktemp("reeks")
    heel = wereld.maak_opname(map_ / "heel", aantal=300)
    uit = []
    for grens in (date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)):
        dobbel = random.Random(7)
        tabellen = {}
        for naam, tabel in TABELLEN.items():
            rijen = heel.tabel(naam).to_pylist()
            if naam in ("zorgperioden", "prestaties"):
                rijen = [r for r in rijen if _bekend_op(r["begindatum"], grens, dobbel.random())]
            tabellen[naam] = [tuple(r[k.naam] for k in tabel.kolommen) for r in rijen]
        opname = schrijf_momentopname(
            map_ / "reeks", tabellen, peildatum=grens, regio=wereld.REGIO, stelsel="proef",
            op=datetime(2027, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        uit.append(publiceer_in(map_ / "reeks", opname))
    return uit


def _bekend_op(dag, grens, toeval):
    """Of the month before three quarters is known, of earlier ones a little less than all."""
    maanden = (grens.year - dag.year) * 12 + grens.month - dag.month
    return maanden > 0 and toeval < {1: 0.75, 2: 0.97, 3: 0.99}.get(maanden, 1)


@pytest.mark.parametrize("wie", ["raad", "inwoner"])
@pytest.mark.parametrize("code", ["nieuwe_trajecten", "uitgaven"])
def test_het_verschil_van_twee_publicaties_wijst_niemand_aan(reeks, wie, code):
    lekken, veranderd = _lekken_uit_verschil(reeks, wie, code)
    assert veranderd, "er veranderde niets kleins, dus dit bewijst niets"
    assert not lekken[:3]


def test_zonder_geheugen_van_eerdere_publicaties_lekt_het(reeks, monkeypatch):
    """The attack can fail: a publication that knows nothing of the one before it gives it away."""
    monkeypatch.setattr(roosterkast, "eerder_getoond", lambda *_: iter(()))
    _vergeet_antwoorden(reeks)
    assert _lekken_uit_verschil(reeks, "inwoner", "uitgaven")[0]
    _vergeet_antwoorden(reeks)


def _vergeet_antwoorden(reeks):
    import_module("hefboom.measures.berekening")._onthouden.leeg()
    for opname in reeks:
        shutil.rmtree(opname.map / roosterkast.ROOSTERS, ignore_errors=True)


def _lekken_uit_verschil(reeks, wie, code):
    feiten = reeks[-1].map.parent
    vorige, lekken = [], []
    veranderd = 0
    for nu in reeks:
        schrijf_zeker(
            feiten / PUBLICATIE, {"id": nu.id, "eerder": [een.opname.id for een in vorige]}
        )
        roosterkast.vergeet_roosters()
        aanval = Aanval(nu, LEZERS[wie], code)
        aanval.vraag_alles()
        eisen, vloer = {}, {}
        for toen in vorige:
            for s in toen.gezien.keys() | {s for s in aanval.echt if _was_te_vragen(s, toen)}:
                if s not in toen.gezien and s in toen.echt:
                    continue
                was, is_ = toen.per_jeugdige[s], aanval.per_jeugdige[s]
                anders = {j: is_.get(j, 0) - was.get(j, 0) for j in was.keys() | is_.keys()}
                anders = {j: v for j, v in anders.items() if v}
                if aanval.echt.get(s, 0) >= toen.echt.get(s, 0):
                    vloer[s] = max(vloer.get(s, 0.0), float(toen.echt.get(s, 0)))
                if 0 < len(anders) < 10 and s in aanval.echt:
                    veranderd += 1
                    eisen[s] = _ruimte(code, toen.echt.get(s, 0), anders)
        lekken += aanval.lekken(eisen, vloer)
        vorige.insert(0, aanval)
    return lekken, veranderd


def _was_te_vragen(sleutel, toen):
    return sleutel[0] != REST and sleutel[1].known_end <= toen.opname.peildatum


def _ruimte(code, was, anders):
    meer = sum(anders.values())
    if code == "uitgaven":
        marge = max(map(abs, anders.values())) / 5
        return was + meer - marge, was + meer + marge
    return (was + 1, was + 9) if meer >= 0 else (was - 9, was - 1)


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
    (bestand,) = kast.iterdir()
    oud = bestand.read_bytes()
    monkeypatch.setattr(roosterkast, "versie", lambda: "later")
    vers(opname, "raad")
    assert bestand.read_bytes() != oud
    monkeypatch.setattr(roosterkast, "maak_rooster", reken_niet)
    vers(opname, "raad")


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
