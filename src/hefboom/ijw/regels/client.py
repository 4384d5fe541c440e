# SPDX-License-Identifier: EUPL-1.2
"""Rules about who it is about: numbers, birth, names, addresses; and double classes."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from datetime import date

from hefboom.ijw.bomen import basis, jw301, jw305, jw307, jw315, jw317, jw323, jw325
from hefboom.ijw.codes import COD032, COD170, COD700, COD747, COD757
from hefboom.ijw.regels.toetsen import Boom, Werk, toets
from hefboom.ijw.standaard import NietBestaandBsn
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, datum

ClientInBericht = (
    jw301.Client | jw305.Client | jw307.Client | jw315.Client | jw317.Client
    | jw323.Client | jw325.Client
)  # fmt: skip
MET_HULPVRAAG = ("JW301", "JW305", "JW307", "JW315")
CONTACTEN = ("Client/Contactgegevens/Contact", "Client/Relaties/Relatie/Contact")
GEBOORTEN = ("Client/Geboortedatum", "Client/Relaties/Relatie/Geboortedatum")
NAMEN = ("Client/Naam", "Client/Relaties/Relatie/Naam")
ONBEKEND = date(1900, 1, 1)
#: how a natural person may be named; who has a partner's name has a choice
MET_PARTNER = (
    COD700.EIGEN_NAAM,
    COD700.NAAM_PARTNER,
    COD700.NAAM_PARTNER_EN_EIGEN_NAAM,
    COD700.EIGEN_NAAM_EN_NAAM_PARTNER,
)
ZONDER_PARTNER = (COD700.EIGEN_NAAM, COD700.NIET_NATUURLIJK_PERSOON)
WOONADRESSEN = frozenset({COD757.BRP_ADRES, COD757.VERBLIJFADRES})
GEWONE_ADRESSEN = WOONADRESSEN | {COD757.CORRESPONDENTIE_ADRES}


def goed_of(klopt: bool, verwacht: str, gevonden: str) -> Outcome:
    """Passed when it holds, else what was expected and found."""
    return Passed() if klopt else Failed(verwacht, gevonden)


# Days stand in nearly every message and are nearly always right: put in words only when not.


def niet_voor(dag: date, grens: date) -> Outcome:
    """The day is that one or a later one."""
    return Passed() if dag >= grens else Failed(f"{datum(grens)} of later", datum(dag))


def niet_na(dag: date, grens: date) -> Outcome:
    """The day is that one or an earlier one."""
    return Passed() if dag <= grens else Failed(f"{datum(grens)} of eerder", datum(dag))


def gevuld(aanwezig: bool) -> str:
    """How an element is called in a sentence."""
    return "gevuld" if aanwezig else "leeg"


def precies_als(aanwezig: bool, hoort: bool) -> Outcome:
    """Filled when it should be, absent when it should not."""
    return goed_of(aanwezig == hoort, gevuld(hoort), gevuld(aanwezig))


@toets(
    "CS002",
    "Client",
    "Declaratie/Clienten/Client",
    "DeclaratieAntwoord/Clienten/Client",
    veld="Bsn",
)
def bsn_voldoet_aan_de_elfproef(client: ClientInBericht, werk: Werk) -> Outcome:
    bsn = client["Bsn"]
    geldig = not isinstance(bsn, NietBestaandBsn)
    return goed_of(geldig, "een BSN dat bestaat", str(bsn))


@toets("TR002", *GEBOORTEN, veld="Datum")
def geboren_binnen_120_jaar(geboren: basis.Geboortedatum, werk: Werk) -> Outcome:
    if geboren.get("DatumGebruik") == COD170.ONBEKEND and geboren["Datum"] == ONBEKEND:
        return NotApplicable("de geboortedatum is onbekend")
    return niet_voor(geboren["Datum"], jaren_eerder(werk.dagtekening, 120))


def jaren_eerder(dag: date, jaren: int) -> date:
    """The same day so many years before; 29 February becomes the 28th."""
    jaar = max(dag.year - jaren, 1)
    try:
        return dag.replace(year=jaar)
    except ValueError:
        return dag.replace(year=jaar, day=28)


@toets("TR134", *GEBOORTEN, veld="Datum", alleen=MET_HULPVRAAG)
def geboren_voor_de_dagtekening(geboren: basis.Geboortedatum, werk: Werk) -> Outcome:
    return niet_na_dagtekening(geboren["Datum"], werk)


def niet_na_dagtekening(dag: date, werk: Werk) -> Outcome:
    """The day is not after the message's own date."""
    return niet_na(dag, werk.dagtekening)


