# SPDX-License-Identifier: EUPL-1.2
"""What a user reads stays the same: this tree beside commit 1ac63e6, on the same messages.

This tree writes the messages of a demo region once (the earlier one let providers claim after a
change in place what IV066 no longer grants for the months before); both take them in and write down
what came of it: the record, the answers, the conclusions, and every measure with every breakdown,
for the house and for those who may see less. Own keys, identifications and times are left out, and
the columns beside a figure that the earlier commit does not have (`kant.LATERE_KOLOMMEN`).
What differs and stands not in `TOEGESTAAN` makes the exit status 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.hulp.balk import Balk
from benchmarks.hulp.werkboom import EERDER, KANT, draai, start, werkboom
from hefboom import ijw
from hefboom.cli.hoofd import Fout
from hefboom.omgeving import PROJECT

UITLEG = (
    f"Vergelijkt wat Hefboom nu van berichten maakt met wat commit {EERDER} ervan maakte: "
    "dossier, antwoorden, oordelen en cijfers."
)
REGIOS = ("zuid-holland-zuid", "haaglanden")
#: scale and months: the default demo, and one that is larger and shorter
GROOTTES = ((0.1, 24), (0.3, 12))
KLEIN = ((0.03, 12),)
Sleutel = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Verschil:
    """One row that is not the same; `veld` is empty when one side does not have the row."""

    soort: str
    sleutel: tuple[str, ...]
    veld: str
    eerder: Any
    nu: Any


@dataclass(frozen=True, slots=True)
class Toegestaan:
    """A difference that is meant: which one, and the reason. `kenmerk` is its name in issue 8."""

    kenmerk: str
    reden: str
    past: Callable[[Verschil], bool]


def _zelfde_zin_andersom(verschil: Verschil) -> bool:
    """Do the findings differ in nothing but the order of what was expected and what was found?"""
    if (verschil.soort, verschil.veld) != ("Verwerking", "bevindingen"):
        return False
    return bool([_op_volgorde(een) for een in verschil.eerder] == verschil.nu)


def _op_volgorde(bevinding: Mapping[str, Any]) -> dict[str, Any]:
    zin = re.sub(r"(Gevonden: .*\.) (Verwacht: .*\.)", r"\2 \1", bevinding["uitleg"])
    return {**bevinding, "uitleg": zin}


def _zegt_wat_mis_is(verschil: Verschil) -> bool:
    """Do the findings begin with what is wrong, as the rule says it now, where they said the rule?

    All else of them is the same: code, place, what was expected and what was found.
    """
    if (verschil.soort, verschil.veld) != ("Verwerking", "bevindingen"):
        return False
    nu = [een for een in verschil.nu if een["code"] not in LATERE_OPMERKINGEN]
    return len(nu) == len(verschil.eerder) and all(
        een in (oud, _met_wat_mis_is(oud), _met_wat_mis_is(_op_volgorde(oud)))
        for oud, een in zip(verschil.eerder, nu, strict=True)
    )


def _met_wat_mis_is(bevinding: Mapping[str, Any]) -> dict[str, Any]:
    _, midden, rest = bevinding["uitleg"].partition(" Verwacht: ")
    return {**bevinding, "uitleg": ijw.regel(bevinding["code"]).mis + midden + rest}


def _andere_cel_verborgen(verschil: Verschil) -> bool:
    """Is in a table by two things one cell, or two, hidden on one side and shown on the other?

    Nothing else may differ: the same rows, and the same figures in what both show.
    """
    if (verschil.soort, verschil.veld) != ("Cijfer per rol", "regels"):
        return False
    if "," not in verschil.sleutel[-1] or len(verschil.eerder) != len(verschil.nu):
        return False
    kop = verschil.eerder[0].split(";")
    plek = kop.index("onderdrukt")
    anders = [
        (oud.split(";"), nieuw.split(";"))
        for oud, nieuw in zip(verschil.eerder, verschil.nu, strict=True)
        if oud != nieuw
    ]
    return len(anders) <= 2 and all(
        oud[:4] == nieuw[:4] and {oud[plek], nieuw[plek]} == {"ja", "nee"} for oud, nieuw in anders
    )


def _andere_naam(verschil: Verschil) -> bool:
    """Are the codes the same, and only what the stelsel calls them now another?

    Which cells are hidden may differ besides, as for any other table.
    """
    if (verschil.soort, verschil.veld) != ("Cijfer per rol", "regels"):
        return False
    bij_code = replace(verschil, eerder=_bij_code(verschil.eerder), nu=_bij_code(verschil.nu))
    return bij_code.eerder == bij_code.nu or _op_het_rooster(bij_code)


def _bij_code(regels: list[str]) -> list[str]:
    """Each name is what stands before it: its code."""
    rijen = [regel.split(";") for regel in regels]
    namen = [i for i, kop in enumerate(rijen[0] if rijen else ()) if kop.endswith("_naam")]
    for rij in rijen[1:]:
        for i in namen:
            rij[i] = rij[i - 1]
    return [";".join(rij) for rij in rijen]


def _wie_meedoet(verschil: Verschil) -> bool:
    """Is it the denominator of a rate per resident, or a rate of nothing over one?

    What was counted above it is the same, so the house's own teller is not among what may differ;
    a table of a reader is compared by its rates as a whole, and those follow from it.
    """
    if verschil.soort == "Cijfer per rol":
        return verschil.sleutel[1] in PER_INWONER and verschil.veld == "regels"
    if verschil.soort != "Cijfer" or verschil.sleutel[0] not in PER_INWONER:
        return False
    if verschil.veld:
        return verschil.veld in ("noemer", "waarde")
    return verschil.eerder is None and verschil.nu["teller"] == 0


def _te_fijn_gevraagd(verschil: Verschil) -> bool:
    """Is what a reader with hidden figures may not ask refused with what may be asked instead?"""
    wat = (verschil.soort, verschil.veld, verschil.eerder, verschil.nu)
    return wat == ("Cijfer per rol", "status", 404, 400)


def _opmerking_erbij(verschil: Verschil) -> bool:
    """Are the findings the same but for remarks that came later, and that refuse nothing?"""
    if (verschil.soort, verschil.veld) == ("Verwerking", "aantal_bevindingen"):
        return bool(verschil.nu > verschil.eerder)  # which ones is asked of the findings themselves
    if (verschil.soort, verschil.veld) != ("Verwerking", "bevindingen"):
        return False
    zonder = [een for een in verschil.nu if een["code"] not in LATERE_OPMERKINGEN]
    return zonder == verschil.eerder or _zelfde_zin_andersom(replace(verschil, nu=zonder))


def _op_het_rooster(verschil: Verschil) -> bool:
    """Do all cells that both sides show a suppressed reader hold the same figures?

    A table that is finer than the lattice is no longer given at all; the page says so.
    """
    if (verschil.soort, verschil.veld) != ("Cijfer per rol", "regels"):
        return False
    if any(TE_FIJN in regel for regel in verschil.nu):
        return True
    if len(verschil.eerder) != len(verschil.nu):
        return False
    plek = verschil.eerder[0].split(";").index("onderdrukt")
    paren = [
        (oud.split(";"), nieuw.split(";"))
        for oud, nieuw in zip(verschil.eerder, verschil.nu, strict=True)
    ]
    return all(
        oud == nieuw or (oud[:2] == nieuw[:2] and "ja" in (oud[plek], nieuw[plek]))
        for oud, nieuw in paren
    )


#: Rates over residents.
PER_INWONER = frozenset({"jeugdigen_per_100", "uitgaven_per_jeugdige"})
#: Measures that came after 1ac63e6.
NIEUWE_MATEN = frozenset(
    {
        *("aangehouden_bedrag", "aantal_boven_norm", "boven_duurnorm", "boven_inzetnorm"),
        *("openstaand_bedrag", "openstaande_weigeringen", "uitputting", "zonder_einde"),
    }
)
TE_FIJN = "<title>Dit is te fijn om te tonen"
#: Remarks of Hefboom's own since then; none has a return code.
LATERE_OPMERKINGEN = frozenset(f"HB{nummer:03d}" for nummer in range(24, 32))

#: The closed list. Each entry is as narrow as its reason.
TOEGESTAAN: tuple[Toegestaan, ...] = (
    Toegestaan(
        "één zin",
        "een bevinding zegt overal eerst wat er verwacht werd en dan wat er stond",
        _zelfde_zin_andersom,
    ),
    Toegestaan(
        "woorden",
        "een bevinding begint met wat er mis is, en niet meer met wat de regel vraagt (issue 9, F)",
        _zegt_wat_mis_is,
    ),
    Toegestaan(
        "volgorde",
        f"welke cel mee verborgen werd, hing bij {EERDER} af van de volgorde waarin DuckDB de "
        "rijen gaf: dezelfde commit met een andere sleutel verschilt hierin ook van zichzelf",
        _andere_cel_verborgen,
    ),
    Toegestaan(
        "nieuw",
        f"deze maten waren er nog niet: {', '.join(sorted(NIEUWE_MATEN))}",
        lambda een: een.eerder is None and bool(NIEUWE_MATEN.intersection(een.sleutel[:2])),
    ),
    Toegestaan(
        "opmerking",
        "een toewijzing boven de norm, zonder einde of anders onder haar nummer krijgt nu een "
        "opmerking",
        _opmerking_erbij,
    ),
    Toegestaan(
        "rooster",
        "wat een lezer met onderdrukte cijfers ziet, wordt nu op één rooster bepaald (ADR 24)",
        _op_het_rooster,
    ),
    Toegestaan(
        "naam",
        "de codes zijn gelijk; wat erachter staat is de naam van nu: hulp zonder bekende verwijzer "
        "heet zo, en 45S02 heet als in de tarieventabel",
        _andere_naam,
    ),
    Toegestaan(
        "deelname",
        "een segment wordt gedeeld door de jeugdigen van de gemeenten die eraan meedoen (ADR 31), "
        "en waar niemand hulp had staat nul",
        _wie_meedoet,
    ),
    Toegestaan(
        "te fijn",
        "wie te fijn vraagt krijgt een pagina die zegt wat wel kan (400) in plaats van geen (404)",
        _te_fijn_gevraagd,
    ),
    Toegestaan(
        "standaard",
        "een maat die een uitsplitsing nodig heeft, opent met die, en niet met segment erbij",
        lambda een: (een.soort, *een.sleutel[1:]) == ("Cijfer per rol", "verwijzers", ""),
    ),
)


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which demos, and how much is shown."""
    parser.add_argument(
        "--klein", action="store_true", help="alleen een kleine proefregio, in enkele minuten"
    )
    parser.add_argument("--regio", choices=REGIOS, help="alleen deze regio")
    parser.add_argument("--schaal", type=float, help="deze schaal in plaats van de vaste")
    parser.add_argument("--maanden", type=int, default=12, help="bij --schaal (standaard 12)")
    parser.add_argument(
        "--toon", type=int, default=5, metavar="N", help="voorbeelden per soort (standaard 5)"
    )
    parser.add_argument(
        "--bewaar",
        type=Path,
        metavar="MAP",
        help="bewaar berichten en de eerdere uitkomst hier, zodat een volgende keer sneller is",
    )


