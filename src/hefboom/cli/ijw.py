# SPDX-License-Identifier: EUPL-1.2
"""`hefboom ijw …`: check, read and write iJw messages; explain a rule. Nothing is kept."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hefboom import ijw
from hefboom.cli.hoofd import Fout
from hefboom.ijw.regels import variant_van
from hefboom.kernel import Finding, datum

GOED, BEVINDINGEN, ONLEESBAAR = 0, 1, 2
#: the rooms of Hefboom, in the words of who asks where a rule is checked.
KAMERS = {
    "ijw": "in het bericht zelf",
    "dossiers": "tegen toewijzingen, verzoeken en hulp",
    "declaraties": "bij het beoordelen van declaraties",
    "intake": "bij het innemen van berichten",
}


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The five sub-verbs."""
    delen = parser.add_subparsers(dest="werk", required=True, metavar="WAT")
    controleer = delen.add_parser("controleer", help="toon alle bevindingen op een bericht")
    controleer.add_argument("pad", metavar="BESTAND|MAP|-", help="- leest van de invoer")
    controleer.add_argument("--json", action="store_true", help="als JSON")
    controleer.add_argument(
        "--op", type=date.fromisoformat, metavar="DATUM", help="dag van ontvangst (nu: vandaag)"
    )
    lees = delen.add_parser("lees", help="toon wat er in een bericht staat")
    lees.add_argument("pad", metavar="BESTAND|-")
    lees.add_argument("--json", action="store_true", help="als JSON, om te schrijven")
    schrijf = delen.add_parser("schrijf", help="maak van JSON een bericht")
    schrijf.add_argument("pad", metavar="BESTAND.json|-")
    verklaar = delen.add_parser("verklaar", help="leg een regel of retourcode uit")
    verklaar.add_argument("code", metavar="CODE", help="bijvoorbeeld TR018, CD060 of 9063")
    regels = delen.add_parser("regels", help="toon alle regels en of zij getoetst worden")
    regels.add_argument("--json", action="store_true", help="als JSON")


def voer_uit(args: argparse.Namespace) -> int:
    """Run the sub-verb that was asked."""
    return int(
        {
            "controleer": _controleer,
            "lees": _lees,
            "schrijf": _schrijf,
            "verklaar": _verklaar,
            "regels": _regels,
        }[args.werk](args)
    )


def _controleer(args: argparse.Namespace) -> int:
    dag = args.op or datetime.now().astimezone().date()
    uitkomst, verslag = GOED, []
    for naam, data in _bestanden(args.pad):
        oordeel = _oordeel(naam, data, dag)
        verslag.append(oordeel)
        if oordeel["onleesbaar"]:
            uitkomst = ONLEESBAAR
        elif oordeel["bevindingen"]:
            uitkomst = max(uitkomst, BEVINDINGEN)
        if not args.json:
            _toon(oordeel)
    if args.json:
        print(json.dumps(verslag, ensure_ascii=False, indent=1))
    return uitkomst


def _oordeel(naam: str, data: bytes, dag: date) -> dict[str, Any]:
    lezing = ijw.lees(data)
    bevindingen = lezing.bevindingen
    if lezing.bericht is not None:
        gevonden = ijw.controleer(lezing.bericht, dag)
        bevindingen += ijw.met_regelnummers(data, gevonden) if gevonden else ()
    return {
        "bestand": naam,
        "bericht": lezing.soort,
        "structuur_geldig": lezing.structuur_geldig,
        "geldig": lezing.structuur_geldig and not bevindingen,
        "onleesbaar": lezing.onleesbaar,
        "bevindingen": [_als_dict(bevinding) for bevinding in bevindingen],
    }


def _als_dict(bevinding: Finding) -> dict[str, Any]:
    velden = ("code", "soort", "retourcode", "pad", "regelnummer", "waarde", "uitleg")
    return {veld: getattr(bevinding, veld) for veld in velden}


def _toon(oordeel: dict[str, Any]) -> None:
    soort = f" ({oordeel['bericht']})" if oordeel["bericht"] else ""
    if oordeel["onleesbaar"]:
        print(f"{oordeel['bestand']}: onleesbaar. {oordeel['onleesbaar']}")
        return
    aantal = len(oordeel["bevindingen"])
    woord = "in orde" if not aantal else f"{aantal} bevinding{'en' if aantal > 1 else ''}"
    print(f"{oordeel['bestand']}{soort}: {woord}")
    for b in oordeel["bevindingen"]:
        retour = f", retourcode {b['retourcode']}" if b["retourcode"] else ""
        print(f"  regel {b['regelnummer'] or '?'}  {b['code']}{retour}  {b['pad']}")
        print(f"    {b['uitleg']}")


def _lees(args: argparse.Namespace) -> int:
    (naam, data), *_ = _bestanden(args.pad)
    lezing = ijw.lees(data)
    if lezing.onleesbaar:
        raise Fout(f"{naam}: {lezing.onleesbaar}", ONLEESBAAR)
    if lezing.bericht is None:
        for bevinding in lezing.bevindingen:
            print(f"{naam}:{bevinding.regelnummer}: {bevinding.uitleg}", file=sys.stderr)
        return BEVINDINGEN
    bericht = lezing.bericht
    if args.json:
        print(json.dumps(ijw.naar_json(bericht), ensure_ascii=False, indent=1))
        return GOED
    identificatie, dag = bericht.kop.eigen
    print(f"{bericht.soort}: {bericht.beschrijving.titel} (iJw {bericht.release})")
    print(f"van {bericht.kop.afzender} aan {bericht.kop.ontvanger}")
    print(f"{identificatie}, {datum(dag)}")
    _boom(bericht.inhoud, 0)
    return GOED


