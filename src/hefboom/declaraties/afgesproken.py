# SPDX-License-Identifier: EUPL-1.2
"""Was this help agreed on, and at what price? Pure; it informs and never refuses.

No return code of the standard says that help falls outside every contract, and the help was given;
0611 is for a tariff that was agreed and differs. So what was not agreed is told here, and what
follows is for the region's own policy (ADR 40).
"""

from __future__ import annotations

from hefboom.declaraties.elders import Opmerking, OpmerkingAntwoord
from hefboom.declaraties.feiten import Afspraak, Afspraaksoort
from hefboom.declaraties.omvang import EURO, per_eenheid
from hefboom.declaraties.regel import Prestatieregel
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, datum


def onder_een_afspraak(regel: Prestatieregel, afspraak: Afspraak) -> Outcome:
    """A contract of the provider or a maatwerk record covers the line (HB036)."""
    if afspraak.soort is not Afspraaksoort.GEEN:
        return Passed()
    return Failed(
        f"een contract of maatwerkafspraak voor {regel.productcode} op "
        f"{datum(regel.periode.first)}",
        "geen van beide",
    )


def met_een_tarief(regel: Prestatieregel, afspraak: Afspraak) -> Outcome:
    """A price per unit was agreed for what is claimed per unit (HB037)."""
    if regel.eenheid == EURO or afspraak.tarief is not None:
        return Passed()
    if afspraak.soort is Afspraaksoort.GEEN:
        return NotApplicable("er is geen contract en geen maatwerkafspraak (HB036)")
    waarom = "taakgericht bekostigd, dus zonder tarief" if afspraak.taak else "geen tarief"
    gevonden = f"{waarom}, volgens {afspraak.volgens}" if afspraak.volgens else waarom
    return Failed(f"een tarief voor {regel.productcode} op {datum(regel.periode.first)}", gevonden)


ZONDER_CONTRACT = Opmerking(
    code="HB036",
    vraag="Valt deze hulp onder een contract of maatwerkafspraak?",
    zin="verwacht {verwacht}, gevonden: {gevonden}.",
    raad="De regel is niet afgewezen. De gemeente of de regio legt een maatwerkafspraak vast, of "
    "het contract staat nog niet in het register: overleg met de contractmanager.",
    functie=onder_een_afspraak,
)
ZONDER_TARIEF = Opmerking(
    code="HB037",
    vraag="Is voor deze hulp een tarief afgesproken?",
    zin="verwacht {verwacht}, gevonden: {gevonden}.",
    raad="De regel is niet afgewezen: er is niets om het tarief aan te houden. Overleg met de "
    "contractmanager.",
    functie=met_een_tarief,
)
OPMERKINGEN = (ZONDER_CONTRACT, ZONDER_TARIEF)


def opmerkingen(
    regel: Prestatieregel, toegekend: bool, afspraak: Afspraak
) -> tuple[OpmerkingAntwoord, ...]:
    """What is to be remarked of a line that is paid; nothing where all was agreed."""
    if not toegekend or regel.bedrag <= 0:
        return ()
    antwoorden = ((een, een.functie(regel, afspraak)) for een in OPMERKINGEN)
    return tuple((een, uit) for een, uit in antwoorden if isinstance(uit, Failed))


def in_woorden(regel: Prestatieregel, afspraak: Afspraak) -> str:
    """What the line was held against, as it is kept beside it; empty when that was nothing."""
    if afspraak.soort is Afspraaksoort.ONBEKEND:
        return ""
    if afspraak.soort is Afspraaksoort.GEEN:
        return "geen contract en geen maatwerkafspraak"
    tarief = afspraak.tarief
    if tarief is None:
        return f"{afspraak.volgens}, zonder tarief per eenheid"
    return tarief.in_woorden(per_eenheid(tarief.cents, tarief.eenheid))
