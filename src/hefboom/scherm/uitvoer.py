# SPDX-License-Identifier: EUPL-1.2
"""The one way out for a table: any table on any page, as its reader sees it, as a spreadsheet.

An address with `uitvoer=…` makes the page up to that table; the table raises `Uitvoergevraagd`, and
the door of pages answers with the file. So nobody takes out what the page would not show: the same
rights, the same rows, the same sieves, what is hidden stays hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO
from urllib.parse import urlencode

from django.conf import settings
from django.http import FileResponse
from django.http.response import HttpResponseBase

from hefboom import stelsel
from hefboom.inzage import Inzage
from hefboom.kernel import Vraagfout, datumtijd, getal
from hefboom.moment import nu
from hefboom.scherm import kamer
from hefboom.scherm.bezoek import Bezoek
from hefboom.scherm.kolom import naar_code
from hefboom.scherm.rekenblad import schrijf_csv, schrijf_xlsx, vakken
from hefboom.scherm.tabelblik import Tabelblik
from hefboom.scherm.tabelvraag import (
    TOT_EN_MET,
    UITVOER,
    VANAF,
    Tabelvraag,
    overige,
    vraagt_uitvoer,
)

SOORT = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NAAMLENGTE = 80


class Uitvoergevraagd(Exception):
    """A page came to the table that is to be taken out, in this form."""

    def __init__(self, blik: Tabelblik, vorm: str) -> None:
        super().__init__(vorm)
        self.blik = blik
        self.vorm = vorm


def eis_uitvoer(blik: Tabelblik) -> None:
    """Raises `Uitvoergevraagd` when the address asks for this table, `Vraagfout` for no form."""
    if blik.vraag is not None and (vorm := blik.vraag.uitvoer):
        raise Uitvoergevraagd(blik, vorm)


def ongeleverd(bezoek: Bezoek, antwoord: HttpResponseBase) -> HttpResponseBase:
    """The page itself. Raises `Vraagfout` when a table was asked for that is not on it."""
    if vraagt_uitvoer(bezoek) and antwoord.status_code == 200:
        raise Vraagfout(
            "Die tabel staat hier niet. Ga terug en kies ‘Excel’ of ‘CSV’ bij een tabel."
        )
    return antwoord


def lever(bezoek: Bezoek, gevraagd: Uitvoergevraagd) -> HttpResponseBase:
    """The file, whole: made first, told to the rooms, then sent.

    Every table leaves through here, with rows about persons or without. Raises `Vraagfout`.
    """
    blik, vorm = gevraagd.blik, gevraagd.vorm
    bestand = _maak(bezoek, blik, vorm)
    naam = bestandsnaam(bezoek, blik, vorm)
    kamer.meld_uitvoer(
        bezoek,
        kamer.Meegenomen(
            blik.tabel.titel,
            vorm,
            naam,
            blik.totaal,
            blik.tabel.personen,
            bezoek.get_full_path(),
        ),
    )
    bestand.seek(0)
    return FileResponse(bestand, as_attachment=True, filename=naam, content_type=SOORT[vorm])


def _maak(bezoek: Bezoek, blik: Tabelblik, vorm: str) -> IO[bytes]:
    werkmap = _werkmap()
    kolommen = vakken(blik.tabel.bepaald, blik.keuze)
    herkomst = herkomst_van(bezoek, blik)
    bestand: IO[bytes] = TemporaryFile(dir=werkmap)  # noqa: SIM115 (the answer closes it)
    if vorm == "csv":
        schrijf_csv(bestand, kolommen, blik.keuze.alle(), herkomst)
    else:
        with TemporaryDirectory(dir=werkmap) as tijdelijk:
            schrijf_xlsx(bestand, kolommen, blik.keuze, herkomst, Path(tijdelijk))
    return bestand


def _werkmap() -> Path:
    """A folder of the installation's own: what is taken out never lies in one everybody shares."""
    folder: Path = settings.OMGEVING.map / "tijdelijk"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def herkomst_van(bezoek: Bezoek, blik: Tabelblik) -> list[tuple[str, str]]:
    """What this is, of whom, from what: for whoever finds the file without the page."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    wie = ", ".join(rol.naam for rol in bezoek.user.inzage.rollen)
    return [
        ("Tabel", blik.tabel.titel),
        ("Regio", regio.naam),
        *blik.tabel.toelichting,
        *kamer.herkomst(bezoek),
        *_gezeefd(blik),
        ("Rijen", getal(blik.totaal)),
        ("Gemaakt", f"{datumtijd(nu())}, door {bezoek.user.get_username()} ({wie})"),
        ("Pagina", zonder_uitvoer(bezoek)),
    ]


def zonder_uitvoer(bezoek: Bezoek) -> str:
    """The address of the page, with its choices."""
    keuzes = overige(bezoek, [UITVOER])
    return f"{bezoek.path}?{urlencode(keuzes)}" if keuzes else bezoek.path


def _gezeefd(blik: Tabelblik) -> Iterator[tuple[str, str]]:
    vraag: Tabelvraag | None = blik.vraag
    if vraag is None:
        return
    for zeef in vraag.zeven:
        naam = f"Alleen waar {blik.tabel.bepaald[zeef.kolom].naam}"
        code = blik.tabel.bepaald[zeef.kolom].adresnaam
        if zeef.tekst:
            keuzes = blik.tabel.bepaald[zeef.kolom].keuzes or {}
            yield naam, keuzes.get(zeef.tekst, zeef.tekst)
            continue
        van, tot = vraag.rauw(vraag.naam(VANAF, code)), vraag.rauw(vraag.naam(TOT_EN_MET, code))
        yield naam, " ".join(filter(None, (van and f"vanaf {van}", tot and f"tot en met {tot}")))


def bestandsnaam(bezoek: Bezoek, blik: Tabelblik, vorm: str) -> str:
    """`segmenten-in-2026_zuid-holland-zuid_2027-01-01.xlsx`: what, of whom, of which day."""
    wat = naar_code(blik.tabel.bestand or blik.tabel.titel)[:NAAMLENGTE].strip("-") or "tabel"
    waar = naar_code(blik.tabel.waarover) or _kring(bezoek.user.inzage)
    dag: date = nu().date()
    return re.sub(r"[^a-z0-9_.-]", "", f"{wat}_{waar}_{dag.isoformat()}.{vorm}")


def _kring(inzage: Inzage) -> str:
    if inzage.hele_regio:
        return str(settings.OMGEVING.regio)
    return "-".join([*sorted(inzage.gemeenten), *sorted(inzage.aanbieders)]) or str(
        settings.OMGEVING.regio
    )
