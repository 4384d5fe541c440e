# SPDX-License-Identifier: EUPL-1.2
"""A line of the log in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hefboom.intake import OPVRAAGDOELEN
from hefboom.inzage import ROLLEN
from hefboom.logboek import OPDRACHTREGEL, Daadafloop, Logregel
from hefboom.scherm import Cel, Celsoort, Celwaarde, Kolom, Merk, Rijlijst, Tabel, getalcel
from hefboom.stelsel import Regio
from hefboom.toezicht.opvallend import lokaal

KOPPEN = (
    "Wanneer", "Wie", "Als", "Wat", "Waarover", "Jeugdigen", "Waarvoor", "Waarvandaan",
)  # fmt: skip
#: What an entry is about, where its own name is not plain.
BLADEN = {
    "bericht_xml": "inhoud van een bericht",
    "persoonsgegevens": "naam en adres in een bericht",
    "prestatie": "declaratieregel",
    "home": "eerste blad",
    "verklaar": "rijen achter een cijfer",
    "logboek_csv": "logboek als bestand",
}


def tabel(regels: Sequence[Logregel], regio: Regio) -> Tabel:
    """The lines as a table."""
    sleutels: dict[str, Callable[[Logregel], Celwaarde]] = {
        "Wanneer": lokaal,
        "Wie": lambda regel: regel.wie or None,
        "Als": lambda regel: als(regel, regio),
        "Wat": lambda regel: str(regel.daad),
        "Waarover": waarover,
        "Jeugdigen": lambda regel: len(regel.jeugdigen) or None,
        "Waarvoor": lambda regel: waarvoor(regel) or None,
        "Waarvandaan": lambda regel: regel.waar or None,
    }
    soorten = {"Wanneer": Celsoort.DATUM, "Jeugdigen": Celsoort.AANTAL}
    return Tabel(
        "Regels van het logboek, de nieuwste eerst",
        [
            Kolom(
                kop,
                soort=soorten.get(kop),
                sleutel=sleutels[kop],
                bewaart=kop not in ("Wie", "Waarover"),
            )
            for kop in KOPPEN
        ],
        Rijlijst(regels, lambda deel: [_rij(regel, regio) for regel in deel]),
        leeg="Bij deze keuze staat er niets in het logboek.",
        naam="Regels van het logboek",
        kaarten=True,
        personen=True,
    )


def _rij(regel: Logregel, regio: Regio) -> list[Cel]:
    op = lokaal(regel)
    geweigerd = regel.uitkomst is Daadafloop.GEWEIGERD
    return [
        Cel(f"{op:%d-%m-%Y %H:%M:%S}", waarde=op),
        Cel(regel.wie or "onbekend"),
        Cel(als(regel, regio)),
        Cel(str(regel.daad), merk=Merk("geweigerd", "fout") if geweigerd else None),
        Cel(waarover(regel), klein=", ".join(regel.kenmerken)),
        getalcel(len(regel.jeugdigen) or None),
        Cel(waarvoor(regel) or "–"),
        Cel(regel.waar or "–"),
    ]


def als(regel: Logregel, regio: Regio) -> str:
    """The roles held, with the municipality or provider each holds for."""
    return ", ".join(_rol(rol, regio) for rol in regel.rollen) or "niet ingelogd"


def _rol(tekst: str, regio: Regio) -> str:
    if tekst == OPDRACHTREGEL:
        return "beheer op de machine"
    code, _, kring = tekst.partition(":")
    rol = ROLLEN[code].naam if code in ROLLEN else code
    gemeente = regio.gemeente(kring)
    return f"{rol} {gemeente.naam if gemeente else kring}".strip()


def waarover(regel: Logregel) -> str:
    """What was looked at or done."""
    wat = BLADEN.get(regel.wat, regel.wat.replace("_", " "))
    return f"{wat} {regel.sleutel}".strip()


def waarvoor(regel: Logregel) -> str:
    """The purpose, when one was asked for, and what was said with it."""
    doel = OPVRAAGDOELEN.get(regel.doel, regel.doel).removesuffix(", namelijk:")
    return ": ".join(deel for deel in (doel, regel.woorden) if deel)
