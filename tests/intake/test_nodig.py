# SPDX-License-Identifier: EUPL-1.2
"""What each kind of message needs loaded before it can be judged: no more, no less."""

from __future__ import annotations

import pytest

from hefboom import ijw
from hefboom.dossiers import Nodig
from hefboom.ijw.codes import JZ002
from hefboom.intake.soorten import register
from tests.intake import berichten as b

TOM, ANNA = frozenset({b.TOM}), frozenset({b.ANNA})
VIJF, ZES = (b.GEMEENTE, 5), (b.GEMEENTE, 6)


def gelezen(data: bytes) -> ijw.Bericht:
    bericht = ijw.lees(data).bericht
    assert bericht is not None
    return bericht


@pytest.mark.parametrize(
    ("data", "nodig"),
    [
        pytest.param(
            b.jw301(b.toegewezen(5), b.toegewezen(6, ReferentieAanbieder="R1")),
            Nodig(
                jeugdigen=TOM,
                nummers=frozenset({VIJF, ZES}),
                referenties=frozenset({(b.HORIZON, "R1")}),
            ),
            id="een toewijzing: alles wat de jeugdige heeft, en het verzoek",
        ),
        pytest.param(
            b.jw301(b.toegewezen(5, RedenWijziging=JZ002.VERWIJDERD.value), bsn=b.ANNA),
            Nodig(
                jeugdigen=ANNA,
                nummers=frozenset({VIJF}),
                verwijderde_nummers=frozenset({VIJF}),
            ),
            id="wat verwijderd wordt, heropent zijn verzoeken",
        ),
        pytest.param(
            b.jw305(b.start(5), b.start(None, code=b.TAAKPRODUCT)),
            Nodig(jeugdigen=TOM, nummers=frozenset({VIJF})),
            id="een start: de toewijzing, als hij er een noemt",
        ),
        pytest.param(
            b.jw307(b.stop(5), b.stop(6)),
            Nodig(jeugdigen=TOM, nummers=frozenset({VIJF, ZES})),
            id="een stop: de toewijzingen",
        ),
        pytest.param(
            b.jw315("R1", "R2"),
            Nodig(
                jeugdigen=TOM,
                lopende_verzoeken_van=TOM,
                referenties=frozenset({(b.HORIZON, "R1"), (b.HORIZON, "R2")}),
            ),
            id="een verzoek: wat loopt, en of de referenties nieuw zijn",
        ),
        pytest.param(
            b.jw317("R1", wijzigen=(b.te_wijzigen(5),), ongewijzigd=(6,)),
            Nodig(
                jeugdigen=TOM,
                lopende_verzoeken_van=TOM,
                referenties=frozenset({(b.HORIZON, "R1")}),
            ),
            id="een wijziging: de genoemde toewijzingen komen met de jeugdige mee",
        ),
        pytest.param(
            b.jw319("R1", "2"),
            Nodig(referenties=frozenset({(b.HORIZON, "R1")})),
            id="een antwoord noemt geen jeugdige",
        ),
        pytest.param(
            b.jw323(b.prestatie("P1", nummer=5), b.prestatie("P2", nummer=6), bsn=b.ANNA),
            Nodig(nummers=frozenset({VIJF, ZES}), toewijzingen_van=ANNA),
            id="een declaratie: de toewijzingen, ook als het nummer fout is",
        ),
    ],
)
def test_wat_een_bericht_nodig_heeft(data: bytes, nodig: Nodig) -> None:
    bericht = gelezen(data)
    assert register.van(bericht.soort).nodig(bericht) == nodig


def test_een_antwoord_heeft_niets_nodig() -> None:
    retour = ijw.antwoord(gelezen(b.jw305()), "A1", b.DAG, {})
    assert register.van(retour.soort).nodig(retour) == Nodig()


def test_een_stapel_heeft_nodig_wat_zijn_berichten_samen_nodig_hebben() -> None:
    delen = [Nodig(jeugdigen=TOM, nummers=frozenset({VIJF})), Nodig(jeugdigen=ANNA), Nodig()]
    assert Nodig.samen(delen) == Nodig(jeugdigen=TOM | ANNA, nummers=frozenset({VIJF}))
    assert Nodig.samen([]) == Nodig()
