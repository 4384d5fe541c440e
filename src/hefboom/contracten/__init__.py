# SPDX-License-Identifier: EUPL-1.2
"""Who may deliver what, at which price, in which segment, from when until when.

- `laad_contractenboek()` the register arranged for questions, read once per stack of messages:
  `boek.deel(agb, product, gemeente, op)` which part of which contract holds (`Geldenddeel`), and
  `boek.tarief(agb, product, gemeente, op)` at what price (`Geldendtarief`), with source, version
  and standing; both None where there is none. See `boek.py`.
- `meld_rekenaar_aan(...)` who knows claims says what a changed price means in euros
- `aanbiedersnamen(...)` names of providers this reader may see; `naam_met_agb` one in words,
  `naam_als_veld` one to sort a table by
- `neem_bestand_in(...)` the register from a file, folder or zip; `schrijf_bestand` back to one;
  `toon_aanbieder` one provider on a day
- the rows of the register (`Aanbiederrij`, `Contractrij`, …) and `schrijf_csvmap`, for who makes
  such a folder; `laad_contracten(...)` takes in one that has to be right
- `momenten(...)` the days in the register on which something ends or must be decided
  (`Contractmoment`, `MOMENTSOORTEN`); `heeft_register()` whether there is anything in it

What needs tables is fetched when it is first asked for.
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.contracten.bestanden.schrijven import schrijf_csvmap
    from hefboom.contracten.boek import Contractenboek, Geldenddeel, Geldendtarief
    from hefboom.contracten.formulier import (
        Aanbiederrij,
        Certificaatrij,
        Contactrij,
        Contractrij,
        Indexrij,
        Locatierij,
        Onderaannemerrij,
        Optierij,
        Productrij,
        Registerrij,
        Tariefrij,
        Voorwaarderij,
    )
    from hefboom.contracten.fouten import Invoerfout
    from hefboom.contracten.gevolg import Eurogevolg, Prijswijziging, meld_rekenaar_aan
    from hefboom.contracten.inuit import (
        Inneming,
        laad_contracten,
        neem_bestand_in,
        schrijf_bestand,
        toon_aanbieder,
    )
    from hefboom.contracten.kalender import (
        MOMENTSOORTEN,
        Contractmoment,
        heeft_register,
        momenten,
    )
    from hefboom.contracten.namen import aanbiedersnamen, naam_als_veld, naam_met_agb
    from hefboom.contracten.opslag import laad_contractenboek
    from hefboom.contracten.tonen import Aanbiederblik
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "MOMENTSOORTEN",
    "Aanbiederblik",
    "Aanbiederrij",
    "Certificaatrij",
    "Contactrij",
    "Contractenboek",
    "Contractmoment",
    "Contractrij",
    "Eurogevolg",
    "Geldenddeel",
    "Geldendtarief",
    "Indexrij",
    "Inneming",
    "Invoerfout",
    "Locatierij",
    "Onderaannemerrij",
    "Optierij",
    "Prijswijziging",
    "Productrij",
    "Registerrij",
    "Tariefrij",
    "Voorwaarderij",
    "aanbiedersnamen",
    "heeft_register",
    "laad_contracten",
    "laad_contractenboek",
    "meld_rekenaar_aan",
    "momenten",
    "naam_als_veld",
    "naam_met_agb",
    "neem_bestand_in",
    "schrijf_bestand",
    "schrijf_csvmap",
    "toon_aanbieder",
]
