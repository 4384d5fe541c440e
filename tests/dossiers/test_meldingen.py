# SPDX-License-Identifier: EUPL-1.2
"""The rules across messages as a table: what is known, what comes in, what each rule answers."""

from datetime import date, time

import pytest

from hefboom.dossiers import Productaanduiding, client_uit
from hefboom.dossiers.bevinden import bevindingen
from hefboom.dossiers.hulp import start, stop
from hefboom.dossiers.hulp.koppeling import GEEN_PRODUCT as GEEN
from hefboom.dossiers.hulp.koppeling import Koppeling
from hefboom.dossiers.toewijzing import regels as toewijzing
from hefboom.kernel import Bsn, Failed, NotApplicable, Passed

P = Productaanduiding("45", "45A48")
D1, D2, D3 = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
JA, NEE, NVT = Passed, Failed, NotApplicable
STARTTOETSEN, STOPTOETSEN = dict(start.TOETSEN), dict(stop.TOETSEN)


def eigen(product=P, verwijderd=False, onderweg=False, taak=None):
    """The allocation named is one to the sender for this youth."""
    return Koppeling(taak, True, product, verwijderd, onderweg)


def vreemd(taak=None):
    """No allocation named, or one of someone else."""
    return Koppeling(taak, False)


def begin(nummer=7, status="1", product=P):
    return start.Start("pad", nummer, product, D1, status)


def begonnen(koppeling=None, gestart=False, gelijk=True, gestopt=False, lopend=None):
    return start.Startkennis(koppeling or eigen(), gestart, gelijk, gestopt, lopend)


@pytest.mark.parametrize(
    ("code", "melding", "stand", "antwoord"),
    [
        ("TR019", begin(), begonnen(), JA),
        ("TR019", begin(), begonnen(vreemd()), NEE),
        ("TR019", begin(), begonnen(eigen(verwijderd=True)), NEE),
        # The removal may have crossed the report (OP095).
        ("TR019", begin(), begonnen(eigen(verwijderd=True, onderweg=True)), NVT),
        ("TR019", begin(), begonnen(eigen(onderweg=True)), JA),
        ("TR019", begin(None), begonnen(vreemd(taak=True)), NVT),
        ("TR019", begin(None), begonnen(vreemd(taak=False)), NEE),
        ("TR019", begin(None), begonnen(vreemd(taak=None)), NVT),
        # Under task funding the product is the key (IV096).
        ("TR019", begin(None, product=GEEN), begonnen(vreemd(taak=None)), NEE),
        ("TR019", begin(status="3"), begonnen(vreemd()), NVT),
        ("TR063", begin(), begonnen(), NVT),
        ("TR063", begin(status="3"), begonnen(), NEE),
        ("TR063", begin(status="3"), begonnen(gestart=True), JA),
        ("TR063", begin(status="3"), begonnen(gestart=True, gelijk=False), NEE),
        ("TR071", begin(), begonnen(gestart=True, gestopt=True), NVT),
        ("TR071", begin(status="3"), begonnen(gestart=True, gestopt=True), NEE),
        ("TR071", begin(status="3"), begonnen(gestart=True), JA),
        ("TR074", begin(), begonnen(), JA),
        ("TR074", begin(), begonnen(gestart=True), NEE),
        ("TR074", begin(), begonnen(gestart=True, gelijk=False), NEE),
        ("TR074", begin(status="3"), begonnen(gestart=True), NVT),
        ("TR326", begin(), begonnen(), JA),
        ("TR326", begin(), begonnen(lopend=D1), NEE),
        ("TR326", begin(), begonnen(vreemd(), lopend=D1), NVT),
        ("TR326", begin(None), begonnen(), NVT),
        ("TR326", begin(status="3"), begonnen(lopend=D1), NVT),
        ("HB015", begin(), begonnen(), JA),
        ("HB015", begin(product=Productaanduiding("45", "")), begonnen(), NEE),
        ("HB015", begin(), begonnen(eigen(GEEN)), NEE),
        ("HB015", begin(product=GEEN), begonnen(eigen(GEEN)), JA),
        ("HB015", begin(None), begonnen(vreemd()), NVT),
        ("HB015", begin(status="3"), begonnen(eigen(GEEN)), NVT),
    ],
)
def test_start(code, melding, stand, antwoord):
    assert isinstance(STARTTOETSEN[code](melding, stand), antwoord)


def einde(op=D3, reden="31", status="1", nummer=7, product=P):
    return stop.Stop("pad", nummer, product, D1, op, reden, status)


def geeindigd(
    gestart=True,
    tijdelijk=None,
    definitief=None,
    reden="31",
    koppeling=None,
    later=None,
    elders=None,
):
    reden = reden if definitief else ""
    return stop.Stopkennis(
        koppeling or eigen(), gestart, tijdelijk, definitief, reden, later, elders
    )


