# SPDX-License-Identifier: EUPL-1.2
"""Which youth has which allocation and which help, and which municipality is responsible.

`toewijzing` keeps what municipalities allocate (JW301), `verzoek` what providers ask and what they
are answered (JW315, JW317, JW319), `hulp` what starts and stops (JW305, JW307); `opslag` reads and
writes the dossiers of a stack of messages at once.

What `__all__` names is what other rooms may use; `pyproject.toml` guards it. A name is fetched when
it is first asked for, since Django allows no table to be imported before it knows every room.
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.dossiers.client import Client, client_uit
    from hefboom.dossiers.herkomst import Herkomst
    from hefboom.dossiers.hulp.start import Start, starts_uit
    from hefboom.dossiers.hulp.stop import Stop, stops_uit
    from hefboom.dossiers.hulp.vastleggen import leg_start_vast, leg_stop_vast
    from hefboom.dossiers.lopend import lopen_af, nieuw_sinds, zonder_start
    from hefboom.dossiers.models import (
        Honorering,
        Jeugdige,
        Toewijzing,
        Verzoek,
        Wijzigingsregel,
        Zorgperiode,
    )
    from hefboom.dossiers.opslag.hersleutelen import JEUGDIGEN
    from hefboom.dossiers.opslag.identiteit import bsn_index
    from hefboom.dossiers.opslag.nodig import Nodig, Nummer
    from hefboom.dossiers.opslag.werkset import Werkset
    from hefboom.dossiers.product import Productaanduiding, hoort_in_productlijst
    from hefboom.dossiers.selectors import toewijzingen_zichtbaar_voor, verzoeken_zichtbaar_voor
    from hefboom.dossiers.termijnen import (
        Nagekomen,
        Termijn,
        Verzoekloop,
        besluittermijn,
        declaratietermijn,
        eerste_antwoordtermijn,
        is_verlopen,
        retourtermijn,
        starttermijn,
        stoptermijn,
        verzoektermijn,
    )
    from hefboom.dossiers.toewijzing.besteed import Besteed
    from hefboom.dossiers.toewijzing.melding import Toegewezen, toegewezen_uit
    from hefboom.dossiers.toewijzing.nazicht import zie_toewijzingen_na
    from hefboom.dossiers.toewijzing.normoordeel import (
        Normoordeel,
        Productnormen,
        dagen_toegewezen,
        normoordeel,
        productnormen,
    )
    from hefboom.dossiers.toewijzing.omvangen import VroegereOmvang
    from hefboom.dossiers.toewijzing.vastleggen import leg_toewijzingen_vast
    from hefboom.dossiers.verzoek.aanvraag import Aanvraag, aanvragen_uit
    from hefboom.dossiers.verzoek.antwoord import Verzoekantwoord, antwoord_uit
    from hefboom.dossiers.verzoek.keuzes import (
        AFGEWEZEN,
        IN_BEHANDELING,
        IN_ONDERZOEK,
        ONDERHANDEN,
        WIJZIGING,
    )
    from hefboom.dossiers.verzoek.vastleggen import (
        leg_aanvragen_vast,
        leg_antwoord_vast,
        leg_wijziging_vast,
    )
    from hefboom.dossiers.verzoek.wijziging import Wijzigingsverzoek, wijziging_uit
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "AFGEWEZEN",
    "IN_BEHANDELING",
    "IN_ONDERZOEK",
    "JEUGDIGEN",
    "ONDERHANDEN",
    "WIJZIGING",
    "Aanvraag",
    "Besteed",
    "Client",
    "Herkomst",
    "Honorering",
    "Jeugdige",
    "Nagekomen",
    "Nodig",
    "Normoordeel",
    "Nummer",
    "Productaanduiding",
    "Productnormen",
    "Start",
    "Stop",
    "Termijn",
    "Toegewezen",
    "Toewijzing",
    "Verzoek",
    "Verzoekantwoord",
    "Verzoekloop",
    "VroegereOmvang",
    "Werkset",
    "Wijzigingsregel",
    "Wijzigingsverzoek",
    "Zorgperiode",
    "aanvragen_uit",
    "antwoord_uit",
    "besluittermijn",
    "bsn_index",
    "client_uit",
    "dagen_toegewezen",
    "declaratietermijn",
    "eerste_antwoordtermijn",
    "hoort_in_productlijst",
    "is_verlopen",
    "leg_aanvragen_vast",
    "leg_antwoord_vast",
    "leg_start_vast",
    "leg_stop_vast",
    "leg_toewijzingen_vast",
    "leg_wijziging_vast",
    "lopen_af",
    "nieuw_sinds",
    "normoordeel",
    "productnormen",
    "retourtermijn",
    "starts_uit",
    "starttermijn",
    "stops_uit",
    "stoptermijn",
    "toegewezen_uit",
    "toewijzingen_zichtbaar_voor",
    "verzoeken_zichtbaar_voor",
    "verzoektermijn",
    "wijziging_uit",
    "zie_toewijzingen_na",
    "zonder_start",
]
