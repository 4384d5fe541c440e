# SPDX-License-Identifier: EUPL-1.2
"""What a message changes, what it does not, and what goes back: the manual of the intake."""

from datetime import date

import pytest
from django.db import ProgrammingError

from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.dossiers import Jeugdige, Toewijzing, Verzoek, Zorgperiode
from hefboom.intake import services
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.mailbox.models import Bericht
from tests.intake.berichten import (
    ANNA,
    DAG,
    GEMEENTE,
    HORIZON,
    KOMPAS,
    TAAKPRODUCT,
    VREEMD,
    jw301,
    jw305,
    jw307,
    jw315,
    jw319,
    jw323,
    prestatie,
    start,
    stop,
    toegewezen,
    volgnummer,
)

pytestmark = pytest.mark.django_db
MEI, JUNI = date(2026, 5, 1), date(2026, 6, 1)


def codes(verwerking):
    return [bevinding["code"] for bevinding in verwerking.bevindingen]


def test_een_toewijzing_wordt_vastgelegd_en_beantwoord(neem_in, antwoord):
    verwerking = neem_in(jw301())
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.gemeente, toewijzing.aanbieder) == (GEMEENTE, HORIZON)
    assert toewijzing.verwijzer == "01"
    assert verwerking.uitkomst == Verwerkuitkomst.VERWERKT
    assert antwoord(verwerking).soort == "JW302"
    assert "Client" not in antwoord(verwerking).inhoud
    assert Verwerking.objects.get(uitkomst=Verwerkuitkomst.ANTWOORD).soort == "JW302"


def test_een_jeugdige_staat_er_een_keer_en_zonder_leesbaar_bsn(neem_in):
    neem_in(jw301(), jw301(toegewezen(1002)))
    jeugdige = Jeugdige.objects.get()
    assert jeugdige.bsn_laatste == "0006"
    assert b"999900006" not in bytes(jeugdige.bsn_verzegeld)
    assert jeugdige.geboortejaar == 2014


def test_de_verwijzer_komt_uit_het_verzoek(neem_in):
    neem_in(jw315("REF1", verwijzer="02"), jw301(toegewezen(ReferentieAanbieder="REF1")))
    assert Toewijzing.objects.get().verwijzer == "02"


def test_de_verwijzer_komt_ook_uit_een_verzoek_dat_later_binnenkomt(neem_in):
    neem_in(jw301(toegewezen(ReferentieAanbieder="REF1")), jw315("REF1", verwijzer="03"))
    toewijzing = Toewijzing.objects.get()
    assert toewijzing.verwijzer == "03"
    assert toewijzing.gevraagd_op is not None


def test_een_tweede_verzoek_met_dezelfde_referentie_wordt_afgekeurd(neem_in, antwoord):
    verwerking = neem_in(jw315("REF1"), jw319("REF1", "1"), jw315("REF1"))
    assert codes(verwerking) == ["TR347"]
    assert Verzoek.objects.count() == 1
    regel = antwoord(verwerking).inhoud["Client"]["AangevraagdeProducten"]["AangevraagdProduct"][0]
    assert regel["RetourCodes"]["RetourCode"] == ("9347",)


def test_een_wijziging_vervangt_de_toewijzing(neem_in):
    neem_in(
        jw301(),
        jw301(
            toegewezen(Einddatum=MEI, RedenWijziging="05", Toewijzingsdatum=date(2026, 3, 3)),
            dag=date(2026, 3, 3),
        ),
        jw301(toegewezen(Einddatum=JUNI)),  # allocated earlier, arrived later
    )
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.einddatum, toewijzing.reden_wijziging) == (MEI, "05")


def test_een_wijziging_om_vierentwintig_uur_is_de_laatste_van_die_dag(neem_in):
    korter = jw301(toegewezen(Einddatum=MEI, RedenWijziging="05"))
    neem_in(jw301(), korter.replace(b">12:00:00<", b">24:00:00<"))
    assert Toewijzing.objects.get().einddatum == MEI
    neem_in(jw301())  # of noon, sent again
    assert Toewijzing.objects.get().einddatum == MEI


