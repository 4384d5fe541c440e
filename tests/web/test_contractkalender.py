# SPDX-License-Identifier: EUPL-1.2
"""What ends and must be decided: on the page, on the first page, and in a calendar program."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import numpy as np
import pytest
from icalendar import Calendar

from hefboom.contracten import momenten
from hefboom.contracten.models import (
    Contract,
    Kwaliteitscertificaat,
    Organisatie,
    Organisatiecode,
    Verlengoptie,
)
from hefboom.facts import Momentopname
from hefboom.inzage import Inzage, rollen
from hefboom.moment import vandaag
from hefboom.sturing.bladen.contractkalender.blad import geraakt
from tests.web import wereld
from tests.web.conftest import Open

ADRES = "/contractkalender/"
EERSTE, TWEEDE = wereld.MIJN, wereld.RIVAAL


def over(dagen: int) -> date:
    return vandaag() + timedelta(days=dagen)


@pytest.fixture
def register(met_opname: Momentopname) -> None:
    """Two organisations: one with an open option in 60 days, one whose contract just ends."""
    for agb, naam in ((EERSTE, "Eerste BV"), (TWEEDE, "Tweede BV")):
        organisatie = Organisatie.objects.create(naam=naam)
        Organisatiecode.objects.create(
            organisatie=organisatie, aanbieder_id=agb, ingangsdatum=over(-900)
        )
        Contract.objects.create(
            organisatie=organisatie,
            nummer=f"C-{naam[0]}",
            soort="raamovereenkomst",
            naam=f"raamovereenkomst {naam}",
            ingangsdatum=over(-900),
            einddatum=over(150 if agb == EERSTE else 80),
        )
    _optie("C-E", besluit_voor=over(60))


def _optie(nummer: str, besluit_voor: date, besluit: str = "open") -> Verlengoptie:
    contract = Contract.objects.get(nummer=nummer)
    assert contract.einddatum is not None
    return Verlengoptie.objects.create(
        contract=contract,
        nummer=contract.opties.count() + 1,
        ingangsdatum=contract.einddatum + timedelta(days=1),
        einddatum=contract.einddatum + timedelta(days=365),
        besluit_voor=besluit_voor,
        besluit=besluit,
    )


def soorten(tot: int = 365) -> list[tuple[str, str]]:
    manager = Inzage.als(rollen.CONTRACTMANAGER)
    return [(een.soort, een.organisatie) for een in momenten(manager, vandaag(), over(tot))]


@pytest.mark.usefixtures("register")
def test_een_open_optie_is_een_moment_en_haar_contract_niet_nog_eens() -> None:
    assert soorten() == [("optie", "Eerste BV"), ("einde", "Tweede BV")]
    assert soorten(70) == [("optie", "Eerste BV")]


@pytest.mark.usefixtures("register")
def test_een_optie_die_te_laat_is_blijft_staan_tot_zij_is_besloten() -> None:
    optie = Verlengoptie.objects.get()
    optie.besluit_voor = over(-5)
    optie.save()
    assert soorten()[0] == ("optie", "Eerste BV")
    optie.besluit = "vervallen"
    optie.save()
    assert ("einde", "Eerste BV") in soorten()


@pytest.mark.usefixtures("register")
def test_een_certificaat_telt_tot_er_een_later_is() -> None:
    organisatie = Organisatie.objects.get(naam="Tweede BV")

    def certificaat(eind: date | None) -> None:
        Kwaliteitscertificaat.objects.create(
            organisatie=organisatie, soort="HKZ", ingangsdatum=over(-300), einddatum=eind
        )

    certificaat(over(30))
    assert ("certificaat", "Tweede BV") in soorten()
    certificaat(None)
    assert ("certificaat", "Tweede BV") not in soorten()


@pytest.mark.usefixtures("register")
def test_de_contractmanager_vindt_op_maandag_de_optie_van_over_zestig_dagen(
    open_als: Open,
) -> None:
    thuis = unescape(open_als("contractmanager", "/").content.decode())
    assert "Besluit over optie 1 van raamovereenkomst Eerste BV" in thuis
    assert "Zonder besluit eindigt het contract op" in thuis
    blad = unescape(open_als("contractmanager", ADRES).content.decode())
    assert "Het eerste: besluit over optie 1 van raamovereenkomst Eerste BV" in blad
    assert "Tweede BV" in blad


@pytest.mark.usefixtures("register")
def test_een_aanbieder_ziet_alleen_zijn_eigen_contract(open_als: Open) -> None:
    for naam, zelf, ander in (
        ("aanbieder", "Eerste BV", "Tweede BV"),
        ("rivaal", "Tweede BV", "Eerste BV"),
    ):
        blad = unescape(open_als(naam, ADRES).content.decode())
        assert zelf in blad
        assert ander not in blad
        assert "Jeugdigen" not in blad
    for naam in ("raadslid", "beleid", "lokaal_team", "privacy"):
        assert open_als(naam, ADRES).status_code == 404, naam
        assert open_als(naam, "/contractkalender.ics").status_code == 404, naam


@pytest.mark.usefixtures("register")
def test_de_agenda_houdt_haar_nummers(open_als: Open) -> None:
    eerst, weer = (
        Calendar.from_ical(open_als("contractmanager", "/contractkalender.ics").content)
        for _ in range(2)
    )
    punten = list(eerst.walk("VEVENT"))
    assert [str(p["summary"]) for p in punten] == [
        "Besluit over optie 1 van raamovereenkomst Eerste BV (Eerste BV)",
        "raamovereenkomst Tweede BV eindigt (Tweede BV)",
    ]
    assert [p.decoded("dtstart") for p in punten] == [over(60), over(80)]
    assert [str(p["uid"]) for p in punten] == [str(p["uid"]) for p in weer.walk("VEVENT")]


def test_geraakt_telt_wie_na_het_einde_nog_een_toewijzing_heeft(met_opname: Momentopname) -> None:
    dag = met_opname.peildatum
    kolommen = met_opname.kolommen("toewijzingen")
    rijen = kolommen.rijen_op(np.arange(kolommen.rijen))
    traag = {
        rij["jeugdige"]
        for rij in rijen
        if rij["aanbieder"] == EERSTE
        and rij["ingangsdatum"] <= dag
        and (rij["einddatum"] is None or rij["einddatum"] > dag)
    }
    assert geraakt(met_opname, {EERSTE}, dag) == len(traag)
    assert geraakt(met_opname, {"00000000"}, dag) == 0


@pytest.mark.usefixtures("met_opname")
def test_zonder_register_zegt_het_blad_wat_nu(open_als: Open) -> None:
    blad = unescape(open_als("contractmanager", ADRES).content.decode())
    assert "Er staan nog geen contracten in het register" in blad