def _boom(waarden: Any, diep: int) -> None:
    for naam, waarde in waarden.items():
        rij = waarde if isinstance(waarde, tuple) else (waarde,)
        for item in rij:
            if isinstance(item, dict):
                print(f"{'  ' * diep}{naam}{_variant(naam, item)}")
                _boom(item, diep + 1)
            else:
                toon = datum(item) if isinstance(item, date) else item
                print(f"{'  ' * diep}{naam}: {toon}")


def _variant(naam: str, product: dict[str, Any]) -> str:
    """How a product is allocated or asked for, in words."""
    if naam not in {"ToegewezenProduct", "AangevraagdProduct", "NieuwProduct"}:
        return ""
    variant = variant_van(product)
    return f" ({variant.naam})" if variant else " (geen toegestane variant)"


def _schrijf(args: argparse.Namespace) -> int:
    (naam, data), *_ = _bestanden(args.pad)
    try:
        bericht = ijw.uit_json(json.loads(data))
        tekst = ijw.schrijf(bericht)
    except json.JSONDecodeError as fout:
        raise Fout(f"{naam} is geen JSON: het loopt mis op regel {fout.lineno}.") from None
    except UnicodeDecodeError:
        raise Fout(f"{naam} is geen UTF-8.") from None
    except ijw.NietTeSchrijven as fout:
        raise Fout(f"{naam}: {fout}") from None
    sys.stdout.buffer.write(tekst)
    sys.stdout.buffer.flush()
    return GOED


def _verklaar(args: argparse.Namespace) -> int:
    code = args.code.upper()
    retour = ijw.codelijst("WJ001")
    if code in retour:
        print(f"{code}: {retour[code]}.")
        oorzaken = [r for r in ijw.regels().values() if r.retourcode == code]
        if len(oorzaken) > 5:
            print(f"Hoort bij {len(oorzaken)} regels; zie `hefboom ijw regels`.")
        else:
            for regel in oorzaken:
                print(f"Hoort bij {regel.code}: {regel.zin}")
        return GOED
    regel = next((r for r in ijw.regels().values() if r.code.upper() == code), None)
    if regel is None:
        raise Fout(f"Code {code} ken ik niet. Zie `hefboom ijw regels` voor alle regels.")
    print(f"{regel.code}: {regel.zin}")
    print(f"Geldt voor: {', '.join(regel.berichten) or 'alle berichten'}.")
    if regel.retourcode:
        print(f"Retourcode: {regel.retourcode} ({retour[regel.retourcode]}).")
    print(f"Niveau: {regel.niveau}.")
    print(f"Staat: {_staat(regel)}.")
    for uitleg in filter(None, (regel.reden, regel.grens)):
        print(uitleg)
    return GOED


def _staat(regel: ijw.Regel) -> str:
    if not regel.gecontroleerd:
        return regel.staat
    deels = "deels " if regel.grens else ""
    plekken = ", ".join(KAMERS[kamer] for kamer in regel.waar)
    door = f", door {', '.join(regel.door)}" if regel.door else ""
    return f"{deels}{regel.staat} {plekken}{door}"


def _regels(args: argparse.Namespace) -> int:
    alle = ijw.regels().values()
    if args.json:
        velden = ("code", "zin", "niveau", "retourcode", "berichten", "staat", "gecontroleerd")
        velden += ("waar", "door", "reden", "grens")
        print(json.dumps([{v: getattr(r, v) for v in velden} for r in alle], ensure_ascii=False))
        return GOED
    for regel in alle:
        print(f"{regel.code}  {regel.zin}")
        print(f"       {regel.niveau}; {_staat(regel)}; {', '.join(regel.berichten)}".rstrip("; "))
        for uitleg in filter(None, (regel.reden, regel.grens)):
            print(f"       {uitleg}")
    _telling(regel for regel in alle if regel.niveau != "hefboom")
    return GOED


def _telling(regels: Iterable[ijw.Regel]) -> None:
    """How many rules of the standard are in which state, and where they are checked."""
    alle = list(regels)
    print(f"\n{len(alle)} regels van de standaard:")
    for staat, aantal in Counter(regel.staat for regel in alle).most_common():
        print(f"  {aantal:>4}  {staat}")
    plekken = Counter(kamer for regel in alle for kamer in regel.waar)
    print("Gecontroleerd, sommige regels op meer dan één plek:")
    for kamer, aantal in plekken.most_common():
        print(f"  {aantal:>4}  {KAMERS[kamer]} ({kamer})")


def _bestanden(pad: str) -> Iterator[tuple[str, bytes]]:
    """The files meant by a path: one file, every .xml in a folder, or standard input."""
    if pad == "-":
        yield "invoer", sys.stdin.buffer.read()
        return
    plek = Path(pad)
    if plek.is_dir():
        namen = sorted(naam for naam in plek.rglob("*") if naam.suffix.lower() == ".xml")
        if not namen:
            raise Fout(f"In {pad} staat geen enkel .xml-bestand.", ONLEESBAAR)
    else:
        namen = [plek]
    for naam in namen:
        try:
            yield str(naam), naam.read_bytes()
        except OSError:
            raise Fout(f"{naam} kan niet gelezen worden. Bestaat het?", ONLEESBAAR) from None
