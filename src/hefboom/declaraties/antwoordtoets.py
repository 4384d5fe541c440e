# SPDX-License-Identifier: EUPL-1.2
"""A received answer to a claim (JW325), held against the claim itself (JW323). Pure.

No message answers a JW325, so nothing is refused here; whoever reads it sees what does not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hefboom import ijw
from hefboom.ijw import Bericht as IjwBericht
from hefboom.ijw.bomen import jw323, jw325
from hefboom.kernel import Bsn, Failed, Finding, NotApplicable, Outcome, Passed

ONBEKEND = NotApplicable("de declaratie is niet bekend (TR337)")
GEEN_ANTWOORD = NotApplicable("het antwoord keurt het hele bericht af en noemt geen declaratie")


@dataclass(frozen=True, slots=True)
class BeantwoordeClaim:
    """The claim with the answered identification, and whether the claim's number is known.

    `prestaties` are its lines by reference, `clienten` its youths. A reference may stand on more
    than one line: in error (TR314), but the answer still has to name them.
    """

    declaratie: IjwBericht | None
    nummer_bekend: bool
    prestaties: Mapping[str, Sequence[jw323.Prestatie]] = field(default_factory=dict)
    clienten: frozenset[Bsn] = frozenset()


def stand_van(declaratie: IjwBericht | None, nummer_bekend: bool) -> BeantwoordeClaim:
    """What a claim says, by reference and by youth."""
    if declaratie is None:
        return BeantwoordeClaim(None, nummer_bekend)
    clienten = jw323.inhoud(declaratie)["Declaratie"]["Clienten"]["Client"]
    prestaties: dict[str, list[jw323.Prestatie]] = {}
    for client in clienten:
        for regel in client["Prestaties"]["Prestatie"]:
            referentie = regel["ProductReferentie"]["ReferentieNummer"]
            prestaties.setdefault(referentie, []).append(regel)
    bsns = frozenset(client["Bsn"] for client in clienten)
    return BeantwoordeClaim(declaratie, nummer_bekend, prestaties, bsns)


def declaratie_is_bekend(antwoord: IjwBericht, stand: BeantwoordeClaim) -> Outcome:
    """The answer names a claim that was received (TR337)."""
    if stand.declaratie is not None:
        return Passed()
    retour = antwoord.kop.retour
    return Failed(
        "de identificatie van een ontvangen declaratie", retour.identificatie if retour else "geen"
    )


def xsd_versie_is_die_van_de_declaratie(antwoord: IjwBericht, stand: BeantwoordeClaim) -> Outcome:
    """The XSD versions of the claim are repeated (TR371)."""
    if stand.declaratie is None:
        return ONBEKEND
    heen, retour = stand.declaratie.kop, antwoord.kop.retour
    verwacht = (heen.xsd_basisschema, heen.xsd_bericht)
    gevonden = (retour.xsd_basisschema, retour.xsd_bericht) if retour else ("", "")
    if gevonden != verwacht:
        return Failed(" en ".join(verwacht), " en ".join(gevonden))
    return Passed()


def nummer_is_bekend(antwoord: IjwBericht, stand: BeantwoordeClaim) -> Outcome:
    """The DeclaratieNummer is that of a claim that was received (TR376)."""
    blok = jw325.inhoud(antwoord).get("DeclaratieAntwoord")
    if blok is None:
        return GEEN_ANTWOORD
    if stand.nummer_bekend:
        return Passed()
    return Failed("het nummer van een ontvangen declaratie", blok["DeclaratieNummer"])


def client_staat_in_de_declaratie(client: jw325.Client, stand: BeantwoordeClaim) -> Outcome:
    """The youth is one of the claim (TR304)."""
    if stand.declaratie is None:
        return ONBEKEND
    if client["Bsn"] in stand.clienten:
        return Passed()
    return Failed("een cliënt uit de declaratie", f"een ander BSN ({client['Bsn']})")


def prestatie_staat_in_de_declaratie(
    prestatie: jw325.Prestatie, stand: BeantwoordeClaim
) -> Outcome:
    """The refused line is one of the claim (TR366)."""
    if stand.declaratie is None:
        return ONBEKEND
    referentie = prestatie["ProductReferentie"]["ReferentieNummer"]
    if referentie in stand.prestaties:
        return Passed()
    return Failed("een prestatie uit de declaratie", f"referentienummer {referentie}")


def waarden_zijn_die_van_de_declaratie(
    prestatie: jw325.Prestatie, stand: BeantwoordeClaim
) -> Outcome:
    """A refused line comes back unchanged (TR367)."""
    heen = stand.prestaties.get(prestatie["ProductReferentie"]["ReferentieNummer"])
    if heen is None:
        return NotApplicable("de prestatie staat niet in de declaratie (TR366)")
    anders = min((_anders(regel, prestatie) for regel in heen), key=len)
    if anders:
        return Failed("de waarden uit de declaratie", f"een andere {', '.join(anders)}")
    return Passed()


def _anders(heen: jw323.Prestatie, terug: jw325.Prestatie) -> list[str]:
    """The elements that differ between a claim line and its answer."""
    namen = [naam for naam in {**heen, **terug} if naam != "RetourCodes"]
    return [naam for naam in namen if heen.get(naam) != terug.get(naam)]


Antwoordfunctie = Callable[[Any, BeantwoordeClaim], Outcome]
PER_ANTWOORD: tuple[tuple[str, str, Antwoordfunctie], ...] = (
    ("TR337", "Header/DeclaratieIdentificatie", declaratie_is_bekend),
    ("TR371", "Header/XsdVersieDeclaratie", xsd_versie_is_die_van_de_declaratie),
    ("TR376", "DeclaratieAntwoord/DeclaratieNummer", nummer_is_bekend),
)
PER_CLIENT: tuple[tuple[str, Antwoordfunctie], ...] = (("TR304", client_staat_in_de_declaratie),)
PER_PRESTATIE: tuple[tuple[str, Antwoordfunctie], ...] = (
    ("TR366", prestatie_staat_in_de_declaratie),
    ("TR367", waarden_zijn_die_van_de_declaratie),
)
TOETSEN = tuple((code, toets) for code, _, toets in PER_ANTWOORD) + PER_CLIENT + PER_PRESTATIE


def toets_antwoord(antwoord: IjwBericht, stand: BeantwoordeClaim) -> tuple[Finding, ...]:
    """Everything in the answer that does not fit its claim, each at its own place."""
    return tuple(_bevindingen(antwoord, stand))


def _bevindingen(antwoord: IjwBericht, stand: BeantwoordeClaim) -> Iterator[Finding]:
    for code, pad, toets in PER_ANTWOORD:
        yield from _als_bevinding(code, pad, toets(antwoord, stand))
    blok = jw325.inhoud(antwoord).get("DeclaratieAntwoord")
    clienten = blok.get("Clienten", {}).get("Client", ()) if blok is not None else ()
    for c, client in enumerate(clienten, start=1):
        clientpad = f"DeclaratieAntwoord/Clienten/Client[{c}]"
        for code, toets in PER_CLIENT:
            yield from _als_bevinding(code, f"{clientpad}/Bsn", toets(client, stand))
        for p, prestatie in enumerate(client["Prestaties"]["Prestatie"], start=1):
            pad = f"{clientpad}/Prestaties/Prestatie[{p}]"
            for code, toets in PER_PRESTATIE:
                yield from _als_bevinding(code, pad, toets(prestatie, stand))


def _als_bevinding(code: str, pad: str, uitkomst: Outcome) -> Iterator[Finding]:
    if isinstance(uitkomst, Failed):
        yield Finding.van(ijw.regel(code), pad, uitkomst)
