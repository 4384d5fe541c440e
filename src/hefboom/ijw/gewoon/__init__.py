# SPDX-License-Identifier: EUPL-1.2
"""Messages in their usual form, read by patterns made from the description.

Nearly every message is right and written plainly: no attribute but namespaces, no comment, CDATA,
reference or white space where a value begins. For each message a reader is compiled that takes
only that form, in which well-formedness, structure and values are all decided by matching.
Whatever does not match is not wrong: it is read again, element by element.
"""

from hefboom.ijw.gewoon.lezen import lees_gewoon

__all__ = ["lees_gewoon"]
