# SPDX-License-Identifier: EUPL-1.2
"""Bounds that follow from sums, and what is hidden against them."""

from __future__ import annotations

import random

import numpy as np
import pytest

from hefboom.measures.nauw import OPEN, Nauwte, Verband
from hefboom.measures.onderdrukken import MINSTENS_PERSONEN
from hefboom.measures.verbergen import Roosterplek, Verberging
from tests.measures.keuring import Band, Keuring, keur
from tests.measures.keuring import Verband as Vast

#: A quarter of three months, and five kinds of help, of which three are small.
SOORTEN, MAANDEN = tuple("abcde"), ("1", "2", "3")


def grenzen(
    waarde: list[int], weg: list[bool], verbanden: list[Verband], cel: int
) -> tuple[float, float]:
    laag, hoog = Nauwte(waarde, verbanden).grenzen(weg)
    return float(laag[cel]), float(hoog[cel])


def test_een_onbekende_in_een_som_is_bekend() -> None:
    assert grenzen([50, 4, 46], [False, True, False], [Verband(0, (1, 2))], 1) == (4, 4)


def test_twee_onbekenden_zijn_hoogstens_wat_overblijft() -> None:
    som = [Verband(0, (1, 2, 3))]
    assert grenzen([50, 4, 21, 25], [False, True, True, False], som, 1) == (0, 25)


def test_een_jeugdige_in_twee_delen_telt_in_het_geheel_een_keer() -> None:
    """30 youths in all, 28 in one part: the other part has 2 or more, up to all of them."""
    deel = [Verband(0, (1, 2), som=False)]
    assert grenzen([30, 28, 6], [False, False, True], deel, 2) == (2, 30)


def test_wat_niets_tegenhoudt_kan_alles_zijn() -> None:
    assert grenzen([7], [True], [], 0) == (0, OPEN)


def test_drie_soorten_samen_begrenzen_die_drie_in_elke_maand() -> None:
    """One by one each kind may be 16; taken as one the three are 16 in the whole quarter."""
    # 0: quarter of three kinds, 1-3 those; 4: a month of four kinds, 5-8 those; 9-11: the three
    # in other months, 12 together.
    waarde = [16, 4, 7, 5, 18, 7, 1, 6, 4, 3, 1, 1, 5]
    sommen = [Verband(0, (1, 2, 3)), Verband(4, (5, 6, 7, 8))]
    sommen += [
        Verband(1, (6, 9)),
        Verband(2, (7, 10)),
        Verband(3, (8, 11)),
        Verband(12, (9, 10, 11)),
    ]
    weg = [cel not in (0, 4) for cel in range(13)]
    nauwte = Nauwte(waarde, sommen)
    assert nauwte.grenzen(weg)[0][5] == 0
    maand, rest = nauwte.groep(4, (6, 7, 8), (5,)), nauwte.groep(12, (9, 10, 11), ())
    kwartaal = nauwte.groep(0, (1, 2, 3), ())
    nauwte.som(kwartaal, (maand, rest))
    nauwte.leg_klaar()
    assert nauwte.grenzen(weg)[0][5] == 2


