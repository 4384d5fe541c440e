# SPDX-License-Identifier: EUPL-1.2
"""What is bought nationally (category 55): allocated by category, claimed as an amount in euros.

The official table of variants keeps the aspecific traject, with a budget or without, for this
category. It is paid where the region lists a product of it in euros, and nowhere else.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hefboom import ijw, stelsel
from hefboom.declaraties.models import Prestatie
from hefboom.dossiers import Toewijzing, Zorgperiode
from hefboom.facts import TABELLEN
from hefboom.facts.duiding import Duiding
from hefboom.facts.lezen import tabellen
from hefboom.intake.models import Verwerking
from hefboom.stelsel import StelselFout, lees_regio
from tests.intake import berichten as b

REGIO = "zuid-holland-zuid"
LANDELIJK = ("55", "55A01")
PRODUCT = """\
  - code: "55A01"
    naam: Traject landelijk ingekochte zorg
    eenheid: "{eenheid}"
    vorm: individueel
    groep: hoogspecialistisch
    bron: "HEFBOOM"
    status: aanname
    segment:
      - {{vanaf: 2022-01-01, waarde: "1", bron: "HEFBOOM", status: aanname}}
"""


@pytest.fixture
def lijst(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """The region, with a nationally bought product on its list."""

    def lijst(eenheid: str = "83") -> Path:
        eigen = tmp_path / REGIO
        shutil.copytree(stelsel.vindplaats(REGIO).map, eigen)
        with (eigen / "producten.yaml").open("a", encoding="utf-8") as bestand:
            bestand.write(PRODUCT.format(eenheid=eenheid))
        return tmp_path

    yield lijst
    stelsel.kijk_eerst_in(None)


@pytest.fixture
def gelijst(lijst: Callable[..., Path]) -> None:
    stelsel.kijk_eerst_in(lijst())


def traject(**anders: Any) -> bytes:
    """Aspecific: the category alone, with a budget unless said otherwise."""
    waarden = {
        "Product": {"Categorie": "55"},
        "Omvang": None,
        "Budget": 500_000,
        "Einddatum": date(2026, 12, 31),
        **anders,
    }
    return b.jw301(b.toegewezen(1001, None, **waarden))


def bedrag(referentie: str, cent: int, **anders: Any) -> bytes:
    regel = b.prestatie(
        referentie,
        volume=cent,
        ProductCategorie=LANDELIJK[0],
        ProductCode=LANDELIJK[1],
        Eenheid="83",
        IngediendBedrag={"Bedrag": cent, "DebetCredit": "D"},
        **anders,
    )
    del regel["ProductTarief"]
    return b.jw323(regel)


def codes(verwerking: Verwerking) -> list[str]:
    return [een["code"] for een in verwerking.bevindingen if een["retourcode"]]


@pytest.mark.django_db
@pytest.mark.parametrize("budget", [500_000, None])
def test_een_traject_van_toewijzing_tot_antwoord(budget, gelijst, neem_in, antwoord):
    """301, 305, 323 and the 325 that grants it; with a budget and without."""
    begin = neem_in(traject(Budget=budget))
    assert (begin.uitkomst, codes(begin)) == ("verwerkt", [])
    rij = Toewijzing.objects.get()
    assert (rij.categorie, rij.productcode, rij.budget) == ("55", "", budget)
    start = neem_in(b.jw305(b.start(code=LANDELIJK)))
    assert (start.uitkomst, codes(start)) == ("verwerkt", [])
    assert Zorgperiode.objects.get().toewijzing == rij
    claim = neem_in(bedrag("R1", 200_000))
    assert (claim.uitkomst, codes(claim)) == ("verwerkt", [])
    assert Prestatie.objects.get().toegekend == 200_000
    retour = antwoord(claim)
    assert retour.soort == "JW325"
    assert retour.inhoud["DeclaratieAntwoord"]["TotaalToegekendBedrag"] == ijw.totaalbedrag(200_000)
    feit = next(iter(tabellen(Duiding(stelsel.laad(REGIO), date(2027, 1, 1)), {})["prestaties"]))
    kolommen = [kolom.naam for kolom in TABELLEN["prestaties"].kolommen]
    gezien = dict(zip(kolommen, feit, strict=True))
    assert (gezien["segment"], gezien["toegekend"]) == ("1", 200_000)


@pytest.mark.django_db
def test_het_budget_is_de_grens(gelijst, neem_in):
    neem_in(traject())
    assert neem_in(bedrag("R1", 300_000)).uitkomst == "verwerkt"
    mei = {"Begindatum": date(2026, 5, 1), "Einddatum": date(2026, 5, 31)}
    over = b.prestatie(
        "R2", volume=200_001, ProductCategorie="55", ProductCode="55A01", Eenheid="83",
        IngediendBedrag={"Bedrag": 200_001, "DebetCredit": "D"}, ProductPeriode=mei,
    )  # fmt: skip
    del over["ProductTarief"]
    kop = {"DeclaratiePeriode": mei, "DeclaratieDagtekening": date(2026, 6, 2)}
    geweigerd = neem_in(b.jw323(over, extra=kop, dag=date(2026, 6, 2)))
    assert codes(geweigerd) == ["TR369"]
    assert sum(Prestatie.objects.values_list("toegekend", flat=True)) == 300_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"Eenheid": "14", "ProductTarief": 2000, "GeleverdVolume": 100}, ["TR341"]),
        ({"ProductCode": "55B02"}, ["TR381", "TR341"]),
    ],
)
def test_wat_niet_is_afgesproken_wordt_niet_betaald(anders, verwacht, gelijst, neem_in):
    neem_in(traject())
    regel = b.prestatie(
        "R1", volume=200_000, ProductCategorie="55", ProductCode="55A01", Eenheid="83",
        IngediendBedrag={"Bedrag": 200_000, "DebetCredit": "D"},
    )  # fmt: skip
    del regel["ProductTarief"]
    assert set(codes(neem_in(b.jw323({**regel, **anders})))) == set(verwacht)


@pytest.mark.django_db
def test_een_regio_die_het_niet_op_haar_lijst_heeft_betaalt_het_niet(neem_in):
    """Nothing was agreed on it there, so no unit is right (9341)."""
    assert neem_in(traject()).uitkomst == "verwerkt"
    geweigerd = neem_in(bedrag("R1", 200_000))
    assert codes(geweigerd) == ["TR341"]
    assert Prestatie.objects.get().toegekend == 0


def test_wat_in_euros_is_ingekocht_heeft_geen_tarief_nodig(lijst):
    regio = lees_regio(lijst(), REGIO)
    assert [fout for bewijs in stelsel.controleer(regio) for fout in bewijs.fouten] == []


def test_een_tarief_bij_euros_is_een_fout(lijst):
    waar = lijst()
    with (waar / REGIO / "tarieven.yaml").open("a", encoding="utf-8") as bestand:
        bestand.write(
            '  "55A01":\n    - {vanaf: 2022-01-01, cents: 100, bron: "HEFBOOM", status: aanname}\n'
        )
    with pytest.raises(StelselFout, match="ingekocht in euro's en heeft dus geen tarief"):
        lees_regio(waar, REGIO)
