# SPDX-License-Identifier: EUPL-1.2
"""The kinds of message, one file each; nothing outside this folder knows a kind by its code.

- `register.van(code)` what Hefboom does with a kind of message; `register` goes over all of them
- `Soort` any kind; `Vraagsoort` one that is judged and answered; `Meldingsoort` one whose lines are
  recorded all or none; `Antwoordsoort` what others answer
- `ontdek(pakket)` reads the files of a package, so that its kinds register themselves

How to add one stands in docs/develop.md.
"""

from hefboom.intake.soorten.register import Register, ontdek, register
from hefboom.intake.soorten.soort import Antwoordsoort, Meldingsoort, Soort, Verwijzing, Vraagsoort

__all__ = [
    "Antwoordsoort",
    "Meldingsoort",
    "Register",
    "Soort",
    "Verwijzing",
    "Vraagsoort",
    "ontdek",
    "register",
]

ontdek(__name__)
