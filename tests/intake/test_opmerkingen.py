# SPDX-License-Identifier: EUPL-1.2
"""What no return code covers is told with the message, and refuses nothing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from hefboom.declaraties.models import Prestatie
from hefboom.dossiers import Toewijzing
from hefboom.intake.models import Regiobevinding, Verwerking, Verwerkuitkomst
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
ANDER = ("45", "45A49")
JUNI, JULI, DECEMBER = date(2026, 6, 1), date(2026, 7, 1), date(2026, 12, 1)


def zegt(verwerking: Verwerking) -> list[str]:
    """The remarks its municipality reads; the message stands."""
    assert verwerking.uitkomst == Verwerkuitkomst.VERWERKT, verwerking.bevindingen
    assert {bevinding["retourcode"] for bevinding in verwerking.bevindingen} <= {None}
    eigen = Regiobevinding.objects.filter(bericht=verwerking.bericht_id).exclude(gemeente="")
    return [
        *eigen.order_by("volgnummer").values_list("code", flat=True),
        *(bevinding["code"] for bevinding in verwerking.bevindingen),
    ]


def later(nummer: int, op: date = JUNI, **extra: Any) -> dict[str, Any]:
    return b.toegewezen(nummer, **{"Toewijzingsdatum": op, **extra})


# Stacking (OP259, OP347)


def test_hetzelfde_product_op_dezelfde_dagen(neem_in):
    neem_in(b.jw301())
    assert zegt(neem_in(b.jw301(b.toegewezen(1002)))) == ["HB018"]
    assert Toewijzing.objects.count() == 2
    assert zegt(neem_in(b.jw301(b.toegewezen(1003, ANDER)))) == []
    assert zegt(neem_in(b.jw301(b.toegewezen(1004), aanbieder=b.KOMPAS))) == []


def test_wat_wordt_ingekort_maakt_plaats_in_welke_volgorde_ook(neem_in):
    neem_in(b.jw301())
    nieuw = later(1002, Ingangsdatum=JULI, Omvang=b.OMVANG)
    kort = later(1001, Einddatum=date(2026, 6, 30), RedenWijziging="05")
    assert zegt(neem_in(b.jw301(nieuw, kort, dag=JUNI))) == []


def test_wat_verwijderd_is_stapelt_niet(neem_in):
    neem_in(b.jw301())
    weg = later(1001, Einddatum=b.DAG, RedenWijziging="13")
    assert zegt(neem_in(b.jw301(weg, later(1002), dag=JUNI))) == []


def test_een_verzoek_om_wat_al_is_toegewezen(neem_in):
    neem_in(b.jw301())
    assert zegt(neem_in(b.jw315("REF", dag=JUNI))) == ["HB018"]


def test_wat_de_aanbieder_nog_niet_kende_wordt_niet_gezegd(neem_in):
    neem_in(b.jw301(dag=JUNI))
    assert zegt(neem_in(b.jw315("REF", dag=JUNI))) == []


# Removal (OP362)


def test_een_toewijzing_verwijderen_waarop_hulp_is_gemeld(neem_in):
    neem_in(b.jw301(), b.jw305())
    weg = later(1001, DECEMBER, Einddatum=b.DAG, RedenWijziging="13")
    assert zegt(neem_in(b.jw301(weg, dag=DECEMBER))) == ["HB019"]


# A change backwards (OP345)


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"Budget": 100_000}, []),
        ({"Budget": 33_843}, ["HB020"]),
        ({"Budget": 100_000, "Einddatum": date(2026, 4, 29)}, ["HB020"]),
    ],
)
def test_een_wijziging_onder_wat_al_is_toegekend(anders, verwacht, neem_in):
    neem_in(b.jw301(b.toegewezen(code=None, Omvang=None, Budget=50_000)))
    neem_in(b.jw323(b.prestatie("R1")))  # 338,44 euro in April
    wijzig = b.te_wijzigen(GewensteIngangsdatum=b.DAG, **anders)
    del wijzig["Omvang"]
    assert zegt(neem_in(b.jw317("REF", (wijzig,)))) == verwacht


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, []),
        ({"Einddatum": date(2026, 4, 30)}, []),
        ({"Einddatum": date(2026, 4, 29)}, ["HB020"]),
        ({"Budget": 33_843}, ["HB020"]),
    ],
)
def test_een_toewijzing_die_onder_het_toegekende_komt(anders, verwacht, neem_in):
    """The municipality's own change (3.3.2) takes nothing back either."""
    budget = {"code": None, "Omvang": None, "Budget": 50_000}
    neem_in(b.jw301(b.toegewezen(**budget)), b.jw323(b.prestatie("R1")))
    korter = later(1001, **{**budget, "RedenWijziging": "05", **anders})
    assert zegt(neem_in(b.jw301(korter, dag=JUNI))) == verwacht


def test_wat_is_gecrediteerd_telt_niet_meer_als_toegekend(neem_in):
    neem_in(b.jw301(b.toegewezen(code=None, Omvang=None, Budget=50_000)))
    neem_in(b.jw323(b.prestatie("R1")))
    credit = b.prestatie(
        "C1",
        IngediendBedrag={"Bedrag": 33_844, "DebetCredit": "C"},
        ProductReferentie={"ReferentieNummer": "C1", "VorigReferentieNummer": "R1"},
    )
    assert neem_in(b.jw323(credit)).uitkomst == Verwerkuitkomst.VERWERKT
    wijzig = b.te_wijzigen(GewensteIngangsdatum=b.DAG, Budget=1, Einddatum=date(2026, 4, 1))
    del wijzig["Omvang"]
    assert zegt(neem_in(b.jw317("REF", (wijzig,)))) == []


