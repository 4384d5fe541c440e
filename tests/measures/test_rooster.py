# SPDX-License-Identifier: EUPL-1.2
"""Nobody is found by subtracting: an attack that asks all a reader may ask, and reckons on.

The attacker knows nothing of how cells are hidden: it asks tables as a page does, lays the sums
between them (a table and a coarser one, a year and its months, both layouts, a share's part and
whole) and asks of every hidden count which values are left.
"""

from collections import defaultdict
from datetime import date
from itertools import combinations

import numpy as np
import pytest

from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, GeenInzage, bereken
from hefboom.measures.afdekken import dek_af
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