@pytest.mark.parametrize("eerst_de_wijziging", [False, True])
def test_een_wijziging_laat_het_wachten_niet_opnieuw_beginnen(neem_in, eerst_de_wijziging):
    later = date(2026, 3, 3)
    berichten = [
        jw301(),
        jw301(toegewezen(Toewijzingsdatum=later, RedenWijziging="04"), dag=later),
    ]
    neem_in(*(reversed(berichten) if eerst_de_wijziging else berichten))
    toewijzing = Toewijzing.objects.get()
    assert toewijzing.toewijzingsdatum == later
    assert toewijzing.eerste_toewijzingsdatum == DAG


@pytest.mark.parametrize(
    "tweede",
    [
        lambda: jw301(bsn=ANNA),
        lambda: jw301(aanbieder=KOMPAS),
        lambda: jw301(toegewezen(code=("45", "45A49"))),
    ],
)
def test_een_toewijzingnummer_is_van_een_product(neem_in, tweede):
    verwerking = neem_in(jw301(), tweede())
    assert codes(verwerking) == ["TR332"]
    assert verwerking.uitkomst == Verwerkuitkomst.AFGEKEURD
    assert Toewijzing.objects.get().aanbieder == HORIZON
    assert Jeugdige.objects.count() == 1


def test_een_start_met_toewijzing(neem_in):
    assert neem_in(jw301(), jw305()).uitkomst == Verwerkuitkomst.VERWERKT
    zorg = Zorgperiode.objects.get()
    assert zorg.toewijzing == Toewijzing.objects.get()
    assert zorg.einddatum is None


def test_een_start_zonder_bekende_toewijzing_telt_niet(neem_in, antwoord):
    verwerking = neem_in(jw305())
    assert codes(verwerking) == ["TR019"]
    assert not Zorgperiode.objects.exists()
    assert not Jeugdige.objects.exists()
    klasse = antwoord(verwerking).inhoud["Client"]["StartProducten"]["StartProduct"][0]
    assert klasse["RetourCodes"]["RetourCode"] == ("9019",)


def test_een_start_onder_taakbekostiging_heeft_geen_toewijzing_nodig(neem_in):
    verwerking = neem_in(jw305(start(None, code=TAAKPRODUCT)))
    assert verwerking.uitkomst == Verwerkuitkomst.VERWERKT
    assert Zorgperiode.objects.get().toewijzing is None


def test_een_start_zonder_toewijzing_buiten_taakbekostiging_wordt_afgekeurd(neem_in):
    assert codes(neem_in(jw305(start(None)))) == ["TR019"]


def test_een_tweede_start_telt_niet(neem_in):
    verwerking = neem_in(jw301(), jw305(), jw305(start(begin=MEI)))
    assert codes(verwerking) == ["TR326"]
    assert Zorgperiode.objects.count() == 1


def test_tijdelijk_stoppen_en_daarna_definitief(neem_in):
    neem_in(jw301(), jw305(), jw307(stop(eind=MEI, reden="20")))
    verwerking = neem_in(jw307(stop(eind=JUNI, reden="31")))
    assert verwerking.uitkomst == Verwerkuitkomst.VERWERKT
    zorg = Zorgperiode.objects.get()
    assert (zorg.einddatum, zorg.reden_beeindiging) == (JUNI, "31")
    assert zorg.tijdelijk_einddatum == MEI


def test_een_ingetrokken_definitieve_stop_laat_de_tijdelijke_staan(neem_in):
    neem_in(jw301(), jw305(), jw307(stop(eind=MEI, reden="20")), jw307(stop(eind=JUNI)))
    neem_in(jw307(stop(eind=JUNI, status="3")))
    zorg = Zorgperiode.objects.get()
    assert (zorg.einddatum, zorg.reden_beeindiging) == (MEI, "20")


