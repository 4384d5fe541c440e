# SPDX-License-Identifier: EUPL-1.2
"""A small region as facts: some hundreds of youths, two years, written as a real snapshot."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hefboom import stelsel
from hefboom.facts import TABELLEN, Momentopname
from hefboom.facts.deelname import deelnemingen
from hefboom.facts.duiding import Duiding
from hefboom.facts.schrijven import schrijf_momentopname

PEILDATUM = date(2027, 1, 1)
EERSTE = date(2025, 1, 1)
REGIO = "zuid-holland-zuid"
AANBIEDERS = {f"730000{n:02d}": f"Proefaanbieder {chr(64 + n)}" for n in range(1, 13)}
MIJN, RIVAAL, DOCHTER = "73000001", "73000002", "73000003"
GEMEENTE, ANDERE, DERDE = "0505", "0512", "0523"
VERWIJZERS = ("01", "02", "03", "04", "05")


def _bericht(dobbel: random.Random) -> str:
    return str(uuid.UUID(int=dobbel.getrandbits(128), version=4))


def maak_opname(
    map_: Path, aantal: int = 700, zaad: int = 1, gedeclareerd_tot: date = PEILDATUM
) -> Momentopname:
    """A snapshot of a region where `aantal` youths get help, claimed for until that day."""
    dobbel = random.Random(zaad)
    regio = stelsel.laad(REGIO)
    tabellen: dict[str, list[dict[str, Any]]] = {naam: [] for naam in TABELLEN}
    gewichten = [g.jeugdigen for g in regio.gemeenten]
    for gemeente in regio.gemeenten:
        tabellen["inwoners"] += (
            {
                "gemeente": gemeente.code,
                "gemeente_nu": gemeente.code,
                **mee._asdict(),
                "begindatum": mee.dagen.start,
                "einddatum": mee.dagen.last,
                "jeugdigen": gemeente.jeugdigen // 40,
                "status": gemeente.status,
                "bron": regio.brontekst(gemeente.bron),
            }
            for mee in deelnemingen(regio, gemeente, PEILDATUM)
        )
    for nummer in range(1, aantal + 1):
        gemeente = dobbel.choices(regio.gemeenten, gewichten)[0].code
        jeugdige = f"p{nummer:05d}"
        tabellen["jeugdigen"].append(
            {"jeugdige": jeugdige, "geboortejaar": 2012, "geslacht": "2", "gemeente": gemeente}
        )
        for _ in range(dobbel.choice((1, 1, 2))):
            _traject(tabellen, regio, dobbel, jeugdige, gemeente)
    tabellen["prestaties"] = [
        regel for regel in tabellen["prestaties"] if regel["begindatum"] < gedeclareerd_tot
    ]
    duiding = Duiding(regio, PEILDATUM)
    for jaar in (2025, 2026):
        for segment in regio.op(date(jaar, 6, 1)).segmenten:
            totaal = sum(
                p["toegekend"]
                for p in tabellen["prestaties"]
                if p["segment"] == segment.code and p["begindatum"].year == jaar
            )
            tabellen["budgetten"].append(
                {
                    "segment": segment.code,
                    "segment_nu": duiding.segment_nu(segment.code, date(jaar, 1, 1)),
                    "jaar": jaar,
                    "bekostiging": segment.bekostiging,
                    "bedrag": int(totaal * dobbel.uniform(0.9, 1.3)) + 100_000,
                    "gelijkmatig": False,
                    "status": "aanname",
                    "bron": "Eigen aanname van Hefboom",
                }
            )
    kolommen = [kolom.naam for kolom in TABELLEN["normen"].kolommen]
    tabellen["normen"] = [dict(zip(kolommen, norm, strict=True)) for norm in duiding.normen()]
    return schrijf_momentopname(
        map_,
        {
            naam: [tuple(rij.get(k.naam) for k in TABELLEN[naam].kolommen) for rij in rijen]
            for naam, rijen in tabellen.items()
        },
        peildatum=PEILDATUM,
        regio=REGIO,
        stelsel="proef",
        op=datetime(2027, 1, 1, 6, tzinfo=UTC),
    )


def _traject(
    tabellen: dict[str, list[dict[str, Any]]],
    regio: stelsel.Regio,
    dobbel: random.Random,
    jeugdige: str,
    gemeente: str,
) -> None:
    dag = EERSTE + timedelta(days=dobbel.randrange(700))
    indeling = regio.op(dag)
    product = dobbel.choice(indeling.producten)
    segment = indeling.segment_van(product.code)
    assert segment is not None
    wacht = dobbel.randrange(120)
    duur = dobbel.randrange(30, 500)
    einde = dag + timedelta(days=duur)
    gestopt = einde < PEILDATUM
    nummer = len(tabellen["toewijzingen"]) + 1
    te_lang, te_veel = dobbel.random() < 0.1, dobbel.random() < 0.1
    hulp = {
        "jeugdige": jeugdige,
        "gemeente": gemeente,
        "gemeente_nu": gemeente,
        "aanbieder": dobbel.choices(list(AANBIEDERS), [30, 20, 12, 8, 6, 5, 4, 4, 3, 3, 2, 1])[0],
        "categorie": product.categorie,
        "product": product.code,
        "segment": segment.code,
        "segment_nu": regio.segment_op(product.code, PEILDATUM) or "",
        "vorm": product.vorm,
        "verblijf": product.verblijf,
        "bekostiging": segment.bekostiging,
    }
    tabellen["toewijzingen"].append(
        hulp
        | {
            "toewijzing": nummer,
            "verwijzer": dobbel.choices(VERWIJZERS, [6, 3, 2, 1, 1])[0],
            "toewijzingsdatum": dag - timedelta(days=wacht),
            "ingangsdatum": dag,
            "eenheid": product.eenheid,
            "frequentie": "2",
            "volume": 2,
            "duur_dagen": duur,
            "boven_norm": te_lang or te_veel,
            "boven_duur": te_lang,
            "boven_inzet": te_veel,
            "zonder_einde": False,
            "vervolg": False,
            "eerste_start": dag,
            "wacht_dagen": wacht,
            "start_norm_dagen": 70,
            "binnen_norm": wacht <= 70,
            "bericht": _bericht(dobbel),
        }
    )
    tabellen["zorgperioden"].append(
        hulp
        | {
            "zorgperiode": nummer,
            "toewijzing": nummer,
            "verwijzer": tabellen["toewijzingen"][-1]["verwijzer"],
            "begindatum": dag,
            "einddatum": einde if gestopt else None,
            "reden_beeindiging": dobbel.choice(("31", "31", "32", "34")) if gestopt else "",
            "duur_dagen": duur if gestopt else None,
            "traject_begin": dag,
            "traject_dagen": duur if gestopt else None,
            "vervolg": False,
            "vervolgd": False,
            "start_bericht": _bericht(dobbel),
            "stop_bericht": _bericht(dobbel) if gestopt else None,
        }
    )
    if segment.bekostiging == "taak":
        return
    maand = date(dag.year, dag.month, 1)
    while maand < min(einde, PEILDATUM):
        bedrag = dobbel.randrange(20_000, 220_000)
        geweigerd = dobbel.random() < 0.06
        tabellen["prestaties"].append(
            hulp
            | {
                "prestatie": len(tabellen["prestaties"]) + 1,
                "declaratie": 1,
                "begindatum": max(maand, dag),
                "einddatum": maand + timedelta(days=27),
                "volume": 8,
                "eenheid": product.eenheid,
                "tarief": bedrag // 8,
                "ingediend": bedrag,
                "toegekend": 0 if geweigerd else bedrag,
                "geweigerd": geweigerd,
                "openstaand": geweigerd and nummer % 2 == 0,
                "aangehouden": False,
                "retourcodes": "9346" if geweigerd else "0200",
                "bericht": _bericht(dobbel),
            }
        )
        maand = date(maand.year + maand.month // 12, maand.month % 12 + 1, 1)
