# SPDX-License-Identifier: EUPL-1.2
"""The rules across messages as a table: what comes in, what is known, what each rule answers."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time
from typing import Any

import pytest

from hefboom.dossiers import Productaanduiding, Start, Stop, Toegewezen, client_uit
from hefboom.dossiers.bevinden import bevindingen
from hefboom.dossiers.hulp import start, stop
from hefboom.dossiers.hulp.koppeling import GEEN_PRODUCT, Koppeling
from hefboom.dossiers.toewijzing import regels
from hefboom.ijw.codes import COD467, JZ002, JZ588
from hefboom.kernel import Bsn, Failed, NotApplicable, Passed
from tests.dossiers import spec

P, CATEGORIE = Productaanduiding("45", "45A48"), Productaanduiding("45", "")
D1, D2, D3 = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
DAGEN = {"1 april": D2, "1 mei": D3}

#: What a start or a stop says; plain is a first delivery of product P on allocation 7.
MELDING: spec.Taal = {
    "verwijdering": {"status": COD467.VERWIJDEREN},
    "zonder nummer": {"toewijzingnummer": None},
    "zonder product": {"product": GEEN_PRODUCT},
    "alleen de categorie": {"product": CATEGORIE},
}
#: What is known of the allocation; plain is one of product P, to the sender for this youth.
TOEWIJZING: spec.Taal = {
    "toewijzing van een ander": {"eigen": False},
    "toewijzing verwijderd": {"verwijderd": True},
    "toewijzing net veranderd": {"onderweg": True},
    "toewijzing zonder product": {"product": GEEN_PRODUCT},
    "taakgericht": {"eigen": False, "taakgericht": True},
    "niet taakgericht": {"eigen": False, "taakgericht": False},
    "bekostiging onbekend": {"eigen": False, "taakgericht": None},
}
EIGEN_TOEWIJZING = Koppeling(taakgericht=None, eigen=True, product=P)


def bekend(kennis: Any, waarden: dict[str, Any]) -> Any:
    """What is known, with what it knows of the allocation."""
    over = {veld.name for veld in fields(Koppeling)}
    koppeling = replace(
        EIGEN_TOEWIJZING, **{naam: waarde for naam, waarde in waarden.items() if naam in over}
    )
    rest = {naam: waarde for naam, waarde in waarden.items() if naam not in over}
    return replace(kennis, koppeling=koppeling, **rest)


BEGIN = Start("pad", 7, P, D1, COD467.EERSTE)
NIET_BEGONNEN = start.Startkennis(EIGEN_TOEWIJZING, False, True, False, None)
BIJ_START: spec.Taal = TOEWIJZING | {
    "deze start": {"gestart": True},
    "deze start van een ander product": {"gestart": True, "zelfde_product": False},
    "gestopt": {"gestopt": True},
    "er loopt hulp": {"lopend_sinds": D1},
}
STARTS = spec.lees("""
    de start                        | bekend                                          | dan
    TR019 hoort bij een toewijzing
                                    |                                                 | ja
                                    | toewijzing van een ander                        | nee
                                    | toewijzing verwijderd                           | nee
      # OP095: zij kan de melding gekruist hebben
                                    | toewijzing verwijderd, toewijzing net veranderd | nvt
                                    | toewijzing net veranderd                        | ja
      zonder nummer                 | taakgericht                                     | nvt
      zonder nummer                 | niet taakgericht                                | nee
      zonder nummer                 | bekostiging onbekend                            | nvt
      # IV096: dan is het product de sleutel
      zonder nummer, zonder product | bekostiging onbekend                            | nee
      verwijdering                  | toewijzing van een ander                        | nvt
    TR063 verwijdert een bekende start
                                    |                                                 | nvt
      verwijdering                  |                                                 | nee
      verwijdering                  | deze start                                      | ja
      verwijdering                  | deze start van een ander product                | nee
    TR071 verwijdert geen start die gestopt is
                                    | deze start, gestopt                             | nvt
      verwijdering                  | deze start, gestopt                             | nee
      verwijdering                  | deze start                                      | ja
    TR074 was nog niet gemeld
                                    |                                                 | ja
                                    | deze start                                      | nee
      # IV096: nummer en dag zijn de sleutel
                                    | deze start van een ander product                | nee
      verwijdering                  | deze start                                      | nvt
    TR326 er loopt nog niets
                                    |                                                 | ja
                                    | er loopt hulp                                   | nee
      # OP095: dat gaat de afzender niet aan
                                    | toewijzing van een ander, er loopt hulp         | nvt
      zonder nummer                 |                                                 | nvt
      verwijdering                  | er loopt hulp                                   | nvt
    HB015 noemt het toegewezen product
                                    |                                                 | ja
      alleen de categorie           |                                                 | nee
                                    | toewijzing zonder product                       | nee
      zonder product                | toewijzing zonder product                       | ja
      zonder nummer                 | toewijzing van een ander                        | nvt
      verwijdering                  | toewijzing zonder product                       | nvt
