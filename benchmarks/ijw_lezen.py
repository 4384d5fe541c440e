# SPDX-License-Identifier: EUPL-1.2
"""Reading claims (JW323): our readers beside expat, lxml, xml2arrow, xmlschema and xsdata.

`./hefboom bench ijw_lezen [LINES]`. Every reader runs in a process of its own, the rounds
interleaved, the best of three counted. Only ratios within one run mean something. Times are CPU
seconds; memory is what the peak rose after imports.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.hulp.balk import Balk, minstens_een

PROJECT = Path(__file__).resolve().parents[1]
XSD = PROJECT.parent / "shared" / "ijw" / "xsd" / "JW323.xsd"
UITLEG = "Leest JW323-berichten naast expat, lxml, xml2arrow, xmlschema en xsdata."
RONDEN = 3
STEEKPROEF = 2_000
KLEIN = 10


def maak(pad: Path, regels: int) -> None:
    """A right message of so many claim lines: the writer's own bytes, a thousand clients a time."""
    from hefboom import ijw
    from hefboom.kernel import Bsn
    from hefboom.kernel.codes import elfproef

    rng = random.Random(regels)
    nummer = 0

    def client(aantal: int) -> dict[str, Any]:
        nonlocal nummer
        while not elfproef(bsn := f"{rng.randrange(10**8, 10**9)}"):
            pass
        prestaties = []
        for _ in range(aantal):
            nummer += 1
            tarief = {"ProductTarief": rng.randrange(5000, 20000)} if rng.random() < 0.8 else {}
            vorige = {"VorigReferentieNummer": f"RN{nummer - 1}"} if rng.random() < 0.1 else {}
            prestaties.append(
                {
                    "ProductReferentie": {"ReferentieNummer": f"RN{nummer}", **vorige},
                    "ToewijzingNummer": rng.randrange(10**6),
                    "ProductCategorie": "45",
                    "ProductCode": f"45A{rng.randrange(100):02}",
                    "ProductPeriode": {
                        "Begindatum": date(2026, 4, rng.randint(1, 30)),
                        "Einddatum": date(2026, 4, 30),
                    },
                    "GeleverdVolume": rng.randrange(2000),
                    "Eenheid": "04",
                    **tarief,
                    "IngediendBedrag": {
                        "Bedrag": rng.randrange(10**6),
                        "DebetCredit": "C" if rng.random() < 0.1 else "D",
                    },
                }
            )
        return {"Bsn": Bsn(bsn), "Prestaties": {"Prestatie": tuple(prestaties)}}

    def bericht(clienten: tuple[dict[str, Any], ...]) -> bytes:
        periode = {"Begindatum": date(2026, 4, 1), "Einddatum": date(2026, 4, 30)}
        declaratie = {
            "DeclaratieNummer": "DN1",
            "DeclaratiePeriode": periode,
            "DeclaratieDagtekening": date(2026, 5, 6),
            "TotaalIngediendBedrag": {"TotaalBedrag": 0, "DebetCredit": "D"},
            "Clienten": {"Client": clienten},
        }
        inhoud = {"Declaratie": declaratie}
        return ijw.schrijf(ijw.nieuw("JW323", "12345678", "1234", "1", date(2026, 5, 6), inhoud))

    eerste, laatste = b"\t\t\t<jw323:Client>", b"\t\t</jw323:Clienten>"
    kaal = bericht((client(1),))
    with pad.open("wb") as uit:
        uit.write(kaal[: kaal.index(eerste)])
        nummer = 0
        while nummer < regels:
            clienten: list[dict[str, Any]] = []
            while nummer < regels and len(clienten) < 1000:
                clienten.append(client(min(rng.randint(1, 7), regels - nummer)))
            deel = bericht(tuple(clienten))
            uit.write(deel[deel.index(eerste) : deel.index(laatste)])
        uit.write(kaal[kaal.index(laatste) :])


