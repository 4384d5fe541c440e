# SPDX-License-Identifier: EUPL-1.2
"""One code of a code list: the text that stands in a message, with a name and a meaning."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """A code by name. It is, compares, shows and travels as the text itself.

    >>> from hefboom.ijw.codes import WJ756
    >>> WJ756.MINUUT == "01", WJ756.MINUUT, WJ756.MINUUT.betekenis
    (True, '01', 'Minuut')
    """

    __repr__ = str.__repr__

    @property
    def betekenis(self) -> str:
        """What the code list says it means."""
        from hefboom.ijw.codelijsten import codelijst

        return codelijst(type(self).__name__)[self.value]
