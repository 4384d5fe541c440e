# SPDX-License-Identifier: EUPL-1.2
"""The description against the official lists; and a second release fits beside the first."""

import copy
import csv
import json

import pytest

from hefboom.ijw import (
    codelijst,
    codelijsten,
    gemeente_sinds,
    gemeenten,
    gemeentenaam,
    vroegere_gemeenten,
)
from hefboom.ijw.standaard import bladzijde, release
from hefboom.ijw.standaard.laden import _Opbouw

CODE = ("Code", "Berichtcode")


def test_elke_codelijst_heeft_de_officiele_codes(gedeeld) -> None:
    officieel = json.loads((gedeeld / "ijw" / "codelijsten.json").read_text(encoding="utf-8"))
    for naam in codelijsten():
        codes = {rij[k] for rij in officieel[naam]["rijen"] for k in CODE if k in rij}
        # WJ001 lacks 9355, which the XSD and rule TR355 do have.
        assert set(codelijst(naam)) == codes | ({"9355"} if naam == "WJ001" else set())


def test_elke_gemeente_heeft_haar_naam(gedeeld) -> None:
    officieel = json.loads((gedeeld / "ijw" / "codelijsten.json").read_text(encoding="utf-8"))
    for rij in officieel["CBS_gemeentecodes"]["rijen"]:
        assert gemeentenaam(rij["Gemeentecode"]) == rij["Gemeentenaam"]
    assert gemeentenaam("0000") is None


def test_codes_hebben_een_betekenis() -> None:
    assert codelijst("WJ756")["83"] == "Euro's"
    with pytest.raises(KeyError):
        codelijst("WJ000")


@pytest.mark.parametrize(
    ("heen", "retour"),
    [("JW301", "JW302"), ("JW305", "JW306"), ("JW307", "JW308"), ("JW315", "JW316"),
     ("JW317", "JW318"), ("JW319", "JW320"), ("JW323", "JW325")],
)  # fmt: skip
def test_elk_heenbericht_kent_zijn_antwoord(heen, retour) -> None:
    soorten = release().soorten
    assert soorten[heen].antwoord == retour
    assert soorten[retour].antwoord_op == heen
    assert soorten[retour].antwoord is None


def test_een_tweede_release_past_naast_de_eerste() -> None:
    """Another page, other namespaces and versions, one element more; the first is untouched."""
    pagina = copy.deepcopy(bladzijde("release_3_2.yaml"))
    pagina["release"] = "4.0"
    pagina["berichten"]["JW305"]["klassen"]["StartProduct"] += ", Locatie? LDT_Plaatsnaam"
    nieuw = _Opbouw(pagina).release().soorten["JW306"]
    assert nieuw.wortel.naamruimte == "http://www.istandaarden.nl/ijw/4_0/jw306/schema"
    assert [veld.naam for veld in nieuw.klassen["StartProduct"].velden][-2:] == [
        "Locatie",
        "RetourCodes",
    ]
    versie = nieuw.header.op_naam["BerichtVersie"].type
    assert versie is not None
    assert versie.lees("4") == 4
    assert "Locatie" not in release().soorten["JW306"].klassen["StartProduct"].op_naam


def test_gemeenten_door_de_tijd_zijn_een_verhaal() -> None:
    """Each one that ended went up in one that is there, or ended later; none is both."""
    nu, voorbij = gemeenten(), vroegere_gemeenten()
    assert len(voorbij) == 84
    assert not nu.keys() & voorbij.keys()
    assert gemeente_sinds().keys() <= nu.keys()
    for een in voorbij.values():
        opvolger = voorbij.get(een.opvolger)
        assert een.opvolger in nu or (opvolger is not None and opvolger.tot >= een.tot)


def test_gemeenten_door_de_tijd_zijn_die_van_de_bron(gedeeld) -> None:
    tekst = (gedeeld / "domain" / "municipality_history.csv").read_text("utf-8")
    rijen = list(csv.DictReader(r for r in tekst.splitlines() if not r.startswith("#")))
    assert {rij["code"] for rij in rijen} == gemeenten().keys() | vroegere_gemeenten().keys()
    for rij in rijen:
        if rij["valid_until"]:
            een = vroegere_gemeenten()[rij["code"]]
            gelezen = (een.naam, een.opvolger, een.tot.isoformat())
            assert gelezen == (rij["name"], rij["successor"], rij["valid_until"])
