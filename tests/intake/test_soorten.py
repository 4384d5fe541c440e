# SPDX-License-Identifier: EUPL-1.2
"""A kind of message is one file: nothing else names it, and one more file is one more kind."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from django.test import Client

import hefboom
from hefboom import ijw
from hefboom.dossiers import Jeugdige
from hefboom.ijw.standaard import NIEUWSTE, bladzijde, laden, release
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.soorten import Antwoordsoort, Register, Soort, Vraagsoort, ontdek, register
from hefboom.inzage.models import Gebruiker
from tests.intake import berichten as b

HUIS = Path(hefboom.__file__).parent
#: Who may name a kind: the standard, the kinds, the demo's senders, and who looks at a file.
MAG = ("ijw/", "intake/soorten/", "demo/", "cli/ijw.py")
KIND = re.compile(r"\bJW3\d\d\b")


def genoemd(bron: str) -> Iterator[int]:
    """The lines on which a text that is no docstring names a kind of message."""
    boom = ast.parse(bron)
    uitleg = {
        id(knoop.value)
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant)
    }
    for knoop in ast.walk(boom):
        if not isinstance(knoop, ast.Constant) or not isinstance(knoop.value, str):
            continue
        if id(knoop) not in uitleg and KIND.search(knoop.value):
            yield knoop.lineno


def test_niemand_anders_noemt_een_soort_bij_naam() -> None:
    fout = []
    for bestand in sorted(HUIS.rglob("*.py")):
        plek = bestand.relative_to(HUIS).as_posix()
        if not plek.startswith(MAG) and "/migrations/" not in plek:
            fout += [f"{plek}:{regel}" for regel in genoemd(bestand.read_text(encoding="utf-8"))]
    assert fout == []


@pytest.mark.parametrize(
    ("bron", "regels"),
    [
        ('if soort == "JW323":\n    pass', [1]),
        ('x = {"soort": f"{a} JW305"}', [1]),
        ('"""About a JW301."""\n# and a JW305\nx = 1', []),
        ('def f():\n    """A JW301."""\n    return "JW302"', [3]),
    ],
)
def test_uitleg_mag_een_soort_noemen(bron: str, regels: list[int]) -> None:
    assert list(genoemd(bron)) == regels


def test_elk_bericht_van_de_standaard_heeft_een_soort() -> None:
    assert [soort.code for soort in register] == sorted(ijw.berichtsoorten())
    for soort in register:
        assert isinstance(soort, Antwoordsoort if soort.antwoord_op else Vraagsoort), soort.code


@pytest.mark.parametrize(
    ("code", "naam"),
    [
        ("JW305", "JW305 Start jeugdhulp"),
        ("JW306", "JW306 Retour start"),
        ("JW325", "JW325 Declaratie-antwoord"),
        ("JW999", "JW999"),
        ("", "Bestand van onbekende soort"),
    ],
)
def test_een_soort_heet_zoals_de_standaard_zegt(code: str, naam: str) -> None:
    assert register.van(code).naam == naam


def test_een_soort_staat_er_een_keer_in_en_bestaat() -> None:
    eigen = Register()
    eigen("JW305")(Soort)
    with pytest.raises(ValueError, match="JW305 staat al in"):
        eigen("JW305")(Soort)
    with pytest.raises(ValueError, match="kent geen bericht JW999"):
        eigen("JW999")(Soort)


#: What a next release might add to its page, and the one file that goes with it.
BLADZIJDE = """
JW399:
  titel: Wachtmelding
  code: "499"
  van: aanbieder
  retour: [JW398, "498", Retour wachtmelding]
  inhoud: Client
  klassen:
    Client: Bsn LDT_BurgerServicenummer, Wachtend
    Wachtend: Weken LDT_Volume
"""
BESTAND = '''
"""JW399, a report that a youth waits."""

from hefboom.dossiers import Client, Nodig
from hefboom.intake.soorten import Meldingsoort, Verwijzing, register
from hefboom.kernel import Finding


@register("JW399")
class Jw399(Meldingsoort[int]):
    def nodig(self, bericht):
        return Nodig(jeugdigen=frozenset({bericht.inhoud["Client"]["Bsn"]}))

    def lees(self, bericht):
        return (bericht.inhoud["Client"]["Wachtend"]["Weken"],)

    def leg_vast(self, zaak, regels):
        client = Client(zaak.inhoud.inhoud["Client"]["Bsn"], 2014, "1")
        zaak.werk.werkset.jeugdige_voor(client, zaak.herkomst.dagtekening)
        if max(regels) <= 52:
            return ()
        return (Finding("HB000", "Dat is langer dan een jaar.", "9063", "Client/Wachtend/Weken"),)

    def hoort_bij(self, verwerking):
        yield Verwijzing("bericht", verwerking.pk, "De wachtlijst")
'''


@pytest.fixture
def verzonnen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A standard with one more message, and a package with its file."""
    pagina = {**bladzijde("release_3_2.yaml")}
    pagina["berichten"] = {**pagina["berichten"], **yaml.safe_load(BLADZIJDE)}
    nieuw = laden._Opbouw(pagina).release().soorten
    standaard: Any = release(NIEUWSTE)
    for code in ("JW398", "JW399"):
        monkeypatch.setitem(standaard.soorten, code, nieuw[code])
        monkeypatch.setitem(standaard.naamruimten, nieuw[code].wortel.naamruimte, nieuw[code])
    monkeypatch.setattr(register, "_soorten", dict(register._soorten))
    (tmp_path / "verzonnen").mkdir()
    (tmp_path / "verzonnen" / "jw399.py").write_text(dedent(BESTAND), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for naam in ("verzonnen", "verzonnen.jw399"):
        monkeypatch.delitem(sys.modules, naam, raising=False)
    ontdek("verzonnen")


def wachtmelding(weken: int) -> bytes:
    inhoud = {"Client": {"Bsn": b.ANNA, "Wachtend": {"Weken": weken}}}
    return b.schrijf("JW399", inhoud, dag=date(2026, 5, 4))


@pytest.mark.django_db
@pytest.mark.usefixtures("verzonnen")
def test_een_verzonnen_soort_is_een_bestand(
    neem_in: Callable[..., Verwerking],
    antwoord: Callable[[Verwerking], ijw.Bericht],
    client: Client,
    regio: Gebruiker,
) -> None:
    geweigerd = neem_in(wachtmelding(60))
    assert geweigerd.uitkomst == Verwerkuitkomst.AFGEKEURD
    assert antwoord(geweigerd).inhoud["Client"]["Wachtend"]["RetourCodes"]["RetourCode"] == (
        "9063",
    )
    assert not Jeugdige.objects.exists()
    goed = neem_in(wachtmelding(3))
    assert (goed.uitkomst, goed.regels) == (Verwerkuitkomst.VERWERKT, 1)
    assert antwoord(goed).soort == "JW398"
    assert Jeugdige.objects.count() == 1
    client.force_login(regio)
    pagina = client.get(f"/berichten/{goed.pk}/").content.decode()
    assert "JW399 Wachtmelding" in pagina
    assert "De wachtlijst" in pagina
    assert 'value="JW399"' in client.get("/berichten/").content.decode()
