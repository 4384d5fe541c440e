# SPDX-License-Identifier: EUPL-1.2
"""What is the verdict on each message of a stack? Each is judged by its kind (see `soorten`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hefboom import ijw
from hefboom.declaraties import leeg_kasboek
from hefboom.dossiers import Herkomst, Nodig, Werkset
from hefboom.intake.geopend import Geopend
from hefboom.intake.ontvangen_antwoord import Vragen
from hefboom.intake.oordeel import Berichtoordeel
from hefboom.intake.soorten import Vraagsoort, register
from hefboom.intake.zaak import Werkbank, Zaak
from hefboom.kernel import Failed, Finding
from hefboom.stelsel import Regio

DUBBEL = "TR056"  # an identification that this sender used before


def maak_werkbank(stapel: Sequence[Geopend], regio: Regio, op: datetime) -> Werkbank:
    """Load, in one go, what the messages of a stack need together."""
    nodig: list[Nodig] = []
    per_soort: dict[str, list[Geopend]] = {}
    for stuk in stapel:
        if stuk.inhoud is not None:
            nodig.append(register.van(stuk.soort).nodig(stuk.inhoud))
            per_soort.setdefault(stuk.soort, []).append(stuk)
    werkset = Werkset.laad(Nodig.samen(nodig))
    werk = Werkbank(werkset, leeg_kasboek(werkset, op), regio, op, stapel, Vragen.laad(stapel))
    for code, stukken in per_soort.items():
        register.van(code).laad(werk, stukken)
    return werk


def beoordeel(
    stuk: Geopend, kop: ijw.Kop, soort: Vraagsoort, werk: Werkbank, dubbel: bool
) -> Berichtoordeel:
    """Judge a message and record what stands. `dubbel`: its identification was used before."""
    bevindingen = stuk.bevindingen
    if stuk.inhoud is None:
        return Berichtoordeel(bevindingen, {}, (ijw.TECHNISCH_ONJUIST,), 0, 0)
    if dubbel:
        bevindingen += (dubbele_identificatie(kop),)
    herkomst = Herkomst(kop.gemeente, kop.aanbieder, kop.dagtekening, stuk.bericht)
    return soort.oordeel(Zaak(stuk.inhoud, herkomst, werk), bevindingen)


def dubbele_identificatie(kop: ijw.Kop) -> Finding:
    """TR056 on a message whose identification this sender used before."""
    nummer = kop.eigen[0]
    verwacht = "een identificatie die deze afzender niet eerder gebruikte"
    fout = Failed(verwacht, nummer, eigen=(nummer,))
    return Finding.van(ijw.regel(DUBBEL), "Header/BerichtIdentificatie/Identificatie", fout)
