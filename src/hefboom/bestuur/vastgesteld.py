# SPDX-License-Identifier: EUPL-1.2
"""The adopted versions in the database beside the folders they stand for.

A decision is taken in the database, in one transaction; the folder follows from it, byte by byte.
So a crash between the two leaves a decision whose folder is written at the next start, and never a
folder without a decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from hefboom import stelsel
from hefboom.bestuur.models import Stelselversie
from hefboom.bestuur.pak import Voorstelfout
from hefboom.moment import nu
from hefboom.stelsel import Klaargelegd, StelselFout, Versiemap, geknoei, lees_versies, leg_klaar


@dataclass(frozen=True, slots=True)
class Vigerend:
    """What holds now: the number (None where none was adopted), the fingerprint, the files."""

    nummer: int | None
    afdruk: str
    bestanden: dict[str, str]


def geldend() -> Vigerend:
    """Read from disk, so that what was adopted a moment ago counts."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    return Vigerend(regio.vindplaats.versie, regio.vingerafdruk, bestanden_van(regio))


def bestanden_van(regio: stelsel.Regio) -> dict[str, str]:
    """The files of a region as they were read. Raises `Voorstelfout` when they changed since."""
    waar = regio.vindplaats.map
    inhoud = {pad.name: pad.read_bytes() for pad in sorted(waar.glob("*.yaml"))}
    if stelsel.vingerafdruk(inhoud) != regio.vingerafdruk:
        raise Voorstelfout(
            f"De bestanden in {waar} zijn veranderd sinds Hefboom ze las. Vraag de beheerder ze "
            "terug te zetten, of Hefboom opnieuw te starten als de wijziging zo bedoeld is."
        )
    return {naam: tekst.decode() for naam, tekst in inhoud.items()}


def regiomap() -> Path:
    """Where the versions of this installation lie. Raises `Voorstelfout` when there is no place."""
    eigen: Path | None = settings.OMGEVING.stelselmap
    if eigen is None:
        raise Voorstelfout(
            "Deze installatie heeft nog geen map voor wat de regio vaststelt. Vraag de beheerder "
            "HEFBOOM_STELSEL te zetten (zie docs/operate.md); het voorstel blijft staan."
        )
    return eigen / str(settings.OMGEVING.regio)


def als_map(rij: Stelselversie, vorige: str | None) -> Versiemap:
    """The folder that this row stands for."""
    inhoud = {naam: str(tekst).encode() for naam, tekst in rij.bestanden.items()}
    return leg_klaar(
        rij.nummer, settings.OMGEVING.regio, inhoud, vorige=vorige, besluit=rij.besluit
    )


def eis_versies() -> None:
    """See that the folders are those of this database; write one that is missing.

    An empty database takes over what lies there: it may be new beside a folder that is not.
    Raises `StelselFout` (Dutch) when a folder is another than was adopted here.
    """
    rijen = list(Stelselversie.objects.order_by("nummer").defer("bestanden"))
    eigen = settings.OMGEVING.stelselmap
    if eigen is None:
        if rijen:
            raise StelselFout(
                f"Van deze regio zijn {len(rijen)} versies vastgesteld, en Hefboom weet niet waar "
                "die liggen. Zet HEFBOOM_STELSEL op de map waarin ze staan."
            )
        return
    folder = regiomap()
    liggend = {versie.nummer: versie for versie in _gelezen(folder, {rij.nummer for rij in rijen})}
    # Again, after the folders: what was adopted in between has its row before its folder.
    rijen = list(Stelselversie.objects.order_by("nummer").defer("bestanden"))
    if not rijen:
        _neem_over(list(liggend.values()))
        return
    anders = [
        f"versie {rij.nummer} is een andere dan hier is vastgesteld"
        for rij in rijen
        if rij.nummer in liggend and liggend[rij.nummer].som != rij.som
    ]
    bekend = {rij.nummer for rij in rijen}
    anders += [
        f"versie {nummer} is hier niet vastgesteld" for nummer in sorted(liggend.keys() - bekend)
    ]
    if anders:
        raise StelselFout(geknoei(folder, anders))
    vorige = None
    for rij in rijen:
        if rij.nummer not in liggend:
            Klaargelegd(folder, als_map(rij, vorige)).zet()
        vorige = rij.som


def _gelezen(folder: Path, bekend: set[int]) -> tuple[stelsel.Versie, ...]:
    """What lies there. Where versions of ours are missing, only what can be proved alone."""
    try:
        return lees_versies(folder)
    except StelselFout:
        liggen = {int(pad.name) for pad in (folder / "versies").iterdir() if pad.name.isdecimal()}
        if bekend <= liggen:
            raise
        return _heel(folder, bekend - liggen)


def _heel(folder: Path, missen: set[int]) -> tuple[stelsel.Versie, ...]:
    """Put back the versions that are missing, and read again."""
    vorige = None
    for rij in Stelselversie.objects.order_by("nummer"):
        if rij.nummer in missen:
            Klaargelegd(folder, als_map(rij, vorige)).zet()
        vorige = rij.som
    return lees_versies(folder)


@transaction.atomic
def _neem_over(versies: list[stelsel.Versie]) -> None:
    for versie in versies:
        besluit = versie.besluit
        inhoud = {naam: (versie.map / naam).read_bytes() for naam in versie.bestanden}
        Stelselversie.objects.create(
            nummer=versie.nummer,
            som=versie.som,
            afdruk=stelsel.vingerafdruk(inhoud),
            bestanden={naam: tekst.decode() for naam, tekst in inhoud.items()},
            orgaan=besluit.orgaan if besluit else "",
            besluitdag=besluit.dag if besluit else None,
            document=besluit.document if besluit else "",
            op=nu(),
        )
