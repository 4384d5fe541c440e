# SPDX-License-Identifier: EUPL-1.2
"""Answers that others sent: which message they belong to, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hefboom import ijw
from hefboom.declaraties.models import Declaratie
from hefboom.intake import services
from hefboom.intake.klok import eis_klok
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.mailbox.models import Bericht
from tests.intake import berichten as b
from tests.intake.conftest import OP
from tests.intake.stroomdelen import (
    ONDERZOEK,
    codes,
    vot,
    vow,
)

pytestmark = pytest.mark.django_db


def teruggestuurd(bericht: ijw.Bericht) -> bytes:
    """Our answer as another system might have made it: other bytes, the same meaning."""
    return ijw.schrijf(bericht) + b"\n"


@pytest.mark.parametrize(
    "heen", [b.jw301, b.jw305, b.jw307, vot, vow, lambda: b.jw319("X", ONDERZOEK), b.jw323]
)
def test_een_ontvangen_antwoord_hoort_bij_zijn_bericht(heen, neem_in, antwoord):
    vraag = neem_in(heen())
    ontvangen = neem_in(teruggestuurd(antwoord(vraag)))
    assert ontvangen.uitkomst == Verwerkuitkomst.ANTWOORD
    assert ontvangen.beantwoordt == vraag.bericht
    assert not Bericht.objects.filter(antwoord_op=ontvangen.bericht).exists()
    assert ontvangen.bevindingen == []


@pytest.mark.parametrize("batch", [1, 10])
def test_een_antwoord_op_wat_brak_hoort_erbij_hoe_groot_de_stapel_ook_is(
    batch: int, neem_in, antwoord, tmp_path: Path
) -> None:
    heen = b.jw305()
    terug = teruggestuurd(antwoord(neem_in(heen)))
    Verwerking.objects.filter(soort="JW305").update(identificatie="ANDERS")
    kapot = re.sub(rb"<(\w+:)?Begindatum>.*?</(\w+:)?Begindatum>", b"", heen)
    for nummer, data in enumerate((kapot, terug)):
        (tmp_path / f"{nummer}.xml").write_bytes(data)
    services.verwerk_paden([tmp_path], OP, batch=batch)
    gebroken = Verwerking.objects.get(soort="JW305", bericht__bestandsnaam="0.xml")
    assert gebroken.geheel_afgekeurd
    assert Verwerking.objects.get(bericht__bestandsnaam="1.xml").beantwoordt == gebroken.bericht


@pytest.mark.parametrize("batch", [1, 10])
@pytest.mark.parametrize("volgorde", [("goed", "kapot"), ("kapot", "goed"), ("kapot", "kapot2")])
def test_een_antwoord_hoort_bij_wat_beantwoord_kon_worden(
    volgorde: tuple[str, str], batch: int, neem_in, antwoord, tmp_path: Path
) -> None:
    """What breaks the schema is never answered; it gets an answer only when there is no other."""
    heen = b.jw305()
    terug = teruggestuurd(antwoord(neem_in(heen)))
    Verwerking.objects.filter(soort="JW305").update(identificatie="ANDERS")
    kapot = re.sub(rb"<(\w+:)?Begindatum>.*?</(\w+:)?Begindatum>", b"", heen)
    stukken = {"goed": heen + b"\n", "kapot": kapot, "kapot2": kapot + b"\n"}
    for nummer, data in enumerate((*(stukken[naam] for naam in volgorde), terug)):
        (tmp_path / f"{nummer}.xml").write_bytes(data)
    services.verwerk_paden([tmp_path], OP, batch=batch)
    ontvangen = Verwerking.objects.get(bericht__bestandsnaam="2.xml")
    verwacht = volgorde.index("goed") if "goed" in volgorde else 1
    assert ontvangen.beantwoordt is not None
    assert ontvangen.beantwoordt.bestandsnaam == f"{verwacht}.xml"


def test_een_antwoord_op_iets_onbekends_hoort_nergens_bij(neem_in, antwoord):
    terug = teruggestuurd(antwoord(neem_in(b.jw305())))
    Verwerking.objects.filter(soort="JW305").update(identificatie="ANDERS")
    assert neem_in(terug).beantwoordt is None


def test_een_ontvangen_declaratieantwoord_wordt_met_de_declaratie_vergeleken(neem_in, antwoord):
    goed = antwoord(neem_in(b.jw323(b.prestatie("R1", nummer=77))))
    anders = ijw.schrijf(goed).replace(b"Nummer>77<", b"Nummer>78<").replace(b">R1<", b">R9<")
    assert anders != ijw.schrijf(goed)
    assert codes(neem_in(anders)) == ["TR366"]
    eigen = goed.kop.identificatie.encode()
    ander_volume = ijw.schrijf(goed).replace(b":GeleverdVolume>4<", b":GeleverdVolume>5<")
    assert codes(neem_in(ander_volume.replace(eigen, b"ANDER"))) == ["TR367"]


def met(bericht: ijw.Bericht, kop: dict[str, Any], **inhoud: Any) -> bytes:
    """A 325 that differs in its header, or in its totals."""
    blok = {**bericht.inhoud["DeclaratieAntwoord"], **inhoud}
    anders = replace(bericht.kop, **{"identificatie": b.volgnummer(), **kop})
    return ijw.schrijf(replace(bericht, kop=anders, inhoud={"DeclaratieAntwoord": blok}))


@pytest.mark.parametrize(
    ("kop", "inhoud", "verwacht"),
    [
        ({}, {}, []),
        ({"dagtekening": date(2030, 1, 1)}, {}, ["TR135"]),
        ({}, {"TotaalToegekendBedrag": {"TotaalBedrag": 1, "DebetCredit": "D"}}, ["TR342"]),
    ],
)
def test_een_ontvangen_declaratieantwoord_wordt_zelf_ook_nagekeken(
    kop, inhoud, verwacht, neem_in, antwoord
):
    goed = antwoord(neem_in(b.jw323(b.prestatie("R1", nummer=77))))
    verwerking = neem_in(met(goed, kop, **inhoud))
    assert codes(verwerking) == verwacht
    assert verwerking.uitkomst == Verwerkuitkomst.ANTWOORD
    assert not Bericht.objects.filter(antwoord_op=verwerking.bericht).exists()


def test_de_dag_van_de_declaratie_hoort_bij_haar_identificatie(neem_in, antwoord):
    goed = antwoord(neem_in(b.jw323(b.prestatie("R1", nummer=77))))
    ander = replace(goed.kop.retour, dagtekening=date(2020, 1, 1))
    verwerking = neem_in(met(goed, {"retour": ander}))
    assert codes(verwerking) == ["TR337"]
    assert verwerking.bevindingen[0]["pad"] == "Header/DeclaratieIdentificatie/Dagtekening"
    Verwerking.objects.filter(soort="JW323").update(identificatie="ANDERS")
    onbekend = neem_in(met(goed, {"retour": ander}))  # then there is no date to hold it against
    assert [bevinding["pad"] for bevinding in onbekend.bevindingen] == [
        "Header/DeclaratieIdentificatie"
    ]


def test_een_declaratieantwoord_heeft_een_eigen_identificatie(neem_in, antwoord, tmp_path):
    """TR056, also within one stack; a return message of another kind has no such rule."""
    goed = antwoord(neem_in(b.jw323(b.prestatie("R1", nummer=77))))
    assert codes(neem_in(teruggestuurd(goed))) == []
    dubbel = neem_in(teruggestuurd(goed) + b"\n")
    assert (codes(dubbel), dubbel.uitkomst) == (["TR056"], Verwerkuitkomst.ANTWOORD)
    retour = antwoord(neem_in(b.jw301()))
    assert codes(neem_in(teruggestuurd(retour), teruggestuurd(retour) + b"\n")) == []
    andere = antwoord(neem_in(b.jw323(b.prestatie("R2", nummer=77))))
    for nummer in range(2):
        (tmp_path / f"{nummer}.xml").write_bytes(teruggestuurd(andere) + b"\n" * nummer)
    services.verwerk_paden([tmp_path], OP)
    eerste, tweede = Verwerking.objects.filter(beantwoordt__isnull=False).order_by("-pk")[:2][::-1]
    assert (codes(eerste), codes(tweede)) == ([], ["TR056"])


def test_een_stapel_antwoorden_vraagt_niet_meer_dan_een_antwoord(neem_in, antwoord, tmp_path):
    """What is answered is looked up once for a stack, and each answer is held against its own."""
    anders = {}
    for nummer in range(7):
        goed = antwoord(neem_in(b.jw323(b.prestatie(f"R{nummer}", nummer=77))))
        anders[nummer] = ijw.schrijf(goed).replace(b"Nummer>77<", b"Nummer>78<")

    eis_klok(OP).onthoud()  # noted once a day

    def vragen(nummers: range) -> int:
        map_ = tmp_path / f"van{len(nummers)}"
        map_.mkdir()
        for nummer in nummers:
            (map_ / f"{nummer}.xml").write_bytes(anders[nummer])
        with CaptureQueriesContext(connection) as gesteld:
            services.verwerk_paden([map_], OP)
        return sum(vraag["sql"].startswith("SELECT") for vraag in gesteld.captured_queries)

    assert vragen(range(1)) == vragen(range(1, 7))
    ontvangen = Verwerking.objects.filter(soort="JW325", beantwoordt__isnull=False)
    assert [codes(rij) for rij in ontvangen] == [["TR367"]] * 7


def test_een_antwoord_kan_in_een_stapel_met_zijn_declaratie_komen(neem_in, antwoord, tmp_path):
    """As when everything is read again from the start."""
    declaratie = b.jw323(b.prestatie("R1", nummer=77))
    vraag = neem_in(declaratie)
    goed = ijw.schrijf(antwoord(vraag))
    Declaratie.objects.get().prestaties.all().delete()
    Declaratie.objects.all().delete()
    Verwerking.objects.all().delete()
    Bericht.objects.filter(richting="uit").delete()
    Bericht.objects.all().delete()
    (tmp_path / "1.xml").write_bytes(declaratie)
    (tmp_path / "2.xml").write_bytes(goed + b"\n")
    (tmp_path / "3.xml").write_bytes(met(ijw.lees(goed).bericht, {}, DeclaratieNummer="WEG"))
    services.verwerk_paden([tmp_path], OP)
    ontvangen = Verwerking.objects.filter(soort="JW325", bericht__richting="in")
    eerste, tweede = ontvangen.order_by("bericht__bestandsnaam")
    assert codes(eerste) == []
    assert codes(tweede) == ["TR376"]
