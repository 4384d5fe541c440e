# SPDX-License-Identifier: EUPL-1.2
"""Against the slow twin, and what must hold for every claim there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.declaraties.besluit import BeoordeeldeClaim, Dossier, beoordeel
from hefboom.declaraties.feiten import TariefFeit, ToewijzingFeit
from hefboom.declaraties.regel import Claim, Prestatieregel
from hefboom.kernel import Cents, Failed, Period
from hefboom.kernel.period import ONE_DAY
from tests.declaraties.bouw import AANBIEDER, ANNA, BRAM, GEMEENTE, RIVAAL, regel
from tests.naive import declaraties_traag as traag

BSN = {"anna": ANNA, "bram": BRAM, "onbekend": BRAM}
PRODUCTEN = ("45A04", "45A05")
UURTARIEF = {
    (p, j): 7200 + 137 * i
    for i, (p, j) in enumerate((p, j) for p in PRODUCTEN for j in (2025, 2026))
}
DECLARATIEMAAND = Period.month(2026, 4)

maanden = st.sampled_from([Period.month(2025, 12), *(Period.month(2026, m) for m in (2, 3, 4, 5))])


@st.composite
def toewijzingen(draw: st.DrawFn) -> list[traag.Toewijzing]:
    uit = []
    for nummer in (1, 2):
        eerste = draw(st.sampled_from([date(2025, 12, 1), date(2026, 2, 9), date(2026, 3, 25)]))
        laatste = draw(st.sampled_from([date(2026, 4, 12), date(2026, 4, 17), date(2026, 12, 31)]))
        eenheid = draw(st.sampled_from(["04", "04", "04", "01", "82"]))
        frequentie = draw(st.sampled_from("1246"))
        uit.append(
            traag.Toewijzing(
                nummer=nummer,
                wie=draw(st.sampled_from(["anna", "anna", "bram"])),
                van_ons=draw(st.sampled_from([True] * 9 + [False])),
                product=draw(st.sampled_from(["45A04", "45A04", ""])),
                eerste=eerste,
                laatste=laatste if frequentie == "2" or draw(st.booleans()) else None,
                volume=draw(st.sampled_from([None, 2, 5, 10, 40])),
                eenheid=eenheid,
                frequentie=frequentie,
                verwijderd=draw(st.sampled_from([False] * 9 + [True])),
            )
        )
    return uit


@st.composite
def regels(draw: st.DrawFn, toew: list[traag.Toewijzing]) -> list[traag.Regel]:
    uit: list[traag.Regel] = []
    for nr in range(1, draw(st.integers(1, 9)) + 1):
        debetten = [r for r in uit if not r.credit]
        if debetten and draw(st.integers(0, 3)) == 0:
            bron = draw(st.sampled_from(debetten))
            extra = draw(st.sampled_from([0, 0, 0, 1]))
            uit.append(
                replace(
                    bron,
                    nr=nr,
                    referentie=f"R{nr}",
                    vorige=bron.referentie,
                    volume=bron.volume + extra,
                    credit=True,
                )
            )
            continue
        t = draw(st.sampled_from(toew))
        maand = draw(maanden)
        eerste = max(maand.first, t.eerste) if t.eerste in maand else maand.first
        einde = maand.end
        assert einde is not None
        laatste = einde - ONE_DAY
        if t.laatste is not None and t.laatste in maand and t.laatste >= eerste:
            laatste = t.laatste
        if draw(st.integers(0, 9)) == 0 and laatste > eerste:
            laatste -= ONE_DAY
        eenheid = draw(st.sampled_from([t.eenheid, t.eenheid, "01", "04"]))
        volume = draw(st.integers(0, 12)) * (60 if eenheid == "01" else 1) + draw(
            st.sampled_from([0, 0, 7])
        )
        product = draw(
            st.sampled_from([t.product or "45A05", t.product or "45A05", "45A05", "45X99"])
        )
        uur = UURTARIEF.get((product, eerste.year), 7000)
        goed = traag.afronden(Fraction(uur, 60)) if eenheid == "01" else uur
        tarief = goed + draw(st.sampled_from([0] * 7 + [1]))
        bedrag = traag.afronden(Fraction(uur * volume, 60)) if eenheid == "01" else volume * tarief
        uit.append(
            traag.Regel(
                nr=nr,
                wie=draw(st.sampled_from([t.wie] * 8 + ["bram", "onbekend"])),
                referentie=draw(st.sampled_from([f"R{nr}"] * 9 + ["R1"])),
                vorige="",
                toewijzing=draw(st.sampled_from([t.nummer] * 9 + [99])),
                product=product,
                eerste=eerste,
                laatste=laatste,
                volume=volume,
                eenheid=eenheid,
                tarief=tarief,
                bedrag=bedrag + draw(st.sampled_from([0] * 9 + [1])),
                credit=False,
            )
        )
    return uit


dossiers = toewijzingen().flatmap(lambda t: st.tuples(st.just(t), regels(t)))
Gegeven = tuple[list[traag.Toewijzing], list[traag.Regel]]


def _snel(r: traag.Regel) -> Prestatieregel:
    return regel(
        r.nr,
        bsn=BSN[r.wie] if r.wie != "onbekend" else VREEMD,
        referentie=r.referentie,
        vorige_referentie=r.vorige,
        toewijzingnummer=r.toewijzing,
        categorie=r.product[:2],
        productcode=r.product,
        periode=Period.inclusive(r.eerste, r.laatste),
        volume=r.volume,
        eenheid=r.eenheid,
        tarief=Cents(r.tarief),
        bedrag=Cents(-r.bedrag if r.credit else r.bedrag),
        credit=r.credit,
    )


VREEMD = type(ANNA)("999900031")


def _dossier(toew: list[traag.Toewijzing], uurtarief: dict[tuple[str, int], int]) -> Dossier:
    def tarief(een: Prestatieregel) -> TariefFeit | None:
        cents = uurtarief.get((een.productcode, een.periode.start.year))
        return None if cents is None else TariefFeit(Cents(cents), "04")

    return Dossier(
        gemeente=GEMEENTE,
        aanbieder=AANBIEDER,
        jeugdigen={ANNA: "anna", BRAM: "bram"},
        toewijzingen={
            t.nummer: ToewijzingFeit(
                toewijzingnummer=t.nummer,
                gemeente=GEMEENTE,
                aanbieder=AANBIEDER if t.van_ons else RIVAAL,
                jeugdige=t.wie,
                periode=Period.inclusive(t.eerste, t.laatste),
                categorie=t.product[:2],
                productcode=t.product,
                volume=t.volume,
                eenheid=t.eenheid,
                frequentie=t.frequentie,
                reden_wijziging="13" if t.verwijderd else "",
            )
            for t in toew
        },
        standen={},
        tarief=tarief,
    )


def _beoordeel(
    gegeven: Gegeven, uurtarief: dict[tuple[str, int], int] = UURTARIEF
) -> BeoordeeldeClaim:
    toew, lijst = gegeven
    snel = tuple(_snel(r) for r in lijst)
    totaal = Cents.total(r.bedrag for r in snel)
    claim = Claim("DN1", DECLARATIEMAAND, date(2026, 5, 6), totaal, snel)
    return beoordeel(claim, _dossier(toew, uurtarief))


def _fouten(uit: BeoordeeldeClaim) -> dict[int, set[str]]:
    return {
        een.regel.volgnummer: {c.code for c, o in een.antwoorden if isinstance(o, Failed)}
        for een in uit.regels
    }


@settings(max_examples=400, deadline=None)
@given(dossiers)
def test_de_snelle_en_de_trage_rekenaar_vinden_dezelfde_fouten(gegeven: Gegeven) -> None:
    toew, lijst = gegeven
    einde = DECLARATIEMAAND.last
    assert einde is not None
    assert _fouten(_beoordeel(gegeven)) == traag.oordeel(lijst, toew, UURTARIEF, einde)


@given(dossiers)
def test_er_wordt_nooit_meer_toegekend_dan_ingediend(gegeven: Gegeven) -> None:
    uit = _beoordeel(gegeven)
    for een in uit.regels:
        assert een.toegekend in {Cents(0), een.regel.bedrag}
    debet = [een for een in uit.regels if not een.regel.credit]
    assert sum(e.toegekend for e in debet) <= sum(e.regel.bedrag for e in debet)


@given(dossiers)
def test_een_geweigerde_regel_verandert_geen_ander_oordeel(gegeven: Gegeven) -> None:
    toew, lijst = gegeven
    voor = _fouten(_beoordeel((toew, lijst)))
    slecht = replace(
        lijst[0], nr=len(lijst) + 1, referentie="NIEUW", wie="onbekend", vorige="", credit=False
    )
    midden = len(lijst) // 2
    na = _fouten(_beoordeel((toew, [*lijst[:midden], slecht, *lijst[midden:]])))
    assert na.pop(slecht.nr)
    assert na == voor


@given(dossiers)
def test_wat_is_toegekend_past_altijd_in_de_toewijzing(gegeven: Gegeven) -> None:
    toew, _ = gegeven
    uit = _beoordeel(gegeven)
    for t in toew:
        if t.volume is None or (t.laatste is None and t.frequentie != "6"):
            continue
        al = sum(
            traag.uren(e.regel.volume, e.regel.eenheid) * (-1 if e.regel.credit else 1)
            for e in uit.regels
            if e.regel.toewijzingnummer == t.nummer and not _fouten(uit)[e.regel.volgnummer]
        )
        assert al <= traag.hoogstens(t, t.eerste, t.laatste or t.eerste)


@given(dossiers)
def test_een_later_tarief_verandert_een_oud_oordeel_niet(gegeven: Gegeven) -> None:
    later = UURTARIEF | {(product, 2027): 99999 for product in PRODUCTEN}
    assert _fouten(_beoordeel(gegeven)) == _fouten(_beoordeel(gegeven, later))
