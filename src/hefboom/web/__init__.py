# SPDX-License-Identifier: EUPL-1.2
"""The door: logging in, the frame of every page, searching, home; and how requests come in.

- `Brug` from the server to Django, around a `Binnenkomst` within its `Grenzen`
- `wie_is_ingelogd` whose session a cookie is
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.web.binnenkomst import Binnenkomst, Grenzen
    from hefboom.web.brug import Brug
    from hefboom.web.ingelogd import wie_is_ingelogd
else:
    __getattr__ = toon_namen(__name__)

__all__ = ["Binnenkomst", "Brug", "Grenzen", "wie_is_ingelogd"]
