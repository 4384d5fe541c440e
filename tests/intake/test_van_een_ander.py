# SPDX-License-Identifier: EUPL-1.2
"""A message with another's allocation number tells its addressee nothing of that allocation."""

from __future__ import annotations

from datetime import date

import pytest

from hefboom.kernel import Bsn
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
MEI = date(2026, 5, 5)


@pytest.mark.parametrize(
    ("aanbieder", "bsn"),
    [(b.KOMPAS, b.TOM), (b.HORIZON, b.ANNA), (b.KOMPAS, b.ANNA)],
    ids=["van een andere aanbieder", "van een ander kind", "van beide een ander"],
)
def test_een_verwijdering_met_een_vreemd_nummer_zegt_alleen_dat_het_is_gebruikt(
    aanbieder: str, bsn: Bsn, neem_in, regio, client
):
    neem_in(b.jw301(), b.jw305(), b.jw323())
    weg = b.toegewezen(Einddatum=b.DAG, RedenWijziging="13", Toewijzingsdatum=MEI)
    verwerking = neem_in(b.jw301(weg, aanbieder=aanbieder, bsn=bsn, dag=MEI))
    (bevinding,) = verwerking.bevindingen
    assert (bevinding["code"], bevinding["gevonden"]) == ("TR332", "1001, dat al is gebruikt")
    client.force_login(regio)
    pagina = client.get(f"/berichten/{verwerking.pk}/").content.decode()
    for verraad in ("hulp sinds", "goedgekeurde prestaties", "van een andere"):
        assert verraad not in pagina


def test_een_vreemde_toewijzing_wordt_niet_met_de_eigen_vergeleken(neem_in):
    """TR379 asks whether the own allocation is older; another's dates are not the sender's."""
    verzoek = b.jw315("REF", aanbieder=b.KOMPAS)
    eigen = b.jw301(b.toegewezen(1002, ReferentieAanbieder="REF"), aanbieder=b.KOMPAS)
    neem_in(b.jw301(), verzoek, eigen)
    later = b.toegewezen(1001, ReferentieAanbieder="REF", Toewijzingsdatum=MEI)
    verwerking = neem_in(b.jw301(later, aanbieder=b.KOMPAS, dag=MEI))
    assert [bevinding["code"] for bevinding in verwerking.bevindingen] == ["TR332"]