""")


@spec.parameters(STARTS)
def test_start(voorbeeld: spec.Voorbeeld) -> None:
    melding = replace(BEGIN, **voorbeeld.velden("de start", MELDING))
    kennis = bekend(NIET_BEGONNEN, voorbeeld.velden("bekend", BIJ_START))
    assert isinstance(dict(start.TOETSEN)[voorbeeld.code](melding, kennis), voorbeeld.antwoord)


#: Plain is a final stop on 1 May for reason 31.
EINDE = Stop("pad", 7, P, D1, D3, JZ588("31"), COD467.EERSTE)
STOP: spec.Taal = (
    MELDING
    | {f"per {dag}": {"einddatum": datum} for dag, datum in DAGEN.items()}
    | {"tijdelijk": {"reden": JZ588.TIJDELIJK}, "om een andere reden": {"reden": JZ588("32")}}
)
BEGONNEN = stop.Stopkennis(EIGEN_TOEWIJZING, True, None, None, "")
BIJ_STOP: spec.Taal = (
    TOEWIJZING
    | {"niet begonnen": {"gestart": False}}
    | {f"tijdelijk {dag}": {"tijdelijk_op": op} for dag, op in DAGEN.items()}
    | {
        f"definitief {dag}": {"definitief_op": op, "definitieve_reden": "31"}
        for dag, op in DAGEN.items()
    }
    | {"later opnieuw begonnen": {"later_begonnen": D2}, "meer hulp": {"elders_lopend": D2}}
)
STOPS = spec.lees("""
    de stop                                | bekend                                         | dan
    TR019 hoort bij een toewijzing
                                           |                                                | ja
                                           | toewijzing van een ander                       | nee
      zonder nummer                        | taakgericht                                    | nvt
      # een aanbieder antwoordt op een intrekking met een stop
                                           | toewijzing verwijderd                          | ja
                                           | toewijzing verwijderd, niet begonnen           | nee
    TR063 verwijdert een bekende stop
                                           |                                                | nvt
      verwijdering                         | definitief 1 mei                               | ja
      verwijdering                         | definitief 1 april                             | nee
      verwijdering, tijdelijk              | tijdelijk 1 mei                                | ja
      verwijdering, om een andere reden    | definitief 1 mei                               | nee
    TR074 was nog niet gemeld
                                           |                                                | ja
                                           | definitief 1 mei                               | nee
      # de einddatum hoort bij de sleutel; dubbel stoppen is voor TR415
                                           | definitief 1 april                             | ja
      # de reden ook; dubbel stoppen is voor TR413
                                           | tijdelijk 1 mei                                | ja
      tijdelijk                            | tijdelijk 1 mei                                | nee
      verwijdering                         | definitief 1 april                             | nvt
    TR382 volgt op de laatste start
                                           |                                                | ja
                                           | niet begonnen                                  | nee
                                           | tijdelijk 1 april                              | ja
                                           | tijdelijk 1 april, later opnieuw begonnen      | nee
      # wat loopt kan stoppen, ook als een latere start eerder binnenkwam
                                           | later opnieuw begonnen                         | ja
      verwijdering                         | niet begonnen                                  | nvt
    TR413 na een tijdelijke stop alleen een definitieve
                                           |                                                | nvt
                                           | tijdelijk 1 april                              | ja
      tijdelijk                            | tijdelijk 1 april                              | nee
      verwijdering, tijdelijk              | tijdelijk 1 april                              | nvt
    TR414 eindigt niet voor de eerdere stop
                                           |                                                | nvt
      per 1 mei                            | tijdelijk 1 mei                                | ja
      per 1 april                          | tijdelijk 1 mei                                | nee
      verwijdering, per 1 april            | tijdelijk 1 mei                                | nvt
    TR415 stopt een keer definitief
                                           | tijdelijk 1 april                              | ja
      om een andere reden                  | definitief 1 april                             | nee
      verwijdering                         | definitief 1 april                             | nvt
    HB015 noemt het toegewezen product
                                           |                                                | ja
      zonder product                       |                                                | nee
      zonder nummer                        | toewijzing van een ander                       | nvt
    HB016 laat geen tweede start lopen
                                           | meer hulp                                      | nvt
      verwijdering, tijdelijk, per 1 april | tijdelijk 1 april                              | ja
      verwijdering, tijdelijk, per 1 april | tijdelijk 1 april, meer hulp                   | nee
      verwijdering                         | definitief 1 mei, meer hulp                    | nee
      # de tijdelijke stop blijft staan
      verwijdering                         | tijdelijk 1 april, definitief 1 mei, meer hulp | nvt
      # de definitieve stop blijft staan
      verwijdering, tijdelijk, per 1 april | tijdelijk 1 april, definitief 1 mei, meer hulp | nvt