def maak_tabel(zaad: int) -> Verberging:
    """A year of two quarters of three months, broken down by two things; sums in all directions."""
    dobbel = random.Random(zaad)
    aantal: dict[tuple[str, str, str], int] = {}
    for maand in range(6):
        for soort in SOORTEN:
            for vorm in "xyz":
                gewicht = (6, 4, 1, 1, 1)[SOORTEN.index(soort)]
                hoeveel = sum(dobbel.random() < 0.35 for _ in range(gewicht * 4))
                aantal[str(maand), soort, vorm] = hoeveel
    tijden = {str(m): [str(m)] for m in range(6)}
    tijden |= {"K1": ["0", "1", "2"], "K2": ["3", "4", "5"], "J": [str(m) for m in range(6)]}
    cellen: dict[tuple[str, str, str], int] = {}
    for tijd, maanden in tijden.items():
        for s in ("", *SOORTEN):
            for v in ("", *"xyz"):
                if (s and v and tijd != "J") or (tijd == "" and s):
                    continue
                som = sum(
                    n
                    for (m, soort, vorm), n in aantal.items()
                    if m in maanden and s in ("", soort) and v in ("", vorm)
                )
                if som:
                    cellen[tijd, s, v] = som
    sleutels = sorted(cellen)
    plaats = {sleutel: i for i, sleutel in enumerate(sleutels)}
    sommen = []
    for tijd, s, v in sleutels:
        delen = [
            [(tijd, soort, v) for soort in SOORTEN] if not s else [],
            [(tijd, s, vorm) for vorm in "xyz"] if not v else [],
            [(deel, s, v) for deel in tijden[tijd]] if len(tijden[tijd]) > 1 else [],
            [("K1", s, v), ("K2", s, v)] if tijd == "J" else [],
        ]
        for stukken in delen:
            hier = tuple(plaats[d] for d in stukken if d in plaats)
            if hier and sum(cellen[sleutels[d]] for d in hier) == cellen[tijd, s, v]:
                sommen.append((plaats[tijd, s, v], hier))
    namen = sorted(tijden)
    plekken = []
    for tijd, s, v in sleutels:
        per = tuple(as_ for as_, waarde in (("soort", s), ("vorm", v)) if waarde)
        plekken.append(Roosterplek(namen.index(tijd), per, tuple(w for w in (s, v) if w)))
    waarde = [cellen[sleutel] for sleutel in sleutels]
    n = len(waarde)
    return Verberging(
        plekken=plekken,
        waarde=waarde,
        omvang=waarde,
        klein=[0 < w < MINSTENS_PERSONEN for w in waarde],
        rest=[False] * n,
        telt_op=[True] * n,
        personen=[False] * n,
        geld=[False] * n,
        sommen=sorted(sommen),
        langer=[],
    )


def als_programma(verberging: Verberging) -> list[Vast]:
    return [Vast(v.heel, v.delen, Band.SOM) for v in verberging.verbanden()]


@pytest.mark.parametrize("zaad", range(12))
def test_grenzen_zijn_nooit_nauwer_dan_die_van_een_lineair_programma(zaad: int) -> None:
    """The slow twin: what the linear program can reach lies within the bounds."""
    verberging = maak_tabel(zaad)
    dobbel = random.Random(zaad)
    weg = [k or dobbel.random() < 0.2 for k in verberging.klein]
    laag, hoog = Nauwte(verberging.waarde, verberging.verbanden()).grenzen(weg)
    keuring = Keuring(verberging.waarde, als_programma(verberging))
    onbekend = [cel for cel, w in enumerate(weg) if w]
    ver = 1e9
    keuring.keur(weg, dict.fromkeys(onbekend, (-ver, -ver)))
    keuring.keur(weg, dict.fromkeys(onbekend, (ver, ver)))
    for cel in onbekend:
        assert laag[cel] <= keuring.laagst[cel] + 1e-6
        assert hoog[cel] >= keuring.hoogst[cel] - 1e-6
        assert laag[cel] <= verberging.waarde[cel] <= hoog[cel]


@pytest.mark.parametrize("zaad", range(40))
def test_van_wat_verborgen_is_blijft_alles_van_een_tot_negen_mogelijk(zaad: int) -> None:
    verberging = maak_tabel(zaad)
    weg = verberging.weg()
    assert all(weg[cel] for cel in verberging.eisen)
    assert keur(verberging.waarde, weg, als_programma(verberging), verberging.eisen) == []


def test_er_blijft_wat_te_zien() -> None:
    gezien = np.mean([not w for zaad in range(10) for w in maak_tabel(zaad).weg()])
    assert gezien > 0.15
