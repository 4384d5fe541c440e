# SPDX-License-Identifier: EUPL-1.2
"""Two municipalities go up in a new one halfway the year, and one leaves: messages and figures.

As it was sent it lies in `shared/cases/20-municipal-merger-a`; the same messages are made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from hefboom import facts, stelsel
from hefboom.facts.ketens import Herindeling, Toegekendehulp, herindelingen
from hefboom.intake.models import Regiobevinding
from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Bsn, Period
from hefboom.measures import GeenInzage, bereken
from tests.intake import berichten as b
from tests.intake.fusie import BUUR, NIEUW, OUD, WEG, maak_fusie

JAN, JULI, JAAREINDE = date(2026, 1, 1), date(2026, 7, 1), date(2026, 12, 31)
JUNI = JULI - timedelta(days=1)
HULP = ("54", "54003")
OMVANG = {"Volume": 100, "Eenheid": "04", "Frequentie": "6"}


def een_jeugdige(nummer: int, bsn: Bsn) -> Iterator[bytes]:
    """Helped under the old municipality, ended by the merger, and on under the new."""

    def toewijzing(gemeente: str, dag: date, ingang: date, einde: date, **meer: Any) -> bytes:
        waarden = {"Ingangsdatum": ingang, "Einddatum": einde, "Omvang": OMVANG, **meer}
        een = b.toegewezen(nummer, HULP, **{"Toewijzingsdatum": dag, **waarden})
        return b.jw301(een, bsn=bsn, dag=dag, gemeente=gemeente)

    def melding(ingang: date, maak: Any, **waarden: Any) -> dict[str, Any]:
        return maak(nummer, ingang, code=HULP, **waarden) | {"ToewijzingIngangsdatum": ingang}

    eerst, dan = date(2026, 1, 2), date(2026, 6, 20)
    yield toewijzing(OUD, eerst, JAN, JAAREINDE)
    yield b.jw305(melding(JAN, b.start), bsn=bsn, gemeente=OUD)
    yield toewijzing(OUD, dan, JAN, JUNI, RedenWijziging="11", Toewijzingsdatum=eerst)
    gestopt = melding(JAN, b.stop, eind=JUNI, reden="36")
    yield b.jw307(gestopt, bsn=bsn, gemeente=OUD, dag=date(2026, 7, 2))
    yield toewijzing(NIEUW, JULI, JULI, JAAREINDE)
    gestart = melding(JULI, b.start)
    yield b.jw305(gestart, bsn=bsn, gemeente=NIEUW, dag=date(2026, 7, 3))


def declaratie(gemeente: str, maand: int, bsn: Bsn) -> bytes:
    periode = Period.month(2026, maand)
    dagen = {"Begindatum": periode.first, "Einddatum": periode.known_last}
    regel = b.prestatie(
        f"J{maand}", 1001, 4, tarief=9762, ProductCategorie=HULP[0], ProductCode=HULP[1],
        ProductPeriode=dagen,
    )  # fmt: skip
    dag = date(2026, maand + 1, 5)
    anders = {"DeclaratiePeriode": dagen, "DeclaratieDagtekening": dag}
    return b.jw323(regel, bsn=bsn, extra=anders, dag=dag, gemeente=gemeente)


@pytest.fixture(params=["hier gemaakt", "zoals verstuurd"])
def berichten(request: pytest.FixtureRequest) -> Sequence[bytes]:
    kinderen = [b.kind(300 + n) for n in range(8)]
    gemaakt = [
        bericht
        for nummer, bsn in enumerate(kinderen, 1001)
        for bericht in een_jeugdige(nummer, bsn)
    ]
    gemaakt += [declaratie(OUD, 6, kinderen[0]), declaratie(NIEUW, 7, kinderen[0])]
    if request.param == "hier gemaakt":
        return gemaakt
    zaak: Path = request.getfixturevalue("gedeeld") / "cases" / "20-municipal-merger-a"
    paden = sorted(zaak.glob("*.xml"))
    assert len(paden) == len(gemaakt)
    return [pad.read_bytes() for pad in paden]


@pytest.mark.django_db
def test_cijfers_lopen_over_een_herindeling_door(
    berichten: Sequence[bytes], neem_in: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fusie = maak_fusie(tmp_path, (OUD, BUUR), (WEG,))
    monkeypatch.setattr(stelsel, "laad", lambda code: fusie)
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, map=tmp_path / "h"))
    uitkomsten = [neem_in(bericht).uitkomst for bericht in berichten]
    assert uitkomsten == ["verwerkt"] * len(berichten)
    # Only what was allocated beyond the merger before it was ended, once for each youth.
    buiten = Regiobevinding.objects.filter(code="HB032", gemeente="")
    assert [een.uitleg.count("1 juli 2026 t/m 31 december 2026") for een in buiten] == [1] * 8

    opname = facts.maak_momentopname(date(2027, 1, 1))
    helft = [Period(JAN, JULI), Period(JULI, date(2027, 1, 1))]

    def meet(code: str, **vraag: Any) -> dict[str, int | float | None]:
        uit = bereken(code, opname, **vraag)
        return {"/".join(rij.sleutel.values()): rij.waarde for rij in uit.rijen}

    def noemer(per: str, periode: Period) -> dict[str, int | None]:
        uit = bereken("jeugdigen_per_100", opname, per=(per,), periode=periode)
        return {rij.sleutel[per]: rij.noemer for rij in uit.rijen}

    wie = {g.code: g.jeugdigen for g in fusie.gemeenten}
    eerst, later = (noemer("gemeente", periode) for periode in helft)
    assert eerst == {c: n for c, n in wie.items() if c != NIEUW}
    assert later == {c: n for c, n in wie.items() if c not in (OUD, BUUR, WEG)}
    for periode in helft:
        assert noemer("gemeente_nu", periode)[NIEUW] == wie[OUD] + wie[BUUR] == wie[NIEUW]
        assert meet("jeugdigen", per=("gemeente_nu",), periode=periode) == {NIEUW: 8}
    samen = sum(n for c, n in wie.items() if c != NIEUW)
    heel = [bereken("jeugdigen_per_100", opname, periode=periode).enige.noemer for periode in helft]
    assert heel == [samen, samen - wie[WEG]]
    assert meet("jeugdigen", per=("gemeente",), periode=helft[1]) == {NIEUW: 8}
    assert meet("uitgaven", per=("gemeente_nu",)) == {NIEUW: 2 * 39048}
    # One trajectory and one allocation each, begun in January.
    assert meet("nieuwe_trajecten", periode=helft[1]) == {"": 0}
    assert meet("beeindigde_trajecten") == {"": 0}
    rijen = opname.tabel("toewijzingen").to_pylist()
    assert {
        (r["gemeente"], r["gemeente_nu"], r["ingangsdatum"], r["einddatum"]) for r in rijen
    } == {(OUD, NIEUW, JAN, JAAREINDE)}
    assert len(rijen) == 8
    with pytest.raises(GeenInzage):
        bereken("jeugdigen", opname, ("gemeente_nu",), inzage=Inzage.als(rollen.RAADSLID, NIEUW))


def test_wie_alleen_vertrekt_blijft_zichzelf(tmp_path: Path) -> None:
    fusie = maak_fusie(tmp_path, (OUD, BUUR), (WEG,))
    gemeenten = fusie[stelsel.Gemeenten]
    assert gemeenten.herindelingen(JUNI) == {}
    assert gemeenten.herindelingen(JULI) == {OUD: NIEUW, BUUR: NIEUW}
    assert gemeenten.nu(WEG, JULI) == WEG
    assert not [een for een in stelsel.controleer(fusie) if een.fouten]


TOEWIJZINGEN = st.lists(
    st.builds(
        Toegekendehulp,
        st.integers(1, 9),
        st.sampled_from((OUD, NIEUW, WEG)),
        st.sampled_from("AB"),
        st.sampled_from("xy"),
        st.integers(0, 4).map(lambda n: JAN + timedelta(days=n)),
        st.none() | st.integers(0, 4).map(lambda n: JAN + timedelta(days=n)),
        st.sampled_from(("11", "11", "")),
        st.none() | st.integers(1, 3),
        st.sampled_from(("6", "2")),
        st.none() | st.integers(0, 4).map(lambda n: JAN + timedelta(days=n)),
    ),
    unique_by=lambda een: een.toewijzing,
    max_size=7,
)


@given(TOEWIJZINGEN)
def test_elke_opvolger_is_van_een_keten(alle: list[Toegekendehulp]) -> None:
    """What took over is counted nowhere else, and each link is what a reader would call one."""
    uit = herindelingen(alle, {OUD: NIEUW})
    bij = {een.toewijzing: een for een in alle}
    overgenomen = [pk for keten in uit.values() for pk in keten.opvolgers]
    assert len(set(overgenomen)) == len(overgenomen)
    assert not {*overgenomen} & {*uit}
    for eerste, keten in uit.items():
        schakels = [bij[eerste], *(bij[pk] for pk in keten.opvolgers)]
        for oud, nieuw in pairwise(schakels):
            assert oud.reden == "11"
            assert oud.einde is not None
            assert (oud.aanbieder, oud.wat) == (nieuw.aanbieder, nieuw.wat)
            assert oud.frequentie == nieuw.frequentie
            assert oud.ingang < nieuw.ingang <= oud.einde + timedelta(days=1)
            assert nieuw.gemeente != oud.gemeente
            assert oud.gemeente != OUD or nieuw.gemeente == NIEUW
        assert keten.einde == schakels[-1].einde
        starts = [een.start for een in schakels[1:] if een.start is not None]
        assert keten.start == (min(starts) if starts else None)


@pytest.mark.parametrize(
    ("reden", "gemeente", "ingang", "frequentie", "wordt"),
    [
        ("11", NIEUW, JULI, "6", Herindeling((2,), JAAREINDE, 200, JULI)),
        ("11", WEG, JULI, "6", None),
        ("11", NIEUW, date(2026, 7, 2), "6", None),
        ("05", NIEUW, JULI, "6", None),
        ("11", NIEUW, JULI, "2", None),
    ],
    ids=["neemt over", "een andere", "een dag ertussen", "om iets anders", "per week, geen totaal"],
)
def test_alleen_de_nieuwe_gemeente_neemt_over(
    reden: str, gemeente: str, ingang: date, frequentie: str, wordt: Herindeling | None
) -> None:
    eerst = Toegekendehulp(1, OUD, "A", "54003", JAN, JUNI, reden, 100, "6")
    later = Toegekendehulp(
        2, gemeente, "A", "54003", ingang, JAAREINDE, "", 100, frequentie, ingang
    )
    assert herindelingen([later, eerst], {OUD: NIEUW}).get(1) == wordt
