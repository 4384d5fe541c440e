# SPDX-License-Identifier: EUPL-1.2
"""The lines of a request for change laid over each other: one pass, and each beside each other."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hefboom.dossiers import Productaanduiding
from hefboom.dossiers.verzoek.keuzes import NIEUW, ONGEWIJZIGD, TE_WIJZIGEN
from hefboom.dossiers.verzoek.wijziging import Wensregel
from hefboom.dossiers.verzoek.wijzigingskennis import Actueel, Wijzigingskennis
from hefboom.dossiers.verzoek.wijzigingstoetsen import overlapt_geen_eerder_product
from hefboom.kernel import Failed, Period
from tests.naive.overlap_traag import overlappende

PRODUCTEN = [
    Productaanduiding("", ""),
    Productaanduiding("45", ""),
    Productaanduiding("45", "45A48"),
    Productaanduiding("46", "46A01"),
]
dagen = st.integers(1, 9).map(lambda dag: date(2026, 3, dag))
einden = st.none() | dagen
actueel = st.dictionaries(
    st.integers(1, 4),
    st.tuples(st.sampled_from(PRODUCTEN), dagen, einden, st.booleans()),
)
regels = st.lists(
    st.tuples(
        st.sampled_from([ONGEWIJZIGD, TE_WIJZIGEN, NIEUW, NIEUW]),
        st.integers(1, 5),
        st.sampled_from(PRODUCTEN),
        dagen,
        einden,
    ),
    max_size=8,
)


def gewenst(lopend, regel):
    """What the line leads to, as a message would write it; None when that cannot be said."""
    wat, nummer, product, ingang, einde = regel
    if wat != NIEUW:
        if nummer not in lopend:
            return None
        product, ingang, nu, gekruist = lopend[nummer]
        if wat == ONGEWIJZIGD and gekruist:
            return None
        einde = nu if wat == ONGEWIJZIGD else einde
    uit = {"Ingangsdatum": ingang}
    if product.categorie:
        uit["Product"] = {"Categorie": product.categorie}
        if product.code:
            uit["Product"]["Code"] = product.code
    if einde is not None:
        uit["Einddatum"] = max(ingang, einde)
    return uit


@given(actueel, regels)
def test_de_snelle_en_de_trage_lezer_zien_dezelfde_overlap(lopend, gevraagd):
    wensen = [gewenst(lopend, regel) for regel in gevraagd]
    traag = overlappende([wens for wens in wensen if wens is not None])
    plekken = [plek for plek, wens in enumerate(wensen) if wens is not None]
    verwacht = {
        plek: plekken[nummer - 1]
        for plek, nummer in zip(plekken, traag, strict=True)
        if nummer is not None
    }
    rij = tuple(
        Wensregel(f"pad[{plek}]", wat, None if wat == NIEUW else nummer, product, ingang, einde)
        for plek, (wat, nummer, product, ingang, einde) in enumerate(gevraagd)
    )
    stand = Wijzigingskennis(
        client_bekend=True,
        referentie_gebruikt=False,
        onderhanden="",
        actueel={
            nummer: Actueel(product, Period.inclusive(ingang, einde and max(ingang, einde)), ingang)
            for nummer, (product, ingang, einde, _) in lopend.items()
        },
        dagtekening=date(2026, 3, 1),
        gevraagd=rij,
        gekruist=frozenset(nummer for nummer, een in lopend.items() if een[3]),
    )
    assert stand.eerder == {rij[plek]: rij[ander] for plek, ander in verwacht.items()}
    for plek, regel in enumerate(rij):
        uitkomst = overlapt_geen_eerder_product(regel, stand)
        assert isinstance(uitkomst, Failed) == (plek in verwacht)