def expat(pad: Path, handlers: bool = False) -> Callable[[], object]:
    """A raw pass; with handlers that do nothing, or none at all."""
    from xml.parsers.expat import ParserCreate

    def lees() -> None:
        parser = ParserCreate()
        if handlers:
            parser.StartElementHandler = lambda naam, attributen: None
            parser.EndElementHandler = lambda naam: None
            parser.CharacterDataHandler = lambda tekst: None
        with pad.open("rb") as bestand:
            parser.ParseFile(bestand)

    return lees


def lxml_dom(pad: Path) -> Callable[[], object]:
    from lxml import etree

    xsd = etree.XMLSchema(etree.parse(XSD))
    return lambda: xsd.validate(etree.parse(pad))


def lxml_iterparse(pad: Path) -> Callable[[], object]:
    from lxml import etree

    xsd = etree.XMLSchema(etree.parse(XSD))

    def lees() -> int:
        regels = []
        tag = "{http://www.istandaarden.nl/ijw/3_2/jw323/schema}Prestatie"
        for _, element in etree.iterparse(pad, tag=tag, schema=xsd):
            regels.append(tuple(blad.text for blad in element.iter() if not len(blad)))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        return len(regels)

    return lees


def xml2arrow_(pad: Path) -> Callable[[], object]:
    """Every column of a claim line, and not one check: not even whether a number is one."""
    import xml2arrow

    bladen = {
        "ProductReferentie": ("ReferentieNummer", "VorigReferentieNummer"),
        "ProductPeriode": ("Begindatum", "Einddatum"),
        "IngediendBedrag": ("Bedrag", "DebetCredit"),
        "": (
            "ToewijzingNummer",
            "ProductCategorie",
            "ProductCode",
            "GeleverdVolume",
            "Eenheid",
            "ProductTarief",
        ),
    }
    client = "/Bericht/Declaratie/Clienten/Client"
    regel = f"{client}/Prestaties/Prestatie"

    def veld(plek: str) -> dict[str, object]:
        naam = plek.rpartition("/")[2]
        return {"name": naam, "xml_path": plek, "data_type": "Utf8", "nullable": True}

    tabellen = {
        client: ([f"{client}/Bsn"], ["client"]),
        regel: (
            ["/".join(filter(None, (regel, h, b))) for h, bl in bladen.items() for b in bl],
            ["client", "prestatie"],
        ),
    }
    keuzes = {
        "parser_options": {"trim_text": True},
        "tables": [
            {
                "name": pad_.rpartition("/")[2],
                "xml_path": pad_.rpartition("/")[0],
                "levels": niveaus,
                "fields": [veld(plek) for plek in plekken],
            }
            for pad_, (plekken, niveaus) in tabellen.items()
        ],
    }
    with tempfile.TemporaryDirectory(prefix="hefboom-xml2arrow-") as map_:
        bestand = Path(map_, "keuzes.yaml")
        bestand.write_text(json.dumps(keuzes), encoding="utf-8")
        parser = xml2arrow.XmlToArrowParser(str(bestand))
    return lambda: sum(deel.num_rows for _, deel in parser.parse_batches(str(pad)))


def xmlschema_(pad: Path) -> Callable[[], object]:
    import xmlschema

    schema = xmlschema.XMLSchema(str(XSD))
    return lambda: schema.is_valid(str(pad))


def xsdata_(pad: Path) -> Callable[[], object]:
    """Dataclasses generated from the XSD, after lxml judged the message."""
    from lxml import etree

    opdracht = [sys.executable, "-m", "xsdata", "generate", str(XSD), "--package", "gemaakt"]
    # it calls ruff, which stands beside this Python
    zoekpad = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    omgeving = os.environ | {"PATH": zoekpad}
    with tempfile.TemporaryDirectory(prefix="hefboom-xsdata-") as map_:
        subprocess.run(opdracht, cwd=map_, check=True, capture_output=True, env=omgeving)
        sys.path.insert(0, map_)
        import gemaakt  # type: ignore[import-not-found]
    from xsdata.formats.dataclass.parsers import XmlParser

    xsd, parser = etree.XMLSchema(etree.parse(XSD)), XmlParser()

    def lees() -> object:
        data = pad.read_bytes()
        xsd.validate(etree.fromstring(data))
        return parser.from_bytes(data, gemaakt.Bericht)

    return lees


