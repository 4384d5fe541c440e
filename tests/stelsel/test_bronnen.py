# SPDX-License-Identifier: EUPL-1.2
"""Every source points at something that is there."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from hefboom.stelsel import Regio, laad, regios
from hefboom.stelsel.laden import REGIOS, gedeelde_bronnen
from hefboom.stelsel.onderwerpen.verdeelsleutels import gedeelde_sleutels

AANHALING = re.compile(r"\b(S[0-4]):(\d+)(?:-(\d+))?")


def aanhalingen() -> list[tuple[str, str, int, int]]:
    uit = set()
    for bestand in REGIOS.rglob("*.yaml"):
        for bron, eerste, laatste in AANHALING.findall(bestand.read_text(encoding="utf-8")):
            naam = str(bestand.relative_to(REGIOS))
            uit.add((naam, bron, int(eerste), int(laatste or eerste)))
    return sorted(uit)


@pytest.fixture(scope="session")
def stukken(gedeeld: Path) -> dict[str, list[str]]:
    map_ = gedeeld / "mission" / "seeds"
    return {
        f"S{n}": next(map_.glob(f"00{n}_*.txt")).read_text(encoding="utf-8").split("\n")
        for n in range(5)
    }


def test_elke_aangehaalde_regel_bestaat_en_zegt_iets(stukken: dict[str, list[str]]) -> None:
    leeg = [
        f"{bestand}: {bron}:{eerste}-{laatste}"
        for bestand, bron, eerste, laatste in aanhalingen()
        if eerste > laatste
        or not any(regel.strip() for regel in stukken[bron][eerste - 1 : laatste])
        or laatste > len(stukken[bron])
    ]
    assert leeg == []
    assert len(aanhalingen()) > 80


def test_het_besparingspad_staat_zo_in_het_raadsvoorstel(
    stukken: dict[str, list[str]], hgl: Regio
) -> None:
    jaren, bedragen = (stukken["S4"][nummer - 1] for nummer in (455, 456))
    miljoenen = [
        round(float(b.replace(",", ".")) * 10) for b in re.findall(r"-\d+(?:,\d)?", bedragen)
    ]
    assert list(zip(map(int, jaren.split()), miljoenen, strict=True)) == [
        (b.jaar, int(b.cents) // 10_000_000) for b in hgl.besparingspad
    ]


def teksten(iets: object) -> Iterator[str]:
    """Every text in the YAML of a region."""
    if isinstance(iets, str):
        yield iets
    elif isinstance(iets, dict):
        for deel in iets.values():
            yield from teksten(deel)
    elif isinstance(iets, list):
        for deel in iets:
            yield from teksten(deel)


def test_alles_staat_in_eigen_woorden(stukken: dict[str, list[str]]) -> None:
    """Feiten mogen over, zinnen niet: geen acht woorden achter elkaar uit een stuk."""
    alles = " ".join(
        re.findall(r"\w+", " ".join(" ".join(stuk) for stuk in stukken.values()).lower())
    )
    overgenomen = []
    for bestand in REGIOS.rglob("*.yaml"):
        for tekst in teksten(yaml.safe_load(bestand.read_text(encoding="utf-8"))):
            woorden = re.findall(r"\w+", tekst.lower())
            stukjes = [" ".join(woorden[i : i + 8]) for i in range(len(woorden) - 7)]
            overgenomen += [f"{bestand.name}: {s}" for s in stukjes if s in alles]
    assert overgenomen == []


def gebruikt(code: str) -> set[str]:
    """The keys that the values of one region name; the register itself does not count."""
    teksten = [
        bestand.read_text(encoding="utf-8")
        for bestand in (REGIOS / code).glob("*.yaml")
        if bestand.stem != "bronnen"
    ]
    bronnen = re.findall(r'bron: "?([^"}\n]+)', "".join(teksten))
    return {
        deel.strip().split(":")[0].split(",")[0] for bron in bronnen for deel in bron.split(";")
    }


@pytest.mark.parametrize("code", regios())
def test_elke_sleutel_van_een_eigen_bron_wordt_gebruikt(code: str) -> None:
    eigen = {sleutel for sleutel, bron in laad(code).bronnen.items() if not bron.gedeeld}
    assert eigen == gebruikt(code) - gedeelde_bronnen().keys()


def test_elke_gedeelde_bron_wordt_gebruikt() -> None:
    sleutels = {
        deel.split(":")[0].strip()
        for sleutel in gedeelde_sleutels().values()
        for deel in sleutel.bron.split(";")
    }
    gezien = {s for code in regios() for s in gebruikt(code)} | sleutels
    assert sleutels <= gedeelde_bronnen().keys()
    over = gedeelde_bronnen().keys() - gezien
    assert over == {"CSTOEL"}  # named by a rule that holds for every region, in `weging`


def test_een_bron_is_van_een_regio_of_van_niemand_in_het_bijzonder(hgl: Regio, zhz: Regio) -> None:
    eigen = [{s for s, bron in regio.bronnen.items() if not bron.gedeeld} for regio in (hgl, zhz)]
    assert eigen == [{"S3", "S4", "ZHZ2024", "ZHZ2025"}, {"S0", "S1", "S2"}]


def test_een_bron_zegt_wie_wat_wanneer_vaststelde(hgl: Regio) -> None:
    besluit = hgl.bronnen["S4"]
    assert (besluit.orgaan, besluit.datum) == ("Gemeenteraad van Zoetermeer", date(2025, 6, 2))
    assert "niet het besparingspad" in besluit.vastgesteld
    assert hgl.brontekst("S4:163; HEFBOOM") == (
        "Raadsvoorstel en raadsbesluit Zoetermeer over die inkoopstrategie (2 juni 2025) (163); "
        "Eigen aanname van Hefboom, om mee te kunnen rekenen; geen besluit van de regio"
    )
