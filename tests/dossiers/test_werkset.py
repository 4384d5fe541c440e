# SPDX-License-Identifier: EUPL-1.2
"""A set answers the same in whatever order its rows came to it: stacks may be cut anywhere."""

from __future__ import annotations

import itertools
import uuid
from datetime import date

import pytest

from hefboom.dossiers import Client, Toewijzing, Verzoek, Werkset
from hefboom.kernel import Bsn

#: A pseudonym asks for the key of the installation, which the database keeps.
pytestmark = pytest.mark.django_db
TOM, DAG = Client(Bsn("999900006"), 2014, "1"), date(2026, 3, 2)
WIE = {"gemeente": "0505", "aanbieder": "42420001"}


def test_toewijzingen_staan_op_nummer():
    for nummers in itertools.permutations([1003, 1001, 1002]):
        werkset = Werkset()
        for nummer in nummers:
            werkset.zet_toewijzing(
                Toewijzing(jeugdige=werkset.jeugdige_voor(TOM, DAG), toewijzingnummer=nummer, **WIE)
            )
        rijen = werkset.toewijzingen(*WIE.values(), TOM.bsn)
        assert [rij.toewijzingnummer for rij in rijen] == [1001, 1002, 1003]


def test_verzoeken_die_lopen_staan_op_referentie():
    for referenties in itertools.permutations(["C", "A", "B"]):
        werkset = Werkset()
        for referentie in referenties:
            werkset.voeg_verzoek_toe(
                Verzoek(
                    jeugdige=werkset.jeugdige_voor(TOM, DAG),
                    referentie_aanbieder=referentie,
                    bericht_id=uuid.uuid4(),
                    **WIE,
                )
            )
        lopend = werkset.onderhanden(*WIE.values(), TOM.bsn, behalve=uuid.uuid4())
        assert [een.referentie_aanbieder for een in lopend] == ["A", "B", "C"]
