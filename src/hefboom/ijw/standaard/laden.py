# SPDX-License-Identifier: EUPL-1.2
"""Reads a release page into `Release`. Return messages are derived from what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from hefboom.ijw.standaard import typen
from hefboom.ijw.standaard.beschrijving import Berichtsoort, Klasse, Release, Veld
from hefboom.ijw.standaard.typen import Type

#: the releases Hefboom speaks, newest last.
RELEASES = ("3.2",)
NIEUWSTE = RELEASES[-1]
PARTIJ = {"gemeente": "LDT_Gemeente", "aanbieder": "LDT_AgbCode"}


def bladzijde(naam: str) -> Any:
    """One YAML page of the room, read."""
    tekst = files(__package__).joinpath(naam).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times as fast
    return yaml.load(tekst, Loader=loader)  # noqa: S506 - both are safe loaders, of our own pages


@cache
def codelijsten() -> Mapping[str, Mapping[str, Any]]:
    """Every code list: name → `titel` and `codes`."""
    lijsten: Mapping[str, Mapping[str, Any]] = bladzijde("codelijsten.yaml")
    return lijsten


@cache
def release(nummer: str = NIEUWSTE) -> Release:
    """The description of one release. Raises `KeyError` for one Hefboom does not know."""
    if nummer not in RELEASES:
        raise KeyError(nummer)
    pagina = bladzijde(f"release_{nummer.replace('.', '_')}.yaml")
    return _Opbouw(pagina).release()


class _Opbouw:
    """Builds the classes of one page; each class exists once per message that uses it."""

    def __init__(self, pagina: Mapping[str, Any]) -> None:
        self.pagina = pagina
        self.nummer = str(pagina["release"])
        self.basis_ns = self._naamruimte("basisschema")
        self.typen = self._typen()
        self.basis = {naam: Klasse(naam, "ijw", self.basis_ns) for naam in pagina["basisklassen"]}
        for naam, regel in pagina["basisklassen"].items():
            self.basis[naam].velden = self._velden(regel, {})

    def release(self) -> Release:
        """Every message, with its answers."""
        soorten: dict[str, Berichtsoort] = {}
        for soort, blok in self.pagina["berichten"].items():
            soorten[soort] = heen = self._bericht(soort, blok)
            if heen.antwoord is not None and "retour" in blok:
                soorten[heen.antwoord] = self._retour(soort, blok)
        xsd = self.pagina["xsd_versie"]
        return Release(
            self.nummer,
            soorten,
            {soort.wortel.naamruimte: soort for soort in soorten.values()},
            self.basis_ns,
            xsd["basisschema"],
            xsd["bericht"],
            frozenset(self.pagina["persoonsgegevens"]),
        )

    def _naamruimte(self, schema: str) -> str:
        patroon: str = self.pagina["naamruimte"]
        return patroon.format(release=self.nummer.replace(".", "_"), schema=schema)

    def _typen(self) -> dict[str, Type]:
        lijsten, nooit_goed = codelijsten(), self.pagina["nooit_goed"]
        gemaakt = {
            naam: typen.code(
                naam, lijst, lijsten[lijst]["titel"], lijsten[lijst]["codes"],
                nooit_goed.get(naam, ()),
            )
            for naam, lijst in self.pagina["codes"].items()
        }  # fmt: skip
        for naam, facetten in self.pagina["typen"].items():
            gemaakt[naam] = _type(naam, **facetten)
        return gemaakt

    def _bericht(self, soort: str, blok: Mapping[str, Any]) -> Berichtsoort:
        klassen = dict(blok["klassen"])
        header = self.pagina["header"]["heen"]
        beantwoordt = blok.get("antwoord_op")
        optioneel = ""
        if beantwoordt:
            heen = self.pagina["berichten"][beantwoordt]
            klassen |= {k: v for k, v in heen["klassen"].items() if k != heen["inhoud"]}
            klassen = _met_retourcodes(klassen)
            klassen["RetourCodes"] = self.pagina["retourcodes"]
            header += ", " + self.pagina["header"]["declaratieantwoord"]
            optioneel = "?"
        wortel = {"Header": header, "Root": f"Header, {blok['inhoud']}{optioneel}"}
        return self._soort(soort, blok, klassen | wortel, blok["code"], blok["titel"], beantwoordt)

    def _retour(self, heen: str, blok: Mapping[str, Any]) -> Berichtsoort:
        soort, code, titel = blok["retour"]
        klassen = _met_retourcodes(blok["klassen"])
        klassen["RetourCodes"] = self.pagina["retourcodes"]
        klassen["Header"] = f"{self.pagina['header']['heen']}, {self.pagina['header']['retour']}"
        klassen["Root"] = f"Header, {blok['inhoud']}?"
        return self._soort(soort, blok, klassen, code, titel, heen)

    def _soort(
        self,
        soort: str,
        blok: Mapping[str, Any],
        regels: Mapping[str, str],
        code: str,
        titel: str,
        antwoord_op: str | None,
    ) -> Berichtsoort:
        naamruimte = self._naamruimte(soort.lower())
        klassen = {naam: Klasse(naam, soort.lower(), naamruimte) for naam in regels}
        versie, subversie = self.nummer.split(".")
        ander = "aanbieder" if blok["van"] == "gemeente" else "gemeente"
        vulling = {
            "(code)": typen.vast("LDT_BerichtCode", code, "RS047", getal=False),
            "(versie)": typen.vast("LDT_BerichtVersie", versie, "CS025", getal=True),
            "(subversie)": typen.vast("LDT_BerichtSubversie", subversie, "CS015", getal=True),
            "(afzender)": self.typen[PARTIJ[blok["van"]]],
            "(ontvanger)": self.typen[PARTIJ[ander]],
        }
        for naam, regel in regels.items():
            klassen[naam].velden = self._velden(regel, klassen, vulling)
        antwoord = blok["retour"][0] if "retour" in blok and antwoord_op is None else None
        if antwoord is None and antwoord_op is None:
            antwoord = next(
                s for s, b in self.pagina["berichten"].items() if b.get("antwoord_op") == soort
            )
        return Berichtsoort(
            soort=soort,
            release=self.nummer,
            titel=titel,
            code=code,
            van=blok["van"],
            wortel=klassen["Root"],
            inhoud=blok["inhoud"],
            klassen={naam: klassen[naam] for naam in klassen if naam != "Root"},
            sleutels={k: tuple(v) for k, v in blok.get("sleutels", {}).items()},
            antwoord_op=antwoord_op,
            antwoord=antwoord,
        )

    def _velden(
        self,
        regel: str,
        eigen: Mapping[str, Klasse],
        vulling: Mapping[str, Type] | None = None,
    ) -> tuple[Veld, ...]:
        velden = []
        for deel in regel.split(","):
            naam, _, soort = deel.strip().partition(" ")
            verplicht, herhaalt = not naam.endswith("?"), naam.endswith("+")
            naam = naam.rstrip("?+")
            soort = soort or naam
            waardetype = (vulling or {}).get(soort) or self.typen.get(soort)
            klasse = None if waardetype else eigen.get(soort) or self.basis[soort]
            velden.append(Veld(naam, verplicht, herhaalt, waardetype, klasse))
        return tuple(velden)


def _met_retourcodes(klassen: Mapping[str, str]) -> dict[str, str]:
    return {
        naam: regel if regel.endswith("+") else f"{regel}, RetourCodes"
        for naam, regel in klassen.items()
    }


def _type(naam: str, soort: str, **facetten: Any) -> Type:
    if "min" in facetten:
        facetten["laagst"] = facetten.pop("min")
    if "max" in facetten:
        facetten["hoogst"] = facetten.pop("max")
    match soort:
        case "tekst":
            return typen.tekst(naam, **facetten)
        case "geheel":
            return typen.geheel(naam, facetten["hoogste"])
        case "datum":
            return typen.datum(naam, facetten["regel"])
        case "tijd":
            return typen.tijd(naam, facetten["regel"])
        case "bsn":
            return typen.bsn(naam, facetten["regel"])
    raise ValueError(f"Type {naam} heeft een onbekende soort {soort!r}.")