@pytest.mark.parametrize(
    ("code", "melding", "stand", "antwoord"),
    [
        ("TR019", einde(), geeindigd(), JA),
        ("TR019", einde(), geeindigd(koppeling=vreemd()), NEE),
        ("TR019", einde(nummer=None), geeindigd(koppeling=vreemd(taak=True)), NVT),
        # A provider answers a removal with a stop (FAQ).
        ("TR019", einde(), geeindigd(koppeling=eigen(verwijderd=True)), JA),
        ("TR019", einde(), geeindigd(gestart=False, koppeling=eigen(verwijderd=True)), NEE),
        ("TR063", einde(), geeindigd(), NVT),
        ("TR063", einde(status="3"), geeindigd(definitief=D3), JA),
        ("TR063", einde(status="3"), geeindigd(definitief=D2), NEE),
        ("TR063", einde(status="3", reden="20"), geeindigd(tijdelijk=D3), JA),
        ("TR063", einde(status="3", reden="32"), geeindigd(definitief=D3), NEE),
        ("TR074", einde(), geeindigd(), JA),
        ("TR074", einde(), geeindigd(definitief=D3), NEE),
        # The end date is part of the key; that help stops twice is for TR413 and TR415.
        ("TR074", einde(), geeindigd(definitief=D2), JA),
        ("TR074", einde(), geeindigd(tijdelijk=D3), JA),
        ("TR074", einde(reden="20"), geeindigd(tijdelijk=D3), NEE),
        ("TR074", einde(status="3"), geeindigd(definitief=D2), NVT),
        ("TR382", einde(), geeindigd(), JA),
        ("TR382", einde(), geeindigd(gestart=False), NEE),
        ("TR382", einde(), geeindigd(tijdelijk=D2), JA),
        ("TR382", einde(), geeindigd(tijdelijk=D2, later=D2), NEE),
        # What runs can be stopped, also when a later start came in before it.
        ("TR382", einde(), geeindigd(later=D2), JA),
        ("TR382", einde(status="3"), geeindigd(gestart=False), NVT),
        ("TR413", einde(), geeindigd(), NVT),
        ("TR413", einde(), geeindigd(tijdelijk=D2), JA),
        ("TR413", einde(reden="20"), geeindigd(tijdelijk=D2), NEE),
        ("TR413", einde(reden="20", status="3"), geeindigd(tijdelijk=D2), NVT),
        ("TR414", einde(), geeindigd(), NVT),
        ("TR414", einde(D3), geeindigd(tijdelijk=D3), JA),
        ("TR414", einde(D2), geeindigd(tijdelijk=D3), NEE),
        ("TR414", einde(D2, status="3"), geeindigd(tijdelijk=D3), NVT),
        ("TR415", einde(), geeindigd(tijdelijk=D2), JA),
        ("TR415", einde(reden="32"), geeindigd(definitief=D2), NEE),
        ("TR415", einde(status="3"), geeindigd(definitief=D2), NVT),
        ("HB015", einde(), geeindigd(), JA),
        ("HB015", einde(product=GEEN), geeindigd(), NEE),
        ("HB015", einde(nummer=None), geeindigd(koppeling=vreemd()), NVT),
        ("HB016", einde(), geeindigd(elders=D2), NVT),
        ("HB016", einde(D2, "20", "3"), geeindigd(tijdelijk=D2), JA),
        ("HB016", einde(D2, "20", "3"), geeindigd(tijdelijk=D2, elders=D2), NEE),
        ("HB016", einde(status="3"), geeindigd(definitief=D3, elders=D2), NEE),
        ("HB016", einde(status="3"), geeindigd(tijdelijk=D2, definitief=D3, elders=D2), NVT),
        ("HB016", einde(D2, "20", "3"), geeindigd(tijdelijk=D2, definitief=D3, elders=D2), NVT),
    ],
)
def test_stop(code, melding, stand, antwoord):
    assert isinstance(STOPTOETSEN[code](melding, stand), antwoord)


def toegewezen(reden="", product=P, datum=D1, tijd=time(12), referentie=""):
    return toewijzing.Toegewezen(
        "pad", 7, referentie, product, datum, tijd, D1, D3, reden, 1, "04", "2", None
    )


EIGEN = toewijzing.BekendeToewijzing(True, True, P)
OUDER = toewijzing.BekendeToewijzing(True, True, P, ouder=True)
OPEN, GEHONOREERD = (
    toewijzing.GenoemdVerzoek(True),
    toewijzing.GenoemdVerzoek(True, toegewezen=True),
)


