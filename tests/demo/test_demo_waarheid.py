# SPDX-License-Identifier: EUPL-1.2
"""The ground truth of the demo next to what Hefboom concludes: the same faults, and no others.

Two rooms that know nothing of each other must agree: the demo that makes a mistake on purpose and
the checks that find it.
"""

import json
import re
from datetime import UTC, datetime

import pytest
from django.conf import settings

from hefboom.declaraties.models import Prestatie
from hefboom.demo.fouten import GEWEIGERD
from hefboom.demo.kapot import SOORTEN as KAPOT
from hefboom.intake import services
from hefboom.intake.models import Verwerking

STARTS_EN_STOPS = {"start_zonder_toewijzing", "dubbele_start", "stop_zonder_start"}


def volgnummer(pad: str) -> str:
    """The mailbox masks long numbers in a file name; the sequence number stays."""
    gevonden = re.search(r"-(\d{7})-", pad)
    assert gevonden
    return gevonden.group(1)


@pytest.fixture
def verwerkt(proef, db):
    uitvoer, _ = proef(settings.OMGEVING.regio, schaal=0.03, maanden=10)
    op = datetime.combine(uitvoer.einde, datetime.min.time(), tzinfo=UTC)
    services.verwerk_paden([uitvoer.berichtenmap], op)
    fouten = json.loads(uitvoer.foutenbestand.read_text(encoding="utf-8"))["fouten"]
    return [(volgnummer(f["bericht"]), f.get("regel"), f["soort"]) for f in fouten]


def test_geweigerd_wordt_precies_wat_met_opzet_fout_is(verwerkt):
    fout = {(nummer, regel) for nummer, regel, soort in verwerkt if soort in GEWEIGERD}
    heel = {nummer for nummer, _, soort in verwerkt if soort == "som"}
    assert fout
    for p in Prestatie.objects.select_related("declaratie__bericht"):
        nummer = volgnummer(p.declaratie.bericht.bestandsnaam)
        verwacht = (nummer, p.referentienummer) in fout or nummer in heel
        assert (p.toegekend == 0 and p.ingediend != 0) == verwacht, (nummer, p.toetsen)


def test_berichten_worden_afgekeurd_of_apart_gezet_om_wat_er_mee_is(verwerkt):
    kapot = {nummer for nummer, _, soort in verwerkt if soort in KAPOT}
    mis = {nummer for nummer, _, soort in verwerkt if soort in STARTS_EN_STOPS}
    for v in Verwerking.objects.exclude(soort="JW323").select_related("bericht"):
        if v.uitkomst == "antwoord":
            continue
        nummer = volgnummer(v.bericht.bestandsnaam)
        assert (v.uitkomst == "quarantaine") == (nummer in kapot), v.reden
        assert (v.uitkomst == "afgekeurd") == (nummer in mis), v.bevindingen
