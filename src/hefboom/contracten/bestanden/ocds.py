# SPDX-License-Identifier: EUPL-1.2
"""The register as open contracting data (OCDS 1.1): a record per contract, a release per version.

What the standard has words for stands in its fields: parties with their KvK number and AGB codes,
the contract with its period, and an item per price (product, unit, amount). What it has none for
(layers, options, conditions) stands beside it in an extension of our own, `hefboom`, row by row.
A version of the general part after the first is an amendment: a new release that holds all that was
agreed by then, so that the releases merge to the compiled one by the rules of the standard (lists
by `id`, the last one counts). Reading takes the compiled release, or merges the releases of a
package. An organisation without a contract has no record, index figures are not contracts, and
people to call are not for everyone: those stay out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from hefboom.contracten.bestanden.ruw import Ruwblad, Ruwecel
from hefboom.contracten.bestanden.schrijven import cellen
from hefboom.contracten.formulier import (
    BLADEN,
    Aanbiederrij,
    Contactrij,
    Contractrij,
    Indexrij,
    Registerrij,
    Tariefrij,
    velden,
)
from hefboom.contracten.fouten import OnleesbareInvoer
from hefboom.contracten.stand import Registerstand, looptijden
from hefboom.kernel import Period
from hefboom.stelsel import EENHEDEN

VERSIE = "1.1"
#: Not a registered prefix: who publishes asks for one and puts it in its place.
VOORVOEGSEL = "ocds-hefboom"
PRODUCT, EENHEID, KVK, AGB = "JZ021", "WJ756", "NL-KVK", "NL-AGB"


def schrijf_ocds(stand: Registerstand, koper: str) -> bytes:
    """The register as a record package; `koper` is the name of the region that buys."""
    contracten: dict[str, list[Contractrij]] = defaultdict(list)
    for rij in stand.van_blad(Contractrij):
        contracten[rij.contract].append(rij)
    rijen = list(stand.alle())
    lopen = looptijden(stand.van_blad(Contractrij))
    records = []
    for nummer, delen in sorted(contracten.items()):
        if nummer not in lopen:
            continue  # without a general part there is no contract to speak of
        releases = list(_releases(nummer, delen, rijen, lopen[nummer], koper))
        samen = samengevoegd({"releases": releases})
        samen |= {"tag": ["compiled"], "id": f"{samen['id']}-samen"}
        records.append({"ocid": samen["ocid"], "releases": releases, "compiledRelease": samen})
    laatste = max((r["compiledRelease"]["date"] for r in records), default="1970-01-01T00:00:00Z")
    pakket = {
        "uri": f"urn:hefboom:contracten:{koper}",
        "version": VERSIE,
        "publishedDate": laatste,
        "publisher": {"name": koper},
        "records": records,
    }
    return json.dumps(pakket, ensure_ascii=False, indent=1).encode()


def _releases(
    nummer: str,
    delen: list[Contractrij],
    rijen: Iterable[Registerrij],
    looptijd: Period,
    koper: str,
) -> Iterator[dict[str, Any]]:
    wie, kop = delen[0].aanbieder, delen[0]
    eigen = [rij for rij in rijen if getattr(rij, "contract", None) == nummer]
    partij = [
        rij
        for rij in rijen
        if getattr(rij, "organisatie", getattr(rij, "aanbieder", None)) == wie
        and not isinstance(rij, Contractrij | Contactrij)
    ]
    starts = sorted({rij.vanaf for rij in delen if rij.laag == "algemeen"})
    for nr, start in enumerate(starts):
        volgende = starts[nr + 1] if nr + 1 < len(starts) else date.max
        toen = [rij for rij in eigen if getattr(rij, "vanaf", start) < volgende]
        ocid = f"{VOORVOEGSEL}-{nummer}"
        wijziging = {"id": str(nr), "date": _moment(start), "description": f"versie {nr + 1}"}
        prijzen = [_item(rij) for rij in toen if isinstance(rij, Tariefrij)]
        contract = {
            "id": nummer,
            "awardID": nummer,
            "title": kop.contractnaam,
            "status": "active",
            "period": _periode(looptijd.first, looptijd.last),
            **({"items": prijzen} if prijzen else {}),
            **({"amendments": [wijziging]} if nr else {}),
        }
        yield {
            "ocid": ocid,
            "id": f"{nummer}-{start}",
            "date": _moment(start),
            "language": "nl",
            "initiationType": "tender",
            "tag": ["contractAmendment" if nr else "contract"],
            "parties": [_partij(wie, partij), {"id": koper, "name": koper, "roles": ["buyer"]}],
            "buyer": {"id": koper, "name": koper},
            "awards": [{"id": nummer, "suppliers": [{"id": wie, "name": _naam(wie, partij)}]}],
            "contracts": [contract],
            "hefboom": [_los(rij) for rij in toen if not isinstance(rij, Tariefrij)],
        }


def _naam(wie: str, rijen: Iterable[Registerrij]) -> str:
    return next((rij.naam for rij in rijen if isinstance(rij, Aanbiederrij)), wie)


def _partij(wie: str, rijen: list[Registerrij]) -> dict[str, Any]:
    codes = [rij for rij in rijen if isinstance(rij, Aanbiederrij)]
    kvk = next((rij.kvk for rij in codes if rij.kvk), "")
    return {
        "id": wie,
        "name": _naam(wie, rijen),
        "roles": ["supplier"],
        **({"identifier": {"scheme": KVK, "id": kvk}} if kvk else {}),
        "additionalIdentifiers": [
            {"scheme": AGB, "id": rij.agb} for rij in {rij.agb: rij for rij in codes}.values()
        ],
        "hefboom": [_los(rij) for rij in rijen],
    }


def _item(rij: Tariefrij) -> dict[str, Any]:
    return {
        "id": f"{rij.product}-{rij.vanaf}",
        "description": rij.product,
        "classification": {"scheme": PRODUCT, "id": rij.product},
        "unit": {
            "scheme": EENHEID,
            "id": rij.eenheid,
            "name": EENHEDEN[rij.eenheid][0],
            "value": {"amount": rij.cent / 100, "currency": "EUR"},
        },
        "period": _periode(rij.vanaf, rij.tot),
        "hefboom": {"contract": rij.contract, "bron": rij.bron, "status": rij.status},
    }


def _los(rij: Registerrij) -> dict[str, Any]:
    koppen = [veld.kop for veld in velden(type(rij)).values()]
    waarden = {
        kop: str(waarde) if isinstance(waarde, date | Decimal) else waarde
        for kop, waarde in zip(koppen, cellen(rij), strict=True)
        if waarde not in (None, "")
    }
    return {"id": "|".join([rij.BLAD, *map(str, rij.sleutel)]), "blad": rij.BLAD, **waarden}


def _moment(dag: date) -> str:
    return f"{dag}T00:00:00Z"


def _periode(van: date, tot: date | None) -> dict[str, str]:
    return {"startDate": _moment(van), **({"endDate": f"{tot}T23:59:59Z"} if tot else {})}


def lees_ocds(inhoud: bytes) -> tuple[Ruwblad, ...]:
    """The sheets of a record package or release package. Raises `OnleesbareInvoer`."""
    try:
        pakket = json.loads(inhoud)
        records = pakket["records"] if "records" in pakket else _per_ocid(pakket["releases"])
        releases = [samengevoegd(record) for record in records]
        rijen = {rij["id"]: rij for release in releases for rij in _rijen(release)}
        return tuple(_bladen(rijen.values()))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise OnleesbareInvoer(
            f"Dit is geen OCDS-pakket dat Hefboom kan lezen ({type(fout).__name__})."
        ) from None


def samengevoegd(record: dict[str, Any]) -> dict[str, Any]:
    """The compiled release of a record; else its releases merged, the last value of each counts."""
    if "compiledRelease" in record:
        return dict(record["compiledRelease"])
    uit: dict[str, Any] = {}
    for release in sorted(record["releases"], key=lambda een: een["date"]):
        uit = _voeg_samen(uit, release)
    return uit


def _voeg_samen(oud: Any, nieuw: Any) -> Any:
    if isinstance(oud, dict) and isinstance(nieuw, dict):
        return oud | {naam: _voeg_samen(oud.get(naam), waarde) for naam, waarde in nieuw.items()}
    if isinstance(oud, list) and isinstance(nieuw, list) and _met_id(oud) and _met_id(nieuw):
        uit = {een["id"]: een for een in oud}
        for een in nieuw:
            uit[een["id"]] = _voeg_samen(uit.get(een["id"]), een)
        return list(uit.values())
    return nieuw


def _met_id(rijen: list[Any]) -> bool:
    return all(isinstance(een, dict) and "id" in een for een in rijen)


def _per_ocid(releases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    uit: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for release in releases:
        uit[release["ocid"]].append(release)
    return [{"releases": eigen} for eigen in uit.values()]


def _rijen(release: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for partij in release.get("parties", ()):
        yield from partij.get("hefboom", ())
    yield from release.get("hefboom", ())
    for contract in release["contracts"]:
        for item in contract.get("items", ()):
            eenheid, periode, eigen = item["unit"], item["period"], item.get("hefboom", {})
            yield {
                "id": f"tarieven|{contract['id']}|{item['id']}",
                "blad": Tariefrij.BLAD,
                "contract": contract["id"],
                "product": item["classification"]["id"],
                "eenheid": eenheid["id"],
                "tarief": eenheid["value"]["amount"],
                "vanaf": periode["startDate"][:10],
                "tot en met": periode.get("endDate", "")[:10],
                "bron": eigen.get("bron", ""),
                "status": eigen.get("status", ""),
            }


def _bladen(rijen: Iterable[dict[str, Any]]) -> Iterator[Ruwblad]:
    per_blad: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for rij in rijen:
        per_blad[str(rij["blad"])].append(rij)
    for blad, eigen in per_blad.items():
        soort = BLADEN.get(blad)
        if soort is None or soort is Indexrij:
            continue
        koppen = [veld.kop for veld in velden(soort).values()]
        uit: list[tuple[int, tuple[Ruwecel, ...]]] = [(1, tuple(koppen))]
        uit += [
            (nr, tuple(_cel(rij.get(kop)) for kop in koppen)) for nr, rij in enumerate(eigen, 2)
        ]
        yield Ruwblad(blad, tuple(uit), tekst=True)


def _cel(waarde: Any) -> Ruwecel:
    if waarde is None or isinstance(waarde, str | int | float | Decimal):
        return waarde
    return json.dumps(waarde)
