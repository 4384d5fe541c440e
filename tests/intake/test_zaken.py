# SPDX-License-Identifier: EUPL-1.2
"""Small inputs that once went wrong, with the right outcome (`shared/cases/README.md`).

Each is told twice: as the messages that were sent, where they are there, and as the same messages
made here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hefboom.declaraties.models import Prestatie
from hefboom.dossiers import Jeugdige, Toewijzing, Verzoek
from hefboom.intake.models import Regiobevinding, Verwerking, Verwerkuitkomst
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 28, 9, tzinfo=UTC)
JAN, MAART = date(2026, 1, 1), date(2026, 3, 1)
JEUGDHULP, ANDERS, VERBLIJF = ("54", "54003"), ("54", "54004"), ("44", "44A09")
PLEEGZORG = ("43", "43A10")
HONDERD = {"Volume": 100, "Eenheid": "04", "Frequentie": "6"}
MELDERS = ("hier gemaakt", "zoals verstuurd")


@pytest.fixture(params=MELDERS)
def zaak(request: pytest.FixtureRequest) -> Callable[[str, Sequence[bytes]], Sequence[bytes]]:
    """The messages of a case: those made here, or those that were sent."""
    if request.param == MELDERS[0]:
        return lambda naam, gemaakt: gemaakt
    gedeeld: Path = request.getfixturevalue("gedeeld")

    def verstuurd(naam: str, gemaakt: Sequence[bytes]) -> Sequence[bytes]:
        bestanden = sorted((gedeeld / "cases" / naam).glob("*.xml"))
        assert len(bestanden) == len(gemaakt)
        return [pad.read_bytes() for pad in bestanden]

    return verstuurd


def toewijzing(
    nummer: int = 1001,
    code: tuple[str, str] = JEUGDHULP,
    dag: date = date(2026, 1, 2),
    gemeente: str = b.GEMEENTE,
    kind: dict[str, Any] | None = None,
    **extra: Any,
) -> bytes:
    waarden = {"Toewijzingsdatum": dag, "Ingangsdatum": JAN, "Omvang": HONDERD, **extra}
    product = b.toegewezen(nummer, code, **waarden)
    return b.jw301(product, dag=dag, gemeente=gemeente, persoon=kind)


def declaratie(
    referentie: str,
    maand: int,
    volume: int,
    code: tuple[str, str] = JEUGDHULP,
    eenheid: str = "04",
    tarief: int = 9762,
    nummer: int = 1001,
    **kop: Any,
) -> bytes:
    eerste = date(2026, maand, 1)
    periode = {"Begindatum": eerste, "Einddatum": date(2026, maand + 1, 1) - timedelta(days=1)}
    regel = b.prestatie(
        referentie,
        nummer,
        volume,
        tarief=tarief,
        ProductCategorie=code[0],
        ProductCode=code[1],
        ProductPeriode=periode,
        Eenheid=eenheid,
    )
    dag = date(2026, maand + 1, 5)
    anders = {"DeclaratiePeriode": periode, "DeclaratieDagtekening": dag}
    return b.jw323(regel, extra=anders, dag=dag, **kop)


@pytest.fixture
def neem(neem_in: Any) -> Callable[[Sequence[bytes]], list[Verwerking]]:
    return lambda berichten: [neem_in(data, op=OP) for data in berichten]


def codes(verwerking: Verwerking) -> list[str]:
    """What its municipality reads: first what the provider does not."""
    eigen = Regiobevinding.objects.filter(bericht=verwerking.bericht_id).exclude(gemeente="")
    return [
        *eigen.order_by("volgnummer").values_list("code", flat=True),
        *(een["code"] for een in verwerking.bevindingen),
    ]


def test_meer_etmalen_dan_de_maand_dagen_telt(zaak, neem):
    jaar = {"Volume": 365, "Eenheid": "14", "Frequentie": "6"}
    gemaakt = [
        toewijzing(code=PLEEGZORG, Omvang=jaar),
        declaratie("A3", 3, 31, PLEEGZORG, "14", 37965),
        declaratie("A4", 4, 90, PLEEGZORG, "14", 37965),
    ]
    _, maart, april = neem(zaak("10-more-days-than-the-month-a", gemaakt))
    assert maart.uitkomst == Verwerkuitkomst.VERWERKT
    assert april.uitkomst == Verwerkuitkomst.AFGEKEURD
    assert [(een["code"], een["retourcode"]) for een in april.bevindingen] == [("TR321", "9321")]
    assert [rij.toegekend for rij in Prestatie.objects.order_by("pk")] == [1_176_915, 0]


def test_twee_gemeenten_betalen_dezelfde_hulp(zaak, neem, horizon, beleid, regio, client):
    gemaakt = [
        toewijzing(),
        toewijzing(2001, dag=date(2026, 3, 2), gemeente=b.BUURGEMEENTE, Ingangsdatum=MAART),
        declaratie("A3", 3, 4),
        declaratie("B3", 3, 4, nummer=2001, gemeente=b.BUURGEMEENTE),
    ]
    verwerkt = neem(zaak("09-paid-twice-unseen-d", gemaakt))
    assert {een.uitkomst for een in verwerkt} == {Verwerkuitkomst.VERWERKT}
    assert [codes(een) for een in verwerkt] == [[]] * 4
    alleen = Regiobevinding.objects.get()
    assert (alleen.code, alleen.bericht_id) == ("HB025", verwerkt[3].bericht_id)
    assert f"gemeente {verwerkt[0].gemeente}" in alleen.uitleg
    for wie, ziet in ((horizon, False), (beleid, False), (regio, True)):
        client.force_login(wie)
        for verwerking in verwerkt:
            pagina = client.get(f"/berichten/{verwerking.pk}/").content.decode()
            assert ("HB025" in pagina) == (ziet and verwerking == verwerkt[3])


def test_de_eerste_dag_schuift_over_toegekende_hulp(zaak, neem):
    verschoven = {"Ingangsdatum": date(2026, 2, 1), "RedenWijziging": "14"}
    gemaakt = [
        toewijzing(),
        declaratie("A1", 1, 4),
        toewijzing(dag=date(2026, 5, 1), **verschoven),
    ]
    verwerkt = neem(zaak("09-paid-twice-unseen-b", gemaakt))
    assert codes(verwerkt[2]) == ["HB024", "HB020"]
    assert verwerkt[2].uitkomst == Verwerkuitkomst.VERWERKT


DRIE, ZES = ({"Volume": v, "Eenheid": "04", "Frequentie": "2"} for v in (3, 6))


def test_een_omvang_per_week_verandert_onder_haar_nummer(zaak, neem):
    """Taken over with a remark; what is past gives no more room than it did."""
    gemaakt = [
        toewijzing(Omvang=DRIE),
        toewijzing(dag=date(2026, 6, 1), Omvang=ZES, RedenWijziging="14"),
    ]
    verwerkt = neem(zaak("08-change-in-place-a", gemaakt))
    assert [codes(een) for een in verwerkt] == [[], ["HB030", "HB024"]]  # five a week is the norm
    assert verwerkt[1].uitkomst == Verwerkuitkomst.VERWERKT
    assert Toewijzing.objects.get().volume == 6
    # March touches six ISO weeks (9 to 14): 18 hours then; July five (27 to 31): 30 hours now.
    kan = {("M1", 3, 19): False, ("M2", 3, 18): True, ("J1", 7, 31): False, ("J2", 7, 30): True}
    for (referentie, maand, volume), past in kan.items():
        regel = declaratie(referentie, maand, volume, aanbieder=verwerkt[0].aanbieder)
        (uit,) = neem([regel])
        assert codes(uit) == ([] if past else ["TR321"]), referentie


@pytest.mark.parametrize("volgorde", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_in_welke_volgorde_de_wijzigingen_ook_komen(volgorde, neem):
    """OP080: what was given on a day hangs on the decisions, not on when they came in."""
    besluiten = [
        toewijzing(Omvang=DRIE),
        toewijzing(dag=date(2026, 6, 1), Omvang=ZES, RedenWijziging="14"),
        toewijzing(
            dag=date(2026, 9, 7), Omvang=ZES, RedenWijziging="05", Einddatum=date(2026, 11, 30)
        ),
    ]
    neem([besluiten[nummer] for nummer in volgorde])
    (rij,) = Toewijzing.objects.all()
    assert [(een.tot, een.volume) for een in rij.vroegere_omvang] == [(date(2026, 6, 1), 3)]
    assert rij.einddatum == date(2026, 11, 30)


def test_de_eerste_dag_gaat_naar_voren_onder_haar_nummer(zaak, neem):
    eerder = {"Ingangsdatum": date(2026, 2, 1), "RedenWijziging": "14"}
    gemaakt = [
        toewijzing(Ingangsdatum=MAART),
        toewijzing(dag=date(2026, 6, 1), **eerder),
    ]
    verwerkt = neem(zaak("08-change-in-place-c", gemaakt))
    assert [codes(een) for een in verwerkt] == [[], ["HB024"]]
    assert Toewijzing.objects.get().ingangsdatum == date(2026, 2, 1)


@pytest.mark.parametrize(
    "anders",
    [
        {"Einddatum": date(2026, 10, 31), "RedenWijziging": "05"},
        {"Omvang": {**HONDERD, "Volume": 200}, "RedenWijziging": "14"},
        {"Einddatum": JAN, "RedenWijziging": "13"},
        {},
    ],
)
def test_wat_wel_mag_veranderen_krijgt_geen_opmerking(anders, neem):
    _, later = neem([toewijzing(), toewijzing(dag=date(2026, 6, 1), **anders)])
    assert codes(later) == []


def geboren(jaar: int, geslacht: str = "1") -> dict[str, Any]:
    return {"Geboortedatum": {"Datum": date(jaar, 5, 6)}, "Geslacht": geslacht}


def test_wie_iemand_is_volgt_uit_de_dag_van_het_bericht(zaak, neem):
    gemaakt = [
        toewijzing(),
        toewijzing(
            1003,
            VERBLIJF,
            date(2026, 3, 1),
            kind=geboren(2015),
            Omvang={**HONDERD, "Eenheid": "14"},
        ),
        toewijzing(1002, ANDERS, date(2026, 1, 5)),
    ]
    verwerkt = neem(zaak("24-same-bsn-other-child-g", gemaakt))
    assert {een.uitkomst for een in verwerkt} == {Verwerkuitkomst.VERWERKT}
    assert Jeugdige.objects.get().geboortejaar == 2015
    assert not Regiobevinding.objects.exists()


@pytest.mark.parametrize(
    ("kind", "opmerking"), [(geboren(2015, "2"), ["HB026"]), (geboren(2014, "2"), [])]
)
def test_een_ander_kind_onder_hetzelfde_bsn(kind, opmerking, neem):
    """The region only: it would tell that another municipality knows the child (OP095)."""
    verwerkt = neem([toewijzing(), toewijzing(2001, dag=MAART, gemeente=b.BUURGEMEENTE, kind=kind)])
    assert [codes(een) for een in verwerkt] == [[], []]
    assert list(Regiobevinding.objects.values_list("code", flat=True)) == opmerking


# Whose reference is it (TR379)?

MEI, JUNI = date(2026, 5, 4), date(2026, 6, 1)
ANDER = ("45", "45A49")


def codes_geweigerd(verwerking: Verwerking) -> list[tuple[str, str]]:
    return [(een["code"], een["retourcode"]) for een in verwerking.bevindingen]


def gevraagd(referentie: str, code: tuple[str, str] = b.AMBULANT, dag: date = MEI) -> bytes:
    return b.jw315(referentie, codes=(code,), verwijzer="02", dag=dag)


def gegeven(
    dag: date, *delen: tuple[int, tuple[str, str], str | None, date], **anders: Any
) -> bytes:
    """Number, product, reference and the moment it was decided on."""
    return b.jw301(
        *(
            b.toegewezen(
                nummer, code, Toewijzingsdatum=besloten, ReferentieAanbieder=referentie, **anders
            )
            for nummer, code, referentie, besloten in delen
        ),
        dag=dag,
    )


def rij_van(nummer: int) -> Toewijzing:
    return Toewijzing.objects.get(toewijzingnummer=nummer)


def test_na_een_vot_draagt_wat_blijft_geen_referentie_van_een_ander_product(neem):
    """Refused, nothing overwritten; without the reference it stands, and can be taken back."""
    eerste = (1001, b.AMBULANT, "REF1", b.DAG)
    neem([gevraagd("REF1", dag=date(2026, 3, 1)), gegeven(b.DAG, eerste)])
    voor = rij_van(1001)
    nieuw = (1002, ANDER, "REF2", JUNI)
    fout = gegeven(JUNI, (1001, b.AMBULANT, "REF2", b.DAG), nieuw)
    _, uit = neem([gevraagd("REF2", ANDER), fout])
    assert codes_geweigerd(uit) == [("TR379", "9379")]
    assert not Toewijzing.objects.filter(toewijzingnummer=1002).exists()
    goed = gegeven(JUNI, (1001, b.AMBULANT, None, b.DAG), nieuw)
    weg = b.jw301(
        b.toegewezen(
            1002,
            ANDER,
            Toewijzingsdatum=date(2026, 6, 8),
            Einddatum=b.DAG,
            RedenWijziging="13",
        ),
        dag=date(2026, 6, 8),
    )
    (beter,) = neem([goed])
    assert beter.uitkomst == Verwerkuitkomst.VERWERKT
    assert Verzoek.objects.get(referentie_aanbieder="REF2").status == "toegewezen"
    neem([weg])
    assert Verzoek.objects.get(referentie_aanbieder="REF2").status == "in_behandeling"
    na = rij_van(1001)
    assert (na.referentie_aanbieder, na.verwijzer, na.gevraagd_op) == (
        voor.referentie_aanbieder,
        voor.verwijzer,
        voor.gevraagd_op,
    )


def test_een_vot_dat_later_binnenkomt_overschrijft_niet_wat_er_al_was(neem):
    """The request is not known yet, so nobody can refuse (OP080); the old wait stays."""
    neem(
        [gevraagd("REF1", dag=date(2026, 3, 1)), gegeven(b.DAG, (1001, b.AMBULANT, "REF1", b.DAG))]
    )
    neem([gegeven(JUNI, (1001, b.AMBULANT, "REF2", b.DAG), (1002, ANDER, "REF2", JUNI))])
    neem([gevraagd("REF2", ANDER)])
    assert rij_van(1001).gevraagd_op == date(2026, 3, 1)
    assert rij_van(1002).gevraagd_op == MEI


@pytest.mark.parametrize("volgorde", [(0, 1, 2, 3), (0, 1, 3, 2), (2, 3, 0, 1), (3, 1, 2, 0)])
def test_na_een_vow_draagt_elk_product_de_referentie(volgorde, neem):
    """Also what stays; who referred and since when it is waited for stays too (IV093, IV097)."""
    anders = b.te_wijzigen(
        1002, GewensteIngangsdatum=date(2026, 7, 1), Einddatum=date(2026, 11, 30)
    )
    korter = {"Einddatum": date(2026, 11, 30), "RedenWijziging": "12"}
    berichten = [
        b.jw315("REF1", "REF2", verwijzer="02", dag=date(2026, 3, 1)),
        gegeven(b.DAG, (1001, b.AMBULANT, "REF1", b.DAG), (1002, ANDER, "REF2", b.DAG)),
        b.jw317("VOW", (anders,), ongewijzigd=(1001,), dag=MEI),
        b.jw301(
            b.toegewezen(1001, ReferentieAanbieder="VOW"),
            b.toegewezen(1002, ANDER, ReferentieAanbieder="VOW", Toewijzingsdatum=JUNI, **korter),
            dag=JUNI,
        ),
    ]
    uit = neem([berichten[nummer] for nummer in volgorde])
    if volgorde[0] == 0 and volgorde[1] == 1:
        assert {een.uitkomst for een in uit} == {Verwerkuitkomst.VERWERKT}
    for nummer in (1001, 1002):
        rij = rij_van(nummer)
        assert (rij.verwijzer, rij.gevraagd_op) == ("02", date(2026, 3, 1)), (nummer, volgorde)


def test_een_verwijderd_nummer_dat_terugkomt_geldt_met_een_opmerking(neem):
    """ADR 23: the latest decision holds (OP033x1), a new number was right (IV066)."""
    weg = toewijzing(dag=date(2026, 2, 2), Einddatum=JAN, RedenWijziging="13")
    *_, terug = neem([toewijzing(), weg, toewijzing(dag=MAART)])
    assert (terug.uitkomst, codes(terug)) == (Verwerkuitkomst.VERWERKT, ["HB027"])
    assert not rij_van(1001).is_vervallen


@pytest.mark.parametrize(
    ("op", "uitkomst", "bevindingen"),
    [
        (date(2026, 4, 26), Verwerkuitkomst.AFGEKEURD, [("TR374", "9374")]),
        (date(2026, 4, 27), Verwerkuitkomst.VERWERKT, [("HB028", None)]),
    ],
)
def test_een_verzoek_waarop_niemand_besluit_houdt_niet_voor_altijd_tegen(
    op, uitkomst, bevindingen, neem
):
    """Eight weeks after its date (OP274) it is the municipality's to end, not the provider's."""
    _, tweede = neem([gevraagd("REF1", dag=date(2026, 3, 1)), gevraagd("REF2", ANDER, dag=op)])
    assert (tweede.uitkomst, codes_geweigerd(tweede)) == (uitkomst, bevindingen)
