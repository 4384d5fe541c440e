# SPDX-License-Identifier: EUPL-1.2
"""Messages through the door, held against the register of contracts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hefboom.contracten.services import neem_rijen_in
from hefboom.declaraties.feiten import TariefFeit
from hefboom.declaraties.herzien import herzien, is_anders, te_herzien
from hefboom.declaraties.maatwerk import laad_maatwerk, schik
from hefboom.declaraties.maatwerkzaken import (
    MaatwerkGeweigerd,
    Maatwerkinhoud,
    fouten_in,
    stel_maatwerk_vast,
    stel_maatwerk_voor,
)
from hefboom.declaraties.models import Maatwerkafspraak, Prestatie
from hefboom.declaraties.toetsen.geld import bedrag, contracttarief
from hefboom.dossiers import Toewijzing, Verzoek
from hefboom.intake.bladen.afwijzen import pagina as afwijspagina
from hefboom.intake.models import Regiobevinding
from hefboom.intake.zondercontract import zonder_contract
from hefboom.kernel import Cents
from hefboom.rijen import voeg_toe
from hefboom.stelsel import Beleid
from tests.contracten import rijen as r
from tests.intake import berichten as b
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db
APRIL, MEI = date(2026, 4, 1), date(2026, 5, 1)
#: The contract has no price of its own: the region's list holds.
VOLGENS_LIJST = (r.AANBIEDER, r.ALGEMEEN, r.BDO)
#: Its first version ended with February.
OUD = (r.AANBIEDER, r.ALGEMEEN, replace(r.BDO, tot=date(2026, 2, 28)), r.TARIEF)


def register(*rijen):
    neem_rijen_in(r.invoer(*rijen))


def declareer(neem_in, tarief=7800, **extra):
    """A line for April on an allocation that runs; what was concluded of it."""
    neem_in(b.jw301(), b.jw323(b.prestatie("R1", tarief=tarief, **extra)))
    return Prestatie.objects.get()


def gezegd(regel):
    """The answers about an agreement that are not "ja", by code."""
    return {code: rest for code, *rest in regel.toetsen if code in {"TR418", "HB036", "HB037"}}


@pytest.mark.parametrize(
    ("zin", "rijen", "tarief", "toegekend", "soort", "gehouden_aan", "antwoord"),
    [
        (
            "het tarief van het contract telt, niet dat van de lijst",
            r.KLEIN, 7800, True, "contract",
            "€ 78,00 per uur volgens contract C-1, BDO 4, versie 1", {},
        ),
        (
            "wie de lijstprijs vraagt terwijl het contract een ander tarief noemt, krijgt 0611",
            r.KLEIN, 8461, False, "contract",
            "€ 78,00 per uur volgens contract C-1, BDO 4, versie 1",
            {"TR418": ["nee", "€ 78,00 per uur volgens contract C-1, BDO 4, versie 1",
                       "€ 84,61 per uur"]},
        ),
        (
            "heeft het contract geen eigen tarief, dan geldt de lijst",
            VOLGENS_LIJST, 8461, True, "lijst",
            "€ 84,61 per uur volgens de tarievenlijst vanaf 1 januari 2026, die geldt bij contract "
            "C-1, BDO 4, versie 1", {},
        ),
        (
            "zonder contract is er niets om af te keuren, en het wordt gezegd",
            (replace(r.AANBIEDER, agb=r.ANDER), r.ALGEMEEN, r.BDO, r.TARIEF), 5, True, "geen",
            "geen contract en geen maatwerkafspraak",
            {"TR418": ["nvt", "er is geen tarief afgesproken"],
             "HB036": ["let op",
                       "een contract of maatwerkafspraak voor 45A48 op 1 april 2026",
                       "geen van beide"]},
        ),
        (
            "een contract dat pas in mei begint, is er voor april niet",
            (r.AANBIEDER, replace(r.ALGEMEEN, vanaf=MEI), replace(r.BDO, vanaf=MEI)), 8461, True,
            "geen", "geen contract en geen maatwerkafspraak",
            {"TR418": ["nvt", "er is geen tarief afgesproken"],
             "HB036": ["let op",
                       "een contract of maatwerkafspraak voor 45A48 op 1 april 2026",
                       "geen van beide"]},
        ),
        (
            "de versie die op de eerste dag van de regel geldt, wordt genoemd",
            (*OUD, replace(r.BDO, versie=2, vanaf=date(2026, 3, 1))), 7800, True, "contract",
            "€ 78,00 per uur volgens contract C-1, BDO 4, versie 2", {},
        ),
        (
            "het tarief van de eerste dag van de regel telt",
            (r.AANBIEDER, r.ALGEMEEN, r.BDO, replace(r.TARIEF, tot=APRIL),
             replace(r.TARIEF, cent=8000, vanaf=date(2026, 4, 2))), 7800, True,
            "contract", "€ 78,00 per uur volgens contract C-1, BDO 4, versie 1", {},
        ),
        ("zonder register geldt de lijst van de regio", (), 8461, True, "", "", {}),
    ],
)  # fmt: skip
def test_een_declaratieregel_wordt_gehouden_aan_wat_is_afgesproken(
    zin, rijen, tarief, toegekend, soort, gehouden_aan, antwoord, neem_in
):
    register(*rijen)
    regel = declareer(neem_in, tarief)
    assert regel.geweigerd != toegekend, zin
    assert (regel.afspraaksoort, regel.afspraak) == (soort, gehouden_aan), zin
    assert gezegd(regel) == antwoord, zin


def test_een_taakgericht_product_dat_per_uur_wordt_gedeclareerd_krijgt_geen_geleende_code(neem_in):
    register(r.AANBIEDER, r.ALGEMEEN, replace(r.BDO, code="BDO 1", segment="1"))
    neem_in(b.jw301(b.toegewezen(code=b.TAAKPRODUCT)))
    code = {"ProductCategorie": b.TAAKPRODUCT[0], "ProductCode": b.TAAKPRODUCT[1]}
    neem_in(b.jw323(b.prestatie("R1", **code)))
    regel = Prestatie.objects.get()
    assert "TR418" not in {c for c, stand, *_ in regel.toetsen if stand == "nee"}


@pytest.mark.parametrize(
    ("rijen", "gezegd"),
    [
        (r.KLEIN, {"TR341": "nee"}),
        ((), {"TR341": "nee"}),
        ((replace(r.AANBIEDER, agb=r.ANDER), r.ALGEMEEN), {"TR341": "nvt", "HB036": "let op"}),
    ],
    ids=["contract", "lijst van de regio", "niets"],
)
def test_9341_is_er_alleen_waar_een_eenheid_is_afgesproken(rijen, gezegd, neem_in):
    """The allocation is a budget and names none; an hour of help is claimed in euros."""
    register(*rijen)
    neem_in(b.jw301(b.toegewezen(code=None, Budget=100_000, Omvang=None)))
    bedrag = {"IngediendBedrag": {"Bedrag": 5_000, "DebetCredit": "D"}}
    in_euros = b.prestatie("R1", volume=5_000, Eenheid="83", **bedrag)
    del in_euros["ProductTarief"]
    neem_in(b.jw323(in_euros))
    regel = Prestatie.objects.get()
    gegeven = {code: stand for code, stand, *_ in regel.toetsen if code in {"TR341", "HB036"}}
    assert (regel.geweigerd, gegeven) == ("HB036" not in gezegd, gezegd)


def test_een_grote_declaratie_leest_het_register_een_keer(neem_in):
    register(*r.KLEIN)
    neem_in(b.jw301())
    with CaptureQueriesContext(connection) as gesteld:
        neem_in(b.jw323(*(b.prestatie(f"R{nr}", tarief=7800, volume=1) for nr in range(50))))
    gevraagd = [vraag["sql"] for vraag in gesteld.captured_queries if "contracten_" in vraag["sql"]]
    assert len(gevraagd) == 5


def test_het_blad_van_de_regel_zegt_waaraan_zij_is_gehouden(neem_in, horizon):
    register(*r.KLEIN)
    regel = declareer(neem_in, 8461)
    lezer = Client()
    lezer.force_login(horizon)
    blad = lezer.get(reverse("prestatie", args=[regel.pk])).content.decode()
    assert "de regio rekent met € 78,00 per uur volgens contract C-1, BDO 4, versie 1" in blad
    assert "Gehouden aan" in blad


@pytest.mark.parametrize("code", ["HB035", "HB036"])
def test_beleid_houdt_aan_wat_zonder_contract_wordt_gedeclareerd(code, neem_in, monkeypatch):
    """Whether the region said it of the claim or of the allocation; the line stays granted."""
    monkeypatch.setattr(
        Beleid, "actie", lambda self, een, dag: "betaling_aanhouden" if een == code else "niets"
    )
    register(replace(r.AANBIEDER, agb=r.ANDER), r.ALGEMEEN, r.BDO)
    regel = declareer(neem_in)
    assert regel.aangehouden
    assert regel.toegekend == regel.ingediend > 0


# Requests and allocations

ANDERMANS = (replace(r.AANBIEDER, agb=r.ANDER), r.ALGEMEEN, r.BDO)
ALLEEN_SEGMENT_3 = (
    r.AANBIEDER,
    r.ALGEMEEN,
    replace(r.BDO, code="BDO 3", segment="3"),
)
VOOR_DE_BUREN = (
    r.AANBIEDER,
    replace(r.ALGEMEEN, gemeenten=b.BUURGEMEENTE),
    replace(r.BDO, gemeenten=b.BUURGEMEENTE),
)
GEEN = "geen contract met deze aanbieder"
PAST_NIET = "wel contract C-1, maar niet hiervoor"
NIET_HIER = "wel contract C-1, maar niet voor deze gemeente"
#: Another contract of the same provider, for the neighbours alone.
ELDERS = tuple(
    replace(rij, contract="C-2", gemeenten=b.BUURGEMEENTE) for rij in (r.ALGEMEEN, r.BDO)
)
IETS_ANDERS = ("45", "45A49")


def bevindingen(verwerking, code):
    """What the municipality and the region read of it, and nobody else."""
    assert code not in {een["code"] for een in verwerking.bevindingen}
    rijen = Regiobevinding.objects.filter(bericht=verwerking.bericht_id, code=code)
    assert {rij.gemeente for rij in rijen} <= {b.GEMEENTE}
    return [(rij.plek, rij.uitleg.split("Gevonden: ")[-1].rstrip(".")) for rij in rijen]


@pytest.mark.parametrize(
    ("zin", "rijen", "gevonden"),
    [
        ("binnen het contract is er niets te melden", r.KLEIN, None),
        ("zonder register is er niets om aan te houden", (), None),
        ("een aanbieder zonder contract", ANDERMANS, GEEN),
        ("een contract voor een ander segment", ALLEEN_SEGMENT_3, PAST_NIET),
        ("een contract voor andere gemeenten", VOOR_DE_BUREN, NIET_HIER),
        ("hier een ander segment, en bij de buren dit", (
            *ALLEEN_SEGMENT_3, *ELDERS), PAST_NIET),
        ("een contract dat later begint", (
            r.AANBIEDER, replace(r.ALGEMEEN, vanaf=MEI), replace(r.BDO, vanaf=MEI)), GEEN),
    ],
)  # fmt: skip
def test_verzoek_wijziging_en_toewijzing_worden_aan_het_contract_gehouden(
    zin, rijen, gevonden, neem_in
):
    """All are taken in as they are; the municipality and the region read what does not fit."""
    register(*rijen)
    product = "Client/AangevraagdeProducten/AangevraagdProduct[1]"
    verzoek = neem_in(b.jw315("V1", codes=(b.AMBULANT,)))
    toewijzing = neem_in(b.jw301())
    for verwerking, code, plek in (
        (verzoek, "HB034", product),
        (toewijzing, "HB035", "Client/ToegewezenProducten/ToegewezenProduct[1]"),
    ):
        assert verwerking.uitkomst == "verwerkt", zin
        assert bevindingen(verwerking, code) == ([] if gevonden is None else [(plek, gevonden)])


def test_een_wijziging_wordt_per_gewenst_product_bekeken(neem_in):
    """What changes is looked at by the product of its allocation, what is new by its own."""
    register(*r.KLEIN, replace(r.PRODUCT, tot=r.EINDE))
    neem_in(b.jw301())
    wijziging = neem_in(b.jw317("W1", (b.te_wijzigen(),), nieuwe=(b.nieuw(IETS_ANDERS),)))
    plek = "Client/Verzoek/NieuweProducten/NieuwProduct[1]"
    assert bevindingen(wijziging, "HB034") == [(plek, PAST_NIET)]


def test_wat_ongewijzigd_opnieuw_wordt_gestuurd_wordt_een_keer_gemeld(neem_in):
    register(*ANDERMANS)
    assert len(bevindingen(neem_in(b.jw301()), "HB035")) == 1
    nog = neem_in(b.jw301(b.toegewezen(Toewijzingsdatum=date(2026, 3, 9)), dag=date(2026, 3, 9)))
    assert bevindingen(nog, "HB035") == []


# Maatwerk

NA = OP + timedelta(hours=1)


def afspraak(**anders):
    inhoud = Maatwerkinhoud(
        "45A48", "04", 9000, b.DAG, None, "Geen ander kan dit leveren.", "Jan, gemeente Dordrecht"
    )
    return replace(inhoud, **anders)


def leg_maatwerk_vast(door, ander, op=OP, **anders):
    rij = stel_maatwerk_voor(Toewijzing.objects.get(), afspraak(**anders), door, op)
    return stel_maatwerk_vast(rij.pk, ander, op)


def test_een_besluit_in_de_nacht_is_van_de_dag_hier():
    laat = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    rij = Maatwerkafspraak(
        gemeente=b.GEMEENTE, aanbieder=r.AGB, toewijzingnummer=1, product="45A48",
        eenheid="04", cent=9000, ingangsdatum=b.DAG, besloten_op=laat,
    )  # fmt: skip
    gevonden = schik([rij]).van(b.GEMEENTE, r.AGB, 1, "45A48", b.DAG)
    assert gevonden.vastgesteld_op == date(2026, 12, 1)


def test_maatwerk_telt_vanaf_de_tweede_persoon(neem_in, beleid, regio):
    """Before that the line has no tariff to be held against; what was judged stands."""
    register(*ANDERMANS)
    neem_in(b.jw301())
    rij = stel_maatwerk_voor(Toewijzing.objects.get(), afspraak(), beleid, OP)
    neem_in(b.jw323(b.prestatie("R1", tarief=1)))
    assert Prestatie.objects.get().afspraaksoort == "geen"
    with pytest.raises(MaatwerkGeweigerd, match="een ander"):
        stel_maatwerk_vast(rij.pk, beleid, OP)
    stel_maatwerk_vast(rij.pk, regio, OP)
    assert [een.afspraaksoort for een in Prestatie.objects.all()] == ["geen"]
    mei = {"Begindatum": MEI, "Einddatum": date(2026, 5, 31)}
    kop = {"DeclaratiePeriode": mei, "DeclaratieDagtekening": date(2026, 6, 2)}
    for referentie, tarief in (("R2", 8999), ("R3", 9000)):
        neem_in(
            b.jw323(
                b.prestatie(referentie, tarief=tarief, ProductPeriode=mei),
                extra=kop,
                dag=date(2026, 6, 2),
            ),
            op=NA,
        )
    anders, goed = Prestatie.objects.exclude(referentienummer="R1").order_by("referentienummer")
    assert (anders.geweigerd, goed.geweigerd) == (True, False)
    volgens = "€ 90,00 per uur volgens de maatwerkafspraak die is vastgesteld op 1 december 2026"
    assert goed.afspraak == volgens
    assert gezegd(anders) == {"TR418": ["nee", volgens, "€ 89,99 per uur"]}


def test_maatwerk_gaat_voor_het_contract_en_wat_later_werd_vastgesteld_telt_nog_niet(
    neem_in, beleid, regio
):
    register(*r.KLEIN)
    neem_in(b.jw301())
    leg_maatwerk_vast(beleid, regio, op=NA)
    neem_in(b.jw323(b.prestatie("R1", tarief=7800)), op=OP)
    assert Prestatie.objects.get().afspraaksoort == "contract"
    neem_in(b.jw323(b.prestatie("R2", tarief=7800)), op=NA)
    assert Prestatie.objects.get(referentienummer="R2").geweigerd


def test_maatwerk_van_een_ander_is_niet_te_lezen_en_niet_te_krijgen(neem_in, beleid, regio):
    """A rival who claims under the number of someone else's allocation learns nothing of it."""
    register(*ANDERMANS)
    neem_in(b.jw301())
    leg_maatwerk_vast(beleid, regio)
    neem_in(b.jw323(b.prestatie("K1", tarief=1), aanbieder=b.KOMPAS))
    regel = Prestatie.objects.get()
    assert (regel.afspraaksoort, regel.geweigerd) == ("geen", True)
    assert "90,00" not in f"{regel.afspraak} {regel.toetsen}"
    boek = laad_maatwerk(OP)
    for wie, heeft in ((b.HORIZON, True), (b.KOMPAS, False)):
        assert boek.is_er_voor(b.GEMEENTE, wie, 1001, APRIL) is heeft
        assert (boek.van(b.GEMEENTE, wie, 1001, "45A48", APRIL) is not None) is heeft


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"product": "45A49"}, "product"),
        ({"eenheid": "99"}, "eenheid"),
        ({"cent": 0}, "cent"),
        ({"vanaf": date(2026, 3, 1)}, "vanaf"),
        ({"tot": date(2027, 1, 1)}, "tot"),
        ({"tot": date(2026, 3, 1)}, "tot"),
        ({"reden": " "}, "reden"),
        ({"afgesproken_met": ""}, "afgesproken_met"),
        ({}, None),
        ({"tot": date(2026, 12, 31)}, None),
    ],
)
def test_maatwerk_gaat_over_dagen_en_product_van_de_toewijzing(anders, veld, neem_in):
    neem_in(b.jw301())
    assert set(fouten_in(Toewijzing.objects.get(), afspraak(**anders))) == {veld} - {None}


