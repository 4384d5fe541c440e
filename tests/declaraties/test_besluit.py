# SPDX-License-Identifier: EUPL-1.2
"""Deciding: whole or not at all, in order of receipt, credits first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hefboom import ijw
from hefboom.declaraties.besluit import beoordeel, neem_besluit
from hefboom.declaraties.geheel import Eerder
from hefboom.declaraties.regel import lees_claim
from hefboom.declaraties.toetsen import (
    PRESTATIETOETSEN,
    Prestatietoets,
    toets,
    toets_prestatie,
    zin,
)
from hefboom.declaraties.voorbeelden.bouw import (
    APRIL,
    context,
    regel,
    toegekend,
    toewijzing,
    van_tot,
)
from hefboom.ijw.bomen import jw323
from hefboom.kernel import Cents, Failed, NotApplicable, Passed, Period
from tests.declaraties.bouw import claim, dossier, oordeel, verdicten

MAART, MEI = Period.month(2026, 3), Period.month(2026, 5)


def test_niet_van_toepassing_weigert_niets() -> None:
    antwoorden = [(PRESTATIETOETSEN[0], NotApplicable("zomaar")), (PRESTATIETOETSEN[1], Passed())]
    assert neem_besluit(antwoorden).toegekend


def test_elke_retourcode_staat_er_een_keer() -> None:
    fout = Failed("a", "b")
    besluit = neem_besluit(
        [(PRESTATIETOETSEN[1], fout), (PRESTATIETOETSEN[0], fout), (PRESTATIETOETSEN[1], fout)]
    )
    assert (besluit.toegekend, besluit.retourcodes) == (False, ("9338", "8187"))


def test_wat_het_eerst_komt_krijgt_het_volume() -> None:
    tien_in_totaal = dossier(toewijzing(frequentie="6"))
    maart, april = regel(1, periode=MAART, volume=6), regel(2, volume=6)
    assert verdicten(oordeel(maart, april, dossier_=tien_in_totaal)) == ["ja", "TR322"]
    assert verdicten(oordeel(april, maart, dossier_=tien_in_totaal)) == ["ja", "TR322"]


def test_een_geweigerde_regel_gebruikt_geen_volume() -> None:
    tien_in_totaal = dossier(toewijzing(frequentie="6"))
    te_duur = regel(1, periode=MAART, volume=9, tarief=Cents(9000))
    assert verdicten(oordeel(te_duur, regel(2, volume=9), dossier_=tien_in_totaal)) == [
        "TR418",
        "ja",
    ]


def test_een_credit_gaat_voor_ook_als_hij_achteraan_staat() -> None:
    eerder = toegekend(regel(1, volume=10, referentie="OUD"))
    kennis = dossier(toewijzing(frequentie="6"), standen={10072: eerder})
    beter = regel(1, volume=7, referentie="NIEUW")
    credit = regel(2, volume=10, referentie="TERUG", vorige_referentie="OUD", credit=True)
    uit = oordeel(beter, credit, dossier_=kennis)
    assert verdicten(uit) == ["ja", "ja"]
    assert uit.toegekend == Cents(7 * 7800 - 10 * 7800)
    assert eerder.volume("04") == 600, "oordelen verandert het dossier niet"


def test_een_debet_en_zijn_credit_horen_niet_in_hetzelfde_bericht() -> None:
    debet = regel(1, referentie="A")
    credit = regel(2, referentie="B", vorige_referentie="A", credit=True)
    assert verdicten(oordeel(debet, credit)) == ["ja", "TR323"]


@pytest.mark.parametrize(("latere", "codes"), [(None, ()), (MEI, ("8214",))], ids=["geen", "mei"])
def test_een_latere_maand_is_al_ingediend(latere: Period | None, codes: tuple[str, ...]) -> None:
    uit = beoordeel(claim(regel()), dossier(eerder=Eerder(latere_periode=latere)))
    assert uit.geheel_afgekeurd == codes
    assert uit.toegekend == (0 if codes else regel().bedrag)
    teksten = [zin(check, uitkomst) for check, uitkomst in uit.geheel if check.code == "TR318"]
    assert teksten == [
        "De declaratie gaat over april 2026, verwacht mei 2026 of later. Dien deze regels in met "
        "een declaratie over mei 2026 of later; hun eigen periode blijft staan."
        if codes
        else ""
    ]


def test_een_credit_hoort_bij_de_toewijzing_van_zijn_debet() -> None:
    kennis = dossier(
        toewijzing(),
        toewijzing(toewijzingnummer=10073),
        standen={10072: toegekend(regel(1, referentie="OUD"))},
    )
    elders = regel(2, referentie="T", vorige_referentie="OUD", credit=True, toewijzingnummer=10073)
    assert verdicten(oordeel(elders, dossier_=kennis)) == ["TR323"]


def test_een_geweigerde_regel_is_niet_te_crediteren() -> None:
    te_duur = regel(1, referentie="OUD", tarief=Cents(9000))
    (geweigerd,) = oordeel(te_duur).regels
    assert not geweigerd.besluit.toegekend
    credit = regel(2, referentie="T", vorige_referentie="OUD", credit=True, tarief=Cents(9000))
    assert verdicten(oordeel(credit)) == ["TR323"]


def test_een_credit_gaat_niet_stuk_op_wat_daarna_veranderde() -> None:
    """IV085: a credit is the provider's own; only its debit decides (tariff, dates, removal)."""
    eerder = {10072: toegekend(regel(1, referentie="OUD"))}
    nu = toewijzing(reden_wijziging="13", periode=van_tot("2026-01-01", "2026-01-01"), volume=1)
    kennis = dossier(nu, standen=eerder, tarief=lambda een: None)
    credit = regel(2, referentie="T", vorige_referentie="OUD", credit=True)
    assert verdicten(oordeel(credit, dossier_=kennis)) == ["ja"]


