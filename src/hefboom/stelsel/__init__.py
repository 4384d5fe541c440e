# SPDX-License-Identifier: EUPL-1.2
"""What did the region decide? Dated, with a source and a standing, per region, never in code.

A region is a folder `regios/<code>/` of YAML, or one like it in the installation's own folder.
`laad` reads it once and gives a frozen `Regio`; every question to it names a day. Each subject is
one file in `onderwerpen/` and answers under its class: `regio[Normen].op(…)`.
"""

from hefboom.stelsel import onderwerpen  # noqa: F401 -- first: the subjects register themselves
from hefboom.stelsel.bedrag import Bedrag
from hefboom.stelsel.controle import Bewijs, controleer
from hefboom.stelsel.fouten import Gebrek, StelselFout
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import HOE_VAST, STATUSSEN, Bron, Herleidbaar, Status, zwakste
from hefboom.stelsel.indeling import Indeling, Segment
from hefboom.stelsel.keuring import Keuring, keur, keur_map
from hefboom.stelsel.laden import (
    kijk_eerst_in,
    laad,
    lees_regio,
    lees_voorstel,
    regios,
    standaardregio,
    standaardregios,
    versie_van,
    vindplaats,
)
from hefboom.stelsel.lezen import vingerafdruk
from hefboom.stelsel.nieuw import schrijf_sjabloon
from hefboom.stelsel.onderwerpen.beginselen import Beginsel, Beginselen
from hefboom.stelsel.onderwerpen.bekostiging import (
    BEKOSTIGD,
    Bekostiging,
    Bekostigingen,
    Bekostigingsvorm,
)
from hefboom.stelsel.onderwerpen.beleid import AFKEURCODES, Actie, Beleid, Beleidsregel
from hefboom.stelsel.onderwerpen.besluiten import Besluitenboek, Bestuursbesluit
from hefboom.stelsel.onderwerpen.besparing import Besparing, Besparingen, Besparingspad
from hefboom.stelsel.onderwerpen.bestemmingen import Bestemming, Bestemmingen, Overdracht
from hefboom.stelsel.onderwerpen.budgetten import Budgetten
from hefboom.stelsel.onderwerpen.contractlijn import Contractlijn, Contracttijd
from hefboom.stelsel.onderwerpen.deelname import Deelname, Deelnames
from hefboom.stelsel.onderwerpen.diensten import Diensten, Dienstomschrijving
from hefboom.stelsel.onderwerpen.doelen import Doel, Doelen
from hefboom.stelsel.onderwerpen.doelenboom import Doelenboom, Doelmaat, Tak
from hefboom.stelsel.onderwerpen.gemeenten import Gemeente, Gemeenten
from hefboom.stelsel.onderwerpen.kaders import Kader, Kaders
from hefboom.stelsel.onderwerpen.markt import Hulpbereik, Marktbeeld, Marktfeit
from hefboom.stelsel.onderwerpen.normen import Norm, Normen, Normsoort
from hefboom.stelsel.onderwerpen.plaatsen import Plaatssoort, Plaatssoorten
from hefboom.stelsel.onderwerpen.prijsdelen import Prijsdelen, Prijsverdeling
from hefboom.stelsel.onderwerpen.producten import EENHEDEN, Product, Producten, Vorm
from hefboom.stelsel.onderwerpen.programmakosten import (
    Programma,
    Programmakosten,
    Vooruitbetaling,
)
from hefboom.stelsel.onderwerpen.regio import Regiokop, Uitvoerder
from hefboom.stelsel.onderwerpen.regiovisie import Ambitie, Regiovisie, Regiovisies
from hefboom.stelsel.onderwerpen.scope import Scoperegister, Zorgvorm
from hefboom.stelsel.onderwerpen.segmentbeeld import (
    SEGMENTUITSPRAKEN,
    Segmentbeelden,
    Segmentuitspraak,
    Segmentuitspraaksoort,
)
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.onderwerpen.spanningen import Spanning, Spanningen
from hefboom.stelsel.onderwerpen.tarieven import Tarieven
from hefboom.stelsel.onderwerpen.verdeelsleutels import (
    GEBRUIKSMATEN,
    VERDEELMATEN,
    Bestanddeel,
    Sleutelkeuze,
    Verdeelmaat,
    Verdeelsleutel,
    Verdeelsleutels,
)
from hefboom.stelsel.onderwerpen.wachtgrens import Wachtgrens, Wachtgrenzen
from hefboom.stelsel.onderwerpen.weging import (
    INKOOPCRITERIA,
    PRESTATIECRITERIA,
    RICHTINGEN,
    TAAKCRITERIA,
    Afgevallen,
    Afweging,
    Bewijsregel,
    Marktuitspraak,
    Richtingkeuze,
    Segmentweging,
    Vinkje,
    Wegingen,
)
from hefboom.stelsel.regio import Regio, Vindplaats
from hefboom.stelsel.verschil import (
    Besluitverschil,
    Voorstelverschil,
    in_een_zin,
    verschillen,
    verschillen_tussen,
    wisseling_bij,
)
from hefboom.stelsel.versies import (
    BESTANDSNAAM,
    Klaargelegd,
    Vaststelling,
    Versie,
    Versiemap,
    geknoei,
    lees_versies,
    leg_klaar,
)
from hefboom.stelsel.wijzigen import als_yaml, lees_los, zet

