# SPDX-License-Identifier: EUPL-1.2
"""What came in and went out, exactly: append-only, sealed at rest, each content once.

- `Bericht` one message as it lies here, `Richting` which way it went, `Wachtend` one in line
- `verzegel_vele` and `bewaar_verzegelde` keep many (`Verzegeld` is one, sealed); `ontvang_stroom`
  one of any size (`BestandVeranderde` when it changes meanwhile)
- `stel_op`, `verstuur_vele` an answer, made and sent; `antwoorden_staan` says that they are kept
- `inhoud`, `inhoud_als_stroom` the bytes again; `nette_naam` a name of a file that may be shown
- `laat_wachten`, `is_behandeld` into the line and out of it
- `kluis()` what seals and opens, with the installation's key
- `eis_sleutel` whether our key is the one of this database, `noteer_eerste_sleutel` that it is;
  `pseudoniemen` what stands for a person in facts (`pseudoniem` for one); `logboeksleutel` what
  seals the access log
- `vervang_sleutel` another key for all that is sealed: `BERICHTEN` and what other rooms tell in a
  `VerzegeldeTabel` (`niet_met`: its rows that wait for it)
- `Uploadgrens` how much may come in one go (`UploadTeGroot` when it is more);
  `nieuw_sluisbestand` a file that only this process can read, for what is on its way in;
  `ruim_oude_uploads_op` what an earlier version left in a folder for temporary files

What needs tables is fetched when it is first asked for.
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.mailbox.buitenmap import BestandVeranderde
    from hefboom.mailbox.hersleutelen import (
        BERICHTEN,
        VerzegeldeTabel,
        niet_met,
        vervang_sleutel,
    )
    from hefboom.mailbox.models import Bericht, Richting, Wachtend
    from hefboom.mailbox.services import (
        Verzegeld,
        antwoorden_staan,
        bewaar_verzegelde,
        inhoud,
        inhoud_als_stroom,
        is_behandeld,
        laat_wachten,
        nette_naam,
        ontvang_stroom,
        stel_op,
        verstuur_vele,
        verzegel_vele,
    )
    from hefboom.mailbox.sleutels import (
        eis_sleutel,
        kluis,
        logboeksleutel,
        noteer_eerste_sleutel,
        pseudoniem,
        pseudoniemen,
    )
    from hefboom.mailbox.tussenopslag import (
        Uploadgrens,
        UploadTeGroot,
        nieuw_sluisbestand,
        ruim_oude_uploads_op,
    )
else:
    __getattr__ = toon_namen(__name__)

__all__ = [
    "BERICHTEN",
    "Bericht",
    "BestandVeranderde",
    "Richting",
    "UploadTeGroot",
    "Uploadgrens",
    "Verzegeld",
    "VerzegeldeTabel",
    "Wachtend",
    "antwoorden_staan",
    "bewaar_verzegelde",
    "eis_sleutel",
    "inhoud",
    "inhoud_als_stroom",
    "is_behandeld",
    "kluis",
    "laat_wachten",
    "logboeksleutel",
    "nette_naam",
    "niet_met",
    "nieuw_sluisbestand",
    "noteer_eerste_sleutel",
    "ontvang_stroom",
    "pseudoniem",
    "pseudoniemen",
    "ruim_oude_uploads_op",
    "stel_op",
    "verstuur_vele",
    "vervang_sleutel",
    "verzegel_vele",
]
