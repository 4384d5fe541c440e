# SPDX-License-Identifier: EUPL-1.2
"""Who sees which provider, and what is theirs in the register."""

import pytest

from hefboom.contracten.models import Contract, Contracttarief
from hefboom.contracten.namen import aanbiedersnamen
from hefboom.contracten.services import neem_rijen_in
from hefboom.inzage import binnen
from tests.contracten.rijen import AANBIEDER, AGB, ANDER, KLEIN, invoer
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db
RIVAAL = type(AANBIEDER)("Kompas", "90000002", "bv", ANDER, AANBIEDER.vanaf, None)


def test_een_aanbieder_ziet_alleen_zichzelf_en_zijn_eigen_prijzen():
    neem_rijen_in(invoer(*KLEIN, RIVAAL))
    horizon = maak_mens("h", "aanbieder", AGB)
    kompas = maak_mens("k", "aanbieder", ANDER)
    raadslid = maak_mens("r", "raadslid", "0505")
    beleid = maak_mens("b", "beleid", "0505")
    assert aanbiedersnamen(raadslid.inzage) == {}
    assert aanbiedersnamen(horizon.inzage) == {AGB: "Horizon"}
    assert len(aanbiedersnamen(beleid.inzage)) == 2
    for soort in (Contract, Contracttarief):
        gezien = [
            len(binnen(soort.objects.all(), wie.inzage))
            for wie in (horizon, kompas, raadslid, beleid)
        ]
        assert gezien == [1, 0, 0, 1]
