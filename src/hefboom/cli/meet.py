# SPDX-License-Identifier: EUPL-1.2
"""`hefboom meet [CODE]`: works a measure out, or lists what can be measured."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hefboom import stelsel
from hefboom.cli.hoofd import Fout, start_django
from hefboom.cli.nederlands import padnaam
from hefboom.kernel import Period, datum, getal_in_csv, veilige_cel

if TYPE_CHECKING:
    from hefboom.facts import Momentopname
    from hefboom.inzage import Inzage
    from hefboom.measures import Maat, Uitkomst

#: Dimension and code → what a reader calls it.
Noemer = Callable[[str, str], str]
MEESTE = 30
DJANGO = False  # --map is put in the environment before Django reads it
VOORBEELDEN = """\
voorbeelden:
  hefboom meet                                      alle maten
  hefboom meet jeugdigen --per segment,gemeente     uitgesplitst
  hefboom meet uitgaven --per maand --waar segment=4 --van 2026-01 --tot 2026-06
  hefboom meet verwijzers --csv > verwijzers.csv
"""


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.epilog = VOORBEELDEN
    parser.add_argument("code", nargs="?", help="de maat; zonder maat volgt de lijst")
    parser.add_argument("--per", default="", metavar="A,B", help="uitsplitsen, bv. segment,maand")
    parser.add_argument(
        "--waar",
        action="append",
        default=[],
        metavar="A=B",
        help="alleen waar dit geldt, bv. segment=4; mag vaker",
    )
    parser.add_argument("--van", metavar="JJJJ-MM", help="eerste maand die telt")
    parser.add_argument("--tot", metavar="JJJJ-MM", help="laatste maand die telt")
    parser.add_argument(
        "--indeling",
        choices=("toen", "nu"),
        default="toen",
        help="segmenten zoals op de dag zelf (toen) of zoals op de peildatum (nu)",
    )
    parser.add_argument(
        "--als",
        metavar="ROL[:KRING]",
        help="zoals iemand anders het ziet, bv. raadslid:0505; kleine aantallen zijn verborgen",
    )
    vorm = parser.add_mutually_exclusive_group()
    vorm.add_argument("--json", action="store_true", help="schrijf als JSON")
    vorm.add_argument("--csv", action="store_true", help="schrijf als CSV, met puntkomma's")
    parser.add_argument("--map", type=padnaam, metavar="DIR", help="de map van de installatie")
    parser.add_argument("--opnieuw", action="store_true", help="maak eerst een nieuwe momentopname")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the list, or the figures."""
    from hefboom.measures import CATALOGUS, OngeldigeVraag, bereken

    if args.code is None and not args.opnieuw:
        print(_als_json_lijst() if args.json else _lijst())
        return 0
    if args.code is not None and args.code not in CATALOGUS:
        raise Fout(f"Een maat '{args.code}' is er niet. Kies uit: {', '.join(sorted(CATALOGUS))}.")
    periode = _periode(args.van, args.tot)
    waar = _waar(args.waar)
    lezer = None if args.als is None else _lezer(args.als)
    opname = _opname(args.map, opnieuw=args.opnieuw, lezer=lezer)
    if args.code is not None:
        _eis_waarden(waar, stelsel.laad(opname.regio))
    if args.code is None:
        print(f"Momentopname {opname.id} is klaar, peildatum {datum(opname.peildatum)}.")
        return 0
    try:
        uitkomst = bereken(
            args.code,
            opname,
            per=tuple(deel.strip() for deel in args.per.split(",") if deel.strip()),
            waar=waar,
            periode=periode,
            indeling=args.indeling,
            inzage=lezer,
        )
    except OngeldigeVraag as fout:
        raise Fout(str(fout)) from None
    if args.json:
        print(_als_json(uitkomst))
        return 0
    print((_als_csv if args.csv else _als_tabel)(uitkomst, _namen(uitkomst, opname, lezer)))
    return 0


def _namen(uitkomst: Uitkomst, opname: Momentopname, lezer: Inzage | None) -> Noemer:
    """What the values of a breakdown are called, for who looks."""
    from hefboom.inzage import Inzage, rollen
    from hefboom.sturing import naam_van

    regio, dag = stelsel.laad(opname.regio), uitkomst.periode.known_last
    aanbieders: dict[str, str] = {}
    if "aanbieder" in uitkomst.per:
        from hefboom.contracten import aanbiedersnamen

        aanbieders = aanbiedersnamen(lezer or Inzage.als(rollen.CONTRACTMANAGER))

    def naam(dimensie: str, code: str) -> str:
        if dimensie == "aanbieder":
            return aanbieders.get(code, code)
        return naam_van(regio, dag, dimensie, code)

    return naam