def lees_(pad: Path) -> Callable[[], object]:
    from hefboom import ijw

    return lambda: ijw.lees(pad.read_bytes()).structuur_geldig


def stroom(pad: Path) -> Callable[[], object]:
    from hefboom import ijw

    ijw.lees_declaraties(b"")

    def lees() -> int:
        return sum(partij.num_rows for partij in ijw.lees_declaraties(pad))

    return lees


LEZERS: dict[str, tuple[str, Callable[[Path], Callable[[], object]], tuple[str, ...]]] = {
    "expat": ("expat, kaal (geen handlers)", expat, ()),
    "handlers": ("expat, lege handlers in Python", lambda pad: expat(pad, True), ()),
    "dom": ("lxml: parse + XMLSchema", lxml_dom, ("xsd",)),
    "iter": ("lxml: iterparse + XMLSchema", lxml_iterparse, ("xsd",)),
    "xml2arrow": ("xml2arrow: kolommen, geen controle", xml2arrow_, ("xml2arrow",)),
    "xmlschema": ("xmlschema", xmlschema_, ("xsd", "xmlschema")),
    "xsdata": ("xsdata + lxml XMLSchema", xsdata_, ("xsd", "xsdata")),
    "lees": ("hefboom: ijw.lees", lees_, ()),
    "stroom": ("hefboom: ijw.lees_declaraties", stroom, ()),
}
TRAAG = ("xmlschema", "xsdata")