def test_een_ingetrokken_stop_laat_de_hulp_doorlopen(neem_in):
    neem_in(jw301(), jw305(), jw307(), jw307(stop(status="3")))
    zorg = Zorgperiode.objects.get()
    assert (zorg.einddatum, zorg.reden_beeindiging, zorg.stop_bericht) == (None, "", None)


@pytest.mark.parametrize(
    ("eerder", "melding", "verwacht"),
    [
        ([], stop(), ["TR019", "TR382"]),
        (["t", "s"], stop(begin=MEI, eind=JUNI), ["TR382"]),
        (["t", "s", "tijdelijk"], stop(eind=MEI, reden="20"), ["TR074", "TR413"]),
        (["t", "s", "tijdelijk"], stop(eind=JUNI, reden="20"), ["TR413"]),
        (["t", "s", "tijdelijk"], stop(eind=date(2026, 4, 1)), ["TR414"]),
        (["t", "s", "einde"], stop(eind=JUNI, reden="32"), ["TR415"]),
        (["t", "s", "einde"], stop(eind=JUNI), ["TR415"]),
        (["t", "s"], stop(code=("45", "45A49")), ["TR382", "HB015"]),
        (["t", "s"], stop(status="3"), ["TR063"]),
    ],
)
def test_een_stop_die_niet_kan(neem_in, eerder, melding, verwacht):
    post = {
        "t": jw301(),
        "s": jw305(),
        "tijdelijk": jw307(stop(eind=MEI, reden="20")),
        "einde": jw307(stop(eind=MEI)),
    }
    for naam in eerder:
        assert neem_in(post[naam]).uitkomst == Verwerkuitkomst.VERWERKT
    assert codes(neem_in(jw307(melding))) == verwacht


def test_na_een_stop_mag_hulp_opnieuw_starten(neem_in):
    neem_in(jw301(), jw305(), jw307(stop(eind=MEI)))
    assert neem_in(jw305(start(begin=JUNI))).uitkomst == Verwerkuitkomst.VERWERKT
    assert Zorgperiode.objects.count() == 2


def test_een_ingetrokken_start_is_er_nooit_geweest(neem_in):
    neem_in(jw301(), jw305(), jw305(start(status="3")))
    assert not Zorgperiode.objects.exists()
    assert neem_in(jw305()).uitkomst == Verwerkuitkomst.VERWERKT


def test_een_gestopte_start_is_niet_meer_in_te_trekken(neem_in):
    verwerking = neem_in(jw301(), jw305(), jw307(), jw305(start(status="3")))
    assert codes(verwerking) == ["TR071"]
    assert Zorgperiode.objects.count() == 1


def test_een_identificatie_telt_een_keer(neem_in, antwoord):
    naam = volgnummer()
    verwerking = neem_in(jw301(identificatie=naam), jw301(toegewezen(1002), identificatie=naam))
    assert codes(verwerking) == ["TR056"]
    assert verwerking.geheel_afgekeurd
    assert Toewijzing.objects.count() == 1
    assert antwoord(verwerking).kop.retour.retourcodes == ("9056",)


def test_een_technische_fout_gaat_alleen_terug(neem_in, antwoord):
    """IV032: 0001 and nothing beside it, whatever else is wrong with the header."""
    naam = volgnummer()
    neem_in(jw301(), jw305(identificatie=naam))
    verwerking = neem_in(jw305(start(status="2"), identificatie=naam))
    assert codes(verwerking) == ["CS058", "TR056"]
    assert antwoord(verwerking).kop.retour.retourcodes == ("0001",)
    dubbel = neem_in(
        jw323(identificatie=naam), jw323(prestatie("R1", tarief=1), identificatie=naam)
    )
    assert codes(dubbel) == ["TR056"]
    assert antwoord(dubbel).kop.retour.retourcodes == ("9056",)