@pytest.mark.parametrize(
    ("volume", "eenheid", "verwacht"),
    [(5, "04", []), (4, "04", ["HB020"]), (300, "01", []), (299, "01", ["HB020"])],
)
@pytest.mark.parametrize("in_minuten", [False, True])
def test_een_totaal_in_uren_dekt_ook_wat_in_minuten_is_toegekend(
    in_minuten, volume, eenheid, verwacht, neem_in
):
    totaal = {"Volume": 10, "Eenheid": "04", "Frequentie": "6"}
    neem_in(b.jw301(b.toegewezen(Omvang=totaal)))
    minuten = {
        "GeleverdVolume": 300,
        "Eenheid": "01",
        "ProductTarief": 141,
        "IngediendBedrag": {"Bedrag": 42_305, "DebetCredit": "D"},
    }
    neem_in(b.jw323(b.prestatie("R1", volume=5, **(minuten if in_minuten else {}))))
    assert Prestatie.objects.get().toegekend == 42_305
    minder = {"Volume": volume, "Eenheid": eenheid, "Frequentie": "6"}
    wijzig = b.te_wijzigen(GewensteIngangsdatum=b.DAG, Omvang=minder)
    assert zegt(neem_in(b.jw317("REF", (wijzig,)))) == verwacht


# What honours a request for change (OP348)


@pytest.mark.parametrize(("volume", "verwacht"), [(4, []), (5, ["HB030", "HB021"])])
def test_een_toewijzing_op_een_wijziging_is_wat_gevraagd_is(volume, verwacht, neem_in):
    neem_in(b.jw301(), b.jw317("REF", (b.te_wijzigen(),)))
    oud = later(
        1001,
        b.WIJZIGDAG,
        ReferentieAanbieder="REF",
        Einddatum=date(2026, 5, 31),
        RedenWijziging="12",
    )
    nieuw = later(
        1002,
        b.WIJZIGDAG,
        ReferentieAanbieder="REF",
        Ingangsdatum=JUNI,
        Omvang={**b.OMVANG, "Volume": volume},
    )
    assert zegt(neem_in(b.jw301(oud, nieuw, dag=b.WIJZIGDAG))) == verwacht


# Going on (OP380)


@pytest.mark.parametrize(
    ("op", "omvang", "verwacht"),
    [
        (DECEMBER, {}, ["HB022"]),
        (DECEMBER, {"Omvang": b.OMVANG}, []),
        (date(2027, 1, 4), {}, []),  # the old one had ended
    ],
)
def test_een_verlenging_onder_een_nieuw_nummer(op, omvang, verwacht, neem_in):
    neem_in(b.jw301())
    verder = later(1002, op, Ingangsdatum=date(2027, 1, 1), Einddatum=date(2027, 12, 31), **omvang)
    vandaag = datetime(2027, 1, 5, 9, tzinfo=UTC)
    assert zegt(neem_in(b.jw301(verder, dag=op), op=vandaag)) == verwacht


def test_een_einddatum_aan_het_eind_van_de_kalender_is_geen_einde(neem_in):
    """31-12-9999 says "no end" in many systems; it must not break a sum of days."""
    eeuwig = {"Einddatum": date(9999, 12, 31)}
    neem_in(b.jw301(b.toegewezen(1001, **eeuwig)))
    assert zegt(neem_in(b.jw301(later(1002, **eeuwig), dag=JUNI))) == ["HB031", "HB018"]


# The same help under two numbers


def test_een_maand_op_twee_toewijzingen_blijft_niet_ongezien(neem_in, horizon, client):
    """Shortened to before a granted month, and that month allocated and claimed anew."""
    neem_in(b.jw301(), b.jw323(b.prestatie("R1")))
    mei = date(2026, 5, 5)
    korter = later(1001, mei, Einddatum=date(2026, 3, 31), RedenWijziging="05")
    opnieuw = later(1002, mei, Ingangsdatum=date(2026, 4, 1))
    assert zegt(neem_in(b.jw301(korter, opnieuw, dag=mei))) == ["HB020"]
    assert zegt(neem_in(b.jw323(b.prestatie("R2", 1002), dag=mei))) == ["HB023"]
    regel = Prestatie.objects.get(referentienummer="R2")
    assert regel.toegekend == regel.ingediend
    client.force_login(horizon)
    pagina = client.get(f"/prestaties/{regel.pk}/").content.decode()
    assert "is ook toegekend op toewijzing 1001 met referentienummer R1" in pagina
    assert "Toegekend: het hele bedrag" in pagina


def test_wat_op_de_andere_toewijzing_is_gecrediteerd_is_niet_dubbel(neem_in):
    neem_in(b.jw301(b.toegewezen(1001), b.toegewezen(1002, ANDER)), b.jw301(b.toegewezen(1003)))
    neem_in(b.jw323(b.prestatie("R1")))
    credit = b.prestatie(
        "C1",
        IngediendBedrag={"Bedrag": 33_844, "DebetCredit": "C"},
        ProductReferentie={"ReferentieNummer": "C1", "VorigReferentieNummer": "R1"},
    )
    assert zegt(neem_in(b.jw323(credit, b.prestatie("R2", 1003)))) == []