def geheugen() -> int:
    """Peak memory in kB; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0])


def een(naam: str, pad: Path, keren: int) -> None:
    """Measure one reader in this process and print it as JSON."""
    lees = LEZERS[naam][1](pad)
    if keren > 1:
        lees()
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    voor, begin = geheugen(), time.process_time()
    for _ in range(keren):
        lees()
    print(json.dumps([(time.process_time() - begin) / keren, (geheugen() - voor) / 1024]))


def meet_lezers(namen: list[str], pad: Path, keren: int = 1) -> dict[str, tuple[float, float]]:
    """Seconds and MB of each reader: the best of the rounds."""
    beste: dict[str, tuple[float, float]] = {}
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join((str(PROJECT / "src"), str(PROJECT)))}
    for _ in range(RONDEN):
        for naam in namen:
            opdracht = [sys.executable, __file__, naam, str(pad), str(keren)]
            uit = subprocess.run(opdracht, capture_output=True, check=True, env=omgeving)
            tijd, mb = json.loads(uit.stdout.splitlines()[-1])
            oud = beste.get(naam, (tijd, mb))
            beste[naam] = (min(tijd, oud[0]), max(mb, oud[1]))
    return beste


def kan(naam: str) -> bool:
    """Is what this reader needs there? Says what is missing."""
    for nodig in LEZERS[naam][2]:
        if nodig == "xsd" and not XSD.exists():
            print(f"overgeslagen: {LEZERS[naam][0]} (de officiële XSD staat hier niet)")
            return False
        if nodig != "xsd" and importlib.util.find_spec(nodig) is None:
            print(f"overgeslagen: {LEZERS[naam][0]} ({nodig} is niet geïnstalleerd)")
            return False
    return True


def toon(titel: str, regels: int, gemeten: dict[str, tuple[float, float]]) -> None:
    """A table with the ratios to both raw passes."""
    print(f"\n{titel}")
    print(f"{'':34}{'s':>9}{'regels/s':>11}{'× kaal':>9}{'× handlers':>12}{'MB extra':>10}")
    for naam, (tijd, mb) in gemeten.items():
        kaal, handlers = (f"{tijd / gemeten[maat][0]:.2f}" for maat in ("expat", "handlers"))
        snelheid = f"{regels / tijd:,.0f}".replace(",", ".")
        print(f"{LEZERS[naam][0]:34}{tijd:9.3f}{snelheid:>11}{kaal:>9}{handlers:>12}{mb:10.0f}")


def alles_fout(map_: Path, regels: int) -> float:
    """A file full of errors beside the same file without; the highest ratio."""
    goed, fout, weg = (map_ / f"{naam}{regels}.xml" for naam in ("goed", "fout", "weg"))
    maak(goed, regels)
    data = goed.read_bytes()
    fout.write_bytes(data.replace(b">04<", b">99<").replace(b"Bsn>1", b"Bsn>x"))
    weg.write_bytes(data.replace(b"<jw323:Eenheid>04</jw323:Eenheid>", b""))
    del data
    tijd = meet_lezers(["stroom"], goed)["stroom"][0]
    print(f"\nEen bestand van {regels} regels vol fouten (hefboom: ijw.lees_declaraties)")
    print(f"{'zonder fouten':34}{tijd:9.3f} s")
    hoogst = 0.0
    for titel, pad in (("elke regel een foute waarde", fout), ("elke regel mist iets", weg)):
        anders, mb = meet_lezers(["stroom"], pad)["stroom"]
        hoogst = max(hoogst, anders / tijd)
        print(f"{titel:34}{anders:9.3f} s{anders / tijd:9.2f} ×{mb:10.0f} MB extra")
    return hoogst


def klein(map_: Path, namen: list[str]) -> dict[str, float]:
    """How many small messages a second each reader takes."""
    pad = map_ / "klein.xml"
    maak(pad, KLEIN)
    print(f"\nKleine berichten van {KLEIN} regels")
    over = [naam for naam in namen if naam in ("dom", "xsdata", "lees", "stroom")]
    gemeten = {naam: 1 / tijd for naam, (tijd, _) in meet_lezers(over, pad, keren=200).items()}
    for naam, aantal in gemeten.items():
        print(f"{LEZERS[naam][0]:34}{aantal:9.0f} per s{aantal / min(gemeten.values()):9.1f} ×")
    return gemeten


def argumenten(parser: argparse.ArgumentParser) -> None:
    """How large the message is."""
    parser.add_argument(
        "regels", nargs="?", type=int, default=100_000, help="aantal regels (standaard 100.000)"
    )


def meet(args: argparse.Namespace) -> list[Balk]:
    """Measure and print everything. Raises `Fout` when there is nothing to read."""
    regels = minstens_een(args.regels, "regel")
    namen = [naam for naam in LEZERS if kan(naam)]
    from hefboom.ijw.deur import GROOTSTE

    snel = [naam for naam in namen if naam not in TRAAG]
    with tempfile.TemporaryDirectory(prefix="hefboom-ijw-") as tijdelijk:
        map_ = Path(tijdelijk)
        groot, proef = map_ / "groot.xml", map_ / "proef.xml"
        maak(groot, regels)
        if groot.stat().st_size > GROOTSTE:
            print(f"overgeslagen: {LEZERS['lees'][0]} (neemt hoogstens {GROOTSTE >> 20} MB)")
            snel.remove("lees")
        goed = meet_lezers(snel, groot)
        toon(f"JW323 van {regels} regels, {groot.stat().st_size / 1e6:.0f} MB", regels, goed)
        groot.unlink()
        if namen != snel:
            maak(proef, STEEKPROEF)
            trage = [naam for naam in namen if naam in ("expat", "handlers", *TRAAG)]
            toon(f"Steekproef van {STEEKPROEF} regels", STEEKPROEF, meet_lezers(trage, proef))
        fout = [alles_fout(map_, aantal) for aantal in (regels, max(regels // 5, 1))]
        per_seconde = klein(map_, namen)
    balken = [
        Balk(
            "lees_declaraties tegen expat zonder handlers",
            goed["stroom"][0] / goed["expat"][0],
            1.3,
        ),
        Balk("een bestand vol fouten tegen hetzelfde zonder", max(fout), 2),
    ]
    if "xsdata" in per_seconde:
        sneller = per_seconde["lees"] / per_seconde["xsdata"]
        balken.append(
            Balk("lees tegen xsdata + lxml, kleine berichten", sneller, 20, hoogstens=False)
        )
    return balken


if __name__ == "__main__":
    een(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
