# SPDX-License-Identifier: EUPL-1.2
"""Nobody is found by subtracting: an attack that asks all a reader may ask, and reckons on.

The attacker knows nothing of how cells are hidden: it asks tables as a page does, lays the sums
between them (a table and a coarser one, a year and its months, both layouts, a share's part and
whole) and asks of every hidden count which values are left.
"""

import hashlib
import shutil
import stat
import zlib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations

import numpy as np
import pytest

from hefboom.facts.bewaren import Bewaarbeleid, ruim_op
from hefboom.facts.schrijven import schrijf_momentopname
from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, GeenInzage, Vraag, bereken, bereken_vele, roosterkast
from hefboom.measures.afdekken import dek_af
from hefboom.measures.machine import InGeheugen
from hefboom.measures.rooster import Publiek
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
    return wereld.maak_opname(tmp_path_factory.mktemp("aanval"), aantal=500)


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
    for maat in CATALOGUS.values():
        if not {"segment", "vorm"} <= set(maat.dimensies) or maat.verplicht:
            continue
        uitkomst = bereken(maat.code, opname, ("segment", "vorm"), {}, JAAR, LEZERS["raad"])
        for rij in uitkomst.rijen:
            if not rij.onderdrukt and len(maat.tellers) == 1 and maat.noemer is None:
                gezien[maat.tellers[0], tuple(rij.sleutel.values())] = rij.waarde
    for maat in CATALOGUS.values():
        if maat.noemer is None or "vorm" not in maat.dimensies or maat.verplicht:
            continue
        uitkomst = bereken(maat.code, opname, ("segment", "vorm"), {}, JAAR, LEZERS["raad"])
        for rij in uitkomst.rijen:
            if rij.teller is not None and maat.tellers[0] in {t for t, _ in gezien}:
                assert (maat.tellers[0], tuple(rij.sleutel.values())) in gezien


class Aanval:
    """What one reader gets to see of one flow, as unknowns and sums."""

    def __init__(self, opname, inzage, code):
        self.opname, self.inzage, self.code = opname, inzage, code
        self.echt, self.gezien, self.sommen = {}, {}, []

    def vraag(self, per, periode, indeling, waar=None):
        waar = waar or {}
        try:
            antwoord = bereken(self.code, self.opname, per, waar, periode, self.inzage, indeling)
        except GeenInzage:
            return
        heel = bereken(self.code, self.opname, per, waar, periode, None, indeling)
        waarden = {tuple(rij.sleutel.items()): rij.waarde for rij in heel.rijen}
        for rij in antwoord.rijen:
            sleutel = self.sleutel(periode, indeling, {**rij.sleutel, **waar})
            self.echt[sleutel] = waarden.get(tuple(rij.sleutel.items()), rij.waarde)
            if not rij.onderdrukt:
                self.gezien[sleutel] = rij.waarde

    def sleutel(self, periode, indeling, waar):
        waar = dict(waar)
        if maand := waar.pop("maand", None):
            periode = Period.month(int(maand[:4]), int(maand[5:]))
        wijze = indeling if "segment" in waar else ""
        return periode, wijze, tuple(sorted(waar.items()))

    def leg_sommen(self):
        delen = defaultdict(list)
        for sleutel in self.echt:
            periode, wijze, waar = sleutel
            for i, (dimensie, _) in enumerate(waar):
                rest = waar[:i] + waar[i + 1 :]
                grof = (periode, wijze if any(d == "segment" for d, _ in rest) else "", rest)
                delen[grof, dimensie, wijze].append(sleutel)
            for heel in (*KWARTALEN, JAAR):
                if heel != periode and heel.contains(periode):
                    delen[(heel, wijze, waar), "tijd", periode.days > 31].append(sleutel)
        for (heel, dimensie, _), stukken in delen.items():
            if heel in self.echt and dimensie != "gemeente":
                self.sommen.append((heel, stukken))

    def bepaald(self):
        """Hidden counts that follow exactly from what is shown."""
        weg = [s for s in self.echt if s not in self.gezien and self.echt[s]]
        plaats = {s: i for i, s in enumerate(weg)}
        rijen = []
        for heel, stukken in self.sommen:
            leden = [(heel, 1.0), *((s, -1.0) for s in stukken)]
            if any(s in plaats for s, _ in leden):
                assert sum(self.echt[s] * t for s, t in leden) == 0, (heel, stukken)
                rij = np.zeros(len(weg))
                for s, teken in leden:
                    if s in plaats:
                        rij[plaats[s]] = teken
                rijen.append(rij)
        if not rijen:
            return [], weg
        _, waarden, v = np.linalg.svd(np.array(rijen), full_matrices=True)
        rang = int((waarden > 1e-9).sum())
        vrij = np.abs(v[rang:]).max(axis=0) if rang < len(weg) else np.zeros(len(weg))
        return [s for s in weg if vrij[plaats[s]] < 1e-7], weg


@pytest.mark.parametrize("code", ["nieuwe_trajecten", "geweigerde_regels", "uitgaven"])
@pytest.mark.parametrize("wie", LEZERS)
def test_geen_verborgen_getal_volgt_uit_wat_getoond_is(opname, wie, code):
    inzage = LEZERS[wie]
    aanval = Aanval(opname, inzage, code)
    assen = [d for d in ASSEN if d in CATALOGUS[code].dimensies]
    for wijze in ("toen", "nu"):
        for as_ in (None, *assen):
            aanval.vraag((as_, "maand") if as_ else ("maand",), JAAR, wijze)
        for periode in (*KWARTALEN, JAAR):
            for diep in (0, 1, 2):
                for per in combinations(assen, diep):
                    aanval.vraag(per, periode, wijze)
    aanval.leg_sommen()
    gevonden, verborgen = aanval.bepaald()
    assert verborgen, "de proef verbergt niets, dus bewijst niets"
    print(f"{wie} {code}: {len(verborgen)} van {len(aanval.echt)} cellen verborgen")
    assert not gevonden, [(s, aanval.echt[s]) for s in gevonden[:5]]


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
