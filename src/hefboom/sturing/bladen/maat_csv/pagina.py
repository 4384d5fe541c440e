# SPDX-License-Identifier: EUPL-1.2
"""One measure as a spreadsheet."""

from __future__ import annotations

import csv

from django.http import HttpResponse

from hefboom.kernel import getal_in_csv, veilige_cel
from hefboom.measures import Maat
from hefboom.scherm import Bezoek, blad
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.cijfers import voorbehoud
from hefboom.sturing.onderdelen.gevraagd import gevraagd_waar, gevraagde_assen, gevraagde_maat
from hefboom.sturing.pagina import met_blik, namen_voor


@blad("cijfers/<code:code>.csv", "maat_csv")
@met_blik
def maat_csv(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """The same figures for a spreadsheet: one row per combination, suppressed ones empty."""
    gevraagd = gevraagde_maat(code)
    namen = namen_voor(blik)
    per = gevraagde_assen(bezoek, blik, gevraagd)
    uitkomst = blik.bereken(code, per=per, waar=gevraagd_waar(bezoek, blik, gevraagd))
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{code}_{uitkomst.opname_id}.csv"'
    antwoord.write("\ufeff")
    schrijver = csv.writer(antwoord, delimiter=";")
    koppen = [kop for d in uitkomst.per for kop in (d, f"{d}_naam")]
    schrijver.writerow(
        [
            *koppen,
            code,
            "eenheid",
            "teller",
            "noemer",
            "onderdrukt",
            "status",
            "herkomst",
            "nog_niet_gedeclareerd",
            "van",
            "tot",
            "indeling",
            "peildatum",
            "momentopname",
            "versie",
        ]
    )
    einde = uitkomst.periode.end or blik.opname.peildatum
    for rij in uitkomst.rijen:
        sleutels = [
            t for d in uitkomst.per for t in (rij.sleutel[d], namen.naam(d, rij.sleutel[d]))
        ]
        schrijver.writerow(
            [
                *map(veilige_cel, sleutels),
                getal_in_csv(rij.waarde),
                _eenheid(gevraagd),
                getal_in_csv(rij.teller),
                getal_in_csv(rij.noemer),
                "ja" if rij.onderdrukt else "nee",
                *map(veilige_cel, voorbehoud(uitkomst, rij)),
                uitkomst.periode.start.isoformat(),
                einde.isoformat(),
                uitkomst.indeling,
                uitkomst.peildatum.isoformat(),
                uitkomst.opname_id,
                gevraagd.versie,
            ]
        )
    return antwoord


def _eenheid(maat: Maat) -> str:
    return {"euro": "eurocent", "procent": "deel van 1"}.get(maat.eenheid, str(maat.eenheid))
