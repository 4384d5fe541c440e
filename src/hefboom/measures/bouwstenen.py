# SPDX-License-Identifier: EUPL-1.2
"""What several measures share: breakdowns that make sense, when a row counts, common counts."""

from hefboom.measures.maat import Aantal, Altijd, Overlapt, Som, Telling, Tijdens, Verschillend
from hefboom.measures.redenen import GEEN_UITKOMST
from hefboom.measures.voorwaarden import Alle, Gevuld, Is, Niet, Waar

# Which breakdowns make sense for what.
HULP = ("segment", "gemeente", "aanbieder", "maand", "vorm", "verwijzer", "product")
GELD = ("segment", "gemeente", "aanbieder", "maand", "vorm", "product")
PER_INWONER = ("segment", "gemeente", "maand", "vorm")

# When a row counts.
HULP_LOOPT = Overlapt("begindatum", "einddatum")
BEGINT = Tijdens("begindatum")
EINDIGT = Tijdens("einddatum")
TOEGEWEZEN = Tijdens("toewijzingsdatum")
GESTART = Tijdens("eerste_start")

# What is counted more than once.
JEUGDIGEN = Telling("zorgperioden", HULP_LOOPT, Verschillend("jeugdige"))
INWONERS = Telling("inwoners", Altijd(), Som("jeugdigen"))
TOEGEKEND = Telling("prestaties", BEGINT, Som("toegekend"))
TERMIJNEN = Telling("termijnen", Tijdens("maand"), Som("bedrag"))
REGELS = Telling("prestaties", BEGINT, Aantal())
GEWEIGERD = Telling("prestaties", BEGINT, Aantal(), Waar("geweigerd"))
EINDE_MET_UITKOMST = Alle(Gevuld("einddatum"), Niet(Is("reden_beeindiging", *GEEN_UITKOMST)))
KENT_STARTNORM = Gevuld("binnen_norm")
KENT_DUURNORM = Gevuld("boven_norm")
