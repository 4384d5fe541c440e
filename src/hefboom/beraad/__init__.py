# SPDX-License-Identifier: EUPL-1.2
"""How does a municipality see its own local team, and was a decision held against the principles?

What people answer to fixed questions, each time a row of its own: dated, by whom, how firm.

- `getoetst(...)` the last answers to the principle questions, by decision
"""

from typing import TYPE_CHECKING

from hefboom.kernel import toon_namen

if TYPE_CHECKING:
    from hefboom.beraad.selectors import getoetst
else:
    __getattr__ = toon_namen(__name__)

__all__ = ["getoetst"]
