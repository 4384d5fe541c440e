# SPDX-License-Identifier: EUPL-1.2
"""`hefboom verdeel SLEUTEL --bedrag EURO`: shares an amount over the municipalities by a key."""

from __future__ import annotations

import argparse
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hefboom import stelsel
from hefboom.bekostiging import Gebruik, Verdeling, bijdragen, verdeel
from hefboom.cli.hoofd import FOUT_GEBRUIK, Fout, start_django
from hefboom.cli.uitvoer import als_json
from hefboom.kernel import Cents, opsomming, procent
from hefboom.omgeving import OngeldigeOmgeving, lees_omgeving, stelselmap_hier
from hefboom.stelsel import HOE_VAST, Programmakosten, Regio, Verdeelsleutels

if TYPE_CHECKING:
    from hefboom.omgeving import Omgeving

DJANGO = False  # without an installation a key that asks for no figures can still be reckoned
GELD = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)(,\d{1,2}|\.\d{1,2})?")
VOORBEELDEN = """\
voorbeelden:
  hefboom verdeel --lijst
  hefboom verdeel per_jeugdige --bedrag 2900000
  hefboom verdeel gebruik_vorig_jaar --bedrag 23.305.000,00 --jaar 2027 --segment 3
  hefboom verdeel --programma projectorganisatie
"""


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.epilog = VOORBEELDEN
    parser.add_argument("sleutel", nargs="?", help="de code van een sleutel, zie --lijst")
    parser.add_argument("--lijst", action="store_true", help="noem alle sleutels")
    parser.add_argument(
        "--programma", metavar="CODE", help="wat elke gemeente aan een programma bijdraagt"
    )
    parser.add_argument("--bedrag", metavar="EURO", help="het bedrag; een creditbedrag is negatief")
    parser.add_argument(
        "--jaar", type=int, metavar="J", help="het jaar van de kosten (nu dit jaar)"
    )
    parser.add_argument("--segment", metavar="S", help="alleen wie aan dit segment meedoet")
    parser.add_argument("--regio", metavar="CODE", help="een andere regio dan die van dit Hefboom")
    parser.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the keys, or who pays what."""
    stelsel.kijk_eerst_in(stelselmap_hier())
    omgeving = _omgeving()
    code = args.regio or (omgeving.regio if omgeving else stelsel.standaardregio())
    regio = stelsel.laad(code)
    if args.lijst:
        return _lijst(regio, kaal=args.json)
    if args.programma:
        return _programma(regio, args.programma, kaal=args.json)
    if not args.sleutel or args.bedrag is None:
        raise Fout(
            "Noem een sleutel en een bedrag, bijvoorbeeld `./hefboom verdeel per_jeugdige --bedrag "
            "100000`. Welke sleutels er zijn, zegt `./hefboom verdeel --lijst`.",
            FOUT_GEBRUIK,
        )
    sleutel = regio[Verdeelsleutels].alle.get(args.sleutel)
    if sleutel is None:
        raise Fout(
            f"Een sleutel '{args.sleutel}' is er niet. Kies uit: "
            f"{', '.join(regio[Verdeelsleutels].alle)}.",
            FOUT_GEBRUIK,
        )
    bedrag = _bedrag(args.bedrag)
    jaar = args.jaar if args.jaar is not None else _vandaag(omgeving).year
    if jaar not in range(1900, 3000):
        raise Fout(
            f"{jaar} is geen jaar om over te verdelen. Schrijf bijvoorbeeld 2027.", FOUT_GEBRUIK
        )
    gebruik = _gebruik(regio, omgeving)
    verdeling = verdeel(regio, sleutel, bedrag, jaar, segment=args.segment, gebruik=gebruik)
    if args.json:
        als_json(_als_json(regio, verdeling))
    else:
        print(_als_tekst(regio, verdeling))
    return 0


def _omgeving() -> Omgeving | None:
    """The installation, if there is one here."""
    try:
        return lees_omgeving()
    except OngeldigeOmgeving:
        return None


def _vandaag(omgeving: Omgeving | None) -> date:
    return (omgeving.vandaag if omgeving else None) or date.today()  # noqa: DTZ011 -- a calendar day


def _gebruik(regio: Regio, omgeving: Omgeving | None) -> Gebruik | None:
    """The figures of this installation; none of another region."""
    if omgeving is None or omgeving.regio != regio.code:
        return None
    start_django()
    from hefboom import facts
    from hefboom.sturing import gebruik_in

    opname = facts.huidige()
    return None if opname is None else gebruik_in(opname)


def _bedrag(tekst: str) -> Cents:
    """`2.900.000,50`, `2900000.5` or `-€ 100`, in whole cents."""
    kaal = tekst.replace("€", "").replace(" ", "").replace("\N{MINUS SIGN}", "-")
    if not GELD.fullmatch(kaal):
        raise Fout(
            f"'{tekst}' is geen bedrag in euro's. Schrijf bijvoorbeeld 2.900.000,50.", FOUT_GEBRUIK
        )
    if "," in kaal or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", kaal):
        kaal = kaal.replace(".", "").replace(",", ".")
    return Cents(int(Decimal(kaal) * 100))


def _lijst(regio: Regio, *, kaal: bool) -> int:
    sleutels = regio[Verdeelsleutels].alle.values()
    if kaal:
        rijen = [
            {
                "code": s.code,
                "naam": s.naam,
                "uitleg": s.uitleg,
                "vraagt_gebruik": s.vraagt_gebruik,
                "status": s.status,
                "bron": regio.brontekst(s.bron),
            }
            for s in sleutels
        ]
        als_json(rijen)
        return 0
    print(f"Verdeelsleutels voor {regio.naam}:\n")
    for sleutel in sleutels:
        eigen = "" if sleutel.gedeeld else " (van deze regio)"
        print(f"  {sleutel.code}{eigen}\n      {sleutel.naam}. {sleutel.uitleg}")
    for een in regio[Programmakosten].alle:
        print(f"\nProgramma {een.code}: {een.naam}, {een.bedrag}.")
    return 0


def _naam(regio: Regio, code: str) -> str:
    gemeente = regio.gemeente(code)
    return code if gemeente is None else gemeente.naam


def _als_json(regio: Regio, verdeling: Verdeling) -> dict[str, object]:
    return {
        "regio": regio.code,
        "sleutel": verdeling.sleutel.code,
        "status": verdeling.sleutel.status,
        "jaar": verdeling.jaar,
        "segment": verdeling.segment,
        "delen": [
            {"gemeente": code, "naam": _naam(regio, code), "cent": int(deel)}
            for code, deel in verdeling.delen.items()
        ],
        "som_cent": int(Cents.total(verdeling.delen.values())),
    }


def _als_tekst(regio: Regio, verdeling: Verdeling) -> str:
    breedte = max(len(_naam(regio, code)) for code in verdeling.delen)
    geld = max(len(str(deel)) for deel in (*verdeling.delen.values(), verdeling.bedrag))
    over = f" van segment {verdeling.segment}" if verdeling.segment else ""
    return "\n".join(
        (
            f"{verdeling.bedrag}{over} in {verdeling.jaar}, verdeeld met {verdeling.sleutel.naam} "
            f"({HOE_VAST[verdeling.sleutel.status]}):\n",
            *(
                f"  {_naam(regio, code):<{breedte}}  {deel!s:>{geld}}  "
                f"{procent(float(verdeling.aandelen[code]), 1):>7}"
                for code, deel in verdeling.delen.items()
            ),
            f"  {'Samen':<{breedte}}  {Cents.total(verdeling.delen.values())!s:>{geld}}",
            *_wie_niet(regio, verdeling),
        )
    )


def _wie_niet(regio: Regio, verdeling: Verdeling) -> list[str]:
    niet = [str(g.naam) for g in regio.gemeenten if str(g.code) not in verdeling.delen]
    doen = "doet" if len(niet) == 1 else "doen"
    betalen = "betaalt" if len(niet) == 1 else "betalen"
    return [f"\n{opsomming(niet)} {doen} niet mee en {betalen} niets."] if niet else []


def _programma(regio: Regio, code: str, *, kaal: bool) -> int:
    gevonden = {een.code: een for een in regio[Programmakosten].alle}
    programma = gevonden.get(code)
    if programma is None:
        kies = f"Kies uit: {', '.join(gevonden)}." if gevonden else "Deze regio heeft er geen."
        raise Fout(f"Een programma '{code}' is er niet. {kies}", FOUT_GEBRUIK)
    rijen = bijdragen(regio, programma)
    if kaal:
        uit = {
            "programma": programma.code,
            "bedrag_cent": int(programma.bedrag),
            "ten_laste_van": programma.ten_laste_van,
            "delen": [
                {
                    "gemeente": rij.gemeente,
                    "naam": _naam(regio, rij.gemeente),
                    "cent": int(rij.deel),
                    "vooruitbetaald_cent": int(rij.vooruitbetaald),
                    "per_jaar": {str(jaar): int(som) for jaar, som in rij.per_jaar.items()},
                }
                for rij in rijen
            ],
            "som_cent": int(Cents.total(rij.deel for rij in rijen)),
        }
        als_json(uit)
        return 0
    print(f"{programma.naam}: {programma.bedrag}, ten laste van {programma.ten_laste_van}.")
    for rij in rijen:
        jaren = ", ".join(f"{jaar} {som}" for jaar, som in rij.per_jaar.items())
        vooruit = f", vooruitbetaald {rij.vooruitbetaald}" if rij.vooruitbetaald else ""
        print(f"  {_naam(regio, rij.gemeente)}: {rij.deel}{vooruit}; {jaren}.")
    return 0