def _eis_waarden(waar: dict[str, str], regio: stelsel.Regio) -> None:
    """Raise `Fout` for a value that nobody has: counting it would answer 0."""
    from hefboom import ijw
    from hefboom.measures import NIET_INGEDEELD

    bekend: dict[str, list[str]] = {
        "segment": list(regio.segmentlopen),
        "gemeente": [str(gemeente.code) for gemeente in regio.gemeenten],
        "gemeente_nu": [str(gemeente.code) for gemeente in regio.gemeenten],
        "product": [product.code for product in regio.producten],
        "verwijzer": list(ijw.codelijst("COD327")),
        "vorm": sorted({product.vorm for product in regio.producten}),
    }
    for dimensie, waarde in waar.items():
        if dimensie in bekend and waarde not in {*bekend[dimensie], NIET_INGEDEELD}:
            kan = bekend[dimensie]
            meer = f" en nog {len(kan) - MEESTE}" if len(kan) > MEESTE else ""
            raise Fout(
                f"{dimensie}={waarde} is er niet in {regio.naam}. Kies uit: "
                f"{', '.join(kan[:MEESTE])}{meer}, of {NIET_INGEDEELD}."
            )
        if dimensie == "aanbieder" and not re.fullmatch("[0-9]{8}", waarde):
            raise Fout("Schrijf een aanbieder als zijn AGB-code: acht cijfers.")


def _lezer(tekst: str) -> Inzage:
    """Who looks along: `raadslid:0505`, `aanbieder:73000001`, `analist`."""
    from hefboom.inzage import ROLLEN, Inzage

    code, _, kring = tekst.partition(":")
    if code not in ROLLEN:
        raise Fout(f"Een rol '{code}' is er niet. Kies uit: {', '.join(ROLLEN)}.")
    try:
        return Inzage.als(ROLLEN[code], *filter(None, kring.split(",")))
    except ValueError as fout:
        raise Fout(f"{fout} Schrijf bijvoorbeeld --als raadslid:0505.") from None


def _opname(folder: Path | None, *, opnieuw: bool, lezer: Inzage | None = None) -> Momentopname:
    if folder is not None:
        os.environ["HEFBOOM_MAP"] = str(folder)
    start_django()
    from django.conf import settings
    from django.utils import timezone

    from hefboom import facts

    if opnieuw:
        vandaag = settings.OMGEVING.vandaag or timezone.localdate()
        nieuw = facts.maak_momentopname(vandaag)
        if lezer is None:
            return nieuw
    onverhuld = lezer is None or lezer.hele_regio
    opname = facts.huidige() if onverhuld else facts.gepubliceerd()
    if opname is None:
        raise Fout(
            "Er is nog geen momentopname om op te tellen. Maak er een met "
            "`./hefboom meet --opnieuw`."
        )
    return opname


def _periode(van: str | None, tot: str | None) -> Period | None:
    if van is None and tot is None:
        return None
    if van is None:
        raise Fout("Noem bij --tot ook met --van vanaf welke maand geteld wordt.")
    eerste = _maand(van)
    if tot is None:
        return Period(eerste.start)
    laatste = _maand(tot)
    if laatste.start < eerste.start:
        raise Fout(f"De laatste maand ({tot}) ligt voor de eerste ({van}).")
    return Period(eerste.start, laatste.end)


def _maand(tekst: str) -> Period:
    if not re.fullmatch(r"(19|20)\d{2}-(0[1-9]|1[0-2])", tekst):
        raise Fout(f"Schrijf een maand als 2026-03, niet als '{tekst}'.")
    return Period.month(int(tekst[:4]), int(tekst[5:]))


def _waar(paren: list[str]) -> dict[str, str]:
    waar: dict[str, str] = {}
    for paar in paren:
        dimensie, teken, waarde = paar.partition("=")
        if not teken or not dimensie.strip():
            raise Fout(f"Schrijf een voorwaarde als segment=4, niet als '{paar}'.")
        waar[dimensie.strip()] = waarde.strip()
    return waar


def _lijst() -> str:
    from hefboom.measures import CATALOGUS

    breedte = max(map(len, CATALOGUS))
    regels = [
        f"  {maat.code:<{breedte}}  {maat.vraag}\n"
        f"  {'':<{breedte}}  per {', '.join(maat.dimensies)}"
        for maat in CATALOGUS.values()
    ]
    return "\n".join(("Dit kan Hefboom meten:\n", *regels, "", VOORBEELDEN.rstrip()))


