# SPDX-License-Identifier: EUPL-1.2
"""A message that breaks the schema gets no iJw answer but a text (IV028, IV087; ADR 8)."""

import pytest
from django.urls import reverse

from hefboom.declaraties.models import Declaratie
from hefboom.dossiers import Zorgperiode
from hefboom.intake import services
from hefboom.intake.foutmelding import foutmelding
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.mailbox.models import Bericht
from tests.intake.berichten import jw301, jw305, jw323, volgnummer
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db


def stuk(**kop: str) -> bytes:
    """A 305 without a status, and with a BSN where a status was meant to be."""
    data = jw305(**kop).replace(b"<jw305:StatusAanlevering>1<", b"<jw305:Fout>999900006<")
    return data.replace(b"</jw305:StatusAanlevering>", b"</jw305:Fout>")


def stuk_volume() -> bytes:
    return jw323().replace(b":GeleverdVolume>4<", b":GeleverdVolume>999900006x<")


@pytest.mark.parametrize("kapot", [stuk, stuk_volume])
def test_een_bericht_dat_het_schema_breekt_krijgt_geen_antwoord(kapot, neem_in):
    verwerking = neem_in(jw301(), kapot())
    assert (verwerking.uitkomst, verwerking.geheel_afgekeurd) == (Verwerkuitkomst.AFGEKEURD, True)
    assert verwerking.bevindingen
    assert not Bericht.objects.filter(antwoord_op=verwerking.bericht).exists()
    assert not Zorgperiode.objects.exists()
    assert not Declaratie.objects.exists()


def test_het_verbeterde_bericht_mag_dezelfde_identificatie_houden(neem_in):
    naam = volgnummer()
    neem_in(jw301(), stuk(identificatie=naam))
    assert neem_in(jw305(identificatie=naam)).uitkomst == Verwerkuitkomst.VERWERKT


def test_wat_in_het_schema_past_maar_hier_niet_krijgt_0001(neem_in, antwoord):
    """A year of five digits is a date to the XSD; a rule of our own refuses it."""
    verwerking = neem_in(jw301(), jw305().replace(b">2026-03-02<", b">12026-03-02<"))
    assert {bevinding["code"] for bevinding in verwerking.bevindingen} == {"HB011"}
    assert antwoord(verwerking).kop.retour.retourcodes == ("0001",)


def test_de_tekst_zegt_welk_bericht_wat_er_mis_is_en_wat_nu(neem_in):
    tekst = foutmelding(neem_in(stuk(identificatie="ABC123")))
    zinnen = " ".join(tekst.split())
    for zin in (
        "JW305 Start jeugdhulp (iJw 3.2)",
        "Identificatie: ABC123",
        "Afzender: aanbieder 42420001",
        "Er is niets uit vastgelegd",
        "(IV028, IV032)",
        "Verbeter het bericht en stuur het opnieuw",
        "Wat is er mis? 2 bevindingen:",
        "StatusAanlevering ontbreekt in StartProduct",
        "Regel: HB001.",
        "Waar: regel ",
        "Client/StartProducten/StartProduct[1]/StatusAanlevering",
    ):
        assert zin in zinnen
    assert max(map(len, tekst.splitlines())) < 120
    assert "(IV087, IV088)" in foutmelding(neem_in(stuk_volume()))


def test_de_tekst_bevat_geen_heel_bsn(neem_in):
    fout = jw305().replace(b":Categorie>45<", b":Categorie>999900006<")
    tekst = foutmelding(neem_in(fout))
    assert "*****0006" in tekst
    assert "999900006" not in tekst


def test_heel_veel_bevindingen_worden_geteld(neem_in):
    verwerking = neem_in(stuk())
    verwerking.aantal_bevindingen = 1200
    assert "Er zijn nog 1.198 bevindingen" in foutmelding(verwerking)


def test_de_tekst_staat_bij_de_antwoorden_en_komt_terug_als_hij_weg_is(tmp_path):
    post, uit = tmp_path / "post", tmp_path / "uit"
    post.mkdir()
    naam = volgnummer()
    for nummer, data in enumerate(
        (jw301(), stuk(identificatie=naam), stuk_volume(), stuk(identificatie=naam) + b"\n")
    ):
        (post / f"{nummer}.xml").write_bytes(data)
    telling = services.verwerk_paden([post], OP, antwoordmap=uit)
    assert (telling.nieuw, telling.antwoorden) == (4, 1)
    namen = sorted(pad.name for pad in uit.iterdir())
    assert [pad[:5] for pad in namen] == ["JW302", "JW305", "JW305", "JW323"]
    assert [pad.split(".", 1)[1] for pad in namen] == ["xml"] + 3 * ["foutmelding.txt"]
    inhoud = (uit / namen[1]).read_bytes()
    (uit / namen[1]).unlink()
    services.verwerk_paden([post], OP, antwoordmap=uit)
    assert (uit / namen[1]).read_bytes() == inhoud
    assert len(list(uit.iterdir())) == 4


def test_ook_over_een_kop_die_niet_klopt_gaat_er_een_tekst_terug(tmp_path):
    """IV028, level 1. Of whom it is cannot be trusted, so only the file is named."""
    post, uit = tmp_path / "post", tmp_path / "uit"
    post.mkdir()
    (post / "start.xml").write_bytes(jw305().replace(b"Subversie>2<", b"Subversie>1<"))
    services.verwerk_paden([post], OP, antwoordmap=uit)
    assert Verwerking.objects.get().uitkomst == Verwerkuitkomst.QUARANTAINE
    (pad,) = uit.iterdir()
    assert pad.name.startswith("JW305_")
    tekst = pad.read_text()
    assert "De kop van dit bericht klopt niet" in tekst
    assert "Bestand:       start.xml" in tekst
    assert "Header/BerichtSubversie" in tekst
    assert "Afzender" not in tekst


def test_het_scherm_zegt_dat_er_geen_retourbericht_komt(neem_in, beleid, client):
    verwerking = neem_in(stuk())
    client.force_login(beleid)
    pagina = client.get(reverse("bericht", args=[verwerking.pk])).content.decode()
    assert "past niet in het schema (XSD)" in pagina
    assert "Er komt geen retourbericht: 2 bevindingen." in pagina
    assert "Ons antwoord" not in pagina
    assert Verwerking.objects.count() == 1
