# SPDX-License-Identifier: EUPL-1.2
"""The made-up region, half a year later: everything a region may decide anew, in YAML only."""

from __future__ import annotations

from pathlib import Path

NIEUWE_GEMEENTE, NIEUW_PRODUCT = "1690", "44A09"
_V = 'bron: "B1:blz. 4", status: besloten'
_D = f"vanaf: 2026-07-01, {_V}"

#: file → what is added at its end, or put in the place of something
ERBIJ = {
    "gemeenten": f"""
  - {{code: "{NIEUWE_GEMEENTE}", naam: De Wolden, jeugdigen: 4800, jaar: 2025, zekerheid: hoog,
     lid_vanaf: 2026-07-01, {_V}}}
""",
    "segmenten": f"""
  - {{code: "2", naam: [{{waarde: Verblijf, {_D}}}]}}
""",
    "producten": f"""
  - {{code: "{NIEUW_PRODUCT}", naam: Pleegzorg, eenheid: "14", vorm: individueel, verblijf: true,
     groep: verblijf, vanaf: 2026-07-01, segment: [{{waarde: "2", {_D}}}], {_V}}}
""",
    "deelname": f"""
  - {{segment: "2", groep: verblijf, schaal: wolden, {_D}}}
""",
    "doelen": f"""
  - {{segment: "2", nummer: 1, tekst: Kinderen wonen in een gezin., {_D}}}
""",
    "normen": f"""
  - {{soort: start, waarde: 14, producten: ["{NIEUW_PRODUCT}"], {_D}}}
""",
    "scope": f"""
  - {{code: b, vorm: preventie, erin: false, reden: dat doet elke gemeente zelf, {_D}}}
""",
    "tarieven": f"""
  "{NIEUW_PRODUCT}": [{{cents: 7000, {_D}}}]
""",
    "bekostiging": f"""
  "2": [{{waarde: inspanning, {_D}}}]
""",
    "doelenboom": f"""
  - {{segment: "2", doel: 1, ambities: [1], maten: [], {_V}}}
""",
    "bestemmingen": f"""
  - {{code: training, producten: ["45A48"], gemeenten: ["0119"], wordt: lokaal,
     vanaf: 2027-01-01, bron: "B1:blz. 4", status: voorlopig}}

overdrachten:
  - {{bestemming: training, gemeente: "0119", vanaf: 2027-01-01, fte: 1.5, euro: 90_000, {_V}}}
""",
}
ANDERS = {
    "producten": (
        "    naam: ambulante hulp\n",
        "    naam: ambulante hulp\n  - {code: verblijf, naam: verblijf}\n",
    ),
    "deelname": (
        "\ndeelname:",
        f'  wolden: {{aantal: 1, gemeenten: ["{NIEUWE_GEMEENTE}"], {_V}}}\n\ndeelname:',
    ),
    "bestemmingen": ('  - groepen: ["ambulant"]', '  - groepen: ["verblijf"]'),
    "plaatsen": (
        "    naam: gezinshuis\n",
        f'    naam: gezinshuis\n    producten: ["{NIEUW_PRODUCT}"]\n',
    ),
}


def breid_uit(map_: Path) -> Path:
    """A new municipality, segment, product, group, goal, norm, scope row and disposition."""
    for naam, (oud, nieuw) in ANDERS.items():
        pad = map_ / f"{naam}.yaml"
        tekst = pad.read_text(encoding="utf-8")
        assert oud in tekst, f"{oud!r} staat niet in {naam}"
        pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    for naam, tekst in ERBIJ.items():
        with (map_ / f"{naam}.yaml").open("a", encoding="utf-8") as bestand:
            bestand.write(tekst.removeprefix("\n"))
    pad = map_ / "budgetten.yaml"
    tekst = pad.read_text(encoding="utf-8")
    pad.write_text(tekst.replace("euro:\n", 'euro:\n      "2": 300_000\n'), encoding="utf-8")
    pad = map_ / "weging.yaml"
    eerste = (
        pad.read_text(encoding="utf-8")
        .partition('    "1":\n')[2]
        .replace("2026-01-01", "2026-07-01")
    )
    with pad.open("a", encoding="utf-8") as bestand:
        bestand.write('    "2":\n' + eerste.replace("waarde: allemaal", "waarde: wolden"))
    return map_
