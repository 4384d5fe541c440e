# SPDX-License-Identifier: EUPL-1.2
"""Contracts come from one file, as often as you like; who sees which provider."""

from datetime import date

import pytest

from hefboom.contracten.kort_bestand import ContractenFout, laad_contracten
from hefboom.contracten.models import Aanbieder, Contract, Contractonderdeel
from hefboom.contracten.namen import aanbiedersnamen
from hefboom.inzage import binnen
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db
BESTAND = """
- agb: "42420001"
  naam: Horizon
  contracten:
    - {segment: "2", ingangsdatum: 2024-01-01, einddatum: 2025-12-31, bron: "S3 §4"}
    - {segment: "2", ingangsdatum: 2026-01-01, bron: "S3 §4"}
- agb: "65656055"
  naam: Kompas
  contracten: []
"""


@pytest.fixture
def bestand(tmp_path):
    def bestand(tekst=BESTAND):
        pad = tmp_path / "contracten.yaml"
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return bestand


def test_tweemaal_laden_verandert_niets(bestand):
    assert laad_contracten(bestand()) == 2
    voor = list(Contract.objects.values_list()), list(Contractonderdeel.objects.values_list())
    laad_contracten(bestand())
    na = list(Contract.objects.values_list()), list(Contractonderdeel.objects.values_list())
    assert na == voor
    assert Aanbieder.objects.count() == 2


def test_een_nieuw_einde_wordt_overgenomen(bestand):
    laad_contracten(bestand())
    laad_contracten(bestand(BESTAND.replace("2026-01-01,", "2026-01-01, einddatum: 2027-12-31,")))
    nieuwste = Contractonderdeel.objects.get(ingangsdatum=date(2026, 1, 1))
    assert nieuwste.einddatum == date(2027, 12, 31)
    assert Contract.objects.get().einddatum == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('"42420001"', "42", "acht cijfers"),
        ("naam: Horizon", "naam: ", "'naam' ontbreekt"),
        ("2025-12-31", "2023-12-31", "einde ligt voor het begin"),
        ("2024-01-01", "januari", "schrijf datums"),
        ("- agb", "agb", "niet te lezen"),
    ],
)
def test_een_fout_bestand_zegt_waar_en_wat(bestand, oud, nieuw, melding):
    with pytest.raises(ContractenFout, match=melding):
        laad_contracten(bestand(BESTAND.replace(oud, nieuw, 1)))
    assert not Aanbieder.objects.exists()


def test_een_aanbieder_ziet_alleen_zichzelf(bestand):
    laad_contracten(bestand())
    horizon = maak_mens("h", "aanbieder", "42420001")
    raadslid = maak_mens("r", "raadslid", "0505")
    beleid = maak_mens("b", "beleid", "0505")
    assert aanbiedersnamen(raadslid.inzage) == {}
    assert aanbiedersnamen(horizon.inzage) == {"42420001": "Horizon"}
    assert len(aanbiedersnamen(beleid.inzage)) == 2
    eigen = binnen(Contract.objects.all(), horizon.inzage)
    assert [contract.nummer for contract in eigen] == ["C-42420001"]
