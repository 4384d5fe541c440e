# SPDX-License-Identifier: EUPL-1.2
"""Every flow of messages that the standard knows, from the first message to the end state.

`STROMEN` follows the list of flows line by line; a test holds the two next to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from hefboom import ijw
from hefboom.dossiers.models import Toewijzing, Verzoek, Wijzigingsregel, Zorgperiode
from hefboom.intake import services
from hefboom.intake.models import Uitkomst, Verwerking
from hefboom.mailbox.models import Bericht
from tests.intake import berichten as b
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db
AFWIJZEN, ONDERZOEK = "1", "2"
APRIL, MEI, JUNI = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
TOEGEWEZEN = b.toegewezen(ReferentieAanbieder="REF")


@dataclass(frozen=True)
class Stroom:
    """The messages of one flow, made fresh each time, and what is known at the end."""

    titel: str
    berichten: Callable[[], tuple[bytes, ...]]
    einde: dict[str, Any]
    vooraf: Callable[[], tuple[bytes, ...]] = lambda: ()


def vot() -> bytes:
    return b.jw315("REF")


def vow() -> bytes:
    return b.jw317("REF", (b.te_wijzigen(),))


def gewijzigd() -> bytes:
    """The 301 that honours a request for change: the old one shortened, a new one beside it."""
    oud = b.toegewezen(
        1001,
        ReferentieAanbieder="REF",
        Toewijzingsdatum=MEI,
        Einddatum=date(2026, 5, 31),
        RedenWijziging="05",
    )
    nieuw = b.toegewezen(
        1002, ReferentieAanbieder="REF", Toewijzingsdatum=MEI, Ingangsdatum=b.GEWENST
    )
    return b.jw301(oud, nieuw, dag=MEI)


def toewijzing() -> tuple[bytes, ...]:
    return (b.jw301(),)


def loopt() -> tuple[bytes, ...]:
    return b.jw301(), b.jw305()


def start() -> bytes:
    return b.jw305()


def stop(reden: str = "31", eind: date = MEI, status: str = "1") -> bytes:
    return b.jw307(b.stop(reden=reden, eind=eind, status=status))


def verzoek(status: str, reden: str = "", ander: str = "") -> dict[str, Any]:
    return {"status": status, "reden_afwijzing": reden, "andere_gemeente": ander}


def zorg(*perioden: tuple[date, date | None, str]) -> dict[str, Any]:
    return {"zorg": list(perioden)}


STROMEN: dict[str, list[Stroom]] = {
    "VOT": [
        Stroom(
            "Direct toewijzingen",
            lambda: (vot(), b.jw301(TOEGEWEZEN)),
            verzoek("toegewezen"),
        ),
        Stroom(
            "Toewijzen na onderzoek",
            lambda: (vot(), b.jw319("REF", ONDERZOEK), b.jw301(TOEGEWEZEN)),
            verzoek("toegewezen"),
        ),
        Stroom(
            "Direct afwijzen",
            lambda: (vot(), b.jw319("REF", AFWIJZEN)),
            verzoek("afgewezen", "2"),
        ),
        Stroom(
            "Afwijzen na onderzoek",
            lambda: (vot(), b.jw319("REF", ONDERZOEK), b.jw319("REF", AFWIJZEN, "7")),
            verzoek("afgewezen", "7"),
        ),
        Stroom(
            "Afwijzing nav woonplaatsbeginsel",
            lambda: (
                vot(),
                b.jw319("REF", ONDERZOEK),
                b.jw319("REF", AFWIJZEN, "8", b.BUURGEMEENTE),
            ),
            verzoek("afgewezen", "8", b.BUURGEMEENTE),
        ),
    ],
    "VOW": [
        Stroom(
            "Direct toewijzen",
            lambda: (vow(), gewijzigd()),
            verzoek("toegewezen"),
            toewijzing,
        ),
        Stroom(
            "Toewijzen na onderzoek",
            lambda: (vow(), b.jw319("REF", ONDERZOEK), gewijzigd()),
            verzoek("toegewezen"),
            toewijzing,
        ),
        Stroom(
            "Direct afwijzen",
            lambda: (vow(), b.jw319("REF", AFWIJZEN, "4")),
            verzoek("afgewezen", "4"),
            toewijzing,
        ),
        Stroom(
            "Afwijzen na onderzoek",
            lambda: (vow(), b.jw319("REF", ONDERZOEK), b.jw319("REF", AFWIJZEN)),
            verzoek("afgewezen", "2"),
            toewijzing,
        ),
    ],
    "JW305": [
        Stroom("Stop na start", lambda: (start(), stop()), zorg((b.DAG, MEI, "31")), toewijzing),
        Stroom(
            "tijdelijke Stop na start",
            lambda: (start(), stop("20")),
            zorg((b.DAG, MEI, "20")),
            toewijzing,
        ),
        Stroom(
            "Definitieve Stop na start",
            lambda: (start(), stop("31")),
            zorg((b.DAG, MEI, "31")),
            toewijzing,
        ),
        Stroom(
            "Definitieve Stop na tijdelijk stop",
            lambda: (stop("20"), stop("31", JUNI)),
            zorg((b.DAG, JUNI, "31")),
            loopt,
        ),
        Stroom(
            "Start na stop",
            lambda: (start(), stop("20"), b.jw305(b.start(begin=JUNI))),
            zorg((b.DAG, MEI, "20"), (JUNI, None, "")),
            toewijzing,
        ),
        Stroom(
            "Verwijderen Start",
            lambda: (start(), b.jw305(b.start(status="3"))),
            zorg(),
            toewijzing,
        ),
        Stroom(
            "Correctie start",
            lambda: (start(), b.jw305(b.start(status="3")), b.jw305(b.start(begin=APRIL))),
            zorg((APRIL, None, "")),
            toewijzing,
        ),
        Stroom(
            "Verwijderen stop",
            lambda: (stop(), stop(status="3")),
            zorg((b.DAG, None, "")),
            loopt,
        ),
        Stroom(
            "Correctie stop",
            lambda: (stop(), stop(status="3"), stop("32", JUNI)),
            zorg((b.DAG, JUNI, "32")),
            loopt,
        ),
    ],
}
ALLE = [(kop, stroom) for kop, stromen in STROMEN.items() for stroom in stromen]


def einde(kop: str) -> dict[str, Any]:
    if kop == "JW305":
        rijen = Zorgperiode.objects.order_by("begindatum")
        return zorg(*rijen.values_list("begindatum", "einddatum", "reden_beeindiging"))
    (rij,) = Verzoek.objects.all()
    return verzoek(rij.status, rij.reden_afwijzing, rij.andere_gemeente)


@pytest.mark.parametrize(("kop", "stroom"), ALLE, ids=[f"{k} {s.titel}" for k, s in ALLE])
def test_elke_stroom_komt_goed_aan(kop, stroom, neem_in, antwoord):
    for data in (*stroom.vooraf(), *stroom.berichten()):
        verwerking = neem_in(data)
        assert verwerking.uitkomst == Uitkomst.VERWERKT, verwerking.bevindingen
        assert antwoord(verwerking).kop.retour.retourcodes in {("0200",), ()}
    assert einde(kop) == stroom.einde


def test_elke_stroom_van_de_lijst_staat_hier(gedeeld):
    lijst: dict[str, list[str]] = {}
    for regel in (gedeeld / "ijw" / "berichtstromen").read_text(encoding="utf-8").splitlines():
        if regel.startswith("## "):
            kop = lijst.setdefault(regel[3:].strip(), [])
        elif lijst and ":" in regel:
            kop.append(regel.split(":")[0].strip())
    assert {kop: [s.titel for s in stromen] for kop, stromen in STROMEN.items()} == lijst


# What the flows do not show


def codes(verwerking: Verwerking) -> list[str]:
    return [bevinding["code"] for bevinding in verwerking.bevindingen]


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
    assert neem_in(b.jw319("REF", AFWIJZEN), b.jw315("REF2")).uitkomst == Uitkomst.VERWERKT


def test_een_ander_kind_of_een_andere_aanbieder_mag_wel_vragen(neem_in):
    neem_in(vot())
    assert neem_in(b.jw315("REF2", bsn=b.ANNA)).uitkomst == Uitkomst.VERWERKT
    assert neem_in(b.jw315("REF", aanbieder=b.KOMPAS)).uitkomst == Uitkomst.VERWERKT


def test_een_wijziging_wordt_bewaard_met_haar_regels(neem_in):
    neem_in(b.jw301(b.toegewezen(1001), b.toegewezen(1002, ("45", "45A49"))))
    weg = b.jw317("REF", (b.te_wijzigen(1001),), (1002,), (b.nieuw(("45", "45A76")),))
    assert neem_in(weg).uitkomst == Uitkomst.VERWERKT
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
    assert (verwerking.uitkomst, verwerking.regels) == (Uitkomst.AFGEKEURD, 1)
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
        assert neem_in(data).uitkomst == Uitkomst.VERWERKT
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
    assert verwerking.uitkomst == Uitkomst.AFGEKEURD
    assert antwoord(verwerking).soort == "JW320"


@pytest.mark.parametrize(
    ("ingang", "verwacht"), [(date(2020, 3, 1), []), (date(2026, 3, 1), ["TR378"])]
)
def test_een_gemeente_moest_bestaan_op_de_gevraagde_dag(ingang, verwacht, neem_in):
    """TR378: by the list of that day; Hefboom has that of this year only. 0003 is no more."""
    vraag = b.aangevraagd("REF", "02", b.AMBULANT) | {"ToewijzingIngangsdatum": ingang}
    producten = {"AangevraagdProduct": (vraag,)}
    inhoud = b.client(b.TOM, GezagsdragerBekend="1", AangevraagdeProducten=producten)
    neem_in(b.schrijf("JW315", {"Client": inhoud}))
    assert codes(neem_in(b.jw319("REF", AFWIJZEN, "8", "0003"))) == verwacht


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
    assert neem_in(later()).uitkomst == Uitkomst.VERWERKT
    assert Toewijzing.objects.get().referentie_aanbieder == "REF"


def test_dezelfde_toewijzing_nog_eens_mag_met_haar_referentie(neem_in):
    """IV013: sent again on request, it has the same moment of allocating."""
    neem_in(vot(), b.jw301(TOEGEWEZEN))
    weer = neem_in(b.jw301(TOEGEWEZEN, dag=JUNI))
    assert (weer.uitkomst, codes(weer)) == (Uitkomst.VERWERKT, [])


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
    assert mis.uitkomst == Uitkomst.AFGEKEURD
    assert Verzoek.objects.get().status == "in_behandeling"
    goed = b.jw301(gewijzigd, blijft | {"ReferentieAanbieder": "REF"}, dag=MEI)
    assert neem_in(goed).uitkomst == Uitkomst.VERWERKT
    assert Verzoek.objects.get().status == "toegewezen"
    # What the municipality sends later on its own account has none.
    assert neem_in(later()).uitkomst == Uitkomst.VERWERKT


def test_een_referentie_die_nergens_bestaat_is_een_opmerking(neem_in):
    verwerking = neem_in(b.jw301(TOEGEWEZEN))
    assert (verwerking.uitkomst, codes(verwerking)) == (Uitkomst.VERWERKT, ["HB017"])


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
    assert neem_in(anders).uitkomst == Uitkomst.VERWERKT
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
    assert (verwerking.uitkomst, codes(verwerking)) == (Uitkomst.VERWERKT, ["HB014"])
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


# Answers of others


def teruggestuurd(bericht: ijw.Bericht) -> bytes:
    """Our answer as another system might have made it: other bytes, the same meaning."""
    return ijw.schrijf(bericht) + b"\n"


@pytest.mark.parametrize(
    "heen", [b.jw301, b.jw305, b.jw307, vot, vow, lambda: b.jw319("X", ONDERZOEK), b.jw323]
)
def test_een_ontvangen_antwoord_hoort_bij_zijn_bericht(heen, neem_in, antwoord):
    vraag = neem_in(heen())
    ontvangen = neem_in(teruggestuurd(antwoord(vraag)))
    assert ontvangen.uitkomst == Uitkomst.ANTWOORD
    assert ontvangen.beantwoordt == vraag.bericht
    assert not Bericht.objects.filter(antwoord_op=ontvangen.bericht).exists()
    assert ontvangen.bevindingen == []


def test_een_antwoord_op_iets_onbekends_hoort_nergens_bij(neem_in, antwoord):
    terug = teruggestuurd(antwoord(neem_in(b.jw305())))
    Verwerking.objects.filter(soort="JW305").update(identificatie="ANDERS")
    assert neem_in(terug).beantwoordt is None


def test_een_ontvangen_declaratieantwoord_wordt_met_de_declaratie_vergeleken(neem_in, antwoord):
    goed = antwoord(neem_in(b.jw323(b.prestatie("R1", nummer=77))))
    anders = ijw.schrijf(goed).replace(b"77<", b"78<").replace(b">R1<", b">R9<")
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
    assert verwerking.uitkomst == Uitkomst.ANTWOORD
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
    assert (codes(dubbel), dubbel.uitkomst) == (["TR056"], Uitkomst.ANTWOORD)
    retour = antwoord(neem_in(b.jw301()))
    assert codes(neem_in(teruggestuurd(retour), teruggestuurd(retour) + b"\n")) == []
    andere = antwoord(neem_in(b.jw323(b.prestatie("R2", nummer=77))))
    for nummer in range(2):
        (tmp_path / f"{nummer}.xml").write_bytes(teruggestuurd(andere) + b"\n" * nummer)
    services.verwerk_paden([tmp_path], OP)
    eerste, tweede = Verwerking.objects.filter(beantwoordt__isnull=False).order_by("-pk")[:2][::-1]
    assert (codes(eerste), codes(tweede)) == ([], ["TR056"])
