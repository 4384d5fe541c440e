# SPDX-License-Identifier: EUPL-1.2
"""Is this claim line right, and why (not)?

The rules are pure and stand in `toetsen`, one function per official rule; `besluit` decides and
walks a whole claim. `services` and `selectors` are the thin shell around them that knows Django.

- `Declaratie`, `Prestatie` a claim and its lines as judged
- `Kasboek` the accounts a stack of claims needs; `Ingediend` one claim in it, `lees` reads it
- `leeg_kasboek`, `beoordeel_claim`, `Beoordeling` judge a claim, and what came of it
- `toets_antwoord`, `stand_van` is an answer (JW325) right, against the claim it answers?
- `GEHEEL`, `PRESTATIETOETSEN` the rules about a whole claim and about a line
- `openstaand` is a refused line still open; `openstaande_weigeringen`, `laatst_openstaand` and
  `openstaand_wegens` for who may see them
- `regels_met_sleutel` those of some lines that a reader may see
- `Afspraken` what was agreed with providers, by contract or maatwerk record; `laad_maatwerk` and
  `Maatwerkboek` those records, `open_maatwerk` what waits, `mag_maatwerk` who may make them;
  `stel_maatwerk_voor` and `stel_maatwerk_vast` make one of a `Maatwerkinhoud`
- `TARIEFTOETS` the check that lays a line beside the region's tariff
- `OUTPUT_EENHEDEN` the units in which a result is claimed

`declaraties.voorbeelden` is a face of its own: examples of each rule.
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.declaraties.afgedaan import openstaand
    from hefboom.declaraties.afspraken import Afspraken
    from hefboom.declaraties.antwoordtoets import stand_van, toets_antwoord
    from hefboom.declaraties.geheel import GEHEEL
    from hefboom.declaraties.kasboek import Ingediend, Kasboek, lees
    from hefboom.declaraties.maatwerk import Maatwerkboek, laad_maatwerk
    from hefboom.declaraties.maatwerkzaken import (
        Maatwerkinhoud,
        mag_maatwerk,
        stel_maatwerk_vast,
        stel_maatwerk_voor,
    )
    from hefboom.declaraties.models import Declaratie, Prestatie
    from hefboom.declaraties.omvang import OUTPUT_EENHEDEN
    from hefboom.declaraties.presentatie import TARIEFTOETS
    from hefboom.declaraties.selectors import (
        laatst_openstaand,
        open_maatwerk,
        openstaand_wegens,
        openstaande_weigeringen,
        regels_met_sleutel,
    )
    from hefboom.declaraties.services import Beoordeling, beoordeel_claim, leeg_kasboek
    from hefboom.declaraties.toetsen import PRESTATIETOETSEN
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "GEHEEL",
    "OUTPUT_EENHEDEN",
    "PRESTATIETOETSEN",
    "TARIEFTOETS",
    "Afspraken",
    "Beoordeling",
    "Declaratie",
    "Ingediend",
    "Kasboek",
    "Maatwerkboek",
    "Maatwerkinhoud",
    "Prestatie",
    "beoordeel_claim",
    "laad_maatwerk",
    "laatst_openstaand",
    "leeg_kasboek",
    "lees",
    "mag_maatwerk",
    "open_maatwerk",
    "openstaand",
    "openstaand_wegens",
    "openstaande_weigeringen",
    "regels_met_sleutel",
    "stand_van",
    "stel_maatwerk_vast",
    "stel_maatwerk_voor",
    "toets_antwoord",
]