@pytest.mark.parametrize(
    ("code", "melding", "stand", "antwoord"),
    [
        ("TR332", toegewezen(), toewijzing.Toewijzingskennis(None), NVT),
        ("TR332", toegewezen(), toewijzing.Toewijzingskennis(EIGEN), JA),
        (
            "TR332",
            toegewezen(),
            toewijzing.Toewijzingskennis(toewijzing.BekendeToewijzing(False, True, P)),
            NEE,
        ),
        (
            "TR332",
            toegewezen(),
            toewijzing.Toewijzingskennis(toewijzing.BekendeToewijzing(True, False, P)),
            NEE,
        ),
        (
            "TR332",
            toegewezen(product=Productaanduiding("45", "")),
            toewijzing.Toewijzingskennis(EIGEN),
            NEE,
        ),
        # A correction (14) does not change the product either (IV066).
        (
            "TR332",
            toegewezen("14", Productaanduiding("45", "")),
            toewijzing.Toewijzingskennis(EIGEN),
            NEE,
        ),
        ("TR379", toegewezen(), toewijzing.Toewijzingskennis(None), NVT),
        ("TR379", toegewezen(referentie="REF"), toewijzing.Toewijzingskennis(None), NVT),
        (
            "TR379",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(None, verzoek=OPEN),
            JA,
        ),
        (
            "TR379",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(None, verzoek=toewijzing.GenoemdVerzoek(False)),
            NEE,
        ),
        # A change carries the reference of a new request, never that of an old one (IV097).
        (
            "TR379",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(OUDER, verzoek=OPEN),
            JA,
        ),
        (
            "TR379",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(OUDER, verzoek=GEHONOREERD),
            NEE,
        ),
        # The same decision sent again is no change, another number no change of this one.
        (
            "TR379",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(EIGEN, verzoek=GEHONOREERD),
            JA,
        ),
        (
            "TR379",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(None, verzoek=GEHONOREERD),
            JA,
        ),
        # What honours a request for change carries its reference on every product (IV093).
        ("TR379", toegewezen(), toewijzing.Toewijzingskennis(EIGEN, wijziging="VOW"), NEE),
        (
            "TR379",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(EIGEN, 0, OPEN, "VOW"),
            NEE,
        ),
        (
            "TR379",
            toegewezen(referentie="VOW"),
            toewijzing.Toewijzingskennis(EIGEN, 0, OPEN, "VOW"),
            JA,
        ),
        (
            "HB017",
            toegewezen(referentie="REF"),
            toewijzing.Toewijzingskennis(None, verzoek=OPEN),
            JA,
        ),
        ("HB017", toegewezen(referentie="REF"), toewijzing.Toewijzingskennis(None), NEE),
        ("HB017", toegewezen(), toewijzing.Toewijzingskennis(None), NVT),
        ("HB019", toegewezen(), toewijzing.Toewijzingskennis(EIGEN, hulp_sinds=D1), NVT),
        ("HB019", toegewezen("13"), toewijzing.Toewijzingskennis(EIGEN), JA),
        ("HB019", toegewezen("13"), toewijzing.Toewijzingskennis(EIGEN, hulp_sinds=D1), NEE),
        ("TR385", toegewezen(), toewijzing.Toewijzingskennis(EIGEN, 100), NVT),
        ("TR385", toegewezen("13"), toewijzing.Toewijzingskennis(EIGEN, 100), NEE),
        ("TR385", toegewezen("13"), toewijzing.Toewijzingskennis(EIGEN, 0), JA),
    ],
)
def test_toewijzing(code, melding, stand, antwoord):
    assert isinstance(dict(toewijzing.TOETSEN)[code](melding, stand), antwoord)


def test_elke_toets_heeft_een_goed_een_fout_en_een_niet_van_toepassing_voorbeeld():
    """A rule without an example for an answer it can give is not specified."""
    gezien: dict[tuple[str, str], set[type]] = {}
    for naam, functie in (("start", test_start), ("stop", test_stop), ("301", test_toewijzing)):
        for code, _, _, antwoord in functie.pytestmark[0].args[1]:
            gezien.setdefault((naam, code), set()).add(antwoord)
    for naam, kamer in (("start", start), ("stop", stop), ("301", toewijzing)):
        for code, _ in kamer.TOETSEN:
            assert gezien[naam, code] == {JA, NEE, NVT}, (naam, code)


def test_wat_later_is_toegewezen_gaat_voor():
    assert toewijzing.is_actueler(toegewezen(datum=D2), D1, time(23))
    assert toewijzing.is_actueler(toegewezen(), D1, time(12))
    assert not toewijzing.is_actueler(toegewezen(tijd=time(11)), D1, time(12))
    assert not toewijzing.is_actueler(toegewezen(tijd=None), D1, time(12))
    assert not toewijzing.is_actueler(toegewezen(), D1, time(12), verwijderd=True)
    assert toewijzing.is_actueler(toegewezen("13"), D1, time(12), verwijderd=True)
    assert toewijzing.is_actueler(toegewezen(datum=D2), D1, time(12), verwijderd=True)
    assert not toewijzing.is_later(toegewezen(), D1, time(12))
    assert toewijzing.is_later(toegewezen(), D1, time(11))


def test_een_bevinding_noemt_regel_retourcode_en_plek():
    (gevonden,) = bevindingen(start.TOETSEN, "pad", begin(), begonnen(lopend=D2))
    assert (gevonden.code, gevonden.retourcode, gevonden.pad) == ("TR326", "9326", "pad")
    assert "1 april 2026" in gevonden.uitleg


def test_een_onbekende_geboortedatum_geeft_geen_geboortejaar():
    boom = {
        "Bsn": Bsn("999900006"),
        "Geboortedatum": {"Datum": date(1900, 1, 1), "DatumGebruik": "3"},
        "Geslacht": "0",
    }
    assert client_uit(boom).geboortejaar is None
