# SPDX-License-Identifier: EUPL-1.2
"""Does the municipality buy the help it allocates with the region, on every day of it?

What counts is each day of the allocated product, never the day the message came in. No return code
says this and a wrong scale is between municipality and region, so the allocation stands and only
the region reads the remark (S3:306-307, 321-322, 916-955; ADR 31).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hefboom import ijw
from hefboom.dossiers import Toegewezen
from hefboom.intake.staand import is_nieuw_of_anders
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, Period, datum, opsomming
from hefboom.stelsel import Deelnames, Producten, Regio


def gemeente_is_lid(toegewezen: Toegewezen, gemeente: str, regio: Regio) -> Outcome:
    """The municipality belongs to the region on all allocated days (HB032).

    What never belonged to it is not judged here at all: such a message is in quarantine (ADR 2).
    """
    gevonden, dagen = regio.gemeente(gemeente), _dagen(toegewezen, regio)
    if gevonden is None or dagen is None:
        return NotApplicable("de regio zegt niets over deze dagen")
    if buiten := dagen.without([gevonden.lid]):
        return Failed(
            f"dagen waarop {gevonden.naam} bij de regio hoort",
            _in_woorden(buiten, toegewezen, regio),
        )
    return Passed()


def gemeente_doet_mee(toegewezen: Toegewezen, gemeente: str, regio: Regio) -> Outcome:
    """The municipality takes part in the product on all allocated days it is a member (HB033).

    Of a category without a product code: in one of its products.
    """
    gevonden, dagen = regio.gemeente(gemeente), _dagen(toegewezen, regio)
    lid = None if gevonden is None or dagen is None else dagen.intersection(gevonden.lid)
    if gevonden is None or lid is None:
        return NotApplicable("de gemeente hoort op geen van deze dagen bij de regio (HB032)")
    aangeduid = toegewezen.product
    codes = [aangeduid.code] if aangeduid.code else _codes(regio, aangeduid.categorie)
    if buiten := regio[Deelnames].niet_mee(gemeente, codes, lid):
        wat = f"aan {aangeduid}" if aangeduid.code else f"aan categorie {aangeduid.categorie}"
        return Failed(
            f"dagen waarop {gevonden.naam} meedoet {wat}", _in_woorden(buiten, toegewezen, regio)
        )
    return Passed()


def _codes(regio: Regio, categorie: str) -> list[str]:
    return [product.code for product in regio[Producten].alle if product.categorie == categorie]


def _dagen(toegewezen: Toegewezen, regio: Regio) -> Period | None:
    """The allocated days of which the region decided anything."""
    einde = toegewezen.einddatum
    if einde is not None and einde < toegewezen.ingangsdatum:
        return None
    return Period.inclusive(toegewezen.ingangsdatum, einde).intersection(regio.geldig)


def _in_woorden(buiten: Sequence[Period], toegewezen: Toegewezen, regio: Regio) -> str:
    """Help without an end is looked at as far as the region decided: from there it goes on."""
    delen = [f"{datum(deel.start)} t/m {datum(deel.last or date.max)}" for deel in buiten]
    if toegewezen.einddatum is None and buiten[-1].end == regio.geldig.end:
        delen[-1] = f"vanaf {datum(buiten[-1].start)}"
    return opsomming(delen)


TOETSEN = (
    ("HB032", gemeente_is_lid),
    ("HB033", gemeente_doet_mee),
)


def deelnamebevindingen(zaak: Zaak, toegewezen: Toegewezen) -> Iterator[Finding]:
    """What participation has against an allocation that is new or changes; of others nothing."""
    if not is_nieuw_of_anders(zaak, toegewezen):
        return
    for regel, toets in TOETSEN:
        uitkomst = toets(toegewezen, zaak.herkomst.gemeente, zaak.werk.regio)
        if isinstance(uitkomst, Failed):
            yield Finding.van(ijw.regel(regel), toegewezen.pad, uitkomst)