def test_de_lijst_zonder_contract_en_het_formulier(neem_in, beleid, regio, horizon, client):
    """From the list to the form, to the second person, and off the list."""
    register(*ANDERMANS)
    neem_in(b.jw301(b.toegewezen(Einddatum=date(2027, 12, 31))))
    lijst, formulier = reverse("zonder_contract"), reverse("maatwerk_nieuw", args=["0505", 1001])
    client.force_login(horizon)
    assert client.get(lijst).status_code == client.get(formulier).status_code == 404
    client.force_login(beleid)
    blad = client.get(lijst).content.decode()
    assert GEEN in blad
    assert formulier in blad
    velden = {
        "product": "45A48", "prijs": "90,00", "eenheid": "04", "vanaf": "2026-03-02", "tot": "",
        "reden": "Geen ander kan dit.", "afgesproken_met": "Jan",
    }  # fmt: skip
    fout = client.post(formulier, velden | {"vanaf": "2026-01-01"})
    assert fout.status_code == 422
    assert "Schrijf dagen die daarbinnen vallen" in fout.content.decode()
    eigen = client.post(formulier, velden)
    assert "een ander stelt het vast" in client.get(eigen.url).content.decode()
    assert client.post(eigen.url, {"besluit": "vaststellen"}).status_code == 422
    assert "Beslis over het maatwerk" in client.get(lijst).content.decode()
    client.force_login(regio)
    assert client.post(eigen.url, {"besluit": "vaststellen"}).status_code == 302
    assert GEEN not in client.get(lijst).content.decode()
    client.force_login(horizon)
    assert "vastgesteld" in client.get(eigen.url).content.decode()
    assert client.post(eigen.url, {"besluit": "afwijzen", "reden": "x"}).status_code == 404


