# SPDX-License-Identifier: EUPL-1.2
"""Measures that use the words of the vocabulary which the catalogue does not use yet."""

from hefboom.measures.bouwstenen import GESTART, HULP
from hefboom.measures.maat import (
    Aantal,
    Beter,
    Cohort,
    DagenSinds,
    Eenheid,
    Maat,
    Opgeteld,
    OpLaatsteDag,
    Percentiel,
    Som,
    Telling,
    Verschillend,
)
from hefboom.measures.voorwaarden import Alle, Binnen, Gevuld, Hoogstens

WACHT = OpLaatsteDag("toewijzingsdatum", "einddatum", tot="eerste_start")
WACHT_LANG = OpLaatsteDag("toewijzingsdatum", "einddatum", tot="eerste_start", minstens=70)
WACHTENDEN = Telling("toewijzingen", WACHT, Aantal())
GEVOLGD = Cohort("toewijzingsdatum", 42)
MET_NORM = Alle(Gevuld("wacht_dagen"), Gevuld("start_norm_dagen"))


def _maat(code: str, eenheid: Eenheid, teller: Telling, noemer: Telling | None = None) -> Maat:
    return Maat(
        code=code,
        naam=code,
        vraag="Proef?",
        uitleg="Proef.",
        eenheid=eenheid,
        beter=Beter.NEUTRAAL,
        tellers=(teller,),
        noemer=noemer,
        deel_van=eenheid is Eenheid.PROCENT,
        dimensies=tuple(d for d in HULP if teller.kent(d)),
        bron="proef",
    )


PROEFMATEN = {
    maat.code: maat
    for maat in (
        _maat("wachtenden", Eenheid.AANTAL, WACHTENDEN),
        _maat(
            "wachtduur_nu",
            Eenheid.DAGEN,
            Telling("toewijzingen", WACHT, Som(DagenSinds("toewijzingsdatum"))),
            WACHTENDEN,
        ),
        _maat(
            "lang_wachtend",
            Eenheid.PROCENT,
            Telling("toewijzingen", WACHT_LANG, Aantal()),
            WACHTENDEN,
        ),
        _maat(
            "wachtduur_nu_p90",
            Eenheid.DAGEN,
            Telling("toewijzingen", WACHT, Percentiel(DagenSinds("toewijzingsdatum"), 90)),
        ),
        _maat(
            "wachttijd_mediaan",
            Eenheid.DAGEN,
            Telling("toewijzingen", GESTART, Percentiel("wacht_dagen", 50)),
        ),
        _maat(
            "uitgaven_tot_nu_toe",
            Eenheid.EURO,
            Telling("prestaties", Opgeteld("begindatum"), Som("toegekend")),
        ),
        _maat(
            "jeugdigen_tot_nu_toe",
            Eenheid.AANTAL,
            Telling("prestaties", Opgeteld("begindatum"), Verschillend("jeugdige")),
        ),
        _maat(
            "binnen_zes_weken",
            Eenheid.PROCENT,
            Telling(
                "toewijzingen", GEVOLGD, Aantal(), Binnen("eerste_start", "toewijzingsdatum", 42)
            ),
            Telling("toewijzingen", GEVOLGD, Aantal()),
        ),
        _maat(
            "norm_per_rij",
            Eenheid.PROCENT,
            Telling(
                "toewijzingen", GESTART, Aantal(), Hoogstens("wacht_dagen", "start_norm_dagen")
            ),
            Telling("toewijzingen", GESTART, Aantal(), MET_NORM),
        ),
    )
}
