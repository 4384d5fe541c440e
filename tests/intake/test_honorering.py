# SPDX-License-Identifier: EUPL-1.2
"""An allocation remembers every request it answers, in whatever stacks the messages came."""

from __future__ import annotations

from datetime import date

import pytest

from hefboom.dossiers import Honorering, Verzoek
from hefboom.intake import services
from hefboom.intake.models import Verwerking
from hefboom.intake.selectors import over_toewijzing
from tests.intake import berichten as b
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db
MEI, LATER = date(2026, 5, 4), date(2026, 5, 6)
KORTER = {"Toewijzingsdatum": MEI, "Einddatum": date(2026, 11, 30), "RedenWijziging": "12"}
OMVANG = {"Volume": 3, "Eenheid": "04", "Frequentie": "2"}


def toegewezen() -> bytes:
    return b.jw301(b.toegewezen(1001, ReferentieAanbieder="REF1"))


def gewijzigd() -> bytes:
    return b.jw301(b.toegewezen(1001, ReferentieAanbieder="REF2", **KORTER), dag=MEI)


def aanvraag() -> bytes:
    return b.jw315("REF1", dag=date(2026, 3, 1))


def wijziging() -> bytes:
    gewenst = {"GewensteIngangsdatum": b.DAG, "Einddatum": KORTER["Einddatum"], "Omvang": OMVANG}
    return b.jw317("REF2", (b.te_wijzigen(**gewenst),))


def verwijderd() -> bytes:
    weg = {"Toewijzingsdatum": LATER, "Einddatum": b.DAG, "RedenWijziging": "13"}
    return b.jw301(b.toegewezen(1001, **weg), dag=LATER)


def statussen() -> dict[str, str]:
    return dict(Verzoek.objects.values_list("referentie_aanbieder", "status"))


@pytest.mark.parametrize("batch", [1, 2, 4])
def test_een_verzoek_vindt_zijn_toewijzing_hoe_er_ook_gestapeld_is(batch, tmp_path):
    """Both requests come in after both allocations (OP080)."""
    for nummer, data in enumerate((toegewezen(), gewijzigd(), aanvraag(), wijziging())):
        (tmp_path / f"{nummer}.xml").write_bytes(data)
    services.verwerk_paden([tmp_path], OP, batch=batch)
    uitkomsten = Verwerking.objects.filter(bericht__richting="in").values_list("uitkomst")
    assert set(uitkomsten) == {("verwerkt",)}
    assert statussen() == {"REF1": "toegewezen", "REF2": "toegewezen"}


def test_een_verwijdering_zet_elk_gehonoreerd_verzoek_terug(neem_in):
    neem_in(aanvraag(), toegewezen(), wijziging(), gewijzigd())
    assert statussen() == {"REF1": "toegewezen", "REF2": "toegewezen"}
    assert set(Honorering.objects.values_list("referentie", flat=True)) == {"REF1", "REF2"}
    neem_in(verwijderd())
    assert statussen() == {"REF1": "in_behandeling", "REF2": "in_behandeling"}
    assert neem_in(b.jw319("REF1", "1", dag=LATER)).uitkomst == "verwerkt"


def test_een_eerder_besluit_dat_later_binnenkomt_honoreert_ook(neem_in):
    neem_in(aanvraag(), gewijzigd(), toegewezen(), wijziging())
    assert statussen() == {"REF1": "toegewezen", "REF2": "toegewezen"}


def test_de_berichten_van_een_toewijzing_noemen_al_haar_verzoeken(neem_in):
    neem_in(aanvraag(), toegewezen(), wijziging(), gewijzigd())
    soorten = over_toewijzing(Verwerking.objects.all(), 1001).values_list("soort", flat=True)
    assert {"JW315", "JW317"} <= set(soorten)
