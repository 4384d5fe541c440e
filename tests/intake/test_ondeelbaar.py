# SPDX-License-Identifier: EUPL-1.2
"""One refused line refuses its message, and then nothing of it stands (IV032; ADR 7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from hefboom.dossiers import Honorering, Jeugdige, Toewijzing, Verzoek, Wijzigingsregel, Zorgperiode
from hefboom.intake import services
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from tests.intake import berichten as b
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db
TWEEDE = ("45", "45A49")
MEI, JUNI = date(2026, 5, 1), date(2026, 6, 1)


@dataclass(frozen=True)
class Geval:
    """What is known, a message with one wrong line, the codes it gets, and the mended one."""

    vooraf: Callable[[], tuple[bytes, ...]]
    fout: Callable[[], bytes]
    codes: list[str]
    goed: Callable[[], bytes]


def niets() -> tuple[bytes, ...]:
    return ()


def toewijzingen() -> tuple[bytes, ...]:
    return (b.jw301(b.toegewezen(1001), b.toegewezen(1002, TWEEDE)),)


def lopend() -> tuple[bytes, ...]:
    return *toewijzingen(), b.jw305(b.start(1001), b.start(1002, code=TWEEDE))


def gevraagd() -> tuple[bytes, ...]:
    """A request for change; number 1003 is another child's."""
    return b.jw301(), b.jw301(b.toegewezen(1003), bsn=b.ANNA), b.jw317("VOW", (b.te_wijzigen(),))


def gewijzigd(nieuw: int) -> bytes:
    einde = date(2026, 5, 31)
    oud = b.toegewezen(
        1001, ReferentieAanbieder="VOW", Toewijzingsdatum=MEI, Einddatum=einde, RedenWijziging="12"
    )
    rest = b.toegewezen(
        nieuw, ReferentieAanbieder="VOW", Toewijzingsdatum=MEI, Ingangsdatum=b.GEWENST
    )
    return b.jw301(oud, rest, dag=MEI)


GEVALLEN = {
    "een 301 met een verkeerde productcode": Geval(
        niets,
        lambda: b.jw301(b.toegewezen(1001), b.toegewezen(1002, ("46", "45A49"))),
        ["TR381"],
        lambda: b.jw301(b.toegewezen(1001), b.toegewezen(1002, TWEEDE)),
    ),
    "een 301 op een verzoek om wijziging laat het verzoek met rust": Geval(
        gevraagd, lambda: gewijzigd(1003), ["TR332"], lambda: gewijzigd(1004)
    ),
    "een 305 met een onbekende toewijzing": Geval(
        toewijzingen,
        lambda: b.jw305(b.start(1001), b.start(1009, code=TWEEDE)),
        ["TR019"],
        lambda: b.jw305(b.start(1001), b.start(1002, code=TWEEDE)),
    ),
    "een correctie in een 305 trekt ook niets in": Geval(
        lopend,
        lambda: b.jw305(b.start(1001, status="3"), b.start(1001, begin=MEI), b.start(1009)),
        ["TR019"],
        lambda: b.jw305(b.start(1001, status="3"), b.start(1001, begin=MEI)),
    ),
    "een 307 met een onbekende start": Geval(
        lopend,
        lambda: b.jw307(b.stop(1001), b.stop(1002, begin=MEI, code=TWEEDE)),
        ["TR382"],
        lambda: b.jw307(b.stop(1001), b.stop(1002, code=TWEEDE)),
    ),
    "een 315 met een verkeerde productcode": Geval(
        niets,
        lambda: b.jw315("R1", "R2", codes=(b.AMBULANT, ("46", "45A49"))),
        ["TR381"],
        lambda: b.jw315("R1", "R2"),
    ),
    "een 315 met een gebruikte referentie": Geval(
        lambda: (b.jw315("R1"), b.jw319("R1", "1")),
        lambda: b.jw315("R2", "R1"),
        ["TR347"],
        lambda: b.jw315("R2", "R3"),
    ),
}


def stand() -> list[list[tuple[object, ...]]]:
    """Every row of the dossiers."""
    return [
        sorted(model.objects.values_list(), key=repr)
        for model in (Jeugdige, Verzoek, Wijzigingsregel, Toewijzing, Honorering, Zorgperiode)
    ]


def codes(verwerking: Verwerking) -> list[str]:
    return [bevinding["code"] for bevinding in verwerking.bevindingen]


@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN)
def test_een_foute_regel_laat_niets_van_het_bericht_staan(geval, neem_in):
    vooraf = geval.vooraf()
    if vooraf:
        assert neem_in(*vooraf).uitkomst == Verwerkuitkomst.VERWERKT
    voor = stand()
    verwerking = neem_in(geval.fout())
    assert (codes(verwerking), verwerking.uitkomst) == (geval.codes, Verwerkuitkomst.AFGEKEURD)
    assert verwerking.geheel_afgekeurd
    assert stand() == voor
    assert neem_in(geval.goed()).uitkomst == Verwerkuitkomst.VERWERKT


@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN)
def test_ook_binnen_een_stapel_blijft_er_niets_van_staan(geval, tmp_path):
    """There the undo is in memory; the same rows as when each message has its own transaction."""
    for nummer, data in enumerate((*geval.vooraf(), geval.fout(), geval.goed())):
        (tmp_path / f"{nummer}.xml").write_bytes(data)
    services.verwerk_paden([tmp_path], OP)
    uitkomsten = Verwerking.objects.filter(bericht__richting="in").order_by("pk")
    *vooraf, fout, goed = uitkomsten.values_list("uitkomst", flat=True)
    assert (fout, goed) == (Verwerkuitkomst.AFGEKEURD, Verwerkuitkomst.VERWERKT)
    assert set(vooraf) <= {Verwerkuitkomst.VERWERKT}


def test_het_antwoord_zegt_per_regel_wat_er_mis_is(neem_in, antwoord):
    """IV028: 0200 on a line without remarks, though it was refused along with the message."""
    verwerking = neem_in(*toewijzingen(), b.jw305(b.start(1001), b.start(1009)))
    regels = antwoord(verwerking).inhoud["Client"]["StartProducten"]["StartProduct"]
    assert [r["RetourCodes"]["RetourCode"] for r in regels] == [("0200",), ("9019",)]


def test_een_afgekeurd_bericht_mag_met_dezelfde_identificatie_opnieuw(neem_in):
    """It counts as never sent, so its name was not used (TR056)."""
    naam = b.volgnummer()
    neem_in(*toewijzingen(), b.jw305(b.start(1009), identificatie=naam))
    assert neem_in(b.jw305(identificatie=naam)).uitkomst == Verwerkuitkomst.VERWERKT
    assert codes(neem_in(b.jw305(b.start(begin=MEI), identificatie=naam))) == ["TR056"]


def test_alles_wat_mis_is_staat_er_in_een_keer(neem_in):
    verwerking = neem_in(b.jw305(b.start(1001, code=("46", "45A48")), b.start(1009)))
    assert codes(verwerking) == ["TR381", "TR019", "TR019"]


def test_een_declaratie_blijft_deelbaar(neem_in):
    """IV088 names no refusal of the whole: a claim is judged line by line."""
    neem_in(*toewijzingen())
    goed, fout = b.prestatie("R1"), b.prestatie("R2", nummer=1009)
    assert neem_in(b.jw323(goed, fout)).uitkomst == Verwerkuitkomst.DEELS
