# SPDX-License-Identifier: EUPL-1.2
"""Who pays which part: each key on small figures, by hand and against a slow twin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom import stelsel
from hefboom.bekostiging import (
    Gebruik,
    Gebruiksplek,
    NietTeVerdelen,
    beproef,
    bijdragen,
    hulpdelen,
    prikkel,
    verdeel,
)
from hefboom.bekostiging.aandeel import binnen_grenzen
from hefboom.kernel import Cents
from hefboom.stelsel import (
    Bestanddeel,
    Programmakosten,
    Regio,
    Verdeelsleutel,
    Verdeelsleutels,
)
from hefboom.stelsel.onderwerpen.verdeelsleutels import Ingroei, KleineParen

DEN_HAAG, ZOETERMEER, DELFT = "0518", "0637", "0503"
#: Of segment 3: day treatment (nine municipalities) and day care (eight).
BEHANDELING, BESTEDING = "41A11", "42A11"


@pytest.fixture(scope="module")
def haaglanden() -> Regio:
    return stelsel.laad("haaglanden")


def sleutel(*bestanddelen: Bestanddeel, **anders: object) -> Verdeelsleutel:
    kaal = Verdeelsleutel(
        code="proef",
        naam="Proef",
        uitleg="een sleutel om te proberen",
        bestanddelen=bestanddelen,
        zonder=frozenset(),
        hoogstens_meer=None,
        hoogstens_minder=None,
        ingroei=None,
        gedeeld=False,
        bron="HEFBOOM",
        status="aanname",
    )
    return replace(kaal, **anders)  # type: ignore[arg-type]


def producten(regio: Regio, segment: str) -> list[tuple[str, ...]]:
    """The products of each part of a segment."""
    return list(hulpdelen(regio, segment, 2028).producten.values())


def gebruik(regio: Regio, per: Mapping[str, Mapping[int, int]], segment: str = "5") -> Gebruik:
    """Youths per municipality and year, in the first product of the segment; each cost € 1.000."""
    product = producten(regio, segment)[0][0]
    jeugdigen = {
        Gebruiksplek(g, product, j): n for g, jaren in per.items() for j, n in jaren.items()
    }
    return Gebruik(
        frozenset(j for jaren in per.values() for j in jaren),
        jeugdigen,
        {plek: n * 100_000 for plek, n in jeugdigen.items()},
        {(plek.gemeente, plek.jaar): ({product: 100_000},) * n for plek, n in jeugdigen.items()},
    )


def test_gn3_de_projectorganisatie_tot_op_de_cent(haaglanden: Regio) -> None:
    """€ 2,9 mln; Zoetermeer € 347.056, € 44.208 paid in 2024, so € 151.424 a year (S4:470-475)."""
    programma = haaglanden[Programmakosten].alle[0]
    per = {rij.gemeente: rij for rij in bijdragen(haaglanden, programma)}
    zoetermeer = per[ZOETERMEER]
    assert int(zoetermeer.deel) == 347_056_00
    assert int(zoetermeer.rest) == 302_848_00
    assert {j: int(c) for j, c in zoetermeer.per_jaar.items()} == dict.fromkeys(
        (2025, 2026), 151_424_00
    )
    assert Cents.total(rij.deel for rij in per.values()) == Cents(2_900_000_00)
    assert round(100 * int(zoetermeer.deel) / 2_900_000_00, 2) == 11.97


def test_wie_alles_alleen_betaalt_verdeelt_niet() -> None:
    regio = stelsel.laad("zuid-holland-zuid")
    (programma,) = regio[Programmakosten].alle
    assert int(programma.bedrag) == 125_000_00  # F09: PwC, fase 0 en 1
    assert bijdragen(regio, programma) == ()


def test_elke_sleutel_die_geen_gebruik_vraagt_verdeelt_alles(haaglanden: Regio) -> None:
    for een in haaglanden[Verdeelsleutels].alle.values():
        if een.vraagt_gebruik:
            with pytest.raises(NietTeVerdelen, match="geen cijfers over het hele jaar"):
                verdeel(haaglanden, een, Cents(100), 2027, segment="5")
            continue
        for bedrag in (Cents(1), Cents(-100_001), Cents(0), Cents(23_305_000_00)):
            verdeling = verdeel(haaglanden, een, bedrag, 2027)
            assert Cents.total(verdeling.delen.values()) == bedrag
            assert sum(verdeling.aandelen.values()) == 1


def test_wie_niet_meedoet_betaalt_niet(haaglanden: Regio) -> None:
    per_jeugdige = haaglanden[Verdeelsleutels].alle["per_jeugdige"]
    assert DEN_HAAG not in verdeel(haaglanden, per_jeugdige, Cents(100), 2027, segment="5").delen
    assert DEN_HAAG in verdeel(haaglanden, per_jeugdige, Cents(100), 2027, segment="2").delen


def test_een_segment_in_delen_verdeelt_elk_deel_over_wie_eraan_meedoet(haaglanden: Regio) -> None:
    """Segment 3: nine municipalities for treatment, eight for day care (S3:936-943)."""
    delen = hulpdelen(haaglanden, "3", 2028)
    groot, klein = sorted(delen.deelnemers, key=lambda deel: -len(delen.deelnemers[deel]))
    assert (len(delen.deelnemers[groot]), len(delen.deelnemers[klein])) == (9, 8)
    cijfers = Gebruik(
        frozenset({2027}),
        toegekend={
            Gebruiksplek(DELFT, delen.producten[groot][0], 2027): 700,
            Gebruiksplek(DELFT, delen.producten[klein][0], 2027): 300,
        },
    )
    per_jeugdige = haaglanden[Verdeelsleutels].alle["per_jeugdige"]
    uit = verdeel(haaglanden, per_jeugdige, Cents(1000), 2028, segment="3", gebruik=cijfers)
    assert uit.per_deel == {groot: Cents(700), klein: Cents(300)}
    assert (DEN_HAAG, klein) not in uit.cellen
    for deel, som in uit.per_deel.items():
        assert Cents.total(c for (_, d), c in uit.cellen.items() if d == deel) == som
    assert "toegekende euro's van 2027" in uit.splitsing


def test_zonder_cijfers_is_een_segment_in_delen_niet_te_splitsen(haaglanden: Regio) -> None:
    per_jeugdige = haaglanden[Verdeelsleutels].alle["per_jeugdige"]
    with pytest.raises(NietTeVerdelen, match="Neem eerst de berichten van een heel jaar in"):
        verdeel(haaglanden, per_jeugdige, Cents(1000), 2028, segment="3")


def test_het_gebruik_van_jaren_terug_en_het_gemiddelde_daarvan(haaglanden: Regio) -> None:
    cijfers = gebruik(
        haaglanden, {DELFT: {2025: 9, 2026: 0, 2027: 3}, ZOETERMEER: {2026: 0, 2027: 9}}
    )
    vorig = sleutel(Bestanddeel("jeugdigen", 1, terug=1))
    drie = sleutel(Bestanddeel("jeugdigen", 1, terug=1, jaren=3))
    uit = verdeel(haaglanden, vorig, Cents(1200), 2028, segment="5", gebruik=cijfers).delen
    assert (uit[DELFT], uit[ZOETERMEER]) == (Cents(300), Cents(900))
    uit = verdeel(haaglanden, drie, Cents(2100), 2028, segment="5", gebruik=cijfers).delen
    assert (uit[DELFT], uit[ZOETERMEER]) == (Cents(1200), Cents(900))


def test_gewichten_tellen_naast_elkaar(haaglanden: Regio) -> None:
    cijfers = gebruik(haaglanden, {DELFT: {2027: 1}})
    half = sleutel(Bestanddeel("jeugdigen", 50, terug=1), Bestanddeel("gelijk", 50))
    uit = verdeel(haaglanden, half, Cents(1600), 2028, segment="5", gebruik=cijfers).delen
    assert uit[DELFT] == Cents(900)
    assert set(uit.values()) == {Cents(900), Cents(100)}


def test_boven_de_drempel_betalen_allen_naar_inwoners(haaglanden: Regio) -> None:
    product = producten(haaglanden, "5")[0][0]
    cijfers = Gebruik(
        frozenset({2028}),
        toegekend={Gebruiksplek(DELFT, product, 2028): 300},
        per_jeugdige={(DELFT, 2028): ({product: 250}, {product: 50})},
    )
    een = sleutel(Bestanddeel("toegekend", 1, drempel=Cents(100)))
    uit = verdeel(haaglanden, een, Cents(300), 2028, segment="5", gebruik=cijfers)
    inwoners = {str(g.code): g.jeugdigen for g in haaglanden.gemeenten if g.code != DEN_HAAG}
    deel = Fraction(inwoners[DELFT], sum(inwoners.values()))
    assert uit.aandelen[DELFT] == (150 + 150 * deel) / 300


def test_een_kleine_gemeente_telt_met_haar_gemiddelde(haaglanden: Regio) -> None:
    cijfers = gebruik(haaglanden, {DELFT: {2025: 4, 2026: 2, 2027: 0}, ZOETERMEER: {2027: 8}})
    klein = sleutel(
        Bestanddeel("jeugdigen", 1, terug=1, kleine_paren=KleineParen(Cents(500_000), 3))
    )
    uit = verdeel(haaglanden, klein, Cents(1000), 2028, segment="5", gebruik=cijfers).delen
    assert (uit[DELFT], uit[ZOETERMEER]) == (Cents(200), Cents(800))


def test_ingroeien_gaat_in_gelijke_stappen(haaglanden: Regio) -> None:
    groei = sleutel(Bestanddeel("inwoners", 1), ingroei=Ingroei("gelijke_delen", 2028, 3))
    naar = haaglanden[Verdeelsleutels].alle["per_jeugdige"]

    def deel(een: Verdeelsleutel, jaar: int) -> Fraction:
        return verdeel(haaglanden, een, Cents(100), jaar, segment="5").aandelen[DELFT]

    stap = (deel(naar, 2028) - Fraction(1, 8)) / 3
    assert [deel(groei, jaar) for jaar in (2027, 2028, 2029, 2030, 2033)] == [
        Fraction(1, 8) + stap * n for n in (0, 1, 2, 3, 3)
    ]


def test_een_aandeel_groeit_niet_harder_dan_mag(haaglanden: Regio) -> None:
    cijfers = gebruik(
        haaglanden,
        {
            DELFT: {2026: 10, 2027: 90},
            ZOETERMEER: {2026: 10, 2027: 10},
            "0603": {2026: 80, 2027: 0},
        },
    )
    begrensd = haaglanden[Verdeelsleutels].alle["gebruik_begrensd"]
    uit = verdeel(haaglanden, begrensd, Cents(10_000), 2028, segment="5", gebruik=cijfers)
    assert uit.aandelen[DELFT] == Fraction(11, 100)
    assert uit.aandelen[ZOETERMEER] == Fraction(11, 100)
    assert uit.aandelen["0603"] == Fraction(78, 100)
    assert sum(uit.aandelen.values()) == 1


deel = st.fractions(0, 1, max_denominator=50)


@given(st.lists(st.tuples(deel, deel), min_size=1, max_size=6), st.sampled_from([1, 10, 50]))
def test_begrensde_aandelen_blijven_samen_een_geheel(
    paren: list[tuple[Fraction, Fraction]], procent: int
) -> None:
    som = [sum(kant, Fraction(0)) for kant in zip(*paren, strict=True)]
    if not all(som):
        return
    kaal = {str(i): a / som[0] for i, (a, _) in enumerate(paren)}
    vorig = {str(i): b / som[1] for i, (_, b) in enumerate(paren)}
    grens = Fraction(procent, 100)
    uit = binnen_grenzen(kaal, vorig, grens, grens)
    assert sum(uit.values()) == 1
    for code, aandeel in uit.items():
        if vorig[code]:
            assert vorig[code] * (1 - grens) <= aandeel <= vorig[code] * (1 + grens)


vier = st.sampled_from([DELFT, ZOETERMEER, "0603", "1783"])


@settings(max_examples=30)
@given(st.dictionaries(vier, st.integers(0, 40), min_size=1))
def test_de_trage_tweeling_verdeelt_net_zo(aantallen: dict[str, int]) -> None:
    """Youths of last year and residents, half and half, worked out by hand per municipality."""
    regio = stelsel.laad("haaglanden")
    if not sum(aantallen.values()):
        return
    cijfers = gebruik(regio, {code: {2027: n} for code, n in aantallen.items()})
    half = sleutel(Bestanddeel("jeugdigen", 1, terug=1), Bestanddeel("inwoners", 1))
    uit = verdeel(regio, half, Cents(1_000_000), 2028, segment="5", gebruik=cijfers)
    acht = [g for g in regio.gemeenten if g.code != DEN_HAAG]
    for g in acht:
        hand = Fraction(aantallen.get(str(g.code), 0), sum(aantallen.values())) / 2
        hand += Fraction(g.jeugdigen, sum(a.jeugdigen for a in acht)) / 2
        assert uit.aandelen[str(g.code)] == hand
        assert abs(int(uit.delen[str(g.code)]) - hand * 1_000_000) < 1


def test_een_plaats_meer_kost_nu_en_over_alle_jaren(haaglanden: Regio) -> None:
    """A mean over three years delays the incentive and does not lower it."""
    jaren = dict.fromkeys((2025, 2026, 2027), 50)
    cijfers = gebruik(haaglanden, {DELFT: jaren, ZOETERMEER: jaren})
    bedrag = Cents(100 * 100_000)

    def prikkels(terug: int, hoeveel: int) -> tuple[Cents, Cents]:
        een = sleutel(Bestanddeel("jeugdigen", 1, terug=terug, jaren=hoeveel))
        verdeling = verdeel(haaglanden, een, bedrag, 2028, segment="5", gebruik=cijfers)
        uit = prikkel(haaglanden, verdeling, DELFT, cijfers)
        assert uit is not None
        assert uit.kosten == Cents(100_000)
        return uit.eerste, uit.samen

    eerste, samen = prikkels(1, 1)
    assert eerste == samen == Cents(49505)
    derde, drie = prikkels(1, 3)
    assert derde == Cents(16611)
    assert drie == Cents(3 * 16611)


def test_een_vaste_sleutel_schommelt_niet_en_volgt_de_omvang(haaglanden: Regio) -> None:
    cijfers = gebruik(haaglanden, {DELFT: {2026: 5, 2027: 9}, ZOETERMEER: {2026: 5, 2027: 1}})
    alle = haaglanden[Verdeelsleutels].alle

    def proef(code: str, jaar: int = 2028):  # type: ignore[no-untyped-def]
        return beproef(haaglanden, alle[code], Cents(1000), jaar, segment="5", gebruik=cijfers)

    vast, los = proef("per_jeugdige"), proef("gebruik_vorig_jaar")
    assert vast.niet_omvang == 0
    assert vast.sprong == 0
    assert los.niet_gebruik == 0
    assert los.sprong == Fraction(4, 5)
    niet = proef("gebruik_drie_jaar")
    assert niet.verdeling is None
    assert "het gebruik van 2025" in niet.waarom_niet


@pytest.mark.parametrize(
    ("segment", "jaar", "zin"),
    [
        ("9", 2027, "Segment 9 is er niet in Haaglanden"),
        ("3", 2026, "In 2026 is er voor segment 3 niets te verdelen"),
        (None, 1999, "In 1999 is er voor de regio niets te verdelen"),
    ],
)
def test_wat_niet_kan_zegt_waarom(
    haaglanden: Regio, segment: str | None, jaar: int, zin: str
) -> None:
    with pytest.raises(NietTeVerdelen, match=zin):
        verdeel(
            haaglanden,
            haaglanden[Verdeelsleutels].alle["per_jeugdige"],
            Cents(1),
            jaar,
            segment=segment,
        )
