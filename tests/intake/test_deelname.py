# SPDX-License-Identifier: EUPL-1.2
"""A municipality allocates what it buys with the region, on days it belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hefboom import ijw, stelsel
from hefboom.dossiers import Toegewezen, toegewezen_uit
from hefboom.ijw.bomen import jw301 as boom
from hefboom.intake.deelname import gemeente_doet_mee, gemeente_is_lid
from hefboom.intake.models import Regiobevinding, Verwerking
from hefboom.kernel import Failed, Outcome, Period
from hefboom.stelsel import Regio
from tests.intake import berichten as b
from tests.intake.fusie import NIEUW, OUD, maak_fusie

DEN_HAAG, DELFT = "0518", "0503"
NU, DAN = date(2027, 3, 1), date(2027, 12, 31)
OPGEHEVEN = date(2026, 7, 1)


@pytest.fixture(scope="module")
def fusie(tmp_path_factory: pytest.TempPathFactory) -> Regio:
    """The region in which a municipality goes up in a new one on 1 July 2026."""
    return maak_fusie(tmp_path_factory.mktemp("fusie"))


def toegewezen(code: tuple[str, str], vanaf: date, tot: date | None) -> Toegewezen:
    product = b.toegewezen(1001, code, Ingangsdatum=vanaf, Einddatum=tot)
    bericht = ijw.lees(b.jw301(product)).bericht
    assert bericht is not None
    return toegewezen_uit(boom.inhoud(bericht)["Client"])[0]


def mis(uitkomst: Outcome) -> str:
    return uitkomst.gevonden if isinstance(uitkomst, Failed) else ""


@pytest.mark.parametrize(
    ("gemeente", "code", "vanaf", "tot", "buiten"),
    [
        (DELFT, ("45", "45A48"), NU, DAN, ""),
        (DEN_HAAG, ("45", "45A48"), NU, DAN, "1 maart 2027 t/m 31 december 2027"),
        (DEN_HAAG, ("45", "45A48"), NU, None, "vanaf 1 maart 2027"),
        (DEN_HAAG, ("44", "44A09"), NU, DAN, ""),  # segment 1: all nine
        (DEN_HAAG, ("45", "99X99"), NU, DAN, ""),  # TR381 speaks of a product nobody knows
    ],
)
def test_wie_niet_meedoet_aan_een_segment_wijst_dat_niet_toe(
    gemeente: str, code: tuple[str, str], vanaf: date, tot: date | None, buiten: str
) -> None:
    """Den Haag buys segment 4 and 5 itself (S3:306-307, 321-322)."""
    regio = stelsel.laad("haaglanden")
    assert mis(gemeente_doet_mee(toegewezen(code, vanaf, tot), gemeente, regio)) == buiten


@pytest.mark.parametrize(
    ("gemeente", "vanaf", "tot", "buiten"),
    [
        (OUD, date(2026, 1, 1), date(2026, 6, 30), ""),
        (OUD, date(2026, 1, 1), date(2026, 12, 31), "1 juli 2026 t/m 31 december 2026"),
        (NIEUW, date(2026, 7, 1), date(2026, 12, 31), ""),
        (NIEUW, date(2026, 6, 30), date(2026, 9, 1), "30 juni 2026 t/m 30 juni 2026"),
        ("0505", date(2026, 1, 1), None, ""),
        # The day of arrival says nothing; before the region's decisions begin, neither do they.
        ("0505", date(2016, 1, 1), date(2016, 12, 31), ""),
    ],
)
def test_alleen_een_lid_wijst_toe(
    fusie: Regio, gemeente: str, vanaf: date, tot: date | None, buiten: str
) -> None:
    een = toegewezen(b.AMBULANT, vanaf, tot)
    assert mis(gemeente_is_lid(een, gemeente, fusie)) == buiten
    assert mis(gemeente_doet_mee(een, gemeente, fusie)) == ""


@pytest.mark.django_db
def test_wie_geen_lid_meer_is_krijgt_zijn_toewijzing_en_de_regio_een_opmerking(
    neem_in: Callable[..., Verwerking],
    fusie: Regio,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once: what is sent again is not told again; a shorter allocation is a new decision."""
    monkeypatch.setattr(stelsel, "laad", lambda code: fusie)
    lang: dict[str, Any] = {"Ingangsdatum": date(2026, 3, 1), "Einddatum": date(2026, 12, 31)}
    for _ in range(2):
        uit = neem_in(b.jw301(b.toegewezen(1001, **lang), gemeente=OUD))
        assert (uit.uitkomst, uit.bevindingen) == ("verwerkt", [])
    opmerking = Regiobevinding.objects.get()
    assert (opmerking.code, opmerking.gemeente) == ("HB032", "")
    assert "1 juli 2026 t/m 31 december 2026" in opmerking.uitleg
    uit = neem_in(b.jw301(b.toegewezen(1002), gemeente="0014"))
    assert uit.uitkomst == "quarantaine"


def test_de_dagen_zonder_deelname_zijn_die_van_de_trage_teller(fusie: Regio) -> None:
    """Day by day over all that changes in two years."""
    jaren = Period(date(2025, 7, 1), date(2027, 7, 1))
    deelnames = fusie[stelsel.Deelnames]
    for gemeente in (OUD, NIEUW, "0505"):
        for product in fusie.producten[:: max(1, len(fusie.producten) // 12)]:
            wie = deelnames.per_product[product.code]
            traag = [
                dag
                for dag in jaren.each_day()
                if wie.op(dag) is not None and gemeente not in (wie.op(dag) or ())
            ]
            snel = deelnames.niet_mee(gemeente, [product.code], jaren)
            assert [dag for stuk in snel for dag in stuk.each_day()] == traag
