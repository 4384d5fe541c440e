# SPDX-License-Identifier: EUPL-1.2
"""The rules a claim as a whole must satisfy; failing one refuses every line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hefboom import ijw
from hefboom.declaraties.regel import Claim, OnmogelijkePeriode
from hefboom.kernel import Cents, Failed, Outcome, Passed, Period, datum, euro, maand, waardeklasse


@waardeklasse()
class Eerder:
    """What the provider's earlier claims say, those that count as sent.

    `nummer_gebruikt`: one carried the same DeclaratieNummer. `latere_periode`: the last
    DeclaratiePeriode after this claim's own, in a claim to this municipality that was signed
    before this one (DeclaratieDagtekening).
    """

    nummer_gebruikt: bool = False
    latere_periode: Period | None = None


@dataclass(frozen=True, slots=True)
class Declaratietoets:
    """One rule about a whole claim; `zin` and `raad` as in `toetsen.toets.Check`."""

    code: str
    vraag: str
    zin: str
    raad: str
    functie: Callable[[Claim, Eerder], Outcome]

    @property
    def retourcode(self) -> str:
        """What goes back when it fails, as the standard says it of the rule."""
        return ijw.regel(self.code).retourcode or ""


GeheelAntwoord = tuple[Declaratietoets, Outcome]


def som_is_totaal(claim: Claim, eerder: Eerder) -> Outcome:
    """The stated total is the sum of the lines, credits taken off."""
    som = Cents.total(regel.bedrag for regel in claim.regels)
    return Passed() if som == claim.totaal else Failed(euro(som), euro(claim.totaal))


def geen_dubbele_regels(claim: Claim, eerder: Eerder) -> Outcome:
    """No two debits for the same period, product and allocation in one message."""
    eerste: dict[object, int] = {}
    for regel in claim.regels:
        if regel.credit:
            continue
        sleutel = (regel.bsn, regel.toewijzingnummer, *regel.sleutel)
        if sleutel in eerste:
            return Failed(
                "één regel per periode, product en toewijzing",
                f"regel {eerste[sleutel]} en regel {regel.volgnummer} zijn dezelfde",
            )
        eerste[sleutel] = regel.volgnummer
    return Passed()


def nummer_is_nieuw(claim: Claim, eerder: Eerder) -> Outcome:
    """The provider used this DeclaratieNummer for no earlier claim."""
    if eerder.nummer_gebruikt:
        gevonden = f"declaratienummer {claim.nummer} is gebruikt"
        return Failed("een nieuw declaratienummer", gevonden, eigen=(claim.nummer,))
    return Passed()


def periode_ligt_niet_voor_de_laatste(claim: Claim, eerder: Eerder) -> Outcome:
    """Not a month before the last one claimed; what is late goes along with that (TR318, IV090).

    The same month again may be (OP284), and so may a gap: whether help was given in between only
    the provider knows. The days of signing count, never the order in which claims come in (OP080);
    of two claims signed on one day neither is the last.
    """
    latere = eerder.latere_periode
    if latere is None:
        return Passed()
    return Failed(f"{maand(latere.start)} of later", maand(claim.periode.start))


GEHEEL: tuple[Declaratietoets, ...] = (
    Declaratietoets(
        "TR358",
        "Is het totaal de som van de regels?",
        "Als totaal is {gevonden} ingediend, de regels tellen op tot {verwacht}.",
        "Verbeter het totaal of de regels en dien de hele declaratie opnieuw in.",
        som_is_totaal,
    ),
    Declaratietoets(
        "TR416",
        "Staat elke prestatie één keer in de declaratie?",
        "{gevonden}, verwacht {verwacht}.",
        "Tel dubbele regels op tot één regel en dien de hele declaratie opnieuw in.",
        geen_dubbele_regels,
    ),
    Declaratietoets(
        "TR333",
        "Is het declaratienummer nieuw?",
        "{gevonden}, verwacht {verwacht}.",
        "Geef de declaratie een nieuw nummer en dien haar opnieuw in.",
        nummer_is_nieuw,
    ),
    Declaratietoets(
        "TR318",
        "Ligt de declaratieperiode niet voor de laatst ingediende?",
        "De declaratie gaat over {gevonden}, verwacht {verwacht}.",
        "Dien deze regels in met een declaratie over {verwacht}; hun eigen periode blijft staan.",
        periode_ligt_niet_voor_de_laatste,
    ),
)


def _periode_loopt_vooruit(claim: Claim, eerder: Eerder) -> Outcome:
    """A claim that could be read holds only periods that run forward and end (`lees_claim`)."""
    return Passed()


#: Asked before the lines can be read at all, so it stands apart.
PERIODE_LOOPT_VOORUIT = Declaratietoets(
    "TR137",
    "Eindigt elke periode, en niet voor haar begin?",
    "Een periode eindigt op {gevonden}, verwacht {verwacht}.",
    "Verbeter de datums en dien de hele declaratie opnieuw in.",
    _periode_loopt_vooruit,
)


def onleesbaar(fout: OnmogelijkePeriode, claim: Claim) -> tuple[GeheelAntwoord, ...]:
    """The one answer on a claim in which a period ends before it begins, or never."""
    verwacht = f"{datum(fout.eerste)} of later"
    if fout.laatste >= fout.eerste:
        verwacht = f"uiterlijk {datum(claim.dagtekening)}"
    return ((PERIODE_LOOPT_VOORUIT, Failed(verwacht, datum(fout.laatste))),)


def toets_geheel(claim: Claim, eerder: Eerder) -> tuple[GeheelAntwoord, ...]:
    """Every whole-claim check's answer."""
    return tuple((check, check.functie(claim, eerder)) for check in GEHEEL)
