# SPDX-License-Identifier: EUPL-1.2
"""Against the slow twin, and what must hold for every claim there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.declaraties.besluit import BeoordeeldeClaim, BeoordeeldeRegel, Dossier, beoordeel
from hefboom.declaraties.feiten import (
    Lijstfeit,
    Stand,
    TariefFeit,
    ToewijzingFeit,
)
from hefboom.declaraties.regel import Claim, Prestatieregel
from hefboom.declaraties.voorbeelden.bouw import AANBIEDER, ANNA, BRAM, GEMEENTE, RIVAAL, regel
from hefboom.dossiers import VroegereOmvang
from hefboom.kernel import Cents, Failed, Period
from hefboom.kernel.period import ONE_DAY
from tests.naive import declaraties_traag as traag

BSN = {"anna": ANNA, "bram": BRAM, "onbekend": BRAM}
PRODUCTEN = ("45A04", "45A05", "45S01")
LIJST = {product: Lijstfeit("45", "04") for product in PRODUCTEN}
UURTARIEF = {
    (p, j): 7200 + 137 * i
    for i, (p, j) in enumerate((p, j) for p in PRODUCTEN[:2] for j in (2025, 2026))
}
DECLARATIEMAAND = Period.month(2026, 4)

maanden = st.sampled_from([Period.month(2025, 12), *(Period.month(2026, m) for m in (2, 3, 4, 5))])


#: Days on which an extent changed under its number: within a week, on a Monday, on a first.
WISSELS = (date(2026, 2, 18), date(2026, 3, 2), date(2026, 4, 1), date(2026, 4, 15))


@st.composite
def toewijzingen(draw: st.DrawFn) -> list[traag.Toewijzing]:
    uit = []
    for nummer in (1, 2):
        eerste = draw(st.sampled_from([date(2025, 12, 1), date(2026, 2, 9), date(2026, 3, 25)]))
        laatste = draw(st.sampled_from([date(2026, 4, 12), date(2026, 4, 17), date(2026, 12, 31)]))
        product = draw(st.sampled_from(["45A04", "45A04", ""]))
        omvang = bool(product) or draw(st.booleans())
        eenheid = draw(st.sampled_from(["04", "04", "04", "01", "82"])) if omvang else ""
        frequentie = draw(st.sampled_from("1246")) if omvang else ""
        wissels = draw(st.lists(st.sampled_from(WISSELS), unique=True, max_size=2))
        uit.append(
            traag.Toewijzing(
                nummer=nummer,
                wie=draw(st.sampled_from(["anna", "anna", "bram"])),
                van_ons=draw(st.sampled_from([True] * 9 + [False])),
                product=product,
                eerste=eerste,
                laatste=laatste if frequentie == "2" or draw(st.booleans()) else None,
                volume=draw(st.sampled_from([None, 5, 10, 40, 600])) if omvang else None,
                eenheid=eenheid,
                frequentie=frequentie,
                verwijderd=draw(st.sampled_from([False] * 9 + [True])),
                vroeger=tuple((dag, draw(st.sampled_from([3, 20]))) for dag in sorted(wissels))
                if omvang
                else (),
            )
        )
    return uit


FOUTEN = (
    "dag_te_kort", "dag_te_laat", "eenheid", "volume", "product", "categorie", "tarief", "bedrag",
    "wie", "onbekend", "referentie", "toewijzing", "bijna", "verzonnen",
)  # fmt: skip


@st.composite
def debet(draw: st.DrawFn, nr: int, t: traag.Toewijzing) -> traag.Regel:
    """A line that is right for its allocation, but for at most one thing."""
    fout = draw(st.sampled_from([""] * 10 + list(FOUTEN)))
    maand = draw(maanden)
    assert maand.last is not None
    eerste, laatste = maand.first, maand.last
    if t.eerste in maand:
        eerste = t.eerste
    if t.laatste is not None and eerste <= t.laatste <= laatste:
        laatste = t.laatste
    if fout == "dag_te_kort" and laatste > eerste:
        laatste -= ONE_DAY
    if fout == "dag_te_laat" and laatste > eerste:
        eerste += ONE_DAY
    afgesproken = t.eenheid or "04"
    eenheid = afgesproken if afgesproken != "04" else draw(st.sampled_from(["04", "01"]))
    if fout == "eenheid":
        eenheid = draw(st.sampled_from(["01", "04", "82"]))
    volume = draw(st.integers(0, 6)) * (60 if eenheid == "01" and afgesproken == "04" else 1)
    if fout == "volume":
        volume *= 10
    if fout == "bijna":
        volume += 1
    product = t.product or draw(st.sampled_from(PRODUCTEN))
    anders = {"product": "45A05", "categorie": "46A01", "verzonnen": "45Z99"}
    product = anders.get(fout, product)
    uur = UURTARIEF.get((product, eerste.year), 7000) + (fout == "tarief")
    tarief = traag.afronden(Fraction(uur, 60)) if eenheid == "01" else uur
    bedrag = traag.afronden(Fraction(uur * volume, 60)) if eenheid == "01" else volume * tarief
    return traag.Regel(
        nr=nr,
        wie={"wie": "bram", "onbekend": "onbekend"}.get(fout, t.wie),
        referentie="R1" if fout == "referentie" else f"R{nr}",
        vorige="",
        toewijzing=99 if fout == "toewijzing" else t.nummer,
        product=product,
        eerste=eerste,
        laatste=laatste,
        volume=volume,
        eenheid=eenheid,
        tarief=tarief,
        bedrag=bedrag + (fout == "bedrag"),
        credit=False,
    )


@st.composite
def claims(draw: st.DrawFn, toew: list[traag.Toewijzing]) -> list[list[traag.Regel]]:
    """Two claims; the second may take back lines of the first, or of itself."""
    uit: list[list[traag.Regel]] = [[], []]
    for nr in range(1, draw(st.integers(2, 14)) + 1):
        claim = uit[nr > 6]
        debetten = [r for een in uit for r in een if not r.credit]
        if debetten and nr > 5 and draw(st.booleans()):
            bron = draw(st.sampled_from(debetten))
            anders = {"volume": bron.volume + draw(st.sampled_from([0, 0, 0, 0, 0, 1]))}
            vorige = bron.referentie
            claim.append(
                replace(bron, nr=nr, referentie=f"R{nr}", vorige=vorige, credit=True, **anders)
            )
        else:
            claim.append(draw(debet(nr, draw(st.sampled_from(toew)))))
    return uit


dossiers = toewijzingen().flatmap(lambda t: st.tuples(st.just(t), claims(t)))
Gegeven = tuple[list[traag.Toewijzing], list[list[traag.Regel]]]


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
                vroeger=tuple(
                    VroegereOmvang(tot, volume, t.eenheid, t.frequentie)
                    for tot, volume in t.vroeger
                ),
            )
            for t in toew
        },
        standen={},
        tarief=tarief,
        lijst=_lijst,
    )


def _lijst(een: Prestatieregel) -> Lijstfeit | None:
    return LIJST.get(een.productcode, Lijstfeit("", "") if een.categorie == "45" else None)


def _beoordeel(
    gegeven: Gegeven, uurtarief: dict[tuple[str, int], int] = UURTARIEF
) -> list[BeoordeeldeClaim]:
    """Both claims, one after the other: what the first grants is the second's history."""
    toew, beide = gegeven
    leeg = _dossier(toew, uurtarief)
    standen: dict[int, Stand] = {}
    referenties: set[str] = set()
    uit = []
    for lijst in beide:
        regels = tuple(_snel(r) for r in lijst)
        totaal = Cents.total(r.bedrag for r in regels)
        claim = Claim(f"DN{len(uit)}", DECLARATIEMAAND, date(2026, 5, 6), totaal, regels)
        dossier = replace(leeg, standen=standen, referenties=frozenset(referenties))
        # A double line in one message refuses it whole (TR416); here each line is looked at.
        uit.append(beoordeel(claim, dossier))
        for een in sorted(uit[-1].regels, key=lambda een: not een.regel.credit):
            if not _gezakt(een):
                standen.setdefault(een.regel.toewijzingnummer, Stand()).boek(een.regel)
        referenties |= {r.referentie for r in regels}
    return uit


