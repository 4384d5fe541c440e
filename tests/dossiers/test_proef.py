# SPDX-License-Identifier: EUPL-1.2
"""A message that is undone leaves the dossiers as they were: beside a set that never saw it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.dossiers import (
    Client,
    Herkomst,
    Productaanduiding,
    Start,
    Stop,
    Werkset,
    leg_start_vast,
    leg_stop_vast,
)
from hefboom.mailbox.models import Bericht
from tests.dossiers.test_verzoeken_tweeling import AANBIEDER, KINDEREN, gebeurtenissen, stuur

#: A pseudonym asks for the key of the installation, which the database keeps.
pytestmark = pytest.mark.django_db
PRODUCT = Productaanduiding("45", "45A48")
meldingen = st.lists(
    st.builds(
        lambda kind, nummer, dag, einde, reden, status: (
            kind,
            Start("pad", nummer, PRODUCT, date(2026, 3, dag), status)
            if einde is None
            else Stop(
                "pad", nummer, PRODUCT, date(2026, 3, dag), date(2026, 4, einde), reden, status
            ),
        ),
        st.sampled_from(sorted(KINDEREN)),
        st.sampled_from([None, 1, 2, 3]),
        st.integers(1, 2),
        st.sampled_from([None, None, 1, 2]),
        st.sampled_from(["20", "31"]),
        st.sampled_from(["1", "1", "3"]),
    ),
    max_size=8,
)


def meld(werkset: Werkset, kind: str, melding: Start | Stop) -> set[str]:
    leg_vast = leg_start_vast if isinstance(melding, Start) else leg_stop_vast
    client = Client(KINDEREN[kind], 2014, "1")
    herkomst = Herkomst("0505", AANBIEDER, date(2026, 3, 2), Bericht())
    return {f.code for f in leg_vast(werkset, herkomst, client, melding, True)}  # type: ignore[arg-type]


def doe(werkset: Werkset, post: tuple[list, list]) -> list[set[str]]:
    """Requests and allocations, then starts and stops."""
    verzoeken, zorg = post
    return [stuur(werkset, een, nr) for nr, een in enumerate(verzoeken, start=1)] + [
        meld(werkset, *een) for een in zorg
    ]


def rijen(werkset: Werkset) -> object:
    """All that the set knows and would write, without the ids it made up."""

    def kaal(waarde: object) -> object:
        if isinstance(waarde, dict):
            return sorted(((kaal(k), kaal(v)) for k, v in waarde.items()), key=repr)
        if isinstance(waarde, list):
            return [kaal(v) for v in waarde]
        if hasattr(waarde, "_meta"):
            velden = {k: v for k, v in waarde.__dict__.items() if k not in ONEIGEN}
            return [(k, kaal(v)) for k, v in sorted(velden.items())]
        if hasattr(waarde, "__slots__") and hasattr(waarde, "zorg_weg"):
            return [kaal(getattr(waarde, veld)) for veld in waarde.__slots__]
        return "uuid" if type(waarde).__name__ == "UUID" else repr(waarde)

    return [kaal(v) for k, v in sorted(vars(werkset).items()) if k not in {"_proef", "_indexen"}]


ONEIGEN = {"_state", "id", "bsn_verzegeld", "bericht_id", "start_bericht_id", "stop_bericht_id",
           "tijdelijk_bericht_id", "antwoord_bericht_id", "jeugdige_id"}  # fmt: skip
post = st.tuples(gebeurtenissen, meldingen)


@given(post, post, post)
@settings(deadline=None, max_examples=100)
def test_wat_ongedaan_is_gemaakt_is_er_nooit_geweest(voor, fout, na):
    nieuw, ander = Werkset(), Werkset()
    assert doe(nieuw, voor) == doe(ander, voor)
    proef = nieuw.proef()
    doe(nieuw, fout)
    proef.maak_ongedaan()
    assert rijen(nieuw) == rijen(ander)
    assert doe(nieuw, na) == doe(ander, na)
    assert rijen(nieuw) == rijen(ander)