def meet(args: argparse.Namespace) -> list[Balk]:
    """Compare each region at each size."""
    groottes = KLEIN if args.klein else GROOTTES
    if args.schaal is not None:
        if not 0 < args.schaal <= 1:
            raise Fout(f"--schaal {args.schaal:g} kan niet: kies boven 0, tot en met 1.", 2)
        groottes = ((args.schaal, args.maanden),)
    regios = (args.regio,) if args.regio else REGIOS
    balken = []
    with werkboom() as eerder:
        for regio in regios:
            for schaal, maanden in groottes:
                wat = f"{regio}, schaal {schaal:g}, {maanden} maanden"
                print(f"\n{wat}", flush=True)
                aantal = vergelijk(eerder, (regio, schaal, maanden), args)
                balken.append(Balk(f"verschillen: {wat}", aantal, 0, eenheid=""))
    return balken


def vergelijk(eerder: Path, demo: tuple[str, float, int], args: argparse.Namespace) -> int:
    """Run both sides on one demo and show what differs; how many differences are not allowed."""
    with _map(args.bewaar, demo, args.klein) as bewaard, tempfile.TemporaryDirectory() as tijdelijk:
        bron, oud, nieuw = bewaard / "bron", bewaard / "eerder.jsonl", Path(tijdelijk, "nu.jsonl")
        if not (bron / "demo.json").exists():
            draai(PROJECT, "maak", bron, *map(str, demo))
        volledig = "0" if args.klein else "1"
        kanten = []
        for boom, doel in ((eerder, oud), (PROJECT, nieuw)):
            if not doel.exists():
                half, map_ = doel.with_suffix(".half"), Path(tijdelijk, doel.stem)
                opdracht = ("alles", map_, bron, half, volledig)
                kanten.append((start(boom, *opdracht, stil=boom is eerder), half, doel))
        for kant, half, doel in kanten:
            kant.wacht()
            half.rename(doel)
        return toon(lees(oud), lees(nieuw), args.toon)