# A tariff with days in the past


def test_een_tarief_van_eerder_geeft_de_lijst_om_te_crediteren_tot_op_de_cent(
    neem_in, horizon, kompas, regio, client
):
    """What was credited and claimed anew is off the list, judged by what holds now."""
    register(*r.KLEIN)
    minuten = {"Eenheid": "01", "GeleverdVolume": 95, "ProductTarief": 130}
    neem_in(b.jw301(), b.jw301(b.toegewezen(1002)))
    neem_in(b.jw323(b.prestatie("R1", tarief=7800)))
    bedrag = {"IngediendBedrag": {"Bedrag": 12_350, "DebetCredit": "D"}}
    neem_in(b.jw323(b.prestatie("R2", 1002, **minuten, **bedrag)))
    assert [een.toegekend for een in Prestatie.objects.order_by("pk")] == [31_200, 12_350]
    assert te_herzien(horizon, OP) == []
    register(replace(r.TARIEF, cent=8730))
    lijst = te_herzien(horizon, OP)
    assert [
        (een.regel.referentienummer, een.tarief, een.bedrag, een.verschil) for een in lijst
    ] == [
        ("R1", 8730, 34_920, 3_720),
        ("R2", 146, 13_823, 1_473),  # 95 minutes of € 87,30 an hour, rounded once
    ]
    assert {een.volgens for een in lijst} == {"contract C-1, BDO 4, versie 1"}
    assert te_herzien(kompas, OP) == []
    for wie in (horizon, regio):
        client.force_login(wie)
        blad = client.get(reverse("te_herzien")).content.decode()
        assert "Het verschil van € 51,93 is verwacht en niet toegekend" in blad
    terug = {"ProductReferentie": {"ReferentieNummer": "C1", "VorigReferentieNummer": "R1"}}
    credit = {"IngediendBedrag": {"Bedrag": 31_200, "DebetCredit": "C"}}
    neem_in(
        b.jw323(b.prestatie("C1", tarief=7800, **terug, **credit), b.prestatie("R3", tarief=8730))
    )
    assert not Prestatie.objects.filter(geweigerd=True).exists()
    assert [een.regel.referentienummer for een in te_herzien(horizon, OP)] == ["R2"]


