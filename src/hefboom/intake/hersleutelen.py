# SPDX-License-Identifier: EUPL-1.2
"""Which tables hold sealed values: all that is sealed anew when the key is replaced."""

from __future__ import annotations

from hefboom.dossiers import JEUGDIGEN
from hefboom.mailbox import BERICHTEN, VerzegeldeTabel

VERZEGELD: tuple[VerzegeldeTabel, ...] = (BERICHTEN, JEUGDIGEN)
