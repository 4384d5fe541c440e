# SPDX-License-Identifier: EUPL-1.2
"""From a folder of YAML to a region: found, read, checked, tied together; faults all at once.

A region is a folder of YAML named by its code. It is looked for in the installation's own folder
first and then in those that come with Hefboom, so that a region can add and replace without
waiting for a release.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ValidationError

from hefboom.stelsel import fouttekst, versies
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.fouten import Gebrek, StelselFout
from hefboom.stelsel.herkomst import STATUSSEN, Bron
from hefboom.stelsel.lezen import Ruw, lees_bestand, lees_inhoud, lees_map, vingerafdruk
from hefboom.stelsel.onderwerp import REGISTER, Onderwerp
from hefboom.stelsel.onderwerpen import bronnen as bronregister
from hefboom.stelsel.onderwerpen.regio import Regiokop
from hefboom.stelsel.regio import Regio, Vindplaats
from hefboom.stelsel.schema import vastgelegd

KAMER = Path(__file__).parent
REGIOS = KAMER / "regios"
GEDEELDE_BRONNEN = KAMER / "bronnen.yaml"

_eigen_map: Path | None = None


def kijk_eerst_in(eigen: Path | None) -> None:
    """Look for regions in this folder of the installation first; None: only in Hefboom itself.

    Said once, by whoever starts the house; `omgeving.lees_stelselmap` knows which folder.
    """
    global _eigen_map
    _eigen_map = eigen


def vindplaatsen() -> Mapping[str, Vindplaats]:
    """Where each region lies, by code, in order of code.

    Raises `StelselFout` (Dutch) when the installation's folder cannot be looked into.
    """
    gevonden = {code: Vindplaats(REGIOS / code, eigen=False) for code in _codes(REGIOS)}
    if _eigen_map is not None:
        for code in _codes(_eigen_map):
            gevonden[code] = _eigen_plek(_eigen_map / code, versies.laatste(_eigen_map / code))
    return dict(sorted(gevonden.items()))


def _codes(wortel: Path) -> list[str]:
    try:
        return [
            folder.name
            for folder in wortel.iterdir()
            if any(folder.glob("*.yaml")) or versies.laatste(folder)
        ]
    except OSError:
        raise StelselFout(
            f"In de map {wortel} kan ik geen regio's zoeken. Bestaat de map, en mag Hefboom erin?"
        ) from None


def _eigen_plek(folder: Path, nummer: int | None) -> Vindplaats:
    if nummer is None:
        return Vindplaats(folder, eigen=True)
    return Vindplaats(versies.plek(folder, nummer), eigen=True, versie=nummer)


def regios() -> tuple[str, ...]:
    """The codes of the regions there are, in order."""
    return tuple(vindplaatsen())


def vindplaats(code: str) -> Vindplaats:
    """Where this region lies. Raises `StelselFout` (Dutch) for an unknown region."""
    plek = vindplaatsen().get(code)
    if plek is None:
        raise StelselFout(f"Regio '{code}' ken ik niet. Kies uit: {', '.join(regios())}.")
    return plek


def standaardregio() -> str:
    """The region a demo shows when none is asked for: one that says `standaard: true`.

    The installation's own comes before one that came with Hefboom.
    """
    kandidaten = standaardregios()
    return kandidaten[0] if kandidaten else regios()[0]


def standaardregios() -> tuple[str, ...]:
    """Those that say `standaard: true`: of the installation's own folder, or else of Hefboom's.

    More than one is a mistake, made by copying a region; `stelsel controleer` tells. Reads only the
    head of each region: every start of the command line asks this.
    """
    zeggen = [
        (plek.eigen, code)
        for code, plek in vindplaatsen().items()
        if isinstance(kop := lees_bestand(plek.map / "regio.yaml").secties.get("regio"), dict)
        and kop.get("standaard") is True
    ]
    eigen = any(van_ons for van_ons, _ in zeggen)
    return tuple(code for van_ons, code in zeggen if van_ons is eigen)


@lru_cache(maxsize=1)
def gedeelde_bronnen() -> Mapping[str, Bron]:
    """The sources that belong to no region in particular, by key."""
    ruw = lees_bestand(GEDEELDE_BRONNEN)
    if ruw.gebreken:
        raise StelselFout(ruw.gebreken)
    try:
        schema = bronregister.BronnenSchema.model_validate(ruw.secties)
    except ValidationError as fout:
        raise StelselFout(fouttekst.gebreken(fout, ruw, bronregister.BronnenSchema)) from None
    return bronregister.register(schema, gedeeld=True)


def laad(code: str, versie: int | None = None) -> Regio:
    """The region with this code: the version that holds now, or one that was adopted earlier.

    Each version is read once. Once adopted versions lie there, the last of them holds, from the
    moment it lies there; files beside them are not read. Where there are none, the files are read
    once: who changes those starts Hefboom again.

    Raises `StelselFout` (Dutch) for an unknown region or version, for an adopted version that was
    changed by hand, or with every fault in its YAML.
    """
    if versie is None and _eigen_map is not None:
        versie = versies.laatste(_eigen_map / code)
    return _laad(_eigen_map, code, versie)


@lru_cache(maxsize=32)
def _laad(eigen: Path | None, code: str, versie: int | None) -> Regio:
    if versie is None:
        return _lees(vindplaats(code), code)
    alle = versies.lees_versies(eigen / code) if eigen is not None else ()
    if not 0 < versie <= len(alle):
        welke = (
            f"Kies uit 1 t/m {len(alle)}." if alle else "Er is nog geen enkele versie vastgesteld."
        )
        raise StelselFout(f"Versie {versie} van {code} is er niet. {welke}")
    return _lees(Vindplaats(alle[versie - 1].map, eigen=True, versie=versie), code)


def versie_van(code: str, afdruk: str) -> int | None:
    """The number of the version with this fingerprint (`Regio.vingerafdruk`), the last if several.

    With it a message says by which decisions it was judged, and a snapshot by which it was made.
    None where it was none of them. Raises `StelselFout` as `laad` does.
    """
    eigen = _eigen_map
    nummer = None if eigen is None else versies.laatste(eigen / code)
    if eigen is None or nummer is None:
        return None
    return _afdrukken(eigen, code, nummer).get(afdruk)


@lru_cache(maxsize=8)
def _afdrukken(eigen: Path, code: str, tot: int) -> Mapping[str, int]:
    return {
        vingerafdruk({n: (versie.map / n).read_bytes() for n in versie.bestanden}): versie.nummer
        for versie in versies.lees_versies(eigen / code)
    }


def _lees(plek: Vindplaats, code: str) -> Regio:
    return _bouw(lees_map(plek.map, code), code, plek)


def lees_regio(wortel: Path, code: str, *, eigen: bool = False) -> Regio:
    """The region in `wortel/<code>/`.

    Raises `StelselFout` with every fault found, each with its file, line and remedy.
    """
    return _lees(Vindplaats(wortel / code, eigen), code)


def lees_voorstel(bestanden: Mapping[str, bytes], code: str) -> Regio:
    """The region as these files would make it, by file name: nothing is stored or remembered.

    Raises `StelselFout` as `lees_regio` does.
    """
    return _bouw(lees_inhoud(bestanden, code), code, Vindplaats(Path(code), eigen=True))


def _bouw(ruw: Ruw, code: str, plek: Vindplaats) -> Regio:
    if ruw.gebreken or ruw.open_plekken:
        raise StelselFout([*ruw.gebreken, *ruw.open_plekken])
    gedeeld = gedeelde_bronnen()
    bronregister.controleer_verwijzingen(ruw, gedeeld)
    delen, gebreken = _keur(ruw, code)
    if gebreken:
        raise StelselFout([*gebreken, *ruw.gebreken])

    def maak(soort: type[object], werk: Bouwplaats) -> object:
        if not issubclass(soort, Onderwerp):
            raise TypeError(f"{soort.__name__} is geen onderwerp.")
        return REGISTER[soort].bouw(delen[soort], werk)

    werk = Bouwplaats(ruw, maak)
    onderwerpen: dict[type[Onderwerp], Onderwerp] = {soort: werk.geef(soort) for soort in REGISTER}
    if ruw.gebreken:
        raise StelselFout(ruw.gebreken)
    telling = Counter(waarde.status for deel in delen.values() for waarde in vastgelegd(deel))
    return Regio(
        code=code,
        geldig=werk.geef(Regiokop).geldig,
        onderwerpen=onderwerpen,
        vindplaats=plek,
        vingerafdruk=ruw.vingerafdruk,
        bronnen={**gedeeld, **werk.geef(bronregister.Bronnen).eigen},
        statussen={status: telling[status] for status in STATUSSEN},
    )


def _keur(ruw: Ruw, code: str) -> tuple[dict[type[Onderwerp], BaseModel], list[Gebrek]]:
    """Each subject's sections against its schema; what nobody reads, or what is missing."""
    delen: dict[type[Onderwerp], BaseModel] = {}
    gebreken: list[Gebrek] = []
    bekend: set[str] = set()
    for soort, inschrijving in REGISTER.items():
        velden = inschrijving.schema.model_fields
        bekend |= velden.keys()
        ontbreekt = [naam for naam, veld in velden.items() if veld.is_required()]
        ontbreekt = [naam for naam in ontbreekt if naam not in ruw.secties]
        gebreken += [
            Gebrek(
                f"onderdeel '{naam}' ontbreekt.",
                f"Voeg het toe; `hefboom stelsel nieuw` laat zien hoe {inschrijving.bestand}.yaml "
                "eruitziet.",
                code,
            )
            for naam in ontbreekt
        ]
        secties = {naam: ruw.secties[naam] for naam in velden if naam in ruw.secties}
        try:
            if not ontbreekt:
                delen[soort] = inschrijving.schema.model_validate(secties)
        except ValidationError as fout:
            gebreken += fouttekst.gebreken(fout, ruw, inschrijving.schema)
    for sectie in ruw.secties.keys() - bekend:
        dichtbij = get_close_matches(sectie, bekend, n=1)
        verder = f"Bedoelt u '{dichtbij[0]}'?" if dichtbij else f"Kies uit {', '.join(bekend)}."
        gebreken.append(ruw.gebrek((sectie,), f"onderdeel '{sectie}' ken ik niet.", verder))
    return delen, gebreken
