# SPDX-License-Identifier: EUPL-1.2
"""What overlaps or falls outside its contract is refused by the database, on both kinds."""

from datetime import date

import pytest
from django.db import Error, transaction

from hefboom.contracten.models import (
    Aanbieder,
    Contract,
    Contractonderdeel,
    Contractproduct,
    Contracttarief,
    Contractvoorwaarde,
    Organisatie,
    Organisatiecode,
)

pytestmark = pytest.mark.django_db
JAAR = {"ingangsdatum": date(2026, 1, 1), "einddatum": date(2026, 12, 31)}
LATER = {"ingangsdatum": date(2026, 12, 31), "einddatum": date(2027, 1, 31)}
BRON = {"bron": "b", "status": "besloten"}
SOORTEN = {
    Contractonderdeel: {"laag": "bijzonder", "code": "BDO 4", "versie": 1, **BRON},
    Contractproduct: {"product": "45A48"},
    Contracttarief: {"product": "45A48", "eenheid": "04", "cent": 1, **BRON},
    Contractvoorwaarde: {"code": "V1", "tekst": "t"},
}


@pytest.fixture
def contract():
    wie = Organisatie.objects.create(naam="Horizon")
    return Contract.objects.create(organisatie=wie, nummer="C-1", soort="sas", naam="c", **JAAR)


def geweigerd(doe):
    with pytest.raises(Error), transaction.atomic():
        doe()


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.__name__)
def test_geen_twee_op_een_dag_en_niets_buiten_het_contract(contract, soort):
    velden = {"contract": contract, **SOORTEN[soort]}
    anders = dict(velden)
    if soort is Contractonderdeel:
        anders["versie"] = 2
    een = soort.objects.create(**velden, **JAAR)
    for dagen in (JAAR, {**JAAR, "ingangsdatum": date(2026, 12, 31)}):
        geweigerd(lambda dagen=dagen: soort.objects.create(**anders, **dagen))
    een.einddatum = date(2026, 6, 30)
    een.save()
    ander = soort.objects.create(**anders, **{**JAAR, "ingangsdatum": date(2026, 7, 1)})
    ander.ingangsdatum = date(2026, 6, 30)
    geweigerd(ander.save)
    ander.delete()
    for dagen in (LATER, {"ingangsdatum": date(2027, 1, 1), "einddatum": None}):
        geweigerd(lambda dagen=dagen: soort.objects.create(**anders, **dagen))
    soort.objects.create(**anders, ingangsdatum=date(2026, 7, 1), einddatum=None).delete()
    een.ingangsdatum = date(2025, 12, 31)
    geweigerd(een.save)
    contract.ingangsdatum = date(2026, 2, 1)
    geweigerd(contract.save)


def test_een_agb_code_is_van_een_tegelijk():
    een, ander = (Organisatie.objects.create(naam=naam) for naam in "ab")
    agb = Aanbieder.objects.create(agb="42420001", naam="a")
    Organisatiecode.objects.create(organisatie=een, aanbieder=agb, **JAAR)
    geweigerd(lambda: Organisatiecode.objects.create(organisatie=ander, aanbieder=agb, **LATER))
    Organisatiecode.objects.create(organisatie=ander, aanbieder=agb, ingangsdatum=date(2027, 1, 1))
