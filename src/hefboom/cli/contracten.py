# SPDX-License-Identifier: EUPL-1.2
"""`hefboom contracten import|export|sjabloon|toon`: the register in, out and on a day."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hefboom import stelsel
from hefboom.cli.dagen import lees_datum
from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout
from hefboom.cli.nederlands import padnaam
from hefboom.cli.uitvoer import als_json, foutregel, regel
from hefboom.cli.voortgang import voortgang
from hefboom.kernel import Cents, Period, datum, euro, hoeveel, opsomming

if TYPE_CHECKING:
    from hefboom.contracten import Aanbiederblik, Inneming, Invoerfout

DJANGO = True
UITLEG_IMPORT = """\
Het bestand is .xlsx, .ods, .zip of OCDS (.json), of een map met aanbieders.csv, contracten.csv,
producten.csv en tarieven.csv; `contracten sjabloon` maakt een leeg. Alles gaat mee of niets. De
uitkomst is 0 als het is ingenomen (of met --proef kan), 1 als er fouten zijn, 2 als het niet te
lezen is. Wat zo wordt ingenomen geldt meteen: de beheerder van de installatie doet dit. Op het
scherm stelt een tweede het vast.
"""


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verbs and their options."""
    werkwoorden = parser.add_subparsers(dest="werkwoord", required=True, metavar="WERKWOORD")
    neem = werkwoorden.add_parser("import", help="neemt een bestand in", epilog=UITLEG_IMPORT)
    neem.add_argument("bestand", type=padnaam, metavar="BESTAND", help="bestand, map of zip")
    neem.add_argument("--proef", action="store_true", help="kijk alleen of het kan")
    neem.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")
    uit = werkwoorden.add_parser("export", help="schrijft het hele register")
    uit.add_argument(
        "bestand", type=padnaam, metavar="BESTAND", help=".xlsx, .ods of .zip, of een map voor CSV"
    )
    uit.add_argument("--ocds", action="store_true", help="als open contractgegevens (OCDS, JSON)")
    leeg = werkwoorden.add_parser("sjabloon", help="schrijft een leeg bestand om in te vullen")
    leeg.add_argument("bestand", type=padnaam, metavar="BESTAND", help=".xlsx, .ods of .zip")
    toon = werkwoorden.add_parser("toon", help="toont wat een aanbieder op een dag heeft")
    toon.add_argument("wie", metavar="WIE", help="AGB-code, KvK-nummer of precieze naam")
    toon.add_argument(
        "--op", metavar="DATUM", help="de dag, zoals 2027-01-01 of 1-1-2027 (anders vandaag)"
    )
    toon.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")


def voer_uit(args: argparse.Namespace) -> int:
    """Run the verb."""
    match args.werkwoord:
        case "import":
            return _import(args.bestand, proef=args.proef, json=args.json)
        case "export":
            return _schrijf(args.bestand, ocds=args.ocds)
        case "sjabloon":
            return _schrijf(args.bestand, leeg=True)
    return _toon(args.wie, args.op, json=args.json)


def _import(pad: Path, *, proef: bool, json: bool) -> int:
    from hefboom import contracten
    from hefboom.moment import nu

    with voortgang() as stap:
        uitkomst = contracten.neem_bestand_in(pad, nu(), alleen_kijken=proef, stap=stap)
    if json:
        als_json(
            {
                "ingenomen": uitkomst.ingenomen,
                "regels": uitkomst.regels,
                "fouten": [_fout(een) for een in uitkomst.fouten],
            }
        )
    else:
        _zeg(uitkomst, pad, proef=proef)
    return 1 if uitkomst.fouten else 0


def _fout(een: Invoerfout) -> dict[str, Any]:
    return {
        "blad": een.blad,
        "rij": een.rij,
        "kolom": een.kolom,
        "waarde": een.waarde,
        "melding": een.melding,
    }