def test_regels_van_verschillende_toewijzingen_raken_elkaar_niet() -> None:
    kennis = dossier(toewijzing(), toewijzing(toewijzingnummer=10073))
    uit = oordeel(
        regel(1, volume=12),
        regel(2, toewijzingnummer=10073),
        regel(3, periode=MAART),
        dossier_=kennis,
    )
    assert verdicten(uit) == ["TR321", "ja", "ja"]
    assert [een.regel.volgnummer for een in uit.regels] == [1, 2, 3]


@toets("TR321", vraag="?", zin="", raad="", vanaf=date(2027, 1, 1))
def strenger(een: object, ctx: object) -> Failed:
    """A later version of a rule, stricter than today's."""
    return Failed("niets", "iets")


def test_een_nieuwe_regel_verandert_een_oude_maand_niet() -> None:
    versies: list[Prestatietoets] = [
        c.tot_en_met(date(2027, 1, 1)) if c.code == "TR321" else c for c in PRESTATIETOETSEN
    ]
    versies.append(strenger)
    for maand, geweigerd in ((APRIL, set()), (Period.month(2027, 4), {"TR321"})):
        kennis = context(toewijzing=toewijzing(periode=Period(date(2026, 1, 1))))
        geldig = [c for c in versies if c.geldt_op(maand.start)]
        antwoorden = toets_prestatie(regel(periode=maand), kennis, geldig)
        fouten = {c.code for c, o in antwoorden if isinstance(o, Failed)} - {"TR319"}
        assert fouten == geweigerd


def test_het_officiele_voorbeeld_komt_getypeerd_binnen(gedeeld: Path) -> None:
    lezing = ijw.lees((gedeeld / "ijw" / "berichten" / "JW323.xml").read_bytes())
    assert lezing.bericht is not None
    claim = lees_claim(jw323.inhoud(lezing.bericht))
    assert [een.referentie for een in claim.regels] == ["RN001", "RN002", "RN003", "RN004", "RN004"]
    assert sum(een.bedrag for een in claim.regels) == claim.totaal == 79_000
    assert claim.regels[4].pad == "Declaratie/Clienten/Client[2]/Prestaties/Prestatie[3]"
    assert claim.regels[4].periode == MAART
