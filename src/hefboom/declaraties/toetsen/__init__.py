# SPDX-License-Identifier: EUPL-1.2
"""One check per official rule, and all of them run: every finding at once.

A rule that changes stands next to its earlier version, told apart by date; nothing forks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from hefboom.declaraties.feiten import Context
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen import dubbel, geld, herkenning, periode, product, volume
from hefboom.declaraties.toetsen.toets import Prestatietoets, toets, zin
from hefboom.kernel import Outcome

__all__ = [
    "PRESTATIETOETSEN",
    "Prestatietoets",
    "Toetsantwoord",
    "toets",
    "toets_prestatie",
    "toets_van",
    "toetsen_op",
    "zin",
]

#: Every check, in the order in which a reader wants the answers.
PRESTATIETOETSEN: tuple[Prestatietoets, ...] = (
    herkenning.hoort_bij_client,
    herkenning.toewijzing_is_bekend,
    herkenning.toewijzing_is_niet_verwijderd,
    herkenning.referentie_is_nieuw,
    product.categorie_is_toegewezen,
    product.product_is_toegewezen,
    product.code_hoort_bij_categorie,
    product.eenheid_past,
    periode.begint_binnen_toewijzing,
    periode.eindigt_binnen_toewijzing,
    periode.ligt_niet_na_declaratieperiode,
    periode.begint_op_eerste_dag,
    periode.eindigt_op_laatste_dag,
    geld.tarief_is_contracttarief,
    geld.bedrag_is_volume_maal_tarief,
    volume.past_in_periode_zonder_duur,
    volume.past_in_periode,
    volume.past_in_toewijzing,
    geld.past_binnen_budget,
    dubbel.periode_is_nog_niet_toegekend,
    dubbel.credit_hoort_bij_debet,
    dubbel.debet_is_nog_niet_gecrediteerd,
)

Toetsantwoord = tuple[Prestatietoets, Outcome]


@lru_cache(maxsize=4096)
def toetsen_op(dag: date) -> tuple[Prestatietoets, ...]:
    """The checks for help given on `dag`: of each rule the version that holds then."""
    return tuple(check for check in PRESTATIETOETSEN if check.geldt_op(dag))


def toets_van(code: str, dag: date) -> Prestatietoets | None:
    """The version of rule `code` that holds on `dag`, if there is one."""
    return next((check for check in toetsen_op(dag) if check.code == code), None)


def toets_prestatie(
    regel: Prestatieregel, context: Context, checks: Sequence[Prestatietoets] | None = None
) -> tuple[Toetsantwoord, ...]:
    """Every check's answer on one line. Changes nothing; a crash is a crash, not a skip."""
    toepassen = toetsen_op(regel.periode.start) if checks is None else checks
    return tuple([(check, check.functie(regel, context)) for check in toepassen])
