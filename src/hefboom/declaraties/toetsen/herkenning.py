# SPDX-License-Identifier: EUPL-1.2
"""Do we know whom and what the line is about?"""

from hefboom.declaraties.feiten import Context
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.toets import toets
from hefboom.ijw.codes import JZ002
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

GEEN_TOEWIJZING = NotApplicable("er is geen toewijzing om mee te vergelijken")

#: a name of the module, for it is asked of every line
VERWIJDERD = JZ002.VERWIJDERD


@toets(
    "TR304",
    vraag="Hoort de prestatie bij deze cliënt?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Controleer het BSN en het toewijzingnummer en dien de regel opnieuw in.",
)
def hoort_bij_client(regel: Prestatieregel, context: Context) -> Outcome:
    """Bsn is that of a Client allocated to this provider, and the allocation is that client's.

    A child in care elsewhere in the region sounds the same as one nobody knows (TR304, OP276).
    """
    if context.jeugdige is None:
        return Failed(
            "een cliënt met een toewijzing van deze gemeente aan deze aanbieder",
            f"een onbekend BSN ({regel.bsn})",
        )
    feit = context.toewijzing_van_afzender
    if feit is not None and feit.jeugdige != context.jeugdige:
        return Failed(
            f"de cliënt van toewijzing {feit.toewijzingnummer}", f"een andere cliënt ({regel.bsn})"
        )
    return Passed()


@toets(
    "TR338",
    vraag="Is er een toewijzing met dit nummer voor deze aanbieder?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Controleer het toewijzingnummer, of vraag de gemeente om een toewijzing.",
)
def toewijzing_is_bekend(regel: Prestatieregel, context: Context) -> Outcome:
    """The number names an allocation this municipality gave to this provider."""
    if context.toewijzing_van_afzender is None:
        # A rival's allocation and a number that does not exist sound the same.
        return Failed(
            "een toewijzing van deze gemeente aan deze aanbieder",
            f"toewijzing {regel.toewijzingnummer} is niet bekend",
        )
    return Passed()


@toets(
    "TR384",
    vraag="Is de toewijzing niet verwijderd?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Vraag de gemeente waarom de toewijzing is verwijderd; declareren kan hier niet meer op.",
)
def toewijzing_is_niet_verwijderd(regel: Prestatieregel, context: Context) -> Outcome:
    """Nothing is claimed on an allocation that counts as never sent."""
    if regel.credit:
        return NotApplicable("een credit draait een eerdere prestatie terug")
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if feit.reden_wijziging == VERWIJDERD:
        return Failed("een geldige toewijzing", f"toewijzing {feit.toewijzingnummer} is verwijderd")
    return Passed()


@toets(
    "TR314",
    vraag="Is het referentienummer nieuw?",
    zin="{gevonden}, verwacht {verwacht}.",
    raad="Geef de regel een nieuw referentienummer en dien hem opnieuw in.",
)
def referentie_is_nieuw(regel: Prestatieregel, context: Context) -> Outcome:
    """The provider used this reference for no earlier line, granted or refused."""
    if context.referentie_gebruikt:
        return Failed(
            "een nieuw referentienummer", f"referentienummer {regel.referentie} is al gebruikt"
        )
    return Passed()
