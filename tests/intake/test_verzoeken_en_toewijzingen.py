# SPDX-License-Identifier: EUPL-1.2
"""What the list of flows does not show: requests, and the allocations that follow from them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hefboom.dossiers import Toewijzing, Verzoek, Wijzigingsregel, Zorgperiode
from hefboom.intake.models import Verwerkuitkomst
from tests.intake import berichten as b
from tests.intake.stroomdelen import (
    AFWIJZEN,
    APRIL,
    JUNI,
    MEI,
    ONDERZOEK,
    TOEGEWEZEN,
    codes,
    einde,
    gewijzigd,
    vot,
    vow,
    zorg,
)

pytestmark = pytest.mark.django_db


def test_een_aanvraag_kan_per_product_anders_aflopen(neem_in):
    neem_in(b.jw315("REF1", "REF2"))
    neem_in(b.jw301(b.toegewezen(ReferentieAanbieder="REF1")), b.jw319("REF2", AFWIJZEN))
    statussen = dict(Verzoek.objects.values_list("referentie_aanbieder", "status"))
    assert statussen == {"REF1": "toegewezen", "REF2": "afgewezen"}


def test_zolang_een_verzoek_loopt_komt_er_geen_tweede(neem_in, antwoord):
    verwerking = neem_in(b.jw301(), vow(), b.jw315("REF2"))
    assert codes(verwerking) == ["TR374"]
    regel = antwoord(verwerking).inhoud["Client"]["AangevraagdeProducten"]["AangevraagdProduct"][0]
    assert regel["RetourCodes"]["RetourCode"] == ("9374",)
    assert neem_in(b.jw319("REF", AFWIJZEN), b.jw315("REF2")).uitkomst == Verwerkuitkomst.VERWERKT


def test_een_ander_kind_of_een_andere_aanbieder_mag_wel_vragen(neem_in):
    neem_in(vot())
    assert neem_in(b.jw315("REF2", bsn=b.ANNA)).uitkomst == Verwerkuitkomst.VERWERKT
    assert neem_in(b.jw315("REF", aanbieder=b.KOMPAS)).uitkomst == Verwerkuitkomst.VERWERKT


def test_een_wijziging_wordt_bewaard_met_haar_regels(neem_in):
    neem_in(b.jw301(b.toegewezen(1001), b.toegewezen(1002, ("45", "45A49"))))
    weg = b.jw317("REF", (b.te_wijzigen(1001),), (1002,), (b.nieuw(("45", "45A76")),))
    assert neem_in(weg).uitkomst == Verwerkuitkomst.VERWERKT
    assert list(
        Wijzigingsregel.objects.order_by("volgnummer").values_list(
            "wat", "toewijzingnummer", "productcode", "volume"
        )
    ) == [
        ("ongewijzigd", 1002, "", None),
        ("te_wijzigen", 1001, "", 4),
        ("nieuw", None, "45A76", 4),
    ]


def test_een_wijziging_staat_of_valt_als_geheel(neem_in, antwoord):
    verwerking = neem_in(b.jw301(), b.jw317("REF", (b.te_wijzigen(), b.te_wijzigen(9999))))
    assert codes(verwerking) == ["TR351"]
    assert (verwerking.uitkomst, verwerking.regels) == (Verwerkuitkomst.AFGEKEURD, 1)
    assert not Verzoek.objects.exists()
    terug = antwoord(verwerking)
    regels = terug.inhoud["Client"]["Verzoek"]["TeWijzigenProducten"]["TeWijzigenProduct"]
    assert terug.soort == "JW318"
    assert [r["RetourCodes"]["RetourCode"] for r in regels] == [("0200",), ("9351",)]


@pytest.mark.parametrize(
    "elders", [(), ({"gemeente": b.BUURGEMEENTE},), ({"aanbieder": b.KOMPAS},)]
)
def test_een_wijziging_voor_een_onbekend_kind(elders, neem_in, antwoord):
    """That another knows the child cannot be told from the answer (OP095)."""
    for kop in elders:
        neem_in(b.jw301(**kop))
    verwerking = neem_in(vow())
    assert codes(verwerking) == ["TR304"]
    client = antwoord(verwerking).inhoud["Client"]
    wijzigen = client["Verzoek"]["TeWijzigenProducten"]["TeWijzigenProduct"]
    klassen = (client, client["Verzoek"], *wijzigen)
    onbeoordeeld = ("0233",)
    assert [k["RetourCodes"]["RetourCode"] for k in klassen] == [
        ("8187",),
        onbeoordeeld,
        onbeoordeeld,
    ]


def test_een_wijziging_noemt_alles_wat_loopt(neem_in):
    neem_in(b.jw301(b.toegewezen(1001), b.toegewezen(1002, ("45", "45A49"))))
    assert codes(neem_in(vow())) == ["TR349"]


ANDER = ("45", "45A49")


def kruist(dag: date, *producten: dict[str, Any]) -> bytes:
    return b.jw301(*producten, dag=dag)


@pytest.mark.parametrize(
    ("bericht", "verwacht"),
    [
        # Known since March: that it was made longer today is no excuse.
        (
            lambda: kruist(
                b.WIJZIGDAG,
                b.toegewezen(
                    1002,
                    ANDER,
                    Toewijzingsdatum=b.WIJZIGDAG,
                    RedenWijziging="04",
                    Einddatum=date(2027, 3, 1),
                ),
            ),
            ["TR349"],
        ),
        # Decided before, sent after: not known yet.
        (
            lambda: kruist(
                date(2026, 5, 4), b.toegewezen(1003, ANDER, Toewijzingsdatum=date(2026, 4, 20))
            ),
            [],
        ),
    ],
)
def test_wat_de_aanbieder_kende_noemt_hij(bericht, verwacht, neem_in):
    """OP095: by the first message that carried it, not by the day of the last decision."""
    eerder = [b.toegewezen(1001)] + ([b.toegewezen(1002, ANDER)] if verwacht else [])
    neem_in(b.jw301(*eerder), bericht())
    assert codes(neem_in(vow())) == verwacht


@pytest.mark.parametrize(("gekruist", "verwacht"), [(True, []), (False, ["TR350"])])
def test_een_toewijzing_die_onderweg_eindigde_houdt_een_wijziging_niet_tegen(
    gekruist, verwacht, neem_in
):
    """OP095, OP080: the 301 and the request for change crossed."""
    neem_in(b.jw301(b.toegewezen(1001), b.toegewezen(1002, ANDER)))
    dag = b.WIJZIGDAG if gekruist else date(2026, 4, 30)
    einde = b.toegewezen(
        1002, ANDER, Toewijzingsdatum=dag, Einddatum=date(2026, 4, 30), RedenWijziging="05"
    )
    neem_in(kruist(dag, einde))
    assert codes(neem_in(b.jw317("REF", (b.te_wijzigen(),), (1002,)))) == verwacht


def test_wat_opnieuw_wordt_meegestuurd_is_niet_opnieuw_veranderd(neem_in):
    """OP087 repeats allocations in every 301; that the old one ended was known long before."""
    einde = b.toegewezen(1002, ANDER, Einddatum=date(2026, 3, 31))
    neem_in(b.jw301(b.toegewezen(1001), einde), kruist(b.WIJZIGDAG, b.toegewezen(1001), einde))
    assert codes(neem_in(b.jw317("REF", (b.te_wijzigen(),), (1002,)))) == ["TR350"]
    assert set(Toewijzing.objects.values_list("bijgewerkt_op", "meegedeeld_op")) == {(b.DAG, b.DAG)}


@pytest.mark.parametrize("verwisseld", [False, True])
def test_een_start_van_voor_de_verwijdering_telt(verwisseld, neem_in):
    """OP095: what was removed after the start was reported, counts for that report."""
    weg = b.toegewezen(RedenWijziging="13", Einddatum=b.DAG, Toewijzingsdatum=date(2026, 6, 10))
    neem_in(b.jw301())
    post = [kruist(date(2026, 6, 10), weg), b.jw305()]
    for data in reversed(post) if verwisseld else post:
        assert neem_in(data).uitkomst == Verwerkuitkomst.VERWERKT
    assert Zorgperiode.objects.get().toewijzing is not None


def test_het_eerste_bericht_telt_ook_als_het_later_binnenkomt(neem_in):
    later = b.toegewezen(Toewijzingsdatum=MEI, RedenWijziging="04", Einddatum=date(2027, 3, 1))
    neem_in(kruist(MEI, later), b.jw301())
    rij = Toewijzing.objects.get()
    assert (rij.meegedeeld_op, rij.bijgewerkt_op) == (b.DAG, MEI)


@pytest.mark.parametrize("andersom", [False, True], ids=["op tijd", "na haar gevolg"])
def test_wat_op_een_wijziging_volgt_heeft_dezelfde_verwijzer(andersom, neem_in):
    neem_in(b.jw315("VOT", verwijzer="03"), b.jw301(b.toegewezen(ReferentieAanbieder="VOT")))
    gevraagd_op = Toewijzing.objects.get().gevraagd_op
    neem_in(*([gewijzigd(), vow()] if andersom else [vow(), gewijzigd()]))
    oud, nieuw = Toewijzing.objects.order_by("toewijzingnummer")
    assert (oud.verwijzer, nieuw.verwijzer) == ("03", "03")
    # The change did not make the old allocation wait longer.
    assert (oud.gevraagd_op, nieuw.gevraagd_op) == (gevraagd_op, b.WIJZIGDAG)


@pytest.mark.parametrize(
    ("eerder", "laatste", "verwacht"),
    [
        ([], (ONDERZOEK,), ["TR355"]),
        ([(ONDERZOEK,)], (ONDERZOEK,), ["TR360"]),
        ([(AFWIJZEN,)], (AFWIJZEN,), ["TR365"]),
        ([(AFWIJZEN,)], (ONDERZOEK,), ["TR360", "TR365"]),
        ([], (AFWIJZEN, "8", "9999"), ["TR378"]),
    ],
)
def test_een_antwoord_dat_niet_kan(eerder, laatste, verwacht, neem_in, antwoord):
    if verwacht != ["TR355"]:
        neem_in(vot())
    for een in eerder:
        neem_in(b.jw319("REF", *een))
    verwerking = neem_in(b.jw319("REF", *laatste))
    assert codes(verwerking) == verwacht
    assert verwerking.uitkomst == Verwerkuitkomst.AFGEKEURD
    assert antwoord(verwerking).soort == "JW320"


@pytest.mark.parametrize(
    ("ingang", "code", "verwacht"),
    [
        (date(2020, 3, 1), "0003", []),  # Appingedam, until 2021 in Eemsdelta
        (date(2020, 3, 1), "1979", []),
        (date(2026, 3, 1), "0003", ["TR378"]),
        (date(2020, 3, 1), "9998", ["TR378"]),
    ],
)
def test_een_gemeente_moest_bestaan_op_de_gevraagde_dag(ingang, code, verwacht, neem_in):
    """TR378: by the list of that day, or a later one; what never was one is none on any day."""
    vraag = b.aangevraagd("REF", "02", b.AMBULANT) | {"ToewijzingIngangsdatum": ingang}
    producten = {"AangevraagdProduct": (vraag,)}
    inhoud = b.client(b.TOM, GezagsdragerBekend="1", AangevraagdeProducten=producten)
    neem_in(b.schrijf("JW315", {"Client": inhoud}))
    assert codes(neem_in(b.jw319("REF", AFWIJZEN, "8", code))) == verwacht


def test_na_de_toewijzing_komt_er_geen_antwoord_meer(neem_in):
    assert codes(neem_in(vot(), b.jw301(TOEGEWEZEN), b.jw319("REF", AFWIJZEN))) == ["TR359"]


def test_een_andere_gemeente_beantwoordt_het_verzoek_niet(neem_in):
    verwerking = neem_in(vot(), b.jw319("REF", AFWIJZEN, gemeente=b.BUURGEMEENTE))
    assert codes(verwerking) == ["TR355"]
    assert Verzoek.objects.get().status == "in_behandeling"


def test_een_toewijzing_met_de_referentie_van_een_ander_kind(neem_in):
    verwerking = neem_in(b.jw315("REF", bsn=b.ANNA), b.jw301(TOEGEWEZEN))
    assert codes(verwerking) == ["TR379"]
    assert Verzoek.objects.get().status == "in_behandeling"


def test_een_verzoek_dat_na_zijn_toewijzing_binnenkomt_is_afgehandeld(neem_in):
    neem_in(b.jw301(TOEGEWEZEN), vot())
    assert Verzoek.objects.get().status == "toegewezen"


def later(nummer: int = 1001, **extra: Any) -> bytes:
    """A 301 of June that changes an allocation."""
    waarden = {"Toewijzingsdatum": JUNI, "Einddatum": date(2026, 9, 1), "RedenWijziging": "05"}
    return b.jw301(b.toegewezen(nummer, **waarden | extra), dag=JUNI)


def verwijderd(nummer: int = 1001) -> bytes:
    return later(nummer, Einddatum=b.DAG, RedenWijziging="13")


def test_een_latere_wijziging_noemt_het_verzoek_niet_nog_eens(neem_in):
    """IV097: only what follows on a request carries its reference."""
    neem_in(vot(), b.jw301(TOEGEWEZEN))
    assert codes(neem_in(later(ReferentieAanbieder="REF"))) == ["TR379"]
    assert neem_in(later()).uitkomst == Verwerkuitkomst.VERWERKT
    assert Toewijzing.objects.get().referentie_aanbieder == "REF"


def test_dezelfde_toewijzing_nog_eens_mag_met_haar_referentie(neem_in):
    """IV013: sent again on request, it has the same moment of allocating."""
    neem_in(vot(), b.jw301(TOEGEWEZEN))
    weer = neem_in(b.jw301(TOEGEWEZEN, dag=JUNI))
    assert (weer.uitkomst, codes(weer)) == (Verwerkuitkomst.VERWERKT, [])


@pytest.mark.parametrize("referentie", [None, "VOT"])
def test_een_toewijzing_op_een_wijziging_is_een_geheel(referentie, neem_in):
    """IV093: every product carries the reference of the request for change, also what stays."""
    ander = ("45", "45A49")
    neem_in(b.jw301(b.toegewezen(1001), b.toegewezen(1002, ander)))
    neem_in(b.jw317("REF", (b.te_wijzigen(),), (1002,)))
    gewijzigd = b.toegewezen(ReferentieAanbieder="REF", Toewijzingsdatum=MEI, RedenWijziging="12")
    blijft = b.toegewezen(1002, ander, ReferentieAanbieder=referentie)
    mis = neem_in(b.jw301(gewijzigd, blijft, dag=MEI))
    assert "TR379" in codes(mis)
    assert mis.uitkomst == Verwerkuitkomst.AFGEKEURD
    assert Verzoek.objects.get().status == "in_behandeling"
    goed = b.jw301(gewijzigd, blijft | {"ReferentieAanbieder": "REF"}, dag=MEI)
    assert neem_in(goed).uitkomst == Verwerkuitkomst.VERWERKT
    assert Verzoek.objects.get().status == "toegewezen"
    # What the municipality sends later on its own account has none.
    assert neem_in(later()).uitkomst == Verwerkuitkomst.VERWERKT


def test_een_referentie_die_nergens_bestaat_is_een_opmerking(neem_in):
    verwerking = neem_in(b.jw301(TOEGEWEZEN))
    assert (verwerking.uitkomst, codes(verwerking)) == (Verwerkuitkomst.VERWERKT, ["HB017"])


def test_een_toewijzing_die_later_komt_brengt_haar_referentie_mee(neem_in):
    """OP080: also when the change of it came first."""
    neem_in(b.jw315("REF", verwijzer="03"), later(), b.jw301(TOEGEWEZEN))
    rij = Toewijzing.objects.get()
    assert (rij.referentie_aanbieder, rij.verwijzer, rij.reden_wijziging) == ("REF", "03", "05")
    assert Verzoek.objects.get().status == "toegewezen"


@pytest.mark.parametrize(
    ("antwoorden", "status"),
    [
        ((), "in_behandeling"),
        (((ONDERZOEK,),), "in_onderzoek"),
        (((AFWIJZEN, "2"),), "afgewezen"),
        (((ONDERZOEK,), (AFWIJZEN, "2")), "afgewezen"),
    ],
)
def test_een_verwijderde_toewijzing_zet_het_verzoek_terug(antwoorden, status, neem_in):
    """13: as if the allocation was never sent. Then the request stands as it was answered."""
    neem_in(vot())
    for antwoord in antwoorden:
        neem_in(b.jw319("REF", *antwoord))
    voor = Verzoek.objects.values().get()
    neem_in(b.jw301(TOEGEWEZEN))
    assert Verzoek.objects.get().status == "toegewezen"
    neem_in(verwijderd())
    assert Verzoek.objects.values().get() == voor
    assert voor["status"] == status
    # And it can be allocated again, under a new number (3.3.2).
    neem_in(b.jw301(b.toegewezen(1002, ReferentieAanbieder="REF")))
    assert Verzoek.objects.get().status == "toegewezen"


def test_een_verzoek_blijft_toegewezen_zolang_er_een_toewijzing_staat(neem_in):
    twee = b.toegewezen(1002, ("45", "45A49"), ReferentieAanbieder="REF")
    neem_in(vot(), b.jw301(TOEGEWEZEN, twee), verwijderd())
    assert Verzoek.objects.get().status == "toegewezen"
    neem_in(later(1002, Product=twee["Product"], Einddatum=b.DAG, RedenWijziging="13"))
    assert Verzoek.objects.get().status == "in_behandeling"


def test_wat_verwijderd_is_beantwoordt_ook_een_later_verzoek_niet(neem_in):
    neem_in(b.jw301(TOEGEWEZEN), verwijderd(), vot())
    assert Verzoek.objects.get().status == "in_behandeling"


def test_een_verwijdering_die_eerst_komt_verwijdert_evenzeer(neem_in):
    """OP080: the removal overtook what it removes."""
    neem_in(vot(), verwijderd(), b.jw301(TOEGEWEZEN))
    assert Verzoek.objects.get().status == "in_behandeling"
    assert Toewijzing.objects.get().reden_wijziging == "13"


@pytest.mark.parametrize("andersom", [False, True])
def test_een_verwijdering_op_hetzelfde_tijdstip_blijft_staan(andersom, neem_in):
    """Whichever of the two comes first."""
    weg = b.jw301(b.toegewezen(Einddatum=b.DAG, RedenWijziging="13"))
    berichten = [b.jw301(), weg]
    neem_in(*(berichten[::-1] if andersom else berichten))
    assert Toewijzing.objects.get().reden_wijziging == "13"
    anders = b.jw301(b.toegewezen(Toewijzingsdatum=JUNI), dag=JUNI)
    assert neem_in(anders).uitkomst == Verwerkuitkomst.VERWERKT
    assert Toewijzing.objects.get().reden_wijziging == ""


@pytest.mark.parametrize(
    ("eerder", "laatste", "verwacht"),
    [
        ((), (ONDERZOEK,), ["TR359"]),
        (((AFWIJZEN,),), (AFWIJZEN,), ["TR359", "TR365"]),
        (((ONDERZOEK,),), (ONDERZOEK,), ["TR359", "TR360"]),
        (((AFWIJZEN,),), (ONDERZOEK,), ["TR359", "TR360", "TR365"]),
    ],
)
def test_na_de_toewijzing_telt_wat_eerder_is_geantwoord(eerder, laatste, verwacht, neem_in):
    """An allocation is no answer by a 319, and does not wipe one out."""
    neem_in(vot())
    for een in eerder:
        neem_in(b.jw319("REF", *een))
    assert codes(neem_in(b.jw301(TOEGEWEZEN), b.jw319("REF", *laatste))) == verwacht


def test_een_productcode_past_bij_de_categorie(neem_in, antwoord):
    verwerking = neem_in(b.jw301(b.toegewezen(code=("46", "45A48"))))
    assert codes(verwerking) == ["TR381"]
    product = antwoord(verwerking).inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
    assert product["Product"]["Code"] == "45A48"
    assert "S329" in product["RetourCodes"]["RetourCode"]


def test_een_eenheid_die_niet_bij_de_inkoop_past_is_een_opmerking_en_geen_afkeur(neem_in):
    stuks = {"Volume": 3, "Eenheid": "82", "Frequentie": "2"}
    verwerking = neem_in(b.jw301(b.toegewezen(Omvang=stuks)))
    assert (verwerking.uitkomst, codes(verwerking)) == (Verwerkuitkomst.VERWERKT, ["HB014"])
    assert verwerking.bevindingen[0]["retourcode"] is None


@pytest.mark.parametrize("andersom", [False, True])
def test_een_correctie_in_een_bericht_mag_in_elke_volgorde(neem_in, andersom):
    """IV008: the removal and what replaces it may come together."""
    neem_in(b.jw301(), b.jw305())
    regels = [b.start(status="3"), b.start(begin=APRIL)]
    assert neem_in(b.jw305(*(reversed(regels) if andersom else regels))).bevindingen == []
    assert einde("JW305") == zorg((APRIL, None, ""))
    neem_in(b.jw307(b.stop(begin=APRIL, eind=MEI)))
    stops = [
        b.stop(begin=APRIL, eind=MEI, status="3"),
        b.stop(begin=APRIL, eind=JUNI, reden="32"),
    ]
    assert neem_in(b.jw307(*(reversed(stops) if andersom else stops))).bevindingen == []
    assert einde("JW305") == zorg((APRIL, JUNI, "32"))