@toets("TR135", "")
def dagtekening_niet_in_de_toekomst(inhoud: object, werk: Werk) -> Outcome:
    return niet_na(werk.dagtekening, werk.vandaag)


@toets("CS139", *GEBOORTEN)
def geboortedatum_past_bij_wat_bekend_is(geboren: basis.Geboortedatum, werk: Werk) -> Outcome:
    """IV009: the unknown parts are 01, an unknown year is 1900."""
    dag, gebruik = geboren["Datum"], geboren.get("DatumGebruik")
    if gebruik is None:
        return NotApplicable("de geboortedatum is helemaal bekend")
    verwacht = {
        COD170.DAG_ONBEKEND: dag.replace(day=1),
        COD170.DAG_EN_MAAND_ONBEKEND: date(dag.year, 1, 1),
        COD170.ONBEKEND: ONBEKEND,
    }[COD170(gebruik)]
    return goed_of(dag == verwacht, datum(verwacht), datum(dag))


@toets("CS050", *NAMEN, veld="NaamGebruik")
def naamgebruik_past_bij_de_namen(naam: basis.VolledigeNaam, werk: Werk) -> Outcome:
    mag = MET_PARTNER if "Partnernaam" in naam else ZONDER_PARTNER
    return goed_of(naam["NaamGebruik"] in mag, " of ".join(mag), naam["NaamGebruik"])


@toets("CS318", "Client/Naam", veld="NaamGebruik")
def client_is_een_mens(naam: basis.VolledigeNaam, werk: Werk) -> Outcome:
    mens = naam["NaamGebruik"] != COD700.NIET_NATUURLIJK_PERSOON
    return goed_of(mens, "1 tot en met 5", naam["NaamGebruik"])


@toets("CD007", "Client/Communicatie", veld="Taal")
def taal_bij_een_tolk(communicatie: basis.Communicatie, werk: Werk) -> Outcome:
    return precies_als("Taal" in communicatie, communicatie["Vorm"] == COD747.TOLK_TAAL)


@toets("TR006", *CONTACTEN)
def contact_is_te_bereiken(contact: jw301.Contact, werk: Werk) -> Outcome:
    adres = contact.get("Adres", {})
    bereikbaar = "Telefoon" in contact or {"Huis", "Postcode"} <= adres.keys()
    return goed_of(bereikbaar, "een telefoonnummer, of huisnummer en postcode", "geen van beide")


@toets("TR061", "Client/Contactgegevens")
def client_heeft_een_gewoon_adres(gegevens: jw301.Contactgegevens, werk: Werk) -> Outcome:
    soorten = [contact["Soort"] for contact in gegevens["Contact"]]
    heeft = any(soort in GEWONE_ADRESSEN for soort in soorten)
    return goed_of(heeft, "een adres van soort 01, 02 of 03", f"alleen soort {', '.join(soorten)}")


@toets("CD005", *(f"{pad}/Adres" for pad in CONTACTEN), veld="LandCode")
def land_bij_een_postcode(adres: basis.Adres, werk: Werk) -> Outcome:
    """The list gives CD005, CD025 and CD034 no element; their place between the others does."""
    return precies_als("LandCode" in adres, "Postcode" in adres)


@toets("CD009", *CONTACTEN, veld="Periode")
def periode_alleen_bij_tijdelijk_adres(contact: jw301.Contact, werk: Werk) -> Outcome:
    if "Periode" not in contact:
        return NotApplicable("er staat geen periode")
    tijdelijk = contact["Soort"] == COD757.TIJDELIJK
    return goed_of(tijdelijk, "soort 04 (tijdelijk)", f"soort {contact['Soort']}")


@toets("CD025", *(f"{pad}/Adres" for pad in CONTACTEN), veld="Huis")
def nederlands_adres_heeft_huisnummer(adres: basis.Adres, werk: Werk) -> Outcome:
    if adres.get("LandCode") != COD032.NEDERLAND:
        return NotApplicable("het is geen Nederlands adres")
    return precies_als("Huis" in adres, True)


