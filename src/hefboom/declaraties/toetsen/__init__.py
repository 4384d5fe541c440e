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
from hefboom.declaraties.toetsen.toets import Check, toets, zin
from hefboom.kernel import Outcome

__all__ = ["CHECKS", "Antwoord", "Check", "check_van", "checks_op", "run_checks", "toets", "zin"]

#: Every check, in the order in which a reader wants the answers.
CHECKS: tuple[Check, ...] = (
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
    volume.past_in_periode,
    volume.past_in_toewijzing,
    geld.past_binnen_budget,
    dubbel.periode_is_nog_niet_toegekend,
    dubbel.credit_hoort_bij_debet,
    dubbel.debet_is_nog_niet_gecrediteerd,
)

Antwoord = tuple[Check, Outcome]


@lru_cache(maxsize=4096)
def checks_op(dag: date) -> tuple[Check, ...]:
    """The checks for help given on `dag`: of each rule the version that holds then."""
    return tuple(check for check in CHECKS if check.geldt_op(dag))


def check_van(code: str, dag: date) -> Check | None:
    """The version of rule `code` that holds on `dag`, if there is one."""
    return next((check for check in checks_op(dag) if check.code == code), None)


def run_checks(
    regel: Prestatieregel, context: Context, checks: Sequence[Check] | None = None
) -> tuple[Antwoord, ...]:
    """Every check's answer on one line. Changes nothing; a crash is a crash, not a skip."""
    toepassen = checks_op(regel.periode.start) if checks is None else checks
    return tuple([(check, check.functie(regel, context)) for check in toepassen])