def test_een_uurprijs_die_per_minuut_op_hetzelfde_uitkomt_geeft_ook_de_lijst(neem_in, horizon):
    """€ 87,30 and € 87,60 an hour are both € 1,46 a minute; of 95 minutes they are two amounts."""
    register(*r.KLEIN[:3], replace(r.TARIEF, cent=8730))
    regels = [
        b.prestatie(
            f"R{volume}", 1000 + volume, volume, Eenheid="01", ProductTarief=146,
            IngediendBedrag={"Bedrag": bedrag, "DebetCredit": "D"},
        )
        for volume, bedrag in ((1, 146), (95, 13_823))
    ]  # fmt: skip
    neem_in(*(b.jw301(b.toegewezen(1000 + volume)) for volume in (1, 95)), b.jw323(*regels))
    assert te_herzien(horizon, OP) == []
    register(replace(r.TARIEF, cent=8760))
    lijst = te_herzien(horizon, OP)
    assert [(een.regel.referentienummer, een.tarief, een.verschil) for een in lijst] == [
        ("R95", 146, 47)
    ]


@given(
    oud=st.sampled_from(range(8700, 8820)),
    nu=st.sampled_from(range(8700, 8820)),
    eenheden=st.sampled_from([("04", "04"), ("01", "01"), ("04", "01")]),
    volumes=st.lists(st.integers(1, 100_000), min_size=1, max_size=4),
)
def test_een_groep_wordt_gelezen_als_een_van_haar_regels_anders_wordt(oud, nu, eenheden, volumes):
    """The bounds the database counts per group, beside looking at each of its lines."""
    afgesproken, eenheid = eenheden
    toen, straks = (TariefFeit(Cents(cent), afgesproken) for cent in (oud, nu))
    tarief = contracttarief(toen, eenheid)
    regels = [
        Prestatie(volume=v, eenheid=eenheid, tarief=tarief, ingediend=bedrag(v, eenheid, toen))
        for v in volumes
    ]
    vanaf = max((60.0 * een.ingediend - 30.0) / een.volume for een in regels)
    onder = min((60.0 * een.ingediend + 30.0) / een.volume for een in regels)
    assert is_anders(straks, eenheid, tarief, vanaf, onder) is any(
        herzien(een, straks) is not None for een in regels
    )


