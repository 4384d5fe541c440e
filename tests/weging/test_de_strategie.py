# SPDX-License-Identifier: EUPL-1.2
"""The weighing of Haaglanden is that of its strategy, tick by tick; the numbers are lines of S3."""

import json
from typing import Any

import pytest

from hefboom.cli.hoofd import main
from hefboom.stelsel import Wegingen, laad

H, Z = "haaglanden", "zuid-holland-zuid"
TAAK = (
    "beschikbaarheid_cruciaal",
    "belang_partnerschap",
    "weinig_aanbieders",
    "capaciteit_voorspelbaar",
    "transformatie_urgent_en_fors",
)
PRESTATIE = ("veel_aanbieders", "grote_omvang", "grote_diversiteit_producten")

#: (segment, line of its first reason for task funding, those ticks, the same for performance)
VINKJES = [
    ("1", 599, "✓✓✓✓✓", 606, "≠≠≠"),
    ("2", 624, "✓✓✓✓✓", 631, "≠✓≠"),
    ("3", 646, "✓✓✓✓✓", 652, "≠≠≠"),
    ("4", 667, "✓✓✓✓✓", 674, "≠≠≠"),
    ("5", 689, "≠✓≠≠✓", 696, "✓✓✓"),
]
#: (segment, name S3:288-292, scale, who differs, direction, form, exception, procedure), S3:918-955
RICHTINGEN = [
    ("1", "Jeugdhulp met verblijf (incl. crisisopvang)", "H9", None, "taakgericht", "taak",
     "Enkele onderdelen mogen inspanningsgericht.", "herziening"),
    ("2", "Hoog specialistische jeugdhulp", "H9", None, "taakgericht", "taak", None, "herziening"),
    ("3", "Dagbesteding en dagbehandeling", "H9", "Den Haag alleen dagbehandeling", "taakgericht",
     "taak", None, "herziening"),
    ("4", "Onderwijs-jeugdhulp", "H8", None, "taakgericht", "taak", None, "herziening"),
    ("5", "Veel voorkomende jeugdhulp", "H8", None, "prestatiegericht", "inspanning", None,
     "aanbesteding_of_open_huis"),
]  # fmt: skip
#: (segment, a word of the contradiction, the sources that must be named)
TEGENSPRAKEN = [
    *((str(n), "Herziening én taakgericht", {"CSTOEL:1.4"}) for n in (1, 2, 3, 4)),
    ("2", "Transformatieopgave gering", {"S3:628", "S3:794", "S3:801"}),
    ("2", "Grote omvang", {"S3:632", "S3:636"}),
    ("4", "weinig aanbieders", {"S3:669", "S3:845-847"}),
]


@pytest.fixture
def gewogen(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["stelsel", "weeg", H, "--json"]) == 0
    uit: dict[str, Any] = json.loads(capsys.readouterr().out)
    return uit


def test_elk_vinkje_is_dat_van_de_strategie(gewogen: dict[str, Any]) -> None:
    assert gewogen["regio"] == H
    for segment, (code, _, taak, _, prestatie) in zip(gewogen["segmenten"], VINKJES, strict=True):
        gelezen = segment["bekostiging"]
        assert segment["segment"] == code
        assert gelezen["taakgericht"] == {
            naam: teken == "✓" for naam, teken in zip(TAAK, taak, strict=True)
        }
        assert gelezen["prestatiegericht"] == {
            naam: teken == "✓" for naam, teken in zip(PRESTATIE, prestatie, strict=True)
        }


def test_elk_vinkje_noemt_zijn_regel() -> None:
    for code, taak, _, prestatie, _ in VINKJES:
        vinkjes = laad(H)[Wegingen].per_segment[code].vinkjes
        regels = [*range(taak, taak + len(TAAK)), *range(prestatie, prestatie + len(PRESTATIE))]
        for vinkje, regel in zip(vinkjes.values(), regels, strict=True):
            assert vinkje.bron.split(";")[0] == f"S3:{regel}"
            assert vinkje.status == "voorlopig"


@pytest.mark.parametrize("rij", RICHTINGEN, ids=lambda rij: f"segment {rij[0]}")
def test_elke_richting_is_die_van_de_strategie(
    gewogen: dict[str, Any], rij: tuple[str | None, ...]
) -> None:
    code, naam, schaal, afwijking, richting, vorm, uitzondering, inkoop = rij
    (segment,) = (s for s in gewogen["segmenten"] if s["segment"] == code)
    assert list(segment) == [
        "segment", "naam", "schaal", "afwijking", "bekostiging", "inkoop", "tegenspraken",
    ]  # fmt: skip
    assert (segment["naam"], segment["schaal"], segment["afwijking"]) == (naam, schaal, afwijking)
    bekostiging = segment["bekostiging"]
    assert (bekostiging["richting"], bekostiging["vorm"]) == (richting, vorm)
    assert (bekostiging["standing"], bekostiging["uitzondering"]) == ("voorlopig", uitzondering)
    assert segment["inkoop"] == {"richting": inkoop, "standing": "voorlopig"}


def test_de_tegenspraken_zijn_deze_en_geen_andere(gewogen: dict[str, Any]) -> None:
    gevonden = [
        (segment["segment"], een["wat"], set(een["bronnen"]))
        for segment in gewogen["segmenten"]
        for een in segment["tegenspraken"]
    ]
    assert len(gevonden) == len(TEGENSPRAKEN)
    for code, woord, bronnen in TEGENSPRAKEN:
        assert any(
            segment == code and woord in wat and bronnen <= genoemd
            for segment, wat, genoemd in gevonden
        ), (code, woord)


def test_wat_de_regio_als_geheel_aangaat(gewogen: dict[str, Any]) -> None:
    samen = {bron for een in gewogen["tegenspraken"] for bron in een["bronnen"]}
    assert {"ZHZ2024:1195", "ZHZ2024:1293", "S3:218", "S4:429", "S4:437", "S4:455-456"} <= samen
    assert all(set(een) == {"wat", "bronnen"} for een in gewogen["tegenspraken"])


def test_een_regio_zonder_weging_is_geen_fout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stelsel", "weeg", Z, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"regio": Z, "segmenten": [], "tegenspraken": []}
    assert main(["stelsel", "weeg", Z]) == 0
    assert "heeft geen weging vastgelegd" in capsys.readouterr().out


def test_als_tekst_staat_alles_er_ook(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stelsel", "weeg", H]) == 0
    tekst = capsys.readouterr().out
    for zin in (
        "Segment 3 Dagbesteding en dagbehandeling (H9; Den Haag alleen dagbehandeling)",
        "✓ Weinig aanbieders (voorlopig, S3:669)",
        "– Grote diversiteit in producten (voorlopig, S3:608)",
        "Niet gewogen: output.",
        "Hoe Hefboom van vinkjes naar een richting rekent, is een aanname",
    ):
        assert zin in tekst


def test_de_verplaatste_toelichting_staat_bij_segment_5() -> None:
    wegingen = laad(H)[Wegingen].per_segment
    verplaatst = {
        code: [regel.bron for regel in weging.bewijsregels if regel.verplaatst]
        for code, weging in wegingen.items()
    }
    assert {code for code, bronnen in verplaatst.items() if bronnen} == {"5"}
    assert verplaatst["5"] == ["S3:760", "S3:760-761"]


def test_de_bewijsregels_vullen_28_van_de_40_vakjes() -> None:
    assert (
        len(
            {
                (code, regel.criterium)
                for code, weging in laad(H)[Wegingen].per_segment.items()
                for regel in weging.bewijsregels
                if regel.criterium
            }
        )
        == 28
    )