def _gezakt(een: BeoordeeldeRegel) -> set[str]:
    return {c.code for c, o in een.antwoorden if isinstance(o, Failed)}


def _regels(uit: list[BeoordeeldeClaim]) -> list[BeoordeeldeRegel]:
    return [een for claim in uit for een in claim.regels]


def _fouten(uit: list[BeoordeeldeClaim]) -> dict[int, set[str]]:
    return {een.regel.volgnummer: _gezakt(een) for een in _regels(uit)}


@settings(max_examples=400, deadline=None)
@given(dossiers)
def test_de_snelle_en_de_trage_rekenaar_vinden_dezelfde_fouten(gegeven: Gegeven) -> None:
    toew, beide = gegeven
    einde = DECLARATIEMAAND.last
    assert einde is not None
    assert _fouten(_beoordeel(gegeven)) == traag.oordeel(beide, toew, UURTARIEF, einde, PRODUCTEN)


@given(dossiers)
def test_er_wordt_nooit_meer_toegekend_dan_ingediend(gegeven: Gegeven) -> None:
    for uit in _beoordeel(gegeven):
        for een in uit.regels:
            assert een.toegekend in {Cents(0), een.regel.bedrag}
        debetten = [een for een in uit.regels if not een.regel.credit]
        assert sum(e.toegekend for e in debetten) <= sum(e.regel.bedrag for e in debetten)


