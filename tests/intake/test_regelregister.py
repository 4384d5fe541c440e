# SPDX-License-Identifier: EUPL-1.2
"""Every rule of the standard is accounted for, and who claims to check a rule does so."""

import json
from itertools import chain

import pytest

from hefboom import ijw
from hefboom.cli import main
from hefboom.declaraties import afgesproken, antwoordtoets
from hefboom.declaraties.elders import OPMERKINGEN
from hefboom.declaraties.geheel import GEHEEL
from hefboom.declaraties.toetsen import PRESTATIETOETSEN
from hefboom.dossiers.hulp import start, stop
from hefboom.dossiers.toewijzing import regels as toewijzing
from hefboom.dossiers.toewijzing import samenhang
from hefboom.dossiers.verzoek import aanvraag, wijzigingstoetsen
from hefboom.dossiers.verzoek import antwoord as verzoekantwoord
from hefboom.ijw.regels import TOETSEN
from hefboom.intake import behandeling, contract, deelname, extern, norm, persoon
from hefboom.intake.soorten import jw325

STATEN = {"gecontroleerd", "Hefboom houdt zich eraan", "niet door een machine te beslissen"}


def codes_van(*tabellen):
    return {code for code, *_ in chain(*tabellen)}


#: What is really checked, by room, read from the rooms themselves.
KAMERS = {
    "ijw": set(TOETSEN),
    "dossiers": codes_van(
        *(kamer.TOETSEN for kamer in (aanvraag, start, stop, toewijzing, verzoekantwoord)),
        wijzigingstoetsen.TOETSEN,
        samenhang.PER_PRODUCT,
        samenhang.PER_BERICHT,
    ),
    "declaraties": {
        check.code for check in (*PRESTATIETOETSEN, *GEHEEL, *OPMERKINGEN, *afgesproken.OPMERKINGEN)
    }
    | codes_van(antwoordtoets.TOETSEN),
    "intake": codes_van(
        extern.TOETSEN,
        persoon.TOETSEN,
        norm.TOETSEN,
        contract.TOETSEN,
        deelname.TOETSEN,
        jw325.TOETSEN,
    )
    | {behandeling.DUBBEL},
}


@pytest.fixture(scope="module")
def officieel(gedeeld):
    return json.loads((gedeeld / "ijw" / "regels.json").read_text(encoding="utf-8"))


def test_elke_regel_van_de_standaard_heeft_een_staat(officieel):
    groepen = ("technische_regels", "elementregels", "bedrijfsregels")
    codes = {rij["code"] for groep in groepen for rij in officieel[groep]}
    assert len(codes) == 80 + 77 + 91
    assert codes <= set(ijw.regels())
    for code in codes:
        regel = ijw.regel(code)
        assert regel.staat in STATEN
        assert bool(regel.waar) == regel.gecontroleerd, code
        assert bool(regel.reden) != regel.gecontroleerd, code


def test_onze_zinnen_zijn_niet_die_van_de_standaard(officieel):
    for rij in officieel["bedrijfsregels"]:
        teksten = {rij["definitie"].strip(), rij["titel"].split("—")[-1].strip()}
        assert ijw.regel(rij["code"]).zin not in teksten


def test_wie_zegt_een_regel_te_controleren_doet_dat_ook():
    for regel in ijw.regels().values():
        if regel.door:
            continue
        for kamer in regel.waar:
            structuur = kamer == "ijw" and regel.niveau in {"structuur", "hefboom"}
            assert structuur or regel.code in KAMERS[kamer], (regel.code, kamer)


def test_elke_toets_staat_in_het_register():
    for kamer, codes in KAMERS.items():
        for code in codes:
            regel = ijw.regel(code)
            assert regel.gecontroleerd
            # A claim repeats what one message decides, to tell it line by line.
            assert kamer in regel.waar or "ijw" in regel.waar, (kamer, code)


def test_wat_deels_gecontroleerd_wordt_zegt_wat_niet(capsys):
    """TR318: a gap between two months may be right; only the provider knows (OP284)."""
    deels = {code for code, regel in ijw.regels().items() if regel.grens}
    assert deels == {"TR318", "OP284"}
    for code in deels:
        assert ijw.regel(code).gecontroleerd
        assert main(["ijw", "verklaar", code]) == 0
        getoond = capsys.readouterr().out
        assert "deels gecontroleerd" in getoond
        assert "weet alleen de aanbieder" in getoond
    assert main(["ijw", "regels"]) == 0
    assert capsys.readouterr().out.count("weet alleen de aanbieder") == len(deels)


def test_een_opmerking_heeft_geen_retourcode():
    """HB codes are ours: they inform, and never refuse."""
    eigen = [regel for regel in ijw.regels().values() if regel.code.startswith("HB")]
    assert len(eigen) > 20
    assert not any(regel.retourcode for regel in eigen)


def test_een_bedrijfsregel_verwijst_naar_regels_die_gecontroleerd_worden():
    for regel in ijw.regels().values():
        assert all(ijw.regel(code).gecontroleerd for code in regel.door), regel.code


def test_elke_regel_is_te_verklaren(officieel, capsys):
    for code, regel in ijw.regels().items():
        assert main(["ijw", "verklaar", code]) == 0
        assert regel.zin in capsys.readouterr().out


def test_de_lijst_telt_op(capsys):
    assert main(["ijw", "regels"]) == 0
    lijst = capsys.readouterr().out
    assert "248 regels van de standaard" in lijst
    assert main(["ijw", "regels", "--json"]) == 0
    assert {rij["staat"] for rij in json.loads(capsys.readouterr().out)} == STATEN