def test_een_declaratie_wordt_per_regel_beoordeeld(neem_in, antwoord):
    goed, fout = prestatie("R1"), prestatie("R2", tarief=9999, nummer=1002)
    neem_in(jw301(toegewezen(1001), toegewezen(1002, code=("45", "45A49"))))
    verwerking = neem_in(jw323(goed, fout))
    assert verwerking.uitkomst == Verwerkuitkomst.DEELS
    declaratie = Declaratie.objects.get()
    assert declaratie.toegekend == goed["IngediendBedrag"]["Bedrag"]
    assert declaratie.antwoord.antwoord_op == verwerking.bericht
    uit = antwoord(verwerking).inhoud["DeclaratieAntwoord"]
    assert uit["TotaalToegekendBedrag"]["TotaalBedrag"] == declaratie.toegekend
    assert verwerking.regels == Prestatie.objects.count() == 2


def test_een_gedeclareerde_toewijzing_is_niet_meer_te_verwijderen(neem_in):
    weg = toegewezen(Einddatum=date(2026, 3, 2), RedenWijziging="13")
    verwerking = neem_in(jw301(), jw323(prestatie("R1")), jw301(weg))
    assert codes(verwerking) == ["TR385"]
    assert Toewijzing.objects.get().reden_wijziging == ""


@pytest.mark.parametrize(
    ("data", "reden"),
    [
        (b"", ""),
        (b"geen xml", ""),
        (b"<html/>", "geen iJw-bericht"),
        (jw305()[:-40], ""),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "DOCTYPE"),
        (jw305().replace(b"/3_2/", b"/3_1/"), "3.1"),
        (jw305(gemeente=VREEMD), "andere regio"),
        (jw305(gemeente="9999"), "Gemeentecode 9999 in de kop heeft het CBS nooit gekend"),
        (jw305(gemeente="0585"), "in de kop is er sinds"),
        (b"\x00" * 50, ""),
    ],
)
def test_wat_geen_bericht_voor_ons_is_gaat_in_quarantaine(neem_in, data, reden):
    verwerking = neem_in(data)
    assert verwerking.uitkomst == Verwerkuitkomst.QUARANTAINE
    assert reden in verwerking.reden
    assert verwerking.reden
    assert (verwerking.gemeente, verwerking.aanbieder) == ("", "")
    assert not Bericht.objects.filter(richting="uit").exists()


def test_het_antwoord_op_hetzelfde_bericht_is_steeds_hetzelfde(neem_in):
    neem_in(data := jw301())
    een = Bericht.objects.get(richting="uit").vingerafdruk
    neem_in(data)
    assert Bericht.objects.get(richting="uit").vingerafdruk == een


def test_waar_hefboom_zelf_op_vastliep_krijgt_een_herkansing(neem_in, monkeypatch):
    """A mistake of ours keeps a message in quarantine only until it is mended."""

    def stuk(*args, **kwargs):
        raise ZeroDivisionError

    slecht = neem_in(b"geen xml")
    with monkeypatch.context() as fout:
        fout.setattr("hefboom.intake.stapel.maak_werkbank", stuk)
        vast = neem_in(jw301())
    assert (vast.uitkomst, slecht.uitkomst) == (
        Verwerkuitkomst.QUARANTAINE,
        Verwerkuitkomst.QUARANTAINE,
    )
    assert not Toewijzing.objects.exists()

    assert services.geef_herkansing() == 1
    services.verwerk_wachtende(vast.verwerkt_op)
    assert Toewijzing.objects.count() == 1
    assert Verwerking.objects.get(bericht=vast.bericht).uitkomst == Verwerkuitkomst.VERWERKT
    assert Verwerking.objects.get(bericht=slecht.bericht).uitkomst == Verwerkuitkomst.QUARANTAINE
    assert services.geef_herkansing() == 0


def test_een_verouderde_database_is_geen_fout_van_het_bericht(neem_in, monkeypatch):
    def stuk(*args, **kwargs):
        raise ProgrammingError("no such column")

    monkeypatch.setattr("hefboom.intake.stapel.maak_werkbank", stuk)
    with pytest.raises(ProgrammingError):
        neem_in(jw301())
    assert not Verwerking.objects.exists()