@contextmanager
def _map(bewaar: Path | None, demo: tuple[str, float, int], klein: bool) -> Iterator[Path]:
    if bewaar is None:
        with tempfile.TemporaryDirectory(prefix="hefboom-vergelijk-") as tijdelijk:
            yield Path(tijdelijk)
        return
    # another way of writing down asks for the earlier side anew
    wijze = "eigen-" + hashlib.sha256(KANT.read_bytes()).hexdigest()[:8]
    wijze += "-klein" if klein else ""
    map_ = bewaar.expanduser().resolve() / "-".join((*map(str, demo), wijze))
    map_.mkdir(parents=True, exist_ok=True)
    yield map_


def lees(pad: Path) -> dict[Sleutel, dict[str, Any]]:
    """What one side wrote down."""
    rijen: dict[Sleutel, dict[str, Any]] = {}
    with pad.open(encoding="utf-8") as regels:
        for regel in regels:
            soort, sleutel, waarden = json.loads(regel)
            eigen = (soort, tuple(sleutel))
            if eigen in rijen:
                raise Fout(f"{soort} {' '.join(sleutel)} staat twee keer in {pad.name}.")
            rijen[eigen] = waarden
    return rijen


def verschillen(
    eerder: Mapping[Sleutel, Mapping[str, Any]], nu: Mapping[Sleutel, Mapping[str, Any]]
) -> Iterator[Verschil]:
    """Each row one side has alone, and each value that is not the same."""
    for soort, sleutel in sorted(eerder.keys() | nu.keys()):
        oud, nieuw = eerder.get((soort, sleutel)), nu.get((soort, sleutel))
        if oud is None or nieuw is None:
            yield Verschil(soort, sleutel, "", oud, nieuw)
            continue
        for veld in sorted(oud.keys() | nieuw.keys()):
            if not gelijk(oud.get(veld), nieuw.get(veld)):
                yield Verschil(soort, sleutel, veld, oud.get(veld), nieuw.get(veld))