def test_een_contract_of_maatwerk_van_eerder_geeft_ook_de_lijst(neem_in, beleid, regio):
    register(*ANDERMANS)
    neem_in(b.jw301(), b.jw323(b.prestatie("R1", tarief=7000)))
    assert te_herzien(regio, OP) == []
    leg_maatwerk_vast(beleid, regio)
    lijst = [(een.regel.referentienummer, een.bedrag) for een in te_herzien(regio, OP)]
    assert lijst == [("R1", 36_000)]


VEEL = 1_001


def test_meer_groepen_dan_een_vraag_aankan_staan_alle_op_de_lijst(neem_in, regio):
    """SQLite takes an expression of a thousand deep; a region has more providers and products."""
    register(*r.KLEIN)
    neem_in(b.jw301(), b.jw323(b.prestatie("R1", tarief=7800)))
    toewijzing, regel = Toewijzing.objects.get(), Prestatie.objects.get()
    for nr in range(VEEL):
        toewijzing.pk, toewijzing.toewijzingnummer = None, 2000 + nr
        toewijzing.aanbieder = f"{43000000 + nr}"
        regel.pk, regel.volgnummer, regel.tarief = None, 2 + nr, 8000 + nr
        voeg_toe([toewijzing])
        voeg_toe([regel])
    assert len(zonder_contract(regio, OP)) == VEEL
    assert len(te_herzien(regio, OP)) == VEEL