""")


@spec.parameters(STOPS)
def test_stop(voorbeeld: spec.Voorbeeld) -> None:
    melding = replace(EINDE, **voorbeeld.velden("de stop", STOP))
    kennis = bekend(BEGONNEN, voorbeeld.velden("bekend", BIJ_STOP))
    assert isinstance(dict(stop.TOETSEN)[voorbeeld.code](melding, kennis), voorbeeld.antwoord)


def toegewezen(**anders: Any) -> Toegewezen:
    """Allocation 7 of product P, allocated on 1 March at noon; no request is named."""
    plat = Toegewezen("pad", 7, "", P, D1, time(12), D1, D3, "", 1, "04", "2", None)
    return replace(plat, **anders)


def staand(**anders: Any) -> dict[str, Any]:
    """This number as the sender told it before, with the same days and extent."""
    plat = regels.StaandeToewijzing(
        D1, eerder_meegedeeld=True, ongewijzigd=True, ingangsdatum=D1, omvang=(1, "04", "2"),
        later=True,
    )  # fmt: skip
    return {"bekend": regels.BekendeToewijzing(True, True, P, staand=replace(plat, **anders))}


TOEGEWEZEN: spec.Taal = {
    "per 1 april": {"ingangsdatum": D2},
    "het dubbele": {"volume": 2},
    "in totaal": {"frequentie": "6"},
    "verwijdering": {"reden_wijziging": JZ002.VERWIJDERD},
    "correctie": {"reden_wijziging": JZ002("14")},
    "alleen de categorie": {"product": CATEGORIE},
    "noemt verzoek REF": {"referentie": "REF"},
    "noemt wijziging VOW": {"referentie": "VOW"},
}
#: Plain is a number that is new, and a reference that is not known.
BIJ_TOEWIJZING: spec.Taal = {
    "dit nummer": {"bekend": regels.BekendeToewijzing(True, True, P)},
    "dit nummer van eerder": {"bekend": regels.BekendeToewijzing(True, True, P, ouder=True)},
    "dit nummer van een andere jeugdige": {"bekend": regels.BekendeToewijzing(False, True, P)},
    "dit nummer van een andere aanbieder": {"bekend": regels.BekendeToewijzing(True, False, P)},
    "al meegedeeld": staand(),
    "al meegedeeld op REF": staand(honoreert=frozenset({"REF"})),
    "al meegedeeld op REF0": staand(honoreert=frozenset({"REF0"})),
    "veranderd": staand(ongewijzigd=False),
    "in totaal": staand(omvang=(1, "04", "6")),
    "verwijderd": staand(verwijderd=True),
    "later verwijderd": staand(verwijderd=True, later=False),
    "ook op wat nieuw is": {"vernieuwd": True},
    "een later verzoek": {"verzoek": regels.GenoemdVerzoek(True, gevraagd_op=D2)},
    "een verzoek van die dag": {"verzoek": regels.GenoemdVerzoek(True, gevraagd_op=D1)},
    "een latere wijziging": {
        "verzoek": regels.GenoemdVerzoek(True, wijziging=True, gevraagd_op=D2)
    },
    "het verzoek": {"verzoek": regels.GenoemdVerzoek(True)},
    "het gehonoreerde verzoek": {"verzoek": regels.GenoemdVerzoek(True, True)},
    "een verzoek voor een ander": {"verzoek": regels.GenoemdVerzoek(False)},
    "het bericht honoreert VOW": {"wijziging": "VOW"},
    "toegekende prestaties": {"toegekend": 100},
    "gemelde hulp": {"hulp_sinds": D1},
}
TOEWIJZINGEN = spec.lees("""
    de toewijzing                    | bekend                                             | dan
    TR332 het nummer is van dit product
                                     |                                                    | nvt
                                     | dit nummer                                         | ja
                                     | dit nummer van een andere jeugdige                 | nee
                                     | dit nummer van een andere aanbieder                | nee
      alleen de categorie            | dit nummer                                         | nee
      # IV066: ook een correctie verandert het product niet
      correctie, alleen de categorie | dit nummer                                         | nee
    TR379 de referentie is van een verzoek
                                     |                                                    | nvt
      noemt verzoek REF              |                                                    | nvt
      noemt verzoek REF              | het verzoek                                        | ja
      noemt verzoek REF              | een verzoek voor een ander                         | nee
      noemt verzoek REF              | dit nummer van eerder, het verzoek                 | ja
      # IV097: een wijziging noemt een nieuw verzoek, nooit een oud
      noemt verzoek REF              | dit nummer van eerder, het gehonoreerde verzoek    | nee
      # hetzelfde besluit nog eens is geen wijziging
      noemt verzoek REF              | dit nummer, het gehonoreerde verzoek               | ja
      # een ander nummer is geen wijziging van dit
      noemt verzoek REF              | het gehonoreerde verzoek                           | ja
      # IV093: elk product noemt de wijziging
                                     | dit nummer, het bericht honoreert VOW              | nee
      # IV093
      noemt verzoek REF              | dit nummer, het verzoek, het bericht honoreert VOW | nee
      # IV093
      noemt wijziging VOW            | dit nummer, het verzoek, het bericht honoreert VOW | ja
      # IV094: wat blijft zoals het is, honoreert geen verzoek om iets anders
      noemt verzoek REF              | al meegedeeld, een later verzoek                   | nee
      noemt verzoek REF              | al meegedeeld op REF0, een verzoek van die dag     | nee
      noemt verzoek REF              | al meegedeeld, het verzoek, ook op wat nieuw is    | nee
      # een vergeten referentie mag nog komen, en een tweede keer dezelfde ook
      noemt verzoek REF              | al meegedeeld, een verzoek van die dag             | ja
      noemt verzoek REF              | al meegedeeld op REF, een later verzoek            | ja
      noemt verzoek REF              | veranderd, een later verzoek                       | ja
      # IV093, IV097: op een verzoek om wijziging noemt ook wat blijft de referentie
      noemt verzoek REF              | al meegedeeld op REF0, een latere wijziging        | ja
    HB024 alleen wat mag verandert onder het nummer
                                     | dit nummer                                         | nvt
                                     | al meegedeeld                                      | ja
      per 1 april                    | al meegedeeld                                      | nee
      het dubbele                    | al meegedeeld                                      | nee
      in totaal                      | al meegedeeld                                      | nee
      in totaal, het dubbele         | in totaal                                          | ja
      verwijdering, per 1 april      | al meegedeeld                                      | nvt
      per 1 april                    | verwijderd                                         | nvt
    HB027 een verwijderd nummer komt niet terug
                                     | al meegedeeld                                      | nvt
                                     | verwijderd                                         | nee
      # dan is de verwijdering het laatste besluit
                                     | later verwijderd                                   | nvt
      verwijdering                   | verwijderd                                         | nvt
    HB017 het verzoek is binnen
      noemt verzoek REF              | het verzoek                                        | ja
      noemt verzoek REF              |                                                    | nee
                                     |                                                    | nvt
    HB019 verwijderen treft geen hulp
                                     | dit nummer, gemelde hulp                           | nvt
      verwijdering                   | dit nummer                                         | ja
      verwijdering                   | dit nummer, gemelde hulp                           | nee
    TR385 verwijderen mag nog
                                     | dit nummer, toegekende prestaties                  | nvt
      verwijdering                   | dit nummer, toegekende prestaties                  | nee
      verwijdering                   | dit nummer                                         | ja
