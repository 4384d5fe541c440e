# SPDX-License-Identifier: EUPL-1.2
"""A pack as someone brings it: a zip of the region's files, opened with a limit on everything."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from hefboom.kernel import Vraagfout, getal
from hefboom.stelsel import BESTANDSNAAM

MEGABYTE = 1024 * 1024
#: More than any region writes; a small zip can hold gigabytes.
GROOTSTE_PAK, GROOTSTE_BESTAND, MEESTE_BESTANDEN = 5 * MEGABYTE, 2 * MEGABYTE, 200


class Voorstelfout(Vraagfout):
    """This cannot be done with a proposal; the Dutch text says why and what then."""


def pak_uit(inhoud: bytes, code: str) -> dict[str, str]:
    """The text of each file of a region, by name, out of a zip.

    The files stand at the top, or in one folder (of any name). What a computer adds by itself is
    passed over. Raises `Voorstelfout` for what is no zip, or holds anything else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            return _bestanden(pak)
    except Voorstelfout:
        raise
    except Exception:
        # Whatever a damaged zip makes its reader stumble over, it is damaged.
        raise Voorstelfout(
            f"Dit is geen zip die te openen is. Maak een zip van de bestanden van {code}, zonder "
            "wachtwoord, en kies die."
        ) from None


def _bestanden(pak: zipfile.ZipFile) -> dict[str, str]:
    leden = [lid for lid in pak.infolist() if not lid.is_dir() and not _vanzelf(lid.filename)]
    if len(leden) > MEESTE_BESTANDEN:
        raise Voorstelfout(
            f"In dit pak zitten {getal(len(leden))} bestanden, en een regio heeft er hoogstens "
            f"{MEESTE_BESTANDEN}. Kies de map van de regio en niets daarnaast."
        )
    if not leden:
        raise Voorstelfout("In dit pak zit geen enkel bestand. Kies een zip met de YAML erin.")
    mappen = {PurePosixPath(lid.filename).parent for lid in leden}
    if len(mappen) > 1:
        raise Voorstelfout(
            "In dit pak staan bestanden in verschillende mappen. Zet ze bij elkaar in één map."
        )
    uit: dict[str, str] = {}
    totaal = 0
    for lid in leden:
        naam = PurePosixPath(lid.filename).name
        if naam in uit:
            raise Voorstelfout(f"{naam} staat twee keer in dit pak. Laat er één in.")
        if not BESTANDSNAAM.fullmatch(naam):
            raise Voorstelfout(
                f"{naam} kan geen bestand van een regio zijn. Gebruik kleine letters en .yaml, "
                "zoals tarieven.yaml, en laat de rest uit het pak."
            )
        tekst = _tekst(pak, lid, naam)
        totaal += len(tekst)
        if totaal > GROOTSTE_PAK:
            raise Voorstelfout("Dit pak is te groot: samen hoogstens 5 megabyte.")
        uit[naam] = netjes(tekst)
    return uit


def _tekst(pak: zipfile.ZipFile, lid: zipfile.ZipInfo, naam: str) -> str:
    with pak.open(lid) as bestand:
        inhoud = bestand.read(GROOTSTE_BESTAND + 1)
    if len(inhoud) > GROOTSTE_BESTAND:
        raise Voorstelfout(f"{naam} is te groot: hoogstens 2 megabyte.")
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Voorstelfout(
            f"{naam} is geen tekst in UTF-8. Bewaar het zo en probeer opnieuw."
        ) from None


def netjes(tekst: str) -> str:
    """The same text with the ends of lines of the files there are, whatever a browser sends.

    Raises `Voorstelfout` for what no database keeps as text.
    """
    if "\0" in tekst:
        raise Voorstelfout(
            "In deze tekst staat een teken dat geen tekst is. Plak de tekst opnieuw."
        )
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    return tekst if tekst.endswith("\n") or not tekst else f"{tekst}\n"


def _vanzelf(naam: str) -> bool:
    delen = PurePosixPath(naam).parts
    return "__MACOSX" in delen or any(deel.startswith(".") for deel in delen)
