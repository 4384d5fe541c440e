# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""The codes of iJw by name: `JZ002.VERWIJDERD` is "13"."""

from __future__ import annotations

from hefboom.ijw.code import Code


class COD032(Code):
    """Land."""

    NEDERLAND = "NL"  # Nederland


class COD043(Code):
    """Debet of credit."""

    CREDIT = "C"  # Creditbedrag en aantal
    DEBET = "D"  # Debetbedrag en aantal


class COD046(Code):
    """Geslacht."""

    ONBEKEND = "0"  # Onbekend
    MANNELIJK = "1"  # Mannelijk
    VROUWELIJK = "2"  # Vrouwelijk


class COD170(Code):
    """Datumgebruik."""

    DAG_ONBEKEND = "1"  # Dag onbekend (alleen maand en jaar gebruiken)
    DAG_EN_MAAND_ONBEKEND = "2"  # Dag en maand onbekend (alleen jaar gebruiken)
    ONBEKEND = "3"  # Dag, maand en jaar onbekend (onbekende datum)


class COD260(Code):
    """Ja of nee."""

    JA = "1"  # Ja
    NEE = "2"  # Nee


class COD327(Code):
    """Type verwijzer."""

    GEMEENTE = "01"  # Gemeente
    HUISARTS = "02"  # Huisarts
    JEUGDARTS = "03"  # Jeugdarts
    GI = "04"  # Gecertificeerde instelling
    MEDISCH_SPECIALIST = "05"  # Medisch specialist
    ZELF = "06"  # Zelfverwijzer / geen verwijzer
    RECHTER = "08"  # Rechter, Officier van Justitie, functionaris Justitiële jeugdinrichting


class COD467(Code):
    """Status aanlevering."""

    EERSTE = "1"  # Eerste aanlevering
    GEWIJZIGD = "2"  # Gewijzigde aanlevering
    VERWIJDEREN = "3"  # Verwijderen aanlevering
    ONGEWIJZIGD = "9"  # Niet van toepassing (ongewijzigd)


class COD472(Code):
    """Soort relatie."""

    CURATOR = "03"  # Curator (juridisch)
    FINANCIEEL_GEMACHTIGD = "04"  # Financieel (gemachtigd)
    FINANCIEEL_TOETSING = "05"  # Financieel (toetsing)
    LEEFEENHEID = "06"  # Leefeenheid
    HULPVERLENER = "07"  # Hulpverlener
    SPECIALIST = "08"  # Specialist
    ANDERS = "09"  # Anders
    OUDER = "10"  # Ouder
    VOOGD = "11"  # Voogd
    PARTNER = "12"  # Partner/echtgeno(o)t(e)
    PLEEGOUDER = "13"  # Pleegouder
    BEWINDVOERDER = "14"  # Bewindvoerder
    MENTOR = "15"  # Mentor
    ZOON_DOCHTER = "16"  # Zoon/dochter
    FAMILIELID = "17"  # Familielid
    GEZINSLID = "18"  # Gezinslid
    BUUR = "19"  # Buur
    VRIEND = "20"  # Vriend(in)/kennis
    CLIENTONDERSTEUNER = "21"  # Cliëntondersteuner
    HUISARTS = "22"  # Huisarts
    ERVEN_VAN = "23"  # Erven van
    WERKGEVER = "24"  # Werkgever
    WIJKCOACH = "25"  # Wijkcoach


class COD700(Code):
    """Naamgebruik."""

    EIGEN_NAAM = "1"  # Eigen naam
    NAAM_PARTNER = "2"  # Naam echtgenoot of geregistreerd partner of alternatieve naam
    NAAM_PARTNER_EN_EIGEN_NAAM = "3"
    EIGEN_NAAM_EN_NAAM_PARTNER = "4"
    PSEUDONIEM = "5"  # Pseudoniem
    NIET_NATUURLIJK_PERSOON = "6"  # Niet-natuurlijk persoon


class COD747(Code):
    """Communicatievorm."""

    TOLK_TAAL = "1"  # Tolk taal
    DOVENTOLK = "2"  # Doventolk
    DOOFBLINDENTOLK = "3"  # Doofblindentolk


