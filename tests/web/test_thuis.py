# SPDX-License-Identifier: EUPL-1.2
"""The first page lists what someone must do; every count on it is that of the list behind it."""

from __future__ import annotations

import html
import random
import re
from datetime import date, timedelta

import pytest
from django.test import Client

from hefboom.dossiers import lopen_af, nieuw_sinds, zonder_start
from hefboom.dossiers.models import Toewijzing, Verzoek, Zorgperiode
from hefboom.facts import Momentopname
from hefboom.inzage import ROLLEN, Kringsoort, Rol
from hefboom.kernel import werkdagen_na
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht
from hefboom.scherm import Datum
from hefboom.web.bladen.thuis.agenda import agenda_van, dagzin
from hefboom.web.models import Thuisbezoek, vorig_bezoek
from tests.inzage.wereld import EEN, PARTIJEN, Wereld, bouw
from tests.mensen import maak_mens
from tests.web.conftest import Open

OP = date(2027, 1, 1)


def vermeerder(wereld: Wereld, zaad: int, aantal: int = 40) -> None:
    """Allocations and requests of every kind around today, spread over the parties."""
    dobbel = random.Random(zaad)
    toewijzingen = []
    for nummer in range(aantal):
        partij = dobbel.choice(PARTIJEN)
        bron = wereld.rijen[Toewijzing, partij]
        ingang = OP + timedelta(days=dobbel.randint(-200, 20))
        einde = ingang + timedelta(days=dobbel.choice((0, 20, 150, 210, 260, 400)))
        toewijzingen.append(
            Toewijzing(
                jeugdige=bron.jeugdige,
                gemeente=partij.gemeente,
                aanbieder=partij.aanbieder,
                toewijzingnummer=1000 * zaad + 100 + nummer,
                verwijzer="01",
                toewijzingsdatum=ingang,
                eerste_toewijzingsdatum=ingang - timedelta(days=dobbel.randint(0, 40)),
                meegedeeld_op=dobbel.choice((None, ingang - timedelta(days=dobbel.randint(0, 9)))),
                ingangsdatum=ingang,
                einddatum=dobbel.choice((None, einde)),
                reden_wijziging=dobbel.choice(("", "", "01", "13")),
                bericht=bron.bericht,
            )
        )
    Toewijzing.objects.bulk_create(toewijzingen)
    for toewijzing in dobbel.sample(list(Toewijzing.objects.all()), aantal // 2):
        Zorgperiode.objects.get_or_create(
            toewijzing=toewijzing,
            begindatum=toewijzing.ingangsdatum,
            defaults={
                "jeugdige": toewijzing.jeugdige,
                "gemeente": toewijzing.gemeente,
                "aanbieder": toewijzing.aanbieder,
                "start_bericht": toewijzing.bericht,
            },
        )
    for nummer in range(12):
        partij = dobbel.choice(PARTIJEN)
        bron = wereld.rijen[Verzoek, partij]
        Verzoek.objects.create(
            jeugdige=bron.jeugdige,
            gemeente=partij.gemeente,
            aanbieder=partij.aanbieder,
            referentie_aanbieder=f"R{zaad}-{nummer}",
            verwijzer="01",
            gevraagd_op=OP - timedelta(days=dobbel.randint(0, 12)),
            gewenste_ingangsdatum=OP,
            bericht=bron.bericht,
        )


def maak_wereld(zaad: int, aantal: int = 40) -> None:
    """Rows of every model, with messages that open, and many allocations."""
    vermeerder(bouw(), zaad, aantal)
    for bericht in Bericht.objects.all():
        plek = f"mailbox.Bericht/{bericht.pk}"
        bericht.buitenmap = ""
        bericht.inhoud = mailbox.kluis().verzegel(b"<x/>", mailbox.DOEL, plek)
        bericht.save()


def geldig(rij: Toewijzing) -> bool:
    return not rij.is_vervallen


@pytest.mark.parametrize("zaad", range(3))
def test_de_lijsten_zijn_die_van_de_trage_telling(met_opname: Momentopname, zaad: int) -> None:
    maak_wereld(zaad, 120)
    alle = [rij for rij in Toewijzing.objects.all() if geldig(rij)]
    gestart = set(Zorgperiode.objects.values_list("toewijzing", flat=True))
    for dagen in (30, 60):
        verwacht = {
            rij.pk: any(
                ander.jeugdige_id == rij.jeugdige_id
                and ander.gemeente == rij.gemeente
                and (ander.einddatum is None or ander.einddatum > rij.einddatum)
                for ander in Toewijzing.objects.all()
            )
            for rij in alle
            if rij.einddatum is not None
            and OP <= rij.einddatum <= OP + timedelta(days=dagen)
            and rij.ingangsdatum <= OP
        }
        gevonden = list(lopen_af(Toewijzing.objects.all(), OP, dagen))
        assert {rij.pk: rij.vervolg for rij in gevonden} == verwacht
        assert [r.einddatum for r in gevonden] == sorted(r.einddatum for r in gevonden)
    assert {rij.pk for rij in zonder_start(Toewijzing.objects.all(), OP)} == {
        rij.pk
        for rij in alle
        if (rij.einddatum is None or rij.einddatum >= OP)
        and rij.pk not in gestart
        and werkdagen_na(max(rij.ingangsdatum, rij.bekend_sinds), 5) < OP
    }
    sinds = OP - timedelta(days=30)
    assert {rij.pk for rij in nieuw_sinds(Toewijzing.objects.all(), sinds)} == {
        rij.pk for rij in alle if rij.bekend_sinds >= sinds
    }


def getelde_links(tekst: str) -> list[tuple[int, str]]:
    """Every link that carries a count, with that count."""
    links = re.findall(r'<a href="([^"]+)" data-telt="(\d+)"', tekst)
    return [(int(aantal), html.unescape(adres)) for adres, aantal in links]


@pytest.mark.parametrize("rol", ROLLEN.values(), ids=str)
def test_elk_aantal_leidt_naar_precies_die_rijen(
    met_opname: Momentopname, client: Client, rol: Rol
) -> None:
    maak_wereld(7)
    kring = [] if rol.kring is Kringsoort.REGIO else [getattr(EEN, rol.kring.value)]
    client.force_login(maak_mens("iemand", rol, *kring))
    antwoord = client.get("/")
    assert antwoord.status_code == 200
    links = getelde_links(antwoord.content.decode())
    for aantal, adres in links:
        lijst = client.get(adres)
        assert lijst.status_code == 200, adres
        assert lijst.context["aantal"] == aantal, adres


def test_een_lokaal_team_ziet_wat_een_datum_heeft_en_wat_uitblijft(
    met_opname: Momentopname, client: Client
) -> None:
    maak_wereld(7, 120)
    client.force_login(maak_mens("iemand", "lokaal_team", EEN.gemeente))
    tekst = client.get("/").content.decode()
    for deel in ("Verzoek van", "dagen af", "waarvan het begin niet is gemeld"):
        assert deel in tekst
    assert "te laat" in tekst
    links = getelde_links(tekst)
    assert len(links) >= 3


def test_een_vorig_bezoek_is_een_dag_en_telt_pas_de_dag_erna(
    met_opname: Momentopname, db: None
) -> None:
    mens = maak_mens("iemand", "contractmanager")
    assert vorig_bezoek(mens, date(2026, 12, 18)) is None
    assert vorig_bezoek(mens, date(2026, 12, 18)) is None
    assert vorig_bezoek(mens, date(2027, 1, 1)) == date(2026, 12, 18)
    assert vorig_bezoek(mens, date(2027, 1, 1)) == date(2026, 12, 18)
    assert vorig_bezoek(mens, date(2027, 1, 4)) == date(2027, 1, 1)
    velden = {veld.name for veld in Thuisbezoek._meta.get_fields()}
    assert velden == {"gebruiker", "laatste", "vorige"}


def test_het_blad_zegt_wat_nieuw_is_sinds_het_vorige_bezoek(
    met_opname: Momentopname, open_als: Open
) -> None:
    maak_wereld(3)
    assert "Nieuw in de laatste 30 dagen" in open_als("contractmanager", "/").content.decode()
    Thuisbezoek.objects.update(vorige=date(2026, 12, 18))
    tekst = open_als("contractmanager", "/").content.decode()
    assert "Nieuw sinds uw bezoek van 18 december 2026" in tekst
    assert "sinds=2026-12-18" in tekst


def punt(dagen: int) -> Datum:
    return Datum(OP + timedelta(days=dagen), "iets", "omdat", "doe dit", "/")


@pytest.mark.parametrize(
    ("dagen", "taken", "zin"),
    [
        ([], 0, "Er ligt niets dat op u wacht."),
        ([], 2, "Twee punten vragen aandacht."),
        ([-1], 0, "Eén punt is te laat."),
        ([-3, -1, 2], 0, "Twee punten zijn te laat en deze week komt er één bij."),
        (
            [0, 6],
            1,
            "Deze week hebben twee punten een uiterste dag. Verder vraagt één lijst aandacht.",
        ),
        ([11], 0, "Niets heeft deze week een datum. Het eerstvolgende: 12 januari 2027."),
    ],
)
def test_de_zin_bovenaan_zegt_wat_er_ligt(dagen: list[int], taken: int, zin: str) -> None:
    assert dagzin([punt(dag) for dag in dagen], taken, OP) == zin


def test_wat_verder_weg_ligt_is_een_tik_ver() -> None:
    dagen = agenda_van([punt(dag) for dag in range(-2, 10)], OP)
    assert [regel.nummer for regel in dagen.eerst] == [1, 2, 3, 4, 5, 6, 7]
    assert dagen.rest == "Nog 5, van 6 januari 2027 tot en met 10 januari 2027"
    assert [regel.te_laat for regel in dagen.eerst[:3]] == [True, True, False]
    assert dagen.lijn.count("<circle") == 7