__all__ = [
    "AFKEURCODES",
    "BEKOSTIGD",
    "BESTANDSNAAM",
    "EENHEDEN",
    "GEBRUIKSMATEN",
    "HOE_VAST",
    "INKOOPCRITERIA",
    "PRESTATIECRITERIA",
    "RICHTINGEN",
    "SEGMENTUITSPRAKEN",
    "STATUSSEN",
    "TAAKCRITERIA",
    "VERDEELMATEN",
    "Actie",
    "Afgevallen",
    "Afweging",
    "Ambitie",
    "Bedrag",
    "Beginsel",
    "Beginselen",
    "Bekostiging",
    "Bekostigingen",
    "Bekostigingsvorm",
    "Beleid",
    "Beleidsregel",
    "Besluitenboek",
    "Besluitverschil",
    "Besparing",
    "Besparingen",
    "Besparingspad",
    "Bestanddeel",
    "Bestemming",
    "Bestemmingen",
    "Bestuursbesluit",
    "Bewijs",
    "Bewijsregel",
    "Bron",
    "Budgetten",
    "Contractlijn",
    "Contracttijd",
    "Deelname",
    "Deelnames",
    "Diensten",
    "Dienstomschrijving",
    "Doel",
    "Doelen",
    "Doelenboom",
    "Doelmaat",
    "Gebrek",
    "Gedateerd",
    "Gemeente",
    "Gemeenten",
    "Herleidbaar",
    "Hulpbereik",
    "Indeling",
    "Kader",
    "Kaders",
    "Keuring",
    "Klaargelegd",
    "Marktbeeld",
    "Marktfeit",
    "Marktuitspraak",
    "Norm",
    "Normen",
    "Normsoort",
    "Overdracht",
    "Plaatssoort",
    "Plaatssoorten",
    "Prijsdelen",
    "Prijsverdeling",
    "Product",
    "Producten",
    "Programma",
    "Programmakosten",
    "Regio",
    "Regiokop",
    "Regiovisie",
    "Regiovisies",
    "Richtingkeuze",
    "Scoperegister",
    "Segment",
    "Segmentbeelden",
    "Segmenten",
    "Segmentuitspraak",
    "Segmentuitspraaksoort",
    "Segmentweging",
    "Sleutelkeuze",
    "Spanning",
    "Spanningen",
    "Status",
    "StelselFout",
    "Tak",
    "Tarieven",
    "Uitvoerder",
    "Vaststelling",
    "Verdeelmaat",
    "Verdeelsleutel",
    "Verdeelsleutels",
    "Versie",
    "Versiemap",
    "Vindplaats",
    "Vinkje",
    "Voorstelverschil",
    "Vooruitbetaling",
    "Vorm",
    "Wachtgrens",
    "Wachtgrenzen",
    "Wegingen",
    "Zorgvorm",
    "als_yaml",
    "controleer",
    "geknoei",
    "in_een_zin",
    "keur",
    "keur_map",
    "kijk_eerst_in",
    "laad",
    "lees_los",
    "lees_regio",
    "lees_versies",
    "lees_voorstel",
    "leg_klaar",
    "regios",
    "schrijf_sjabloon",
    "standaardregio",
    "standaardregios",
    "verschillen",
    "verschillen_tussen",
    "versie_van",
    "vindplaats",
    "vingerafdruk",
    "wisseling_bij",
    "zet",
    "zwakste",
]