class COD757(Code):
    """Soort adres."""

    BRP_ADRES = "01"  # BRP-adres
    CORRESPONDENTIE_ADRES = "02"  # Correspondentie-adres
    VERBLIJFADRES = "03"  # Verblijfadres
    TIJDELIJK = "04"  # Tijdelijk verblijfadres


class JZ002(Code):
    """Reden wijziging toewijzing."""

    ADMINISTRATIEVE_CORRECTIE_VERVALLEN = "01"  # Administratieve correctie (vervallen)
    OVERLEDEN = "02"  # Cliënt overleden
    CONTRACTWIJZIGING = "03"  # Contractwijziging
    VERLENGD = "04"  # Herbeoordeling verlenging toewijzing
    VERKORT = "05"  # Herbeoordeling verkorting toewijzing
    UITSTROOM = "06"  # Uitstroom naar ander domein
    VERHUIZING = "07"  # Verhuizing naar een andere gemeente
    WIJZIGING_LEVERINGSVORM = "08"  # Wijziging leveringsvorm
    OVERSTAP = "09"  # Overstap naar andere aanbieder
    NIEUWE_BEKOSTIGING = "10"  # Overgang naar nieuwe bekostigingssystematiek
    HERINDELING = "11"  # Gemeentelijke herindeling
    OP_VERZOEK_VAN_AANBIEDER = "12"  # Geïnitieerd door de aanbieder
    VERWIJDERD = "13"  # Verwijderd
    ADMINISTRATIEVE_CORRECTIE = "14"  # Administratieve correctie


class JZ020(Code):
    """Productcategorie."""

    WIJKTEAM_2015 = "31"  # (2015) Zonder verblijf: uitgevoerd door wijk- of buurtteam
    AMBULANT_2015 = "32"  # (2015) Zonder verblijf: ambulante jeugdhulp op locatie van de aanbieder
    DAGHULP_2015 = "33"  # (2015) Zonder verblijf: daghulp op locatie van de aanbieder
    NETWERK_2015 = "34"  # (2015) Zonder verblijf: jeugdhulp in het netwerk van de jeugdige
    PLEEGZORG_2015 = "35"  # (2015) Met verblijf: pleegzorg
    GEZINSGERICHT_2015 = "36"  # (2015) Met verblijf: gezinsgericht
    GESLOTEN_2015 = "37"  # (2015) Met verblijf: gesloten plaatsing
    VERBLIJF_OVERIG_2015 = "38"  # (2015) Met verblijf: overig residentieel
    PERSOONLIJKE_VERZORGING = "40"  # Persoonlijke verzorging
    DAGBEHANDELING = "41"  # Dagbehandeling
    VERVOERDIENSTEN = "42"  # Vervoerdiensten
    VERBLIJF_MET_BEHANDELING = "43"  # Jeugdhulp verblijf (incl. behandeling)
    VERBLIJF_ZONDER_BEHANDELING = "44"  # Jeugdhulp verblijf (excl. behandeling)
    AMBULANT = "45"  # Jeugdhulp ambulant
    CRISIS = "46"  # Jeugdhulp crisis
    RECLASSERING = "47"  # Jeugdreclassering
    BESCHERMING = "48"  # Jeugdbescherming
    PREVENTIEF_JUSTITIEEL = "49"  # Activiteiten in het preventief justitieel kader
    MAATWERK = "50"  # Maatwerkarrangementen jeugd
    GENERALISTISCHE_BASIS_GGZ = "51"  # Generalistische basis-ggz
    SPECIALISTISCHE_GGZ = "52"  # Specialistische ggz
    KINDERGENEESKUNDE = "53"  # Kindergeneeskunde
    JEUGD_GGZ = "54"  # Jeugd-ggz
    LANDELIJK_INGEKOCHTE_ZORG = "55"  # Landelijk ingekochte zorg