def _zeg(uitkomst: Inneming, pad: Path, *, proef: bool) -> None:
    for een in uitkomst.fouten:
        waarde = f" ('{een.waarde}')" if een.waarde else ""
        foutregel(f"{een.plek}{waarde}: {een.melding}")
    regels = hoeveel(uitkomst.regels, "rij", "rijen")
    if uitkomst.fouten:
        fouten = hoeveel(len(uitkomst.fouten), "fout", "fouten")
        regel(f"{pad.name}: {regels} gelezen, {fouten}. Er is niets veranderd.")
        return
    anders = hoeveel(len(uitkomst.wijzigingen), "wijziging", "wijzigingen")
    slot = "Dit was een proef: er is niets veranderd." if proef else "Ingenomen."
    regel(f"{pad.name}: {regels} gelezen, {anders} in het register. {slot}")


def _schrijf(pad: Path, *, leeg: bool = False, ocds: bool = False) -> int:
    from hefboom import contracten

    try:
        contracten.schrijf_bestand(pad, leeg=leeg, ocds=ocds)
    except KeyError:
        raise Fout(f"{pad.name} moet eindigen op .xlsx, .ods of .zip.", FOUT_GEBRUIK) from None
    except OSError as fout:
        raise Fout(f"{pad} is niet te schrijven ({fout.strerror}).") from None
    regel(f"Geschreven: {pad}")
    return 0


def _toon(wie: str, genoemd: str | None, *, json: bool) -> int:
    from hefboom import contracten
    from hefboom.moment import vandaag

    op = lees_datum(genoemd) if genoemd else vandaag()
    gevonden, blik = contracten.toon_aanbieder(wie, op)
    if len(gevonden) > 1:
        raise Fout(
            f"'{wie}' past bij meer dan één aanbieder: {opsomming(gevonden)}. "
            "Noem het KvK-nummer of de AGB-code.",
            FOUT_GEBRUIK,
        )
    if blik is None:
        raise Fout(f"'{wie}' staat niet in het register. Noem een AGB-code, KvK-nummer of naam.")
    if json:
        als_json(in_json(blik))
        return 0
    _schrijf_blik(blik, op)
    return 0


def in_json(blik: Aanbiederblik) -> dict[str, Any]:
    """A provider on a day, for another program; `tot` is the last day that counts."""
    return {
        "aanbieder": blik.naam,
        "agb": list(blik.agb),
        "contracten": [
            {
                "type": een.deel.soort,
                "deel": een.deel.code,
                "segment": een.deel.segment or None,
                **_dagen(een.geldig),
                "opties": [
                    {
                        "nummer": optie.nummer,
                        "vanaf": str(optie.vanaf),
                        "tot": str(optie.tot),
                        "besluit_voor": str(optie.besluit_voor),
                        "besluit": optie.besluit,
                    }
                    for optie in een.opties
                ],
                "tarieven": [
                    {
                        "product": tarief.product,
                        "eenheid": tarief.eenheid,
                        "cent": tarief.cent,
                        **_dagen(geldig),
                    }
                    for tarief, geldig in een.tarieven
                ],
            }
            for een in blik.delen
        ],
    }


def _dagen(geldig: Period) -> dict[str, str | None]:
    return {"vanaf": str(geldig.first), "tot": str(geldig.last) if geldig.last else None}


def _schrijf_blik(blik: Aanbiederblik, op: date) -> None:
    codes = opsomming(list(blik.agb)) or "geen AGB-code op die dag"
    regel(f"{blik.naam} ({codes}) op {datum(op)}")
    if not blik.delen:
        regel("Er loopt dan geen contract.")
    for een in blik.delen:
        deel = een.deel
        regel(f"  {deel.contract}, {deel.code} versie {deel.versie} ({deel.soort}): {een.geldig}")
        for tarief, _ in een.tarieven:
            eenheid = stelsel.EENHEDEN[tarief.eenheid][0]
            regel(f"    {tarief.product}  {euro(Cents(tarief.cent))} per {eenheid}")
