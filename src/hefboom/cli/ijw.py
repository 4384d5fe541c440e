# SPDX-License-Identifier: EUPL-1.2
"""`hefboom ijw …`: check, read and write iJw messages; explain a rule. Nothing is kept."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from hefboom import ijw
from hefboom.cli.bestanden import Invoerbestand, inhoud_van
from hefboom.cli.controleren import BEVINDINGEN, GOED, ONLEESBAAR, controleer
from hefboom.cli.dagen import dag
from hefboom.cli.hoofd import Fout
from hefboom.cli.nederlands import padnaam
from hefboom.cli.uitvoer import als_json, foutregel, rauw, regel, zichtbaar
from hefboom.cli.verklaren import verklaring
from hefboom.ijw import variant_van
from hefboom.kernel import datum, verhuld

UITKOMST = "uitkomst (exit code): 0 {}, 1 {}, 2 {}"


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The six sub-verbs."""
    parser.epilog = UITKOMST.format("goed", "er zijn bevindingen", "onleesbaar")
    delen = parser.add_subparsers(dest="werk", required=True, metavar="WAT")

    def deel(naam: str, help: str, *uitkomsten: str) -> argparse.ArgumentParser:
        einde = UITKOMST.format(*uitkomsten) if uitkomsten else None
        zin = f"{help[0].upper()}{help[1:]}."
        return delen.add_parser(naam, help=help, description=zin, epilog=einde)

    nakijken = deel(
        "controleer", "toon wat er niet klopt aan berichten",
        "alles is in orde", "er zijn bevindingen", "minstens één bestand is niet te lezen",
    )  # fmt: skip
    nakijken.add_argument(
        "paden", metavar="BESTAND|MAP|-", nargs="+", help="een of meer; - leest van de invoer"
    )
    nakijken.add_argument("--json", action="store_true", help="als JSON")
    nakijken.add_argument(
        "--op", type=dag, metavar="DATUM",
        help="dag van ontvangst, zoals 2026-04-01 (anders vandaag)",
    )  # fmt: skip
    lees = deel(
        "lees", "toon wat er in een bericht staat",
        "het bericht is getoond", "de opbouw klopt niet", "het bestand is niet te lezen",
    )  # fmt: skip
    lees.add_argument("pad", metavar="BESTAND|-")
    lees.add_argument("--json", action="store_true", help="als JSON, om te schrijven")
    lees.add_argument(
        "--met-persoonsgegevens", action="store_true",
        help="toon ook naam, geboortedatum, adres en contact; anders zijn die verborgen",
    )  # fmt: skip
    schrijf = deel(
        "schrijf", "maak van JSON een bericht",
        "het bericht is geschreven", "de JSON is geen goed bericht", "het bestand is niet te lezen",
    )  # fmt: skip
    schrijf.add_argument("pad", metavar="BESTAND.json|-")
    kolommen = deel(
        "kolommen", "zet de regels van een declaratie (JW323) van elke grootte in kolommen",
        "het bestand is geschreven", "de declaratie klopt niet", "het bestand is niet te lezen",
    )  # fmt: skip
    kolommen.add_argument("pad", metavar="BESTAND|-")
    kolommen.add_argument(
        "--naar", required=True, type=padnaam, metavar="DOEL",
        help="het nieuwe bestand; eindigt op .parquet of .csv (met puntkomma's)",
    )  # fmt: skip
    kolommen.add_argument(
        "--met-bsn", action="store_true",
        help="het BSN zelf in plaats van een pseudoniem; dit wordt vastgelegd",
    )  # fmt: skip
    verklaar = deel("verklaar", "leg een regel, code, codelijst of bericht uit")
    verklaar.add_argument(
        "code", metavar="CODE", help="bijvoorbeeld TR018, CD060, 9063, WJ001 of JW305"
    )
    regels = deel("regels", "toon alle regels en of zij getoetst worden")
    regels.add_argument("--json", action="store_true", help="als JSON")


def voer_uit(args: argparse.Namespace) -> int:
    """Run the sub-verb that was asked."""
    return int(
        {
            "controleer": _controleer,
            "lees": _lees,
            "schrijf": _schrijf,
            "kolommen": _kolommen,
            "verklaar": _verklaar,
            "regels": _regels,
        }[args.werk](args)
    )


def _controleer(args: argparse.Namespace) -> int:
    return controleer(args.paden, args.op or datetime.now().astimezone().date(), args.json)


def _lees(args: argparse.Namespace) -> int:
    bestand = inhoud_van(args.pad, ONLEESBAAR)
    lezing = ijw.lees(bestand.data)
    if lezing.onleesbaar:
        raise Fout(f"{bestand.naam}: {lezing.onleesbaar}", ONLEESBAAR)
    if lezing.bericht is None:
        for b in lezing.bevindingen:
            plek = f":{b.regelnummer}" if b.regelnummer else ""
            foutregel(f"{zichtbaar(bestand.naam)}{plek}: {b.uitleg}")
        return BEVINDINGEN
    bericht = lezing.bericht
    if args.json:
        als_json(ijw.naar_json(bericht))
        return GOED
    identificatie, dag = bericht.kop.eigen
    regel(f"{bericht.soort}: {bericht.beschrijving.titel} (iJw {bericht.release})")
    regel(f"van {bericht.kop.afzender} aan {bericht.kop.ontvanger}")
    regel(f"{verhuld(identificatie)}, {datum(dag)}")
    _boom(bericht.inhoud, 0, args.met_persoonsgegevens)
    return GOED


