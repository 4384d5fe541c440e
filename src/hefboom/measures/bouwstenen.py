# SPDX-License-Identifier: EUPL-1.2
"""What several measures share: breakdowns that make sense, when a row counts, common counts."""

from hefboom.measures.maat import (
    Aantal,
    Jaarlijks,
    KleinsteAantal,
    OpEenDag,
    OpLaatsteDag,
    Overlapt,
    Som,
    Telling,
    Tijdens,
    Verschillend,
)
from hefboom.measures.redenen import GEEN_UITKOMST, VOLGENS_PLAN
from hefboom.measures.voorwaarden import Alle, Gevuld, Is, Niet, Voorwaarde, Waar

# Which breakdowns make sense for what.
HULP = (
    "segment", "gemeente", "aanbieder", "maand", "vorm", "verwijzer", "product", "gemeente_nu"
)  # fmt: skip
GELD = ("segment", "gemeente", "aanbieder", "maand", "vorm", "product", "gemeente_nu")
PER_INWONER = ("segment", "gemeente", "maand", "vorm", "gemeente_nu")

# When a row counts.
HULP_LOOPT = Overlapt("begindatum", "einddatum")
STAND = OpLaatsteDag("begindatum", "einddatum")
BEGINT = Tijdens("begindatum")
EINDIGT = Tijdens("einddatum")
TOEGEWEZEN = Tijdens("toewijzingsdatum")
GESTART = Tijdens("eerste_start")

# What is counted more than once.
JEUGDIGEN = Telling("zorgperioden", HULP_LOOPT, Verschillend("jeugdige"))
INWONERS = Telling("inwoners", HULP_LOOPT, OpEenDag("jeugdigen", "gemeente"))
TOEGEKEND = Telling("prestaties", BEGINT, Som("toegekend"))
TERMIJNEN = Telling("termijnen", Tijdens("maand"), Som("bedrag"))
BUDGET = Telling("budgetten", Jaarlijks("jaar"), Som("bedrag"))
REGELS = Telling("prestaties", BEGINT, Aantal())
GEWEIGERD = Telling("prestaties", BEGINT, Aantal(), Waar("geweigerd"))
OPENSTAAND = Telling("prestaties", BEGINT, Aantal(), Waar("openstaand"))
# Help that goes on under a new allocation is one trajectory: it begins and ends once.
ECHT_BEGIN = Niet(Waar("vervolg"))
ECHT_EINDE = Niet(Waar("vervolgd"))
EINDE_MET_UITKOMST = Alle(
    Gevuld("einddatum"), ECHT_EINDE, Niet(Is("reden_beeindiging", *GEEN_UITKOMST))
)
VOLGENS_PLAN_GESTOPT = Alle(ECHT_EINDE, Is("reden_beeindiging", *VOLGENS_PLAN))
KENT_WACHTTIJD = Gevuld("wacht_dagen")
KENT_STARTNORM = Gevuld("binnen_norm")
HEEFT_NORM = Gevuld("boven_norm")  # of duration, of intensity, or both
HEEFT_DUURNORM = Gevuld("boven_duur")
HEEFT_INZETNORM = Gevuld("boven_inzet")
TACHTIG_PROCENT_JEUGD = KleinsteAantal("aanbieder", Verschillend("jeugdige"), 80)
TACHTIG_PROCENT_GELD = KleinsteAantal("aanbieder", Som("toegekend"), 80)


#: Conditions of which one lies wholly within the other, though no share lays the counts beside each
#: other: (table, part, whole). What is left of the whole without the part can be one youth, so
#: such counts hide together. Within no condition at all lies everything.
VALT_BINNEN: tuple[tuple[str, Voorwaarde, Voorwaarde], ...] = (
    ("prestaties", Waar("openstaand"), Waar("geweigerd")),
    ("toewijzingen", Waar("boven_duur"), Waar("boven_norm")),
    ("toewijzingen", Waar("boven_inzet"), Waar("boven_norm")),
    ("toewijzingen", HEEFT_DUURNORM, HEEFT_NORM),
    ("toewijzingen", HEEFT_INZETNORM, HEEFT_NORM),
    ("toewijzingen", KENT_STARTNORM, KENT_WACHTTIJD),
    ("zorgperioden", VOLGENS_PLAN_GESTOPT, ECHT_EINDE),
    ("zorgperioden", EINDE_MET_UITKOMST, ECHT_EINDE),
)
