# SPDX-License-Identifier: EUPL-1.2
"""Rules within a claim and its answer (JW323, JW325)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from hefboom.ijw.bedragen import DEBET, getekend
from hefboom.ijw.bedragen import is_credit as bedrag_is_credit
from hefboom.ijw.bericht import Bericht
from hefboom.ijw.bomen import basis, jw323, jw325
from hefboom.ijw.codes import WJ001, WJ756
from hefboom.ijw.regels.client import (
    goed_of,
    jaren_eerder,
    niet_na_dagtekening,
    niet_voor,
    precies_als,
)
from hefboom.ijw.regels.toetsen import Werk, toets
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, datum, euro

DECLARATIE = "Declaratie"
PRESTATIE = "Declaratie/Clienten/Client/Prestaties/Prestatie"
GEWEIGERD = "DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie"
EERSTE_DAG = date(2021, 1, 1)
#: asked of every line: a name of the module is found faster than one of an enum
EURO = WJ756.EURO
#: An answer's lines are a claim's lines with return codes, so this is both.
PrestatieInBericht = jw323.Prestatie | jw325.Prestatie
Blok = jw323.Declaratie | jw325.DeclaratieAntwoord


def prestaties(bericht: Bericht) -> Iterator[PrestatieInBericht]:
    """Every line of a claim or of its answer, in order."""
    if bericht.soort == "JW323":
        for client in jw323.inhoud(bericht)["Declaratie"]["Clienten"]["Client"]:
            yield from client["Prestaties"]["Prestatie"]
        return
    antwoord = jw325.inhoud(bericht).get("DeclaratieAntwoord")
    if antwoord is not None and "Clienten" in antwoord:
        for geweigerd in antwoord["Clienten"]["Client"]:
            yield from geweigerd["Prestaties"]["Prestatie"]


def is_credit(prestatie: PrestatieInBericht) -> bool:
    """Does the line take back?"""
    return bedrag_is_credit(prestatie["IngediendBedrag"])


@toets("TR358", DECLARATIE, veld="TotaalIngediendBedrag")
def totaal_is_de_som_van_de_prestaties(declaratie: jw323.Declaratie, werk: Werk) -> Outcome:
    som = sum(int(getekend(regel["IngediendBedrag"])) for regel in prestaties(werk.bericht))
    totaal = int(getekend(declaratie["TotaalIngediendBedrag"]))
    return Passed() if som == totaal else Failed(euro(som), euro(totaal))


@toets("TR342", "DeclaratieAntwoord")
def geweigerd_verklaart_het_verschil(antwoord: jw325.DeclaratieAntwoord, werk: Werk) -> Outcome:
    """A claim refused as a whole has no judged lines to sum; then nothing is granted."""
    codes = set(antwoord["RetourCodes"]["RetourCode"])
    if codes - {WJ001.GEEN_OPMERKING, WJ001.HELEMAAL_TOEGEWEZEN}:
        niets = int(getekend(antwoord["TotaalToegekendBedrag"]))
        return goed_of(niets == 0, "niets toegekend, want de declaratie is afgewezen", euro(niets))
    som = sum(int(getekend(regel["IngediendBedrag"])) for regel in prestaties(werk.bericht))
    ingediend = getekend(antwoord["TotaalIngediendBedrag"])
    toegekend = getekend(antwoord["TotaalToegekendBedrag"])
    verschil = int(ingediend - toegekend)
    return goed_of(som == verschil, f"samen {euro(verschil)} afgewezen", euro(som))


@toets("TR315", PRESTATIE, veld="ProductReferentie/VorigReferentieNummer")
def vorige_referentie_een_keer(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    vorige = prestatie["ProductReferentie"].get("VorigReferentieNummer")
    if vorige is None:
        return NotApplicable("er is geen vorig referentienummer")
    return goed_of(not werk.gezien("TR315", vorige), "een nummer dat nog niet voorkwam", vorige)


@toets("TR316", PRESTATIE, veld="ProductReferentie/VorigReferentieNummer")
def niet_gecrediteerd_in_hetzelfde_bericht(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    vorige = prestatie["ProductReferentie"].get("VorigReferentieNummer")
    if vorige is None:
        return NotApplicable("er is geen vorig referentienummer")
    eigen = werk.verzameld(
        "referenties",
        lambda b: (regel["ProductReferentie"]["ReferentieNummer"] for regel in prestaties(b)),
    )
    return goed_of(vorige not in eigen, "een prestatie uit een eerder bericht", vorige)


@toets("TR335", PRESTATIE, veld="ProductPeriode/Einddatum")
def niet_ouder_dan_vijf_jaar(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    dag = werk.ouders[1]["DeclaratieDagtekening"]
    return niet_voor(prestatie["ProductPeriode"]["Einddatum"], jaren_eerder(dag, 5))


@toets("TR416", PRESTATIE)
def niet_twee_keer_debet(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    if is_credit(prestatie):
        return NotApplicable("de prestatie is een creditering")
    periode = prestatie["ProductPeriode"]
    sleutel = (
        prestatie["ToewijzingNummer"],
        prestatie["ProductCategorie"],
        prestatie["ProductCode"],
        periode["Begindatum"],
        periode["Einddatum"],
    )
    if not werk.gezien("TR416", werk.ouders[3]["Bsn"], *sleutel):
        return Passed()
    toon = f"nogmaals {sleutel[2]} op toewijzing {sleutel[0]} vanaf {datum(sleutel[3])}"
    return Failed("één debetregel voor deze periode", toon)


@toets("TR134", PRESTATIE, GEWEIGERD, veld="ProductPeriode/Begindatum")
def productperiode_begint_voor_de_dagtekening(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    return niet_na_dagtekening(prestatie["ProductPeriode"]["Begindatum"], werk)


@toets("TR134", DECLARATIE, veld="DeclaratiePeriode/Begindatum")
def declaratieperiode_begint_voor_de_dagtekening(
    declaratie: jw323.Declaratie, werk: Werk
) -> Outcome:
    return niet_na_dagtekening(declaratie["DeclaratiePeriode"]["Begindatum"], werk)


@toets("TR137", PRESTATIE, GEWEIGERD, veld="ProductPeriode/Einddatum")
def productperiode_eindigt_op_tijd(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    return _tussen(prestatie["ProductPeriode"], werk)


@toets("TR137", DECLARATIE, veld="DeclaratiePeriode/Einddatum")
def declaratieperiode_eindigt_op_tijd(declaratie: jw323.Declaratie, werk: Werk) -> Outcome:
    return _tussen(declaratie["DeclaratiePeriode"], werk)


def _tussen(periode: basis.GeslotenPeriode, werk: Werk) -> Outcome:
    begin, einde, dag = periode["Begindatum"], periode["Einddatum"], werk.dagtekening
    if begin <= einde <= dag:
        return Passed()
    return Failed(f"tussen {datum(begin)} en {datum(dag)}", datum(einde))


@toets("CD060", PRESTATIE, GEWEIGERD, veld="ProductReferentie/VorigReferentieNummer")
def vorige_referentie_bij_credit(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    return precies_als(
        "VorigReferentieNummer" in prestatie["ProductReferentie"], is_credit(prestatie)
    )


@toets("CD087", PRESTATIE, veld="ProductTarief")
def tarief_behalve_bij_euro(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    return precies_als("ProductTarief" in prestatie, prestatie["Eenheid"] != EURO)


@toets("CS339", PRESTATIE, veld="IngediendBedrag/Bedrag")
def bedrag_is_volume_bij_euro(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    if prestatie["Eenheid"] != EURO:
        return NotApplicable("de eenheid is geen euro")
    volume, bedrag = prestatie["GeleverdVolume"], prestatie["IngediendBedrag"]["Bedrag"]
    return goed_of(volume == bedrag, euro(volume), euro(bedrag))


@toets("CS325", PRESTATIE, GEWEIGERD, veld="IngediendBedrag/DebetCredit")
def nul_is_debet(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    return _nul_is_debet(prestatie["IngediendBedrag"])


@toets("CS325", DECLARATIE, "DeclaratieAntwoord", veld="TotaalIngediendBedrag/DebetCredit")
def totaal_nul_is_debet(blok: Blok, werk: Werk) -> Outcome:
    return _nul_is_debet(blok["TotaalIngediendBedrag"])


@toets("CS325", "DeclaratieAntwoord", veld="TotaalToegekendBedrag/DebetCredit")
def toegekend_nul_is_debet(blok: jw325.DeclaratieAntwoord, werk: Werk) -> Outcome:
    return _nul_is_debet(blok["TotaalToegekendBedrag"])


def _nul_is_debet(bedrag: basis.BedragMetDC | basis.TotaalBedragMetDC) -> Outcome:
    if bedrag["Bedrag"] if "Bedrag" in bedrag else bedrag["TotaalBedrag"]:
        return NotApplicable("het bedrag is geen nul")
    return goed_of(bedrag["DebetCredit"] == DEBET, "D (debet)", "C (credit)")


@toets("CS337", PRESTATIE, veld="ProductPeriode/Einddatum")
def productperiode_in_een_maand(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    periode = prestatie["ProductPeriode"]
    begin, einde = periode["Begindatum"], periode["Einddatum"]
    if (begin.year, begin.month) == (einde.year, einde.month):
        return Passed()
    return Failed("dezelfde maand als de begindatum", datum(einde))


@toets("CS340", DECLARATIE, veld="DeclaratiePeriode")
def declaratieperiode_is_een_maand(declaratie: jw323.Declaratie, werk: Werk) -> Outcome:
    periode = declaratie["DeclaratiePeriode"]
    begin, einde = periode["Begindatum"], periode["Einddatum"]
    laatste = monthrange(begin.year, begin.month)[1]
    if begin.day == 1 and einde == begin.replace(day=laatste):
        return Passed()
    return Failed("een hele kalendermaand", f"{datum(begin)} tot en met {datum(einde)}")


@toets("CS100", PRESTATIE, veld="ProductPeriode/Begindatum")
def productperiode_vanaf_2021(prestatie: PrestatieInBericht, werk: Werk) -> Outcome:
    return niet_voor(prestatie["ProductPeriode"]["Begindatum"], EERSTE_DAG)


@toets("CS100", DECLARATIE, veld="DeclaratiePeriode/Begindatum")
def declaratieperiode_vanaf_2021(declaratie: jw323.Declaratie, werk: Werk) -> Outcome:
    return niet_voor(declaratie["DeclaratiePeriode"]["Begindatum"], EERSTE_DAG)