@toets("CS089", *(f"{pad}/Adres" for pad in CONTACTEN), veld="Postcode")
def nederlandse_postcode(adres: basis.Adres, werk: Werk) -> Outcome:
    if adres.get("LandCode") != COD032.NEDERLAND or "Postcode" not in adres:
        return NotApplicable("er staat geen Nederlandse postcode")
    postcode = adres["Postcode"]
    past = re.fullmatch("[1-9][0-9]{3}[A-Za-z]{2}", postcode) is not None
    return goed_of(past, "vier cijfers en twee letters, aan elkaar geschreven", postcode)


@toets("CD034", *CONTACTEN, veld="Adres/Postcode")
def woonadres_heeft_postcode(contact: jw301.Contact, werk: Werk) -> Outcome:
    if contact["Soort"] not in WOONADRESSEN:
        return NotApplicable(f"soort {contact['Soort']} mag zonder postcode")
    return precies_als("Postcode" in contact.get("Adres", {}), True)


@toets("CS003", *(f"{pad}/Periode" for pad in CONTACTEN), veld="Einddatum")
def adres_eindigt_niet_voor_het_begint(periode: basis.OpenPeriode, werk: Werk) -> Outcome:
    return eindigt_niet_eerder(periode.get("Begindatum"), periode.get("Einddatum"))


def eindigt_niet_eerder(begin: date | None, einde: date | None) -> Outcome:
    """The end, when there is one, is not before the begin."""
    if begin is None or einde is None:
        return NotApplicable("er is geen begin of geen einde gevuld")
    return niet_voor(einde, begin)


@toets(
    "TR101",
    *("Client/Relaties/Relatie", "Client/Contactgegevens/Contact"),
    *("Client/ToegewezenProducten/ToegewezenProduct", "Client/StartProducten/StartProduct"),
    *("Client/StopProducten/StopProduct", "Client/AangevraagdeProducten/AangevraagdProduct"),
    "Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct",
    "Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct",
    "Client/Verzoek/NieuweProducten/NieuwProduct",
    *("Declaratie/Clienten/Client", "Declaratie/Clienten/Client/Prestaties/Prestatie"),
    "DeclaratieAntwoord/Clienten/Client",
    "DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie",
)
def sleutel_komt_een_keer_voor(item: Boom, werk: Werk) -> Outcome:
    """The class's own key together with the keys of the classes around it."""
    velden = werk.bericht.beschrijving.sleutels[werk.naam]
    sleutel = tuple(_waarde(item, veld) for veld in velden)
    omgeving = tuple(ouder["Bsn"] for ouder in werk.ouders if "Bsn" in ouder)
    if not werk.gezien("TR101", werk.naam, omgeving, sleutel):
        return Passed()
    woorden = [deel for veld in velden for deel in _in_woorden(veld, item)]
    wat = "een combinatie" if len(woorden) > 1 else "een waarde"
    return Failed(f"{wat} die nog niet voorkwam", f"nogmaals {', '.join(woorden)}")


def _waarde(item: Boom, veld: str) -> Hashable:
    """The value of an element; a class as a whole becomes a tuple."""
    waarde = item.get(veld)
    return tuple(waarde.items()) if isinstance(waarde, Mapping) else waarde


def _in_woorden(naam: str, item: Boom) -> Iterator[str]:
    """`ToewijzingNummer 1001`, `product 45A48`, `begindatum 2 maart 2026`."""
    waarde = item.get(naam)
    if naam == "Product":
        yield _product_in_woorden(waarde)
    elif isinstance(waarde, Mapping):
        for onder in waarde:
            yield from _in_woorden(onder, waarde)
    elif waarde is not None:
        woord = "BSN" if naam == "Bsn" else naam.lower() if naam[1:].islower() else naam
        yield f"{woord} {datum(waarde) if isinstance(waarde, date) else waarde}"


def _product_in_woorden(product: basis.Product | None) -> str:
    if product is None:
        return "zonder product"
    if "Code" in product:
        return f"product {product['Code']}"
    return f"productcategorie {product['Categorie']}"