def gelijk(een: Any, ander: Any) -> bool:
    """The same; of a fraction the last bits may differ with the order in which was added."""
    if isinstance(een, float) and isinstance(ander, int | float):
        return math.isclose(een, ander, rel_tol=1e-9, abs_tol=1e-12)
    return bool(een == ander)


def toon(
    eerder: Mapping[Sleutel, Mapping[str, Any]],
    nu: Mapping[Sleutel, Mapping[str, Any]],
    voorbeelden: int,
) -> int:
    """Print what was compared and what differs; how many differences are not allowed."""
    soorten = Counter(soort for soort, _ in eerder)
    print("Vergeleken: " + ", ".join(f"{n} × {soort}" for soort, n in sorted(soorten.items())))
    mag: Counter[Toegestaan] = Counter()
    anders: dict[tuple[str, str], list[Verschil]] = {}
    for verschil in verschillen(eerder, nu):
        reden = next((een for een in TOEGESTAAN if een.past(verschil)), None)
        if reden is not None:
            mag[reden] += 1
        else:
            anders.setdefault((verschil.soort, verschil.veld), []).append(verschil)
    for reden, aantal in mag.items():
        print(f"Bedoeld ({reden.kenmerk}): {aantal} × {reden.reden}")
    for (soort, veld), gevallen in anders.items():
        print(f"\n{soort}, {veld or 'de hele rij'}: {len(gevallen)} × anders")
        for een in gevallen[:voorbeelden]:
            print(f"  {' | '.join(een.sleutel)}")
            oud, nieuw = _beknopt(een.eerder, een.nu)
            print(f"    eerder {oud}\n    nu     {nieuw}")
    aantal = sum(map(len, anders.values()))
    print("Verder is alles gelijk." if mag and not aantal else "" if aantal else "Alles is gelijk.")
    return aantal


def _beknopt(oud: Any, nieuw: Any) -> tuple[str, str]:
    """Both values; of two lists only what the other does not have."""
    if isinstance(oud, list) and isinstance(nieuw, list):
        return (
            json.dumps([een for een in oud if een not in nieuw], ensure_ascii=False)[:600],
            json.dumps([een for een in nieuw if een not in oud], ensure_ascii=False)[:600],
        )
    return _kort(oud), _kort(nieuw)


def _kort(waarde: Any) -> str:
    return "(ontbreekt)" if waarde is None else json.dumps(waarde, ensure_ascii=False)[:300]
