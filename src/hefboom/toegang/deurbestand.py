# SPDX-License-Identifier: EUPL-1.2
"""What an installation asks at its door: `deur.yaml`, read before Django starts.

Nothing needs to be written: without the file the second factor is obligatory for whoever may see
persons, read messages or manage access, and there is no identity provider.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from hefboom.inzage import ROLLEN, Inzage, Kringsoort, Recht, Rol
from hefboom.omgeving import OngeldigeOmgeving
from hefboom.toegang.koppeling import Claimkoppeling, Claims, heeft, wat_geeft

#: With one of these someone has a second factor, unless the installation says otherwise.
GEVOELIG = (
    Recht.PERSONEN,
    Recht.BERICHTEN,
    Recht.RIJEN,
    Recht.PERSOONSGEGEVENS,
    Recht.PERSOONSGEGEVENS_OPVRAGEN,
    Recht.LOGBOEK,
    Recht.MACHTIGINGEN_INZIEN,
    Recht.MACHTIGINGEN_BEHEREN,
)
STIL, HOOGSTENS = 30, 600
Regeltekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Providercode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,29}$")]


class Bewaakt(StrEnum):
    """Who asks for the second factor of someone who comes from a provider."""

    PROVIDER = "provider"
    HEFBOOM = "hefboom"


class _Streng(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Koppelregel(_Streng):
    claim: Regeltekst
    waarde: Regeltekst
    rol: Regeltekst
    gemeente: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] = ""
    aanbieder: Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")] = ""


class _Bewijs(_Streng):
    claim: Regeltekst
    waarde: Regeltekst


class _Provider(_Streng):
    code: Providercode
    naam: Regeltekst
    server: Regeltekst
    client_id: Regeltekst
    geheim: Regeltekst
    tweede_factor: Bewaakt = Bewaakt.HEFBOOM
    bewijs: _Bewijs | None = None
    geldig_dagen: Annotated[int, Field(ge=1, le=366)] = 30
    koppelingen: Annotated[list[_Koppelregel], Field(min_length=1)]


class _Sessie(_Streng):
    stil: Annotated[int, Field(ge=5, le=240)] = STIL
    hoogstens: Annotated[int, Field(ge=30, le=1440)] = HOOGSTENS


class _Bestand(_Streng):
    tweede_factor: list[Regeltekst] | None = None
    sessie: _Sessie = _Sessie()
    identiteitsproviders: list[_Provider] = []


@dataclass(frozen=True, slots=True)
class Provider:
    """A municipality's own identity provider (OpenID Connect), and what its claims give here.

    `geldig_dagen` is how long what was given holds without a next log-in.
    """

    code: str
    naam: str
    server: str
    client_id: str
    geheim: str = field(repr=False)
    koppelingen: tuple[Claimkoppeling, ...]
    bewaakt: Bewaakt = Bewaakt.HEFBOOM
    bewijs: tuple[str, str] | None = None
    geldig_dagen: int = 30

    def geeft(self, claims: Claims) -> frozenset[tuple[Rol, str]]:
        """The roles and circles that go with these claims."""
        return wat_geeft(self.koppelingen, claims)

    def bewijst(self, claims: Claims) -> bool:
        """Does the provider vouch for a second factor?"""
        if self.bewaakt is not Bewaakt.PROVIDER:
            return False
        return self.bewijs is None or heeft(claims, *self.bewijs)


@dataclass(frozen=True, slots=True)
class Deurregels:
    """What is asked at this door. `stil` and `hoogstens` are minutes of a session."""

    tweede_factor: frozenset[str]
    stil: int = STIL
    hoogstens: int = HOOGSTENS
    providers: Mapping[str, Provider] = field(default_factory=dict)

    def eist_tweede_factor(self, inzage: Inzage) -> bool:
        """Must this reader have a second factor?"""
        return any(rol.code in self.tweede_factor for rol in inzage.rollen)

    @property
    def duur(self) -> str:
        """How long a session lasts at most, in words."""
        uren, rest = divmod(self.hoogstens, 60)
        return f"{self.hoogstens} minuten" if rest else f"{uren} uur"

    def voor_allauth(self) -> dict[str, Any]:
        """The providers as django-allauth wants them (`SOCIALACCOUNT_PROVIDERS`)."""
        apps = [
            {
                "provider_id": een.code,
                "name": een.naam,
                "client_id": een.client_id,
                "secret": een.geheim,
                "settings": {
                    "server_url": een.server,
                    "fetch_userinfo": False,
                    "oauth_pkce_enabled": True,
                },
            }
            for een in self.providers.values()
        ]
        return {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}}


def lees_deur(
    pad: Path | None,
    gemeenten: Iterable[str],
    *,
    demo: bool,
    environ: Mapping[str, str] = os.environ,
) -> Deurregels:
    """What the file says, or what holds without one (a demo then asks for no second factor).

    `gemeenten` are the codes of the region. Secrets stand in `environ`, never in the file.
    Raises `OngeldigeOmgeving` (Dutch) with everything that is wrong.
    """
    gevoelig = frozenset(rol.code for rol in ROLLEN.values() if rol.rechten & set(GEVOELIG))
    if pad is None:
        return Deurregels(frozenset() if demo else gevoelig)
    bestand = _lees(pad)
    fout: list[str] = []
    rollen = gevoelig
    if bestand.tweede_factor is not None:
        rollen = frozenset(bestand.tweede_factor)
        fout += [f"tweede_factor: {_geen_rol(code)}" for code in sorted(rollen - set(ROLLEN))]
    providers = {}
    for nummer, ruw in enumerate(bestand.identiteitsproviders, 1):
        plek = f"identiteitsproviders, nummer {nummer} ({ruw.code})"
        gebreken = list(_gebreken(ruw, set(gemeenten), environ))
        if ruw.code in providers:
            gebreken.append("code: komt twee keer voor. Geef elke provider een eigen code.")
        fout += [f"{plek}, {gebrek}" for gebrek in gebreken]
        if not gebreken:
            providers[ruw.code] = _provider(ruw, environ)
    if fout:
        raise _onjuist(pad, fout)
    return Deurregels(rollen, bestand.sessie.stil, bestand.sessie.hoogstens, providers)


def _lees(pad: Path) -> _Bestand:
    try:
        ruw = yaml.safe_load(pad.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fout:
        raise OngeldigeOmgeving(
            f"HEFBOOM_DEUR wijst naar {pad}, en dat is niet te lezen ({fout}). Zet het goed, of "
            "haal HEFBOOM_DEUR weg."
        ) from None
    except yaml.YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        regel = f"regel {plek.line + 1}: " if plek else ""
        zin = f"{regel}dit is geen YAML. Kijk naar inspringen en dubbele punten."
        raise _onjuist(pad, [zin]) from None
    try:
        return _Bestand.model_validate(ruw or {})
    except ValidationError as fout:
        raise _onjuist(pad, [_zin(een) for een in fout.errors(include_url=False)]) from None


def _provider(ruw: _Provider, environ: Mapping[str, str]) -> Provider:
    return Provider(
        ruw.code,
        ruw.naam,
        ruw.server.rstrip("/"),
        ruw.client_id,
        environ[ruw.geheim],
        tuple(
            Claimkoppeling(k.claim, k.waarde, ROLLEN[k.rol], k.gemeente or k.aanbieder)
            for k in ruw.koppelingen
        ),
        ruw.tweede_factor,
        (ruw.bewijs.claim, ruw.bewijs.waarde) if ruw.bewijs else None,
        ruw.geldig_dagen,
    )


def _gebreken(ruw: _Provider, gemeenten: set[str], environ: Mapping[str, str]) -> Iterable[str]:
    delen = urlsplit(ruw.server)
    thuis = delen.hostname in ("localhost", "127.0.0.1")
    if not delen.hostname or (delen.scheme != "https" and not thuis):
        yield f"server: '{ruw.server}' moet met https:// beginnen."
    if not environ.get(ruw.geheim):
        yield (
            f"geheim: er is geen omgevingsvariabele {ruw.geheim}. Schrijf hier de naam van de "
            "variabele waarin het geheim staat, en zet die; het geheim zelf hoort niet in dit "
            "bestand."
        )
    for nummer, regel in enumerate(ruw.koppelingen, 1):
        for gebrek in _koppelgebreken(regel, gemeenten):
            yield f"koppelingen, nummer {nummer}: {gebrek}"


def _koppelgebreken(regel: _Koppelregel, gemeenten: set[str]) -> Iterable[str]:
    rol = ROLLEN.get(regel.rol)
    if rol is None:
        yield _geen_rol(regel.rol)
        return
    gegeven = {
        Kringsoort.GEMEENTE: regel.gemeente,
        Kringsoort.AANBIEDER: regel.aanbieder,
    }
    for soort, code in gegeven.items():
        if code and rol.kring is not soort:
            yield f"bij de rol {rol.code} hoort geen {soort}. Haal die regel weg."
        if not code and rol.kring is soort:
            yield f"bij de rol {rol.code} hoort een {soort}. Voeg `{soort}:` met de code toe."
    if regel.gemeente and regel.gemeente not in gemeenten:
        yield f"gemeente {regel.gemeente} hoort niet bij deze regio."


def _geen_rol(code: str) -> str:
    return f"'{code}' is geen rol. Kies uit: {', '.join(ROLLEN)}."


def _zin(fout: Any) -> str:
    """pydantic's verdict in Dutch: where, what, what next."""
    plek = ", ".join(
        f"nummer {deel + 1}" if isinstance(deel, int) else str(deel) for deel in fout["loc"]
    )
    context = fout.get("ctx", {})
    wat = {
        "missing": "dit ontbreekt. Voeg het toe.",
        "extra_forbidden": "dit ken ik niet. Kijk of het goed geschreven is, of haal het weg.",
        "string_type": "dit moet tekst zijn. Zet er aanhalingstekens omheen.",
        "string_too_short": "hier staat niets. Vul het in.",
        "string_pattern_mismatch": f"{fout['input']!r} past niet op {context.get('pattern')}.",
        "list_type": "hier hoort een lijst. Begin elke regel met een streepje.",
        "too_short": "hier hoort minstens één regel.",
        "model_type": "hier horen sleutels met waarden (`sleutel: waarde`).",
        "int_parsing": "dit moet een heel getal zijn.",
        "int_type": "dit moet een heel getal zijn.",
        "greater_than_equal": f"dit moet minstens {context.get('ge')} zijn.",
        "less_than_equal": f"dit mag hoogstens {context.get('le')} zijn.",
        "enum": f"kies uit {str(context.get('expected')).replace(' or ', ' of ')}.",
    }.get(fout["type"], "dit is geen geldige waarde.")
    return f"{plek}: {wat}" if plek else wat


def _onjuist(pad: Path, fout: list[str]) -> OngeldigeOmgeving:
    regels = "\n".join(f"- {een}" for een in fout)
    return OngeldigeOmgeving(
        f"{pad} is niet te gebruiken:\n{regels}\nZie docs/operate.md, bij Inloggen."
    )
