# SPDX-License-Identifier: EUPL-1.2
"""What contracts tell the rooms below: which providers the region knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hefboom.contracten.models import Aanbieder
from hefboom.scherm import Kamer


def onbekende_aanbieders(codes: Iterable[str]) -> set[str]:
    """Of these AGB codes those the region has no provider for; none while it has no providers.

    What is no AGB code at all is another fault, told elsewhere.
    """
    if not Aanbieder.objects.exists():
        return set()
    gevraagd = {code for code in codes if re.fullmatch("[0-9]{8}", code)}
    return gevraagd - set(Aanbieder.objects.filter(agb__in=gevraagd).values_list("agb", flat=True))


KAMER = Kamer(onbekende_aanbieders=onbekende_aanbieders)