class JZ588(Code):
    """Reden beëindiging."""

    OVERLEDEN = "02"  # Overlijden
    TIJDELIJK = "20"  # Levering is tijdelijk beëindigd
    VOLGENS_PLAN = "31"  # Levering is volgens plan beëindigd
    VOORTIJDIG_DOOR_CLIENT = "32"  # Voortijdig afgesloten, door cliënt
    VOORTIJDIG_DOOR_AANBIEDER = "33"  # Voortijdig afgesloten, door aanbieder
    VOORTIJDIG_IN_OVERLEG = "34"  # Voortijdig afgesloten, in overleg
    VOORTIJDIG_EXTERN = "35"  # Voortijdig afgesloten, externe oorzaak
    DOOR_DE_GEMEENTE = "36"  # Geïnitieerd door de gemeente
    WIJZIGINGSVERZOEK = "37"  # In verband met wijzigingsverzoek
    OVERSTAP = "38"  # Overstap naar andere aanbieder
    UITSTROOM = "39"  # Uitstroom naar ander domein


class NUM061(Code):
    """Aanduiding woonadres."""

    AAN_BOORD = "AB"  # Aan boord
    BIJ = "BY"  # Bij
    TEGENOVER = "TO"  # Tegenover
    WOONWAGEN = "WW"  # Woonwagen


class WJ001(Code):
    """Retourcode."""

    TECHNISCH_ONJUIST = "0001"  # Het bericht is technisch onjuist en als geheel afgekeurd
    GEEN_OPMERKING = "0200"  # Geen opmerking over dit onderdeel
    NIET_BEOORDEELD = "0233"  # Dit onderdeel is niet beoordeeld
    HELEMAAL_TOEGEWEZEN = "8001"  # De declaratie is helemaal toegewezen


class WJ003(Code):
    """Wettelijke vertegenwoordiging."""

    VOOGDIJ = "06"  # Voogdij
    BEWINDVOERING = "07"  # Bewindvoering
    MENTORSCHAP = "08"  # Mentorschap
    ONDER_CURATELE_STELLING = "09"  # Onder curatele stelling
    ZAAKWAARNEMING = "10"  # Zaakwaarneming


class WJ232(Code):
    """Juridische status."""

    RM = "01"  # Rechterlijke machtiging (rm) voorlopig / voortgezette machtiging
    RM_OP_EIGEN_VERZOEK = "02"  # RM op eigen verzoek
    RM_MET_VOORWAARDELIJK_ONTSLAG = "03"  # RM met voorwaardelijk ontslag
    OTS = "04"  # Onder toezichtstelling (ots)
    IBS = "05"  # In bewaring stelling (ibs)
    TBS = "11"  # Strafrechterlijke justitiële contacten (tbs)
    STRAFRECHTELIJK_OVERIG = "12"  # Strafrechterlijke justitiële contacten (overig)


class WJ756(Code):
    """Eenheid."""

    MINUUT = "01"  # Minuut
    UUR = "04"  # Uur
    ETMAAL = "14"  # Etmaal
    DAGDEEL = "16"  # Dagdeel (4 uur)
    STUKS_OUTPUT = "82"  # Stuks (output)
    EURO = "83"  # Euro's
    STUKS_INSPANNING = "84"  # Stuks (inspanning)


class WJ758(Code):
    """Reden verzoek."""

    ANDERE_SITUATIE = "1"  # Verandering clientsituatie
    ANDER_ZORGPLAN = "2"  # Wijziging zorgplan


class WJ759(Code):
    """Reden afwijzing verzoek."""

    NIEUWE_AANVRAAG = "1"  # Geen wijziging, maar nieuwe aanvraag
    NIET_BINNEN_BUDGET = "2"  # Past niet binnen budget
    GEEN_CONTRACT = "3"  # Geen contract
    NIET_BINNEN_CONTRACT = "4"  # Past niet binnen contract
    ANDERE_GEMEENTE = "5"  # Andere gemeente
    STAPELING = "6"  # Stapeling
    ZORGINHOUDELIJK = "7"  # Zorginhoudelijke afkeur
    WOONPLAATSBEGINSEL = "8"  # Woonplaatsbeginsel
    LEEFTIJDSGRENS = "9"  # Leeftijdsgrens is bereikt


class WJ760(Code):
    """Antwoord op verzoek."""

    AFGEWEZEN = "1"  # Verzoek afgewezen
    IN_ONDERZOEK = "2"  # Aanvraag in onderzoek


class WMO757(Code):
    """Frequentie."""

    PER_DAG = "1"  # Per dag
    PER_WEEK = "2"  # Per week
    PER_MAAND = "4"  # Per maand
    TOTAAL = "6"  # Totaal binnen geldigheidsduur toewijzing
