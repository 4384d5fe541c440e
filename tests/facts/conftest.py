# SPDX-License-Identifier: EUPL-1.2
"""A tiny record: two youths, an allocation with help and claims, and help under task funding."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from hefboom import stelsel

OP = datetime(2026, 12, 1, tzinfo=UTC)
BSN = "999900006"
GEMEENTE = "0505"
AANBIEDER = "01234567"


@pytest.fixture
def feiten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Snapshots of this test go to a folder of its own."""
    omgeving = replace(settings.OMGEVING, map=tmp_path)
    monkeypatch.setattr(settings, "OMGEVING", omgeving)
    return tmp_path / "feiten"


@dataclass(frozen=True)
class Verhaal:
    """What the record holds, by the names a test uses."""

    product: str
    taakproduct: str
    toewijzing: int
    zorgperiode: int
    taakperiode: int
    regels: tuple[int, ...]


def bericht(naam: str):
    """A message, with nothing in it."""
    from hefboom.mailbox.models import Bericht, Richting

    return Bericht.objects.create(
        richting=Richting.IN,
        vingerafdruk=naam,
        bestandsnaam=naam,
        grootte=0,
        inhoud=b"",
        ontvangen_op=OP,
    )


@pytest.fixture
def verhaal(db) -> Verhaal:
    """The record. Products are looked up by what they are, not by name."""
    from hefboom.declaraties.models import Declaratie, Prestatie
    from hefboom.dossiers import Jeugdige, Toewijzing, Zorgperiode
    from hefboom.intake.models import Verwerking, Verwerkuitkomst

    regio = stelsel.laad(settings.OMGEVING.regio)
    dag = date(2026, 3, 1)
    product = next(
        p.code
        for p in regio.op(dag).producten
        if regio.norm("start", p.code, dag) and regio.norm("max_duur", p.code, dag)
    )
    taakproduct = regio.op(dag).producten[-1].code
    jan, eva = (
        Jeugdige.objects.create(
            bsn_verzegeld=BSN.encode(),
            bsn_index=BSN + naam,
            pseudoniem=naam,
            bsn_laatste=BSN[-4:],
            geboortejaar=2012,
            geslacht="1",
        )
        for naam in ("jan", "eva")
    )
    b301, b305, b323, b325 = (bericht(naam) for naam in ("301", "305", "323", "325"))
    gewoon = {"gemeente": GEMEENTE, "aanbieder": AANBIEDER}
    toewijzing = Toewijzing.objects.create(
        jeugdige=jan,
        **gewoon,
        toewijzingnummer=1,
        verwijzer="02",
        productcode=product,
        toewijzingsdatum=date(2026, 2, 20),
        eerste_toewijzingsdatum=date(2026, 2, 20),
        ingangsdatum=dag,
        einddatum=date(2026, 8, 31),
        volume=60,
        eenheid="01",
        frequentie="2",
        bericht=b301,
    )
    Toewijzing.objects.create(
        jeugdige=jan,
        **gewoon,
        toewijzingnummer=2,
        verwijzer="01",
        productcode=product,
        toewijzingsdatum=dag,
        eerste_toewijzingsdatum=dag,
        ingangsdatum=dag,
        reden_wijziging="13",
        bericht=b301,
    )
    zorg = Zorgperiode.objects.create(
        jeugdige=jan,
        toewijzing=toewijzing,
        **gewoon,
        begindatum=date(2026, 3, 2),
        einddatum=date(2026, 3, 31),
        reden_beeindiging="31",
        start_bericht=b305,
        stop_bericht=b305,
    )
    taak = Zorgperiode.objects.create(
        jeugdige=eva,
        **{**gewoon, "gemeente": "0512"},
        productcode=taakproduct,
        begindatum=date(2026, 4, 1),
        start_bericht=b305,
    )
    declaratie = Declaratie.objects.create(
        bericht=b323,
        antwoord=b325,
        **gewoon,
        declaratienummer="D1",
        begindatum=dag,
        einddatum=date(2026, 3, 31),
        dagtekening=date(2026, 4, 5),
        ingediend=3000,
        toegekend=1000,
    )
    regels = [
        Prestatie.objects.create(
            declaratie=declaratie,
            aanbieder=declaratie.aanbieder,
            volgnummer=nummer,
            jeugdige=wie,
            toewijzing=toewijzing if wie else None,
            referentienummer=str(nummer),
            toewijzingnummer=1 if wie else 9,
            categorie="45",
            productcode=product,
            begindatum=dag,
            einddatum=date(2026, 3, 31),
            volume=60,
            eenheid="01",
            tarief=1000,
            ingediend=ingediend,
            toegekend=toegekend,
            geweigerd=ingediend != toegekend,
            toetsen=toetsen,
        ).pk
        for nummer, wie, ingediend, toegekend, toetsen in (
            (1, jan, 1000, 1000, [["TR321", "ja"]]),
            (2, None, 2000, 0, [["TR304", "nee", "een bekende client", "onbekend"]]),
            (3, jan, -500, -500, [["TR321", "ja"]]),
            (4, jan, 0, 0, [["TR321", "ja"]]),
        )
    ]
    Verwerking.objects.create(
        bericht=b323,
        uitkomst=Verwerkuitkomst.DEELS,
        soort="JW323",
        **gewoon,
        dagtekening=date(2026, 4, 5),
        bevindingen=[{"code": "TR304"}],
        aantal_bevindingen=1,
        verwerkt_op=OP,
    )
    return Verhaal(product, taakproduct, toewijzing.pk, zorg.pk, taak.pk, tuple(regels))
