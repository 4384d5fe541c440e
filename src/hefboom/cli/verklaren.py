# SPDX-License-Identifier: EUPL-1.2
"""Any code of the standard explained: a rule, a return code, a code list, a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hefboom import ijw
from hefboom.ijw import NIEUWSTE, Berichtsoort, Klasse, release

if TYPE_CHECKING:
    from hefboom.ijw.voorbeelden import GetoondVoorbeeld

ANDER = {"aanbieder": "gemeente", "gemeente": "aanbieder"}
RETOURCODES = "WJ001"


def verklaring(gevraagd: str) -> list[str]:
    """The explanation, in lines. Raises `KeyError` for a code nobody knows."""
    code = "".join(gevraagd.split()).upper()
    if code in ijw.codelijst(RETOURCODES):
        return list(_retourcode(code))
    if code in ijw.codelijsten():
        return list(_codelijst(code))
    if code in release().soorten:
        return list(_bericht(release().soorten[code]))
    regel = next((r for r in ijw.regels().values() if r.code.upper() == code), None)
    if regel is None:
        raise KeyError(code)
    return list(_regel(regel))


def _retourcode(code: str) -> Iterator[str]:
    yield f"{code}: {ijw.codelijst(RETOURCODES)[code]}."
    oorzaken = [regel for regel in ijw.regels().values() if regel.retourcode == code]
    if len(oorzaken) > 5:
        yield f"Hoort bij {len(oorzaken)} regels; zie `hefboom ijw regels`."
    else:
        for regel in oorzaken:
            yield f"Hoort bij {regel.code}: {regel.zin}"


def _regel(regel: ijw.Regel) -> Iterator[str]:
    yield f"{regel.code}: {regel.zin}"
    yield f"Geldt voor: {', '.join(regel.berichten) or 'alle berichten'}."
    if regel.retourcode:
        yield f"Retourcode: {regel.retourcode} ({ijw.codelijst(RETOURCODES)[regel.retourcode]})."
    yield f"Niveau: {regel.niveau}."
    yield f"Staat: {regel.staat_in_woorden}."
    yield from filter(None, (regel.reden, regel.grens))
    # loaded only here: every other verb of `hefboom ijw` does without
    from hefboom.declaraties import voorbeelden as bij_declaraties
    from hefboom.ijw import voorbeelden as in_het_bericht

    yield from _voorbeelden("in het bericht zelf", in_het_bericht.voorbeelden_van(regel.code))
    uitgangspunt = f"bij het beoordelen van declaraties, van {bij_declaraties.UITGANGSPUNT}"
    yield from _voorbeelden(uitgangspunt, bij_declaraties.voorbeelden_van(regel.code))


def _voorbeelden(waar: str, voorbeelden: Sequence[GetoondVoorbeeld]) -> Iterator[str]:
    if not voorbeelden:
        return
    yield ""
    yield f"Voorbeelden {waar}:"
    for voorbeeld in voorbeelden:
        yield f"  {voorbeeld.stand}: {voorbeeld.geval}"
        if voorbeeld.uitleg:
            yield f"      {voorbeeld.uitleg}"


def _codelijst(naam: str) -> Iterator[str]:
    codes = ijw.codelijst(naam)
    yield f"{naam}: {ijw.codelijsten()[naam]} (codelijst, {len(codes)} codes)."
    breedte = max(map(len, codes))
    for code, betekenis in codes.items():
        yield f"  {code:<{breedte}}  {betekenis}"


def _bericht(soort: Berichtsoort) -> Iterator[str]:
    yield f"{soort.soort}: {soort.titel} (iJw {NIEUWSTE}, berichtcode {soort.code})."
    van = soort.verzender
    yield f"De {van} stuurt het aan de {ANDER[van]}."
    if soort.antwoord_op:
        yield f"Het is het antwoord op {soort.antwoord_op}."
    if soort.antwoord:
        yield f"Het antwoord is {soort.antwoord}."
    yield "Wat erin staat (? mag weg, + een of meer keer):"
    for naam, klasse in soort.klassen.items():
        yield f"  {naam}: {_velden(klasse)}"


def _velden(klasse: Klasse) -> str:
    return ", ".join(
        veld.naam + ("+" if veld.herhaalt else "" if veld.verplicht else "?")
        for veld in klasse.velden
    )