# The proposal to refuse


@pytest.mark.parametrize(
    ("rijen", "vraag", "reden"),
    [
        (ANDERMANS, b.jw315("V1", codes=(b.AMBULANT,)), "3"),
        (ALLEEN_SEGMENT_3, b.jw315("V1", codes=(b.AMBULANT,)), "4"),
        ((*r.KLEIN, replace(r.PRODUCT, tot=r.EINDE)),
         b.jw317("V1", (b.te_wijzigen(),), nieuwe=(b.nieuw(IETS_ANDERS),)), "4"),
        (r.KLEIN, b.jw315("V1", codes=(b.AMBULANT,)), None),
    ],
)  # fmt: skip
def test_een_verzoek_buiten_het_contract_krijgt_een_voorstel_om_af_te_wijzen(
    rijen, vraag, reden, neem_in, beleid, horizon, buur, client, monkeypatch
):
    """It is not sent by itself; sent by the municipality, it refuses the request."""
    monkeypatch.setattr(afwijspagina, "nu", lambda: OP)
    register(*rijen)
    if b"JW317" in vraag or b"TeWijzigenProduct" in vraag:
        neem_in(b.jw301())
    verzoek = neem_in(vraag)
    rij = Verzoek.objects.get()
    adres = reverse("afwijzen_jw319", args=[rij.pk])
    for vreemd in (horizon, buur):
        client.force_login(vreemd)
        assert client.get(adres).status_code == 404
    client.force_login(beleid)
    blad = client.get(reverse("bericht", args=[verzoek.pk])).content.decode()
    assert ("bekijk het voorstel om af te wijzen" in blad) is (reden is not None)
    if reden is None:
        assert client.get(adres).status_code == 404
        return
    uitleg = client.get(reverse("afwijzen", args=[rij.pk])).content.decode()
    assert f"met reden {reden} (" in uitleg
    rij.refresh_from_db()
    assert rij.status == "in_behandeling"
    afwijzing = neem_in(client.get(adres).content)
    assert afwijzing.uitkomst == "verwerkt", afwijzing.bevindingen
    rij.refresh_from_db()
    assert (rij.status, rij.reden_afwijzing) == ("afgewezen", reden)
    assert client.get(adres).status_code == 404


def test_een_contract_van_later_verandert_niet_wat_toen_werd_beoordeeld(neem_in):
    """Judged anew at its own moment (`herbouw`) a line comes out the same."""
    register(*r.KLEIN)
    neem_rijen_in(r.invoer(replace(r.TARIEF, cent=8730)), "Nieuw tarief", NA)
    neem_in(b.jw301())
    neem_in(b.jw323(b.prestatie("R1", tarief=7800)), op=OP)
    neem_in(b.jw323(b.prestatie("R2", tarief=7800)), op=NA)
    assert [een.geweigerd for een in Prestatie.objects.order_by("pk")] == [False, True]
