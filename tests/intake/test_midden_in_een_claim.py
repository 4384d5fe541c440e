# SPDX-License-Identifier: EUPL-1.2
"""An error halfway through a claim leaves nothing of it, and nothing of it in what comes after.

Injected at every step between the first line and the last row, in a claim that stands between
others in one stack. Runs on both databases.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, transaction

from hefboom.declaraties import kasboek
from hefboom.declaraties.kasboek import Kasboek
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.intake import services
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.mailbox.models import Bericht
from tests.intake import berichten as b
from tests.intake.conftest import OP

pytestmark = pytest.mark.django_db
STUK = "R2"  # the line of the middle claim where it goes wrong


class Onvoorzien(RuntimeError):
    """Nobody thought of this."""


def claim(*referenties: str, maand: int) -> bytes:
    """Two allocations, a line of two hours on each: both are fully used after three claims."""
    periode = {
        "Begindatum": date(2026, maand, 1),
        "Einddatum": date(2026, maand, 30),
    }
    regels = [
        b.prestatie(referentie, nummer, 2, ProductPeriode=periode, **product)
        for referentie, nummer, product in zip(
            referenties,
            (1001, 1002),
            ({}, {"ProductCode": "45A49", "tarief": 5532}),
            strict=True,
        )
    ]
    dag = date(2026, maand + 1, 5)
    kop = {"DeclaratiePeriode": periode, "DeclaratieDagtekening": dag}
    return b.jw323(*regels, extra=kop, dag=dag)


@pytest.fixture
def stapel(tmp_path: Path) -> Path:
    """Allocations of four hours in total each, then three claims that ask two, two and two."""
    totaal = {"Volume": 4, "Eenheid": "04", "Frequentie": "6"}
    berichten = [
        b.jw301(
            b.toegewezen(1001, Omvang=totaal),
            b.toegewezen(1002, ("45", "45A49"), Omvang=totaal),
        ),
        claim("R0", "R1", maand=4),
        claim("R2", "R3", maand=6),
        claim("R4", "R5", maand=9),
    ]
    for nummer, data in enumerate(berichten):
        (tmp_path / f"{nummer}.xml").write_bytes(data)
    return tmp_path


def beeld() -> dict[str, Any]:
    """All that is kept of claims and of what was answered, by what the messages call it."""
    return {
        "regels": sorted(
            Prestatie.objects.values_list("referentienummer", "toegekend", "geweigerd", "toetsen")
        ),
        "declaraties": sorted(
            Declaratie.objects.values_list("bericht__bestandsnaam", "toegekend", "geweigerd")
        ),
        "conclusies": dict(
            Verwerking.objects.filter(bericht__richting="in").values_list(
                "bericht__bestandsnaam", "uitkomst"
            )
        ),
        "antwoorden": sorted(
            Bericht.objects.filter(richting="uit").values_list(
                "antwoord_op__bestandsnaam", "vingerafdruk"
            )
        ),
    }


@contextmanager
def stuk(monkeypatch: pytest.MonkeyPatch, waar: str, fout: Exception) -> Iterator[None]:
    """Let it go wrong at one place, as long as this lasts, when the middle claim gets there."""
    with monkeypatch.context() as hier:
        if waar in ("eerste regel", "laatste regel"):
            bij = STUK if waar == "eerste regel" else "R3"
            echt_boek = Kasboek._boek_regel

            def boek(self: Kasboek, ingediend: Any, declaratie: Any, beoordeeld: Any) -> None:
                echt_boek(self, ingediend, declaratie, beoordeeld)
                if beoordeeld.regel.referentie == bij:
                    raise fout

            hier.setattr(Kasboek, "_boek_regel", boek)
        else:
            model = Declaratie if waar == "declaratie geschreven" else Prestatie
            echt_toe = kasboek.voeg_toe

            def voeg_toe(rijen: Any, **hoe: Any) -> int:
                toe = list(rijen)
                aantal = echt_toe(toe, **hoe)
                if toe and isinstance(toe[0], model) and any(map(_van_de_middelste, toe)):
                    raise fout
                return aantal

            hier.setattr(kasboek, "voeg_toe", voeg_toe)
        yield


def _van_de_middelste(rij: Declaratie | Prestatie) -> bool:
    declaratie = rij if isinstance(rij, Declaratie) else rij.declaratie
    return declaratie.begindatum == date(2026, 6, 1)


PLEKKEN = ("eerste regel", "laatste regel", "declaratie geschreven", "regels geschreven")


@pytest.mark.parametrize("batch", [1, 10])
@pytest.mark.parametrize("waar", PLEKKEN)
def test_een_fout_halverwege_laat_niets_half(
    waar: str, batch: int, stapel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The claim waits apart; those after it are judged as if it was never sent."""
    with stuk(monkeypatch, waar, Onvoorzien()):
        services.verwerk_paden([stapel], OP, batch=batch)
    gezien = beeld()
    assert gezien["conclusies"] == {
        "0.xml": Verwerkuitkomst.VERWERKT,
        "1.xml": Verwerkuitkomst.VERWERKT,
        "2.xml": Verwerkuitkomst.QUARANTAINE,
        "3.xml": Verwerkuitkomst.VERWERKT,
    }
    assert [regel[0] for regel in gezien["regels"]] == ["R0", "R1", "R4", "R5"]
    assert all(toegekend > 0 for _, toegekend, *_ in gezien["regels"])
    assert [naam for naam, _ in gezien["antwoorden"]] == ["0.xml", "1.xml", "3.xml"]
    assert [naam for naam, *_ in gezien["declaraties"]] == ["1.xml", "3.xml"]
    # What is mended later is judged after those: its hours are gone, and that is said per line.
    assert services.geef_herkansing() == 1
    services.verwerk_wachtende(OP)
    regels = {regel[0]: regel for regel in beeld()["regels"]}
    for referentie in ("R2", "R3"):
        assert regels[referentie][1:3] == (0, True)
        assert [toets[0] for toets in regels[referentie][3] if toets[1] == "nee"] == ["TR322"]


@pytest.mark.parametrize("waar", PLEKKEN)
def test_een_fout_van_de_machine_halverwege_laat_alles_wachten(
    waar: str, stapel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no message's fault: nothing is concluded, and the next run is as an undisturbed one."""
    with transaction.atomic():
        services.verwerk_paden([stapel], OP, batch=10)
        ongestoord = beeld()
        transaction.set_rollback(True)
    assert len(ongestoord["regels"]) == 6
    with stuk(monkeypatch, waar, OperationalError("de schijf")), pytest.raises(OperationalError):
        services.verwerk_paden([stapel], OP, batch=10)
    assert beeld()["regels"] == beeld()["declaraties"] == beeld()["antwoorden"] == []
    services.verwerk_paden([stapel], OP, batch=10)
    services.verwerk_wachtende(OP)
    assert beeld() == ongestoord
