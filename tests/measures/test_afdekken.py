# SPDX-License-Identifier: EUPL-1.2
"""What is hidden stays hidden from someone who can subtract: pure, on small tables."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.measures.afdekken import dek_af
from hefboom.measures.drempels import MINSTENS_PERSONEN
from tests.naive import afdekken_traag


def rij(**aantallen):
    """A total with its parts, and which of those are hidden once the small ones are."""
    omvang = [sum(aantallen.values()), *aantallen.values()]
    klein = [0 < n < MINSTENS_PERSONEN for n in omvang]
    weg = dek_af(omvang, klein, [(0, tuple(range(1, len(omvang))))], MINSTENS_PERSONEN)
    return {naam for naam, w in zip(("totaal", *aantallen), weg, strict=True) if w}


def test_zonder_kleine_cel_verdwijnt_er_niets():
    assert rij(a=10, b=40) == set()


def test_een_som_met_een_onbekende_krijgt_er_een_bij():
    assert rij(a=4, b=21, c=25) == {"a", "b"}


def test_nul_is_geen_persoon_en_verbergt_niets():
    assert rij(a=0, b=40) == set()
    assert rij(a=3, b=40, c=25, d=0) == {"a", "c"}


def test_twee_heel_kleine_cellen_nemen_een_derde_mee():
    assert rij(a=3, b=4, c=25, d=40) == {"a", "b", "c"}
    assert rij(a=6, b=4, c=25, d=40) == {"a", "b"}, "samen tien: dat is genoeg"


def test_is_er_geen_ander_deel_dan_gaat_het_geheel_mee():
    assert rij(a=4) == {"a", "totaal"}


def test_wat_niet_nodig_bleek_komt_terug():
    """Column 1 takes 12 along for 3, and then row b takes 30 along for 5: 12 was not needed."""
    #        whole, parts
    sommen = [(0, (1, 2, 3)), (4, (1, 2, 5))]
    omvang = [45, 3, 12, 30, 20, 5]
    weg = dek_af(omvang, [0 < n < 10 for n in omvang], sommen, MINSTENS_PERSONEN)
    assert weg == [False, True, True, False, False, True]


def test_de_goedkoopste_gaat_eerst():
    omvang, klein = [60, 4, 21, 35], [False, True, False, False]
    assert dek_af(omvang, klein, [(0, (1, 2, 3))], 10, prijs=[60, 4, 21, 1]) == [
        False,
        True,
        False,
        True,
    ]


SLEUTELS = st.tuples(st.sampled_from("abcd"), st.sampled_from("1234"))


@st.composite
def tabellen(draw):
    """A table with its margins, as cells and sums."""
    cellen = draw(st.dictionaries(SLEUTELS, st.integers(0, 60), min_size=1, max_size=16))
    sleutels = [(), *((r,) for r in "abcd"), *((k,) for k in "1234"), *sorted(cellen)]
    plek = {sleutel: i for i, sleutel in enumerate(sleutels)}
    sommen = [
        ((), [s for s in sleutels if len(s) == 1 and s[0] in kant]) for kant in ("abcd", "1234")
    ]
    sommen += [((r,), [c for c in cellen if r in c]) for r in "abcd1234"]
    omvang = [sum(n for c, n in cellen.items() if set(s) <= set(c)) for s in sleutels]
    return omvang, [(plek[heel], tuple(plek[d] for d in delen)) for heel, delen in sommen if delen]


@given(tabellen())
def test_in_geen_rij_of_kolom_is_een_klein_getal_terug_te_rekenen(tabel):
    omvang, sommen = tabel
    weg = dek_af(omvang, [0 < n < MINSTENS_PERSONEN for n in omvang], sommen, MINSTENS_PERSONEN)
    assert all(weg[c] for c, n in enumerate(omvang) if 0 < n < MINSTENS_PERSONEN)
    for heel, delen in sommen:
        onbekend = [omvang[d] for d in delen if weg[d]]
        if weg[heel]:
            assert onbekend
        elif onbekend:
            assert len(onbekend) >= 2
            assert sum(onbekend) >= MINSTENS_PERSONEN


AANTALLEN = st.sampled_from((0, 0, 1, 3, 9, 10, 11, 12, 25, 60))


@st.composite
def netten(draw):
    """Any cells and any sums between them; they need not even add up."""
    omvang = draw(st.lists(AANTALLEN, min_size=1, max_size=14))
    plaatsen = st.integers(0, len(omvang) - 1)
    sommen = draw(
        st.lists(
            st.tuples(plaatsen, st.sets(plaatsen, min_size=1, max_size=5)).map(
                lambda som: (som[0], tuple(sorted(som[1] - {som[0]})))
            ),
            max_size=8,
        )
    )
    verborgen = draw(st.lists(st.booleans(), min_size=len(omvang), max_size=len(omvang)))
    prijs = draw(st.none() | st.lists(AANTALLEN, min_size=len(omvang), max_size=len(omvang)))
    return omvang, verborgen, sommen, prijs


@settings(max_examples=400, deadline=None)
@given(netten())
def test_snel_verbergt_hetzelfde_als_som_voor_som(net):
    omvang, verborgen, sommen, prijs = net
    vraag = omvang, verborgen, sommen, MINSTENS_PERSONEN, prijs
    assert dek_af(*vraag) == afdekken_traag.dek_af(*vraag)
