# SPDX-License-Identifier: EUPL-1.2
"""The return message: which class carries which return code (IV028, IV032, IV087, IV088, TR342).

An answer is built from the message and a verdict; it decides nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hefboom.ijw.bedragen import getekend, totaalbedrag
from hefboom.ijw.bericht import Bericht, Kop, Retour
from hefboom.ijw.codes import WJ001
from hefboom.ijw.standaard import Klasse, release
from hefboom.kernel import Cents

#: WJ001: a rule within the message is broken; refuses it whole (OP286, IV028).
TECHNISCH_ONJUIST = WJ001.TECHNISCH_ONJUIST
CLIENT = "Client"

Retourcodes = tuple[str, ...]
#: path of a class, each step a name and a number (0 when it does not repeat).
Plek = tuple[tuple[str, int], ...]


def antwoord(
    bericht: Bericht,
    identificatie: str,
    dagtekening: date,
    afkeur: Mapping[str, Retourcodes],
    geheel: Retourcodes = (),
) -> Bericht:
    """The answer to `bericht`: a 302, 306, 308, 316, 318, 320 or 325.

    `afkeur` maps the path of what is refused (as in `Finding.pad`) to its return codes; a path to
    an element counts for the class it stands in. `geheel` refuses the message as a whole: only a
    header goes back with a header rule's own code. A path in the header, or none, does the same;
    so does 0001, wherever it stands, and then it goes back alone.

    Raises `ValueError` when this message has no answer, a refusal carries no code, or a path
    leads nowhere, and `TypeError` for a single code where several may stand.
    """
    if any(isinstance(codes, str) for codes in (geheel, *afkeur.values())):
        raise TypeError("retourcodes staan in een tuple, zoals ('9063',), niet in een str")
    soort = bericht.beschrijving.antwoord
    if soort is None:
        raise ValueError(f"Op een {bericht.soort} bestaat geen antwoord.")
    if any(not codes for codes in afkeur.values()):
        raise ValueError("Elke afkeur heeft minstens één retourcode.")
    kopfouten = [codes for pad, codes in afkeur.items() if pad.split("/")[0] in {"", "Header"}]
    geheel = _uniek(code for codes in (geheel, *kopfouten) for code in codes)
    if any(TECHNISCH_ONJUIST in codes for codes in (geheel, *afkeur.values())):
        geheel = (TECHNISCH_ONJUIST,)
    if soort == "JW325":
        return _declaratieantwoord(bericht, identificatie, dagtekening, afkeur, geheel)
    per_klasse = {} if geheel else _per_klasse(bericht, afkeur)
    codes = geheel or ((WJ001.GEEN_OPMERKING,) if per_klasse else ())
    heen, standaard = bericht.kop, release(bericht.release)
    kop = Kop(
        standaard.soorten[soort].code,
        heen.afzender,
        heen.ontvanger,
        heen.identificatie,
        heen.dagtekening,
        heen.versie,
        heen.subversie,
        heen.xsd_basisschema,
        heen.xsd_bericht,
        Retour(
            identificatie,
            dagtekening,
            standaard.xsd_basisschema,
            standaard.xsd_bericht,
            retourcodes=codes,
        ),
        heen.is_declaratieantwoord,
    )
    inhoud: dict[str, Any] = {}
    if per_klasse:
        naam = bericht.beschrijving.inhoud
        klasse = bericht.beschrijving.klassen[naam]
        plek = ((naam, 0),)
        inhoud[naam] = _met_codes(bericht.inhoud[naam], klasse, plek, per_klasse, False)
    return Bericht(soort, bericht.release, kop, inhoud)


def _per_klasse(bericht: Bericht, afkeur: Mapping[str, Retourcodes]) -> dict[Plek, Retourcodes]:
    """The refusals, each on the nearest class that carries RetourCodes."""
    gevonden: dict[Plek, Retourcodes] = {}
    for pad, codes in afkeur.items():
        if pad.split("/")[0] in {"", "Header"}:
            continue
        plek = _klasse_bij(bericht, pad)
        gevonden[plek] = _uniek((*gevonden.get(plek, ()), *codes))
    return gevonden


_STAP = re.compile(r"([A-Za-z0-9]+)(?:\[([0-9]+)\])?")


def _klasse_bij(bericht: Bericht, pad: str) -> Plek:
    """Walk a path down the message; the last class that can carry a return code."""
    klasse: Klasse | None = bericht.beschrijving.wortel
    hier: Any = bericht.inhoud
    plek: list[tuple[str, int]] = []
    draagt = 0
    for stap in pad.split("/"):
        match = _STAP.fullmatch(stap)
        veld = klasse.op_naam.get(match[1]) if match and klasse else None
        if match is None or veld is None:
            raise ValueError(f"Pad {pad} bestaat niet in een {bericht.soort}.")
        klasse = veld.klasse
        if klasse is None:
            break
        nummer = int(match[2] or 0)
        hier = hier.get(veld.naam)
        if veld.herhaalt:
            hier = hier[nummer - 1] if hier is not None and 0 < nummer <= len(hier) else None
        plek.append((veld.naam, nummer if veld.herhaalt else 0))
        if hier is None:
            # a class that should have been there counts for the one around it
            if klasse.naam.startswith("CDT_") or not (veld.verplicht or veld.herhaalt):
                break
            raise ValueError(f"Pad {pad} wijst naar niets in dit bericht.")
        if not klasse.is_lijst and not klasse.naam.startswith("CDT_"):
            draagt = len(plek)
    return tuple(plek[: draagt or 1])


def _met_codes(
    waarden: Mapping[str, Any],
    klasse: Klasse,
    plek: Plek,
    afkeur: Mapping[Plek, Retourcodes],
    onder_afkeur: bool,
) -> dict[str, Any]:
    """The class unchanged, with RetourCodes on it and on every class below.

    Only what stands under a refused client was not judged; under another refused class the lines
    were (IV028).
    """
    eigen = afkeur.get(plek)
    kopie = dict(waarden)
    for veld in klasse.velden:
        onder = veld.klasse
        if veld.naam not in kopie or onder is None or onder.naam.startswith("CDT_"):
            continue
        lager = onder_afkeur or (eigen is not None and klasse.naam == CLIENT)
        if veld.herhaalt:
            kopie[veld.naam] = tuple(
                _met_codes(item, onder, (*plek, (veld.naam, nummer)), afkeur, lager)
                for nummer, item in enumerate(kopie[veld.naam], 1)
            )
        else:
            verder = (*plek, (veld.naam, 0))
            kopie[veld.naam] = _met_codes(kopie[veld.naam], onder, verder, afkeur, lager)
    if not klasse.is_lijst:
        rest = WJ001.NIET_BEOORDEELD if onder_afkeur else WJ001.GEEN_OPMERKING
        kopie["RetourCodes"] = {"RetourCode": eigen or (rest,)}
    return kopie


def _declaratieantwoord(
    bericht: Bericht,
    identificatie: str,
    dagtekening: date,
    afkeur: Mapping[str, Retourcodes],
    geheel: Retourcodes,
) -> Bericht:
    """The 325: totals, and only the refused lines (IV087, TR342)."""
    standaard, heen = release(bericht.release), bericht.kop
    kop = Kop(
        standaard.soorten["JW325"].code,
        heen.ontvanger,
        heen.afzender,
        identificatie,
        dagtekening,
        heen.versie,
        heen.subversie,
        standaard.xsd_basisschema,
        standaard.xsd_bericht,
        retour=Retour(
            heen.identificatie,
            heen.dagtekening,
            heen.xsd_basisschema,
            heen.xsd_bericht,
            retourcodes=geheel or (WJ001.GEEN_OPMERKING,),
        ),
        is_declaratieantwoord=True,
    )
    if geheel:
        return Bericht("JW325", bericht.release, kop, {})
    declaratie = bericht.inhoud["Declaratie"]
    per_klasse = _per_klasse(bericht, afkeur)
    eigen = per_klasse.get((("Declaratie", 0),))
    ingediend = getekend(declaratie["TotaalIngediendBedrag"])
    clienten: tuple[dict[str, Any], ...] = ()
    geweigerd = Cents(0)
    if eigen is None:
        clienten, geweigerd = _geweigerde_clienten(declaratie["Clienten"]["Client"], per_klasse)
    uitkomst: dict[str, Any] = {
        "DeclaratieNummer": declaratie["DeclaratieNummer"],
        "TotaalIngediendBedrag": declaratie["TotaalIngediendBedrag"],
        "TotaalToegekendBedrag": totaalbedrag(0 if eigen else ingediend - geweigerd),
    }
    if clienten:
        uitkomst["Clienten"] = {"Client": clienten}
    codes = eigen or ((WJ001.GEEN_OPMERKING,) if clienten else (WJ001.HELEMAAL_TOEGEWEZEN,))
    uitkomst["RetourCodes"] = {"RetourCode": codes}
    return Bericht("JW325", bericht.release, kop, {"DeclaratieAntwoord": uitkomst})


def _geweigerde_clienten(
    clienten: Iterable[Mapping[str, Any]], per_klasse: Mapping[Plek, Retourcodes]
) -> tuple[tuple[dict[str, Any], ...], Cents]:
    """The clients with a refusal and their refused lines, and what those lines add up to."""
    terug, som = [], 0
    for c, client in enumerate(clienten, 1):
        plek: Plek = (("Declaratie", 0), ("Clienten", 0), ("Client", c))
        eigen, regels = per_klasse.get(plek), []
        for p, prestatie in enumerate(client["Prestaties"]["Prestatie"], 1):
            codes = per_klasse.get((*plek, ("Prestaties", 0), ("Prestatie", p)))
            if eigen is not None:
                codes = (WJ001.NIET_BEOORDEELD,)
            if codes is None:
                continue
            som += getekend(prestatie["IngediendBedrag"])
            regels.append({**prestatie, "RetourCodes": {"RetourCode": codes}})
        if regels:
            terug.append(
                {
                    **client,
                    "Prestaties": {"Prestatie": tuple(regels)},
                    "RetourCodes": {"RetourCode": eigen or (WJ001.GEEN_OPMERKING,)},
                }
            )
    return tuple(terug), Cents(int(som))


def _uniek(codes: Iterable[str]) -> Retourcodes:
    return tuple(dict.fromkeys(codes))