@given(dossiers)
def test_per_debet_is_na_alle_credits_nooit_minder_dan_niets_toegekend(gegeven: Gegeven) -> None:
    over: dict[str, int] = {}
    for een in _regels(_beoordeel(gegeven)):
        if not _gezakt(een):
            naam = een.regel.vorige_referentie or een.regel.referentie
            over[naam] = over.get(naam, 0) + een.regel.bedrag
    assert all(bedrag >= 0 for bedrag in over.values())


@given(dossiers, st.integers(0, 20))
def test_een_geweigerde_regel_verandert_geen_ander_oordeel(gegeven: Gegeven, waar: int) -> None:
    toew, (een, twee) = gegeven
    voor = _fouten(_beoordeel(gegeven))
    voorbeeld = een[0]
    slecht = replace(voorbeeld, nr=99, referentie="NIEUW", wie="onbekend", vorige="", credit=False)
    plek = waar % (len(een) + 1)
    na = _fouten(_beoordeel((toew, [[*een[:plek], slecht, *een[plek:]], twee])))
    assert na.pop(slecht.nr)
    assert na == voor


@given(dossiers)
def test_wat_is_toegekend_past_altijd_in_de_toewijzing(gegeven: Gegeven) -> None:
    toew, _ = gegeven
    toegekend = [een.regel for een in _regels(_beoordeel(gegeven)) if not _gezakt(een)]
    for t in toew:
        if t.volume is None or (t.laatste is None and t.frequentie != "6"):
            continue
        al = sum(
            traag.uren(r.volume, r.eenheid) * (-1 if r.credit else 1)
            for r in toegekend
            if r.toewijzingnummer == t.nummer
        )
        assert 0 <= al <= traag.hoogstens(t, t.eerste, t.laatste or t.eerste)


@given(dossiers)
def test_een_later_tarief_verandert_een_oud_oordeel_niet(gegeven: Gegeven) -> None:
    later = UURTARIEF | {(product, 2027): 99999 for product in PRODUCTEN}
    assert _fouten(_beoordeel(gegeven)) == _fouten(_beoordeel(gegeven, later))