def _kolommen(args: argparse.Namespace) -> int:
    from hefboom.cli.kolommen import zet_in_kolommen  # Arrow takes a tenth of a second to load

    return zet_in_kolommen(args.pad, args.naar, args.met_bsn)


def _boom(waarden: Any, diep: int, wie: bool) -> None:
    """Each element on a line; `wie`: also those that tell who and where someone is."""
    for naam, waarde in waarden.items():
        if not wie and ijw.is_persoonsgegeven(naam):
            regel(f"{'  ' * diep}{naam}: verborgen")
            continue
        rij = waarde if isinstance(waarde, tuple) else (waarde,)
        for item in rij:
            if isinstance(item, dict):
                regel(f"{'  ' * diep}{naam}{_variant(naam, item)}")
                _boom(item, diep + 1, wie)
            else:
                toon = verhuld(item) if isinstance(item, str) else item
                toon = datum(item) if isinstance(item, date) else toon
                regel(f"{'  ' * diep}{naam}: {toon}")


def _variant(naam: str, product: Any) -> str:
    """How a product is allocated or asked for, in words."""
    if naam not in {"ToegewezenProduct", "AangevraagdProduct", "NieuwProduct"}:
        return ""
    variant = variant_van(product)
    return f" ({variant.naam})" if variant else " (geen toegestane variant)"


def _schrijf(args: argparse.Namespace) -> int:
    bestand = inhoud_van(args.pad, ONLEESBAAR)
    if len(bestand.data) > ijw.GROOTSTE:
        raise Fout(f"{bestand.naam} is te groot om een bericht van te maken.", ONLEESBAAR)
    try:
        tekst = ijw.schrijf(ijw.uit_json(_uit_tekst(bestand)))
    except ijw.NietTeSchrijven as fout:
        raise Fout(f"{bestand.naam}: {fout}") from None
    rauw(tekst)
    return GOED


def _uit_tekst(bestand: Invoerbestand) -> object:
    """The JSON in a file. Raises `Fout`, or `NietTeSchrijven` for a name that is there twice."""
    try:
        return json.loads(bestand.data, parse_int=_heel_getal, object_pairs_hook=_elk_een_keer)
    except json.JSONDecodeError as fout:
        raise Fout(f"{bestand.naam} is geen JSON: het loopt mis op regel {fout.lineno}.") from None
    except UnicodeDecodeError:
        raise Fout(f"{bestand.naam} is geen UTF-8.") from None
    except RecursionError:
        raise Fout(f"{bestand.naam} is geen bericht: het is veel te diep genest.") from None


def _heel_getal(cijfers: str) -> int:
    """A number; a very long one as one that is refused by name (Python will not read it)."""
    return int(cijfers) if len(cijfers) <= 20 else 10**20


def _elk_een_keer(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    for naam, aantal in Counter(naam for naam, _ in paren).items():
        if aantal > 1:
            raise ijw.NietTeSchrijven(f"{verhuld(naam, 60)} staat meer dan één keer bij elkaar.")
    return dict(paren)


def _verklaar(args: argparse.Namespace) -> int:
    try:
        regels = verklaring(args.code)
    except KeyError:
        raise Fout(
            f"Code {verhuld(args.code.strip(), 40)} ken ik niet. Zie `hefboom ijw regels` voor "
            "alle regels; ook retourcodes, codelijsten (WJ001) en berichten (JW305) kunnen."
        ) from None
    for tekst in regels:
        regel(tekst)
    return GOED


def _regels(args: argparse.Namespace) -> int:
    alle = ijw.regels().values()
    if args.json:
        velden = "code zin niveau retourcode berichten staat gecontroleerd waar door reden grens"
        als_json([{v: getattr(r, v) for v in velden.split()} for r in alle])
        return GOED
    for r in alle:
        regel(f"{r.code}  {r.zin}")
        regel(f"       {r.niveau}; {r.staat_in_woorden}; {', '.join(r.berichten)}".rstrip("; "))
        for uitleg in filter(None, (r.reden, r.grens)):
            regel(f"       {uitleg}")
    _telling(r for r in alle if r.niveau != "hefboom")
    return GOED


def _telling(regels: Iterable[ijw.Regel]) -> None:
    """How many rules of the standard are in which state, and where they are checked."""
    alle = list(regels)
    regel()
    regel(f"{len(alle)} regels van de standaard:")
    for stand, aantal in Counter(r.staat for r in alle).most_common():
        regel(f"  {aantal:>4}  {stand}")
    plekken = Counter(kamer for r in alle for kamer in r.waar)
    regel("Gecontroleerd, sommige regels op meer dan één plek:")
    for kamer, aantal in plekken.most_common():
        regel(f"  {aantal:>4}  {ijw.PLEKKEN[kamer]} ({kamer})")
