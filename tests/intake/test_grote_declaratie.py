# SPDX-License-Identifier: EUPL-1.2
"""A claim too large to hold is read as a stream, and ends as a small one does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from hefboom import ijw
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.intake import lezen, services
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.openen import TE_GROOT
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db
OP = datetime(2026, 12, 1, 9, tzinfo=UTC)
KREDIET = {"IngediendBedrag": {"Bedrag": 4 * 8461, "DebetCredit": "C"}}
MAART = {"ProductPeriode": {"Begindatum": b.DAG, "Einddatum": date(2026, 3, 31)}}


def credit(op: str, referentie: str) -> dict[str, Any]:
    verwijst = {"ReferentieNummer": referentie, "VorigReferentieNummer": op}
    return b.prestatie(referentie, ProductReferentie=verwijst, **KREDIET)


#: name → the claims that come in after one allocation, the last one large
DECLARATIES: dict[str, list[bytes]] = {
    "goed": [b.jw323(b.prestatie("R1"))],
    "deels afgewezen": [b.jw323(b.prestatie("R1"), b.prestatie("R2", volume=400, **MAART))],
    "helemaal afgewezen": [
        b.jw323(b.prestatie("R1", nummer=9), b.prestatie("R2", nummer=9, **MAART))
    ],
    "dubbel in het bericht": [b.jw323(b.prestatie("R1"), b.prestatie("R2"))],
    "al gedeclareerd": [b.jw323(b.prestatie("R1")), b.jw323(b.prestatie("R2"))],
    "een credit": [b.jw323(b.prestatie("R1")), b.jw323(credit("R1", "R2"))],
    "een verkeerd totaal": [
        b.jw323(b.prestatie("R1")).replace(b"TotaalBedrag>33844<", b"TotaalBedrag>33845<")
    ],
    "een datum die niet bestaat": [
        b.jw323(b.prestatie("R1")).replace(b"2026-04-30", b"2026-04-31")
    ],
    "een onbekend kind": [b.jw323(b.prestatie("R1"), bsn=b.ANNA)],
    "een andere regio": [b.jw323(b.prestatie("R1"), gemeente=b.VREEMD)],
    "afgekapt": [b.jw323(b.prestatie("R1"))[:-100]],
}


def ingenomen(declaraties: list[bytes], monkeypatch: pytest.MonkeyPatch, grens: int) -> object:
    """All that is recorded and answered, with the last message larger than `grens` or not."""
    gewoon = settings.OMGEVING
    punt = transaction.savepoint()
    try:
        bericht, _ = mailbox.ontvang(b.jw301(), "toewijzing.xml", OP)
        services.verwerk_bericht(bericht, OP)
        for nummer, data in enumerate(declaraties, 1):
            laatste = nummer == len(declaraties)
            nu = replace(gewoon, max_bericht=grens) if laatste else gewoon
            monkeypatch.setattr(settings, "OMGEVING", nu)
            bericht = _ontvangen(data)
            assert bool(bericht.buitenmap) == (len(data) > nu.max_bericht)
            verwerking = services.verwerk_bericht(bericht, OP)
            assert mailbox.inhoud(bericht) == data
        return _stand(verwerking)
    finally:
        monkeypatch.setattr(settings, "OMGEVING", gewoon)
        transaction.savepoint_rollback(punt)


def _ontvangen(data: bytes) -> Bericht:
    from io import BytesIO

    return mailbox.ontvang_stroom(BytesIO(data), "declaratie.xml", OP).bericht


def _stand(verwerking: Verwerking) -> object:
    weg = ("id", "bericht_id", "verwerkt_op", "antwoord_id", "beantwoordt_id")
    velden = {v.attname for v in Verwerking._meta.concrete_fields} - set(weg)
    antwoorden = [
        re.sub(r"<ijw:Identificatie>.*?<", "<", mailbox.inhoud(rij).decode())
        for rij in Bericht.objects.filter(antwoord_op=verwerking.bericht)
    ]
    regels = [
        {v: getattr(rij, v) for v in ("referentienummer", "ingediend", "toegekend", "toetsen")}
        for rij in Prestatie.objects.order_by("declaratie__declaratienummer", "volgnummer")
    ]
    return (
        {veld: getattr(verwerking, veld) for veld in velden},
        sorted(antwoorden),
        regels,
        list(Declaratie.objects.order_by("declaratienummer").values("ingediend", "toegekend")),
    )


@pytest.mark.parametrize("wat", DECLARATIES)
def test_een_grote_eindigt_als_een_kleine(
    wat: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, map=tmp_path))
    klein = ingenomen(DECLARATIES[wat], monkeypatch, 25 * 1024 * 1024)
    assert ingenomen(DECLARATIES[wat], monkeypatch, 200) == klein


def test_een_grote_declaratie_in_de_map_krijgt_antwoord(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    omgeving = replace(settings.OMGEVING, map=tmp_path)
    monkeypatch.setattr(settings, "OMGEVING", omgeving)
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "1.xml").write_bytes(b.jw301())
    services.verwerk_paden([tmp_path / "post"], OP)
    monkeypatch.setattr(settings, "OMGEVING", replace(omgeving, max_bericht=200))
    declaratie = b.jw323(b.prestatie("R1"), b.prestatie("R2", volume=400, **MAART))
    (tmp_path / "post" / "2.xml").write_bytes(declaratie)
    monkeypatch.setattr(ijw, "lees", None)  # it is never read whole
    telling = services.verwerk_paden([tmp_path / "post"], OP)
    assert telling.antwoorden == 1
    verwerking = Verwerking.objects.get(soort="JW323")
    assert verwerking.uitkomst == Verwerkuitkomst.DEELS
    assert verwerking.bericht.buitenmap
    assert mailbox.inhoud(verwerking.bericht) == declaratie


@pytest.mark.parametrize(
    ("data", "grens"), [(b.jw305(), 10**9), (b.jw323(b.prestatie("R1")), 1_000), (b"x" * 999, 999)]
)
def test_wat_geen_declaratie_is_of_nog_groter_gaat_ongeopend_in_quarantaine(
    data: bytes, grens: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    krap = replace(settings.OMGEVING, map=tmp_path, max_bericht=200, max_declaratie=grens)
    monkeypatch.setattr(settings, "OMGEVING", krap)
    verwerking = services.verwerk_bericht(_ontvangen(data), OP)
    assert (verwerking.uitkomst, verwerking.reden) == (Verwerkuitkomst.QUARANTAINE, TE_GROOT)


def test_een_bericht_is_later_te_lezen_zoals_het_bewaard_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A JW325 from elsewhere is held against the claim, also a large one."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, map=tmp_path))
    data = b.jw323(b.prestatie("R1"))
    klein = lezen.lees_bericht(_ontvangen(data))
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, max_bericht=200))
    groot = lezen.lees_bericht(_ontvangen(data + b"\n"))
    assert klein is not None
    assert groot is not None
    assert (klein.kop, klein.soort) == (groot.kop, groot.soort)
