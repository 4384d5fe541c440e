# SPDX-License-Identifier: EUPL-1.2
"""What an installation asks at its door, from its own file, with every fault in Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from hefboom.inzage import Inzage, Recht, Rol, rollen
from hefboom.inzage.rollen import ROLLEN
from hefboom.omgeving import OngeldigeOmgeving
from hefboom.toegang import lees_deur
from hefboom.toegang.deurbestand import Deurregels

GOED = """\
tweede_factor: [beheerder, lokaal_team]
sessie: {stil: 15, hoogstens: 480}
identiteitsproviders:
  - code: dordrecht
    naam: Gemeente Dordrecht
    server: https://login.example/realms/dordrecht
    client_id: hefboom
    geheim: HEFBOOM_OIDC_DORDRECHT
    tweede_factor: provider
    bewijs: {claim: amr, waarde: mfa}
    koppelingen:
      - {claim: groups, waarde: hb-beleid, rol: beleid, gemeente: "0505"}
      - {claim: realm_access.roles, waarde: regio, rol: control}
"""
GEHEIM = {"HEFBOOM_OIDC_DORDRECHT": "g"}


def lees(tmp_path: Path, tekst: str, geheim: dict[str, str] = GEHEIM) -> Deurregels:
    """The door that this file describes."""
    pad = tmp_path / "deur.yaml"
    pad.write_text(tekst, encoding="utf-8")
    return lees_deur(pad, ("0505", "0512"), demo=False, environ=geheim)


def test_zonder_bestand_heeft_wie_personen_ziet_een_tweede_factor_nodig() -> None:
    deur = lees_deur(None, (), demo=False)
    eist = {r.code for r in ROLLEN.values() if deur.eist_tweede_factor(Inzage.als(r, *kring(r)))}
    assert {r.code for r in ROLLEN.values() if Recht.PERSONEN in r.rechten} <= eist
    assert {"beheerder", "privacy"} <= eist
    assert not {"raadslid", "wethouder", "publiek"} & eist


def kring(rol: Rol) -> tuple[str, ...]:
    return {"regio": (), "gemeente": ("0505",), "aanbieder": ("42420001",)}[rol.kring]


def test_een_demo_vraagt_er_geen() -> None:
    assert lees_deur(None, (), demo=True).tweede_factor == frozenset()


def test_een_goed_bestand(tmp_path: Path) -> None:
    deur = lees(tmp_path, GOED)
    assert (deur.stil, deur.hoogstens) == (15, 480)
    assert deur.tweede_factor == {"beheerder", "lokaal_team"}
    provider = deur.providers["dordrecht"]
    assert provider.geheim == "g"
    assert "'g'" not in repr(provider)
    assert provider.geeft({"groups": ["a", "hb-beleid"]}) == {(rollen.BELEID, "0505")}
    assert provider.geeft({"realm_access": {"roles": ["regio"]}}) == {(rollen.CONTROL, "")}
    assert provider.geeft({"groups": "hb-beleid-oud", "roles": ["regio"]}) == frozenset()
    assert provider.bewijst({"amr": ["pwd", "mfa"]})
    assert not provider.bewijst({"amr": ["pwd"]})
    assert not provider.bewijst({})


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("rol: beleid,", "rol: baas,", "'baas' is geen rol. Kies uit: contractmanager"),
        ('gemeente: "0505"', 'gemeente: "0363"', "0363 hoort niet bij deze regio"),
        (', gemeente: "0505"', "", "bij de rol beleid hoort een gemeente"),
        ("rol: control", 'rol: control, gemeente: "0505"', "hoort geen gemeente"),
        ("https://login", "http://login", "moet met https:// beginnen"),
        ("HEFBOOM_OIDC_DORDRECHT", "NIETS", "geen omgevingsvariabele NIETS"),
        ("client_id: hefboom", "client: hefboom", "client_id: dit ontbreekt"),
        ("client_id: hefboom", "client: hefboom", "client: dit ken ik niet"),
        ("stil: 15", "stil: 1", "sessie, stil: dit moet minstens 5 zijn"),
        ("stil: 15", "stil: kort", "dit moet een heel getal zijn"),
        ("[beheerder, lokaal_team]", "[baas]", "tweede_factor: 'baas' is geen rol"),
        ("tweede_factor: provider", "tweede_factor: niemand", "kies uit 'provider' of 'hefboom'"),
        ("code: dordrecht", "code: Dordrecht!", "past niet"),
        ("sessie: {", "sessie: {{", "regel 3: dit is geen YAML"),
        ("identiteitsproviders:", "identiteitsproviders: ja\nandere:", "hier hoort een lijst"),
    ],
)
def test_wat_niet_klopt_staat_er_in_het_nederlands_bij(
    tmp_path: Path, oud: str, nieuw: str, zin: str
) -> None:
    assert oud in GOED
    with pytest.raises(OngeldigeOmgeving) as fout:
        lees(tmp_path, GOED.replace(oud, nieuw))
    assert zin in str(fout.value)
    assert "deur.yaml" in str(fout.value)


def test_alle_fouten_staan_er_tegelijk(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeOmgeving) as fout:
        lees(tmp_path, GOED.replace("rol: beleid", "rol: x").replace("https", "http"), {})
    assert str(fout.value).count("\n- ") == 3


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(OngeldigeOmgeving, match="HEFBOOM_DEUR"):
        lees_deur(tmp_path / "weg.yaml", (), demo=False)