""")


@spec.parameters(TOEWIJZINGEN)
def test_toewijzing(voorbeeld: spec.Voorbeeld) -> None:
    melding = toegewezen(**voorbeeld.velden("de toewijzing", TOEGEWEZEN))
    kennis = regels.Toewijzingskennis(
        **{"bekend": None} | voorbeeld.velden("bekend", BIJ_TOEWIJZING)
    )
    assert isinstance(dict(regels.TOETSEN)[voorbeeld.code](melding, kennis), voorbeeld.antwoord)


@pytest.mark.parametrize(
    ("voorbeelden", "toetsen"),
    [
        pytest.param(STARTS, start.TOETSEN, id="start"),
        pytest.param(STOPS, stop.TOETSEN, id="stop"),
        pytest.param(TOEWIJZINGEN, regels.TOETSEN, id="toewijzing"),
    ],
)
def test_elke_toets_heeft_een_goed_een_fout_en_een_niet_van_toepassing_voorbeeld(
    voorbeelden: list[spec.Voorbeeld], toetsen: Any
) -> None:
    """A rule without an example for an answer it can give is not specified."""
    alle = {Passed, Failed, NotApplicable}
    zonder_ja = {"HB027": {Failed, NotApplicable}}  # of what is not removed it says nothing
    assert spec.antwoorden(voorbeelden) == {code: zonder_ja.get(code, alle) for code, _ in toetsen}


def test_wat_later_is_toegewezen_gaat_voor() -> None:
    assert regels.is_actueler(toegewezen(toewijzingsdatum=D2), D1, time(23))
    assert regels.is_actueler(toegewezen(), D1, time(12))
    assert not regels.is_actueler(toegewezen(toewijzingstijd=time(11)), D1, time(12))
    assert not regels.is_actueler(toegewezen(toewijzingstijd=None), D1, time(12))
    assert not regels.is_actueler(toegewezen(), D1, time(12), verwijderd=True)
    assert regels.is_actueler(
        toegewezen(reden_wijziging=JZ002.VERWIJDERD), D1, time(12), verwijderd=True
    )
    assert regels.is_actueler(toegewezen(toewijzingsdatum=D2), D1, time(12), verwijderd=True)
    assert not regels.is_later(toegewezen(), D1, time(12))
    assert regels.is_later(toegewezen(), D1, time(11))


def test_een_bevinding_noemt_regel_retourcode_en_plek() -> None:
    (gevonden,) = bevindingen(start.TOETSEN, "pad", BEGIN, replace(NIET_BEGONNEN, lopend_sinds=D2))
    assert (gevonden.code, gevonden.retourcode, gevonden.pad) == ("TR326", "9326", "pad")
    assert "1 april 2026" in gevonden.uitleg


def test_een_onbekende_geboortedatum_geeft_geen_geboortejaar() -> None:
    boom: Any = {
        "Bsn": Bsn("999900006"),
        "Geboortedatum": {"Datum": date(1900, 1, 1), "DatumGebruik": "3"},
        "Geslacht": "0",
    }
    assert client_uit(boom).geboortejaar is None
