# SPDX-License-Identifier: EUPL-1.2
"""Nothing in the demo may look like a trend that is only the edge of its window, and the shape of
its courses of help is that of CBS and of the norms. Judged on the plan, before messages."""

from datetime import date
from statistics import mean
from types import SimpleNamespace

import pytest

from hefboom import demo, stelsel
from hefboom.demo.aanbieders import maak_veld
from hefboom.demo.aanbod import maak_aanbod, venster
from hefboom.demo.bevolking import Bevolking
from hefboom.demo.ijking import landelijk, regionaal
from hefboom.demo.levensloop import DAG, HERINDICATIE, Traject, Wijziging
from hefboom.demo.omvang import stem_omvang_af
from hefboom.demo.zending import Zending
from hefboom.ijw.codes import JZ002, WMO757
from hefboom.kernel import Period

RUIM = demo.regios()[-1]  # its contracts began long before the demo


@pytest.fixture(scope="module")
def bevolking():
    """Two years at nearly half scale: large enough for chance to even out."""
    ijk, land, echt = regionaal(RUIM), landelijk(), stelsel.laad(RUIM)
    v = venster(echt, ijk, 24)
    aanbod = maak_aanbod(echt, ijk, land, v)
    gemaakt = Bevolking(echt, ijk, land, maak_veld(ijk, aanbod), aanbod, v, 1, 0.4)
    gemaakt.vul()
    stem_omvang_af(gemaakt)
    return gemaakt


def _helften(bevolking, getal):
    maanden = [getal(maand) for maand in bevolking.venster.maanden]
    return mean(maanden[:12]), mean(maanden[12:])


def _binnen(dag, maand):
    return maand.first <= dag <= maand.last


def test_de_wachttijd_is_in_het_eerste_jaar_die_van_het_tweede(bevolking):
    def wacht(maand):
        return mean(
            max(0, (t.begin - t.toegewezen).days)
            for t in bevolking.trajecten
            if not t.taak and _binnen(t.begin, maand)
        )

    eerste, tweede = _helften(bevolking, wacht)
    assert eerste == pytest.approx(tweede, rel=0.08)


@pytest.mark.parametrize("dag", ["begin", "einde", "toegewezen"])
def test_starts_eindes_en_toewijzingen_lopen_niet_op_of_af(bevolking, dag):
    def aantal(maand):
        return sum(_binnen(getattr(t, dag), maand) for t in bevolking.trajecten if not t.taak)

    eerste, tweede = _helften(bevolking, aantal)
    assert eerste == pytest.approx(tweede, rel=0.06)


def test_het_aantal_jeugdigen_stijgt_licht_en_zakt_in_de_zomer(bevolking):
    def jeugdigen(maand):
        return len(
            {
                t.persoon.bsn.cijfers
                for t in bevolking.trajecten
                if t.begin <= maand.last and t.einde >= maand.first
            }
        )

    eerste, tweede = _helften(bevolking, jeugdigen)
    assert 0.995 < tweede / eerste < 1.045
    maanden = [jeugdigen(maand) for maand in bevolking.venster.maanden]
    assert maanden[7] < mean(maanden[2:6])


def test_de_verwijzers_zijn_in_beide_jaren_dezelfde(bevolking):
    for verwijzer in ("01", "02", "06"):

        def deel(maand, verwijzer=verwijzer):
            nieuw = [t for t in bevolking.trajecten if _binnen(t.toegewezen, maand)]
            return mean(t.verwijzer == verwijzer for t in nieuw if not t.taak)

        eerste, tweede = _helften(bevolking, deel)
        assert eerste == pytest.approx(tweede, abs=0.035)


def test_hulp_duurt_ongeveer_zo_lang_als_het_cbs_telt(bevolking):
    """Shares of ended help per bucket, with room for the pieces that allocations cut it into."""
    v = bevolking.venster
    duur = [
        (t.einde - t.begin).days + 1 for t in bevolking.trajecten if v.begin <= t.einde < v.einde
    ]
    kort = sum(d < 91 for d in duur) / len(duur)
    lang = sum(d >= 365 for d in duur) / len(duur)
    assert 0.14 < kort < 0.20
    assert 0.16 < lang < 0.40


def test_een_op_de_zeven_toewijzingen_is_langer_dan_de_norm(bevolking):
    v = bevolking.venster
    per_segment: dict[str, list[bool]] = {}
    for t in bevolking.trajecten:
        laatste = max([t.toegewezen, *(w.dagtekening for w in t.wijzigingen)])
        if t.taak or t.aanbod.duurnorm is None or not v.begin <= laatste < v.einde:
            continue
        lang = (t.stand(v.einde)[0] - t.ingang).days + 1 > t.aanbod.duurnorm
        per_segment.setdefault(t.aanbod.segment[max(t.aanbod.segment)], []).append(lang)
    assert all(mean(lang) < 0.25 for lang in per_segment.values())
    assert 0.08 < mean(x for lang in per_segment.values() for x in lang) < 0.20


def test_een_herindicatie_sluit_aan_en_houdt_product_en_aanbieder(bevolking):
    volgende = {(t.persoon.bsn.cijfers, t.agb, t.aanbod.code, t.begin) for t in bevolking.trajecten}
    gezien = 0
    for t in bevolking.trajecten:
        if t.ingetrokken is None and t.reden == HERINDICATIE and t.einde < bevolking.venster.einde:
            dag = t.einde + DAG
            gezien += 1
            assert (t.persoon.bsn.cijfers, t.agb, t.aanbod.code, dag) in volgende or (
                dag >= bevolking.venster.einde
            )
    assert gezien > 500


def test_op_een_dag_gaat_een_besluit_voor_het_volgende_verzoek():
    dag = regionaal(RUIM).einde
    op_volgorde = [
        Zending(dag, "JW315", 1),
        Zending(dag, "JW301", 1),
        Zending(dag, "JW317", 2, beurt=1),
        Zending(dag, "JW319", 2, beurt=1),
        Zending(dag, "JW305", 1),
        Zending(dag, "JW307", 1),
    ]
    assert sorted({*op_volgorde}, key=lambda z: z.sleutel) == op_volgorde


@pytest.mark.parametrize(
    ("frequentie", "maand", "op", "volume"),
    [
        (WMO757.PER_WEEK, 4, date(2025, 5, 8), 1),  # before the change was decided
        (WMO757.PER_WEEK, 4, date(2025, 8, 8), 1),  # claimed late: still what held in that month
        (WMO757.PER_WEEK, 6, date(2025, 7, 8), 1),  # the month of the change begins with less
        (WMO757.PER_MAAND, 7, date(2025, 8, 8), 2),
        (WMO757.TOTAAL, 4, date(2025, 8, 8), 2),  # a total may change in place (IV066)
    ],
)
def test_wie_laat_declareert_rekent_met_wat_in_die_maand_mocht(frequentie, maand, op, volume):
    t = SimpleNamespace(eind=date(2026, 6, 30), volume=1, frequentie=frequentie)
    t.wijzigingen = [Wijziging(date(2025, 6, 3), t.eind, 2, JZ002.OP_VERZOEK_VAN_AANBIEDER)]
    t.stand = lambda dag: Traject.stand(t, dag)
    assert Traject.volume_voor(t, Period.month(2025, maand), op) == volume