def _beschreven(maat: Maat) -> dict[str, object]:
    return {
        "code": maat.code,
        "naam": maat.naam,
        "vraag": maat.vraag,
        "uitleg": maat.uitleg,
        "eenheid": maat.eenheid.value,
        "beter": maat.beter.value,
        "dimensies": list(maat.dimensies),
        "bron": maat.bron,
        "versie": maat.versie,
    }


def _als_json_lijst() -> str:
    from hefboom.measures import CATALOGUS

    return json.dumps([*map(_beschreven, CATALOGUS.values())], ensure_ascii=False, indent=2)


def _als_json(uitkomst: Uitkomst) -> str:
    laatste = uitkomst.periode.last
    return json.dumps(
        {
            "maat": _beschreven(uitkomst.maat),
            "van": uitkomst.periode.first.isoformat(),
            "tot_en_met": laatste.isoformat() if laatste else None,
            "peildatum": uitkomst.peildatum.isoformat(),
            "momentopname": uitkomst.opname_id,
            "indeling": uitkomst.indeling,
            "waar": dict(uitkomst.waar),
            "rijen": [
                {
                    **rij.sleutel,
                    "waarde": rij.waarde,
                    "teller": rij.teller,
                    "noemer": rij.noemer,
                    "onderdrukt": rij.onderdrukt,
                    "status": uitkomst.vastheid(rij).status,
                    "nog_niet_gedeclareerd": [f"{dag:%Y-%m}" for dag in uitkomst.achter(rij)],
                }
                for rij in uitkomst.rijen
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _als_csv(uitkomst: Uitkomst, naam: Noemer) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    koppen = [kop for d in uitkomst.per for kop in (d, f"{d}_naam")]
    schrijver.writerow([*koppen, "waarde", "teller", "noemer", "status", "nog_niet_gedeclareerd"])
    for rij in uitkomst.rijen:
        schrijver.writerow(
            [
                *(
                    veilige_cel(tekst)
                    for d in uitkomst.per
                    for tekst in (rij.sleutel[d], naam(d, rij.sleutel[d]))
                ),
                *(getal_in_csv(waarde) for waarde in (rij.waarde, rij.teller, rij.noemer)),
                uitkomst.vastheid(rij).status or "",
                " ".join(f"{dag:%Y-%m}" for dag in uitkomst.achter(rij)),
            ]
        )
    return uit.getvalue().rstrip("\n")


def _met_naam(code: str, naam: str) -> str:
    """Code and name; a month by its number, and what is named with its code already as it is."""
    if re.fullmatch(r"\d{4}-\d{2}", code):
        return code
    return naam if not code or f"{naam} ".startswith(f"{code} ") else f"{code} {naam}"


def _als_tabel(uitkomst: Uitkomst, naam: Noemer) -> str:
    maat, laatste = uitkomst.maat, uitkomst.periode.last or date.max - timedelta(days=1)
    kop = [maat.vraag, f"{datum(uitkomst.periode.first)} t/m {datum(laatste)}", ""]
    rijen = [
        (
            *(_met_naam(rij.sleutel[d], naam(d, rij.sleutel[d])) for d in uitkomst.per),
            uitkomst.toon(rij),
        )
        for rij in uitkomst.rijen
    ]
    koppen = (*uitkomst.per, maat.naam.lower())
    breedtes = [max(map(len, kolom)) for kolom in zip(koppen, *rijen, strict=True)]
    tabel = [
        "  ".join(
            cel.rjust(b) if plek == len(breedtes) - 1 else cel.ljust(b)
            for plek, (cel, b) in enumerate(zip(cellen, breedtes, strict=True))
        )
        for cellen in (koppen, *rijen)
    ]
    if not rijen:
        tabel.append("Er valt in deze periode niets te tellen.")
    tabel += _voorbehoud(uitkomst)
    voet = f"Momentopname {uitkomst.opname_id}, peildatum {datum(uitkomst.peildatum)}."
    return "\n".join((*kop, *tabel, "", voet))


def _voorbehoud(uitkomst: Uitkomst) -> list[str]:
    """What a reader of the table must know: months not complete yet, and what was only assumed."""
    from hefboom.kernel import maand, opsomming

    regels = []
    achter = uitkomst.achter_in_geheel
    if achter:
        regels.append(
            f"Nog niet volledig gedeclareerd: {opsomming([maand(dag) for dag in achter])}."
        )
    zwak = {
        f"{grond.wat} ({grond.status})"
        for rij in uitkomst.rijen
        for grond in uitkomst.vastheid(rij).gronden
        if grond.status in ("aanname", "voorlopig")
    }
    if zwak:
        regels.append(f"Gemaakt met: {opsomming(sorted(zwak))}.")
    return ["", *regels] if regels else []
