# SPDX-License-Identifier: EUPL-1.2
"""A page that has nothing to show yet says what will appear there and how to make it so."""

from __future__ import annotations


class LeegBlad(Exception):
    """Raised by a page, or by what it asks, when there is nothing to show; becomes a plain page.

    `kop` is the title, `uitleg` what to do to see something here, `opdracht` the command that does
    it (may be empty), `daarna` what stands here afterwards. Not an error: the answer is a 200.
    """

    def __init__(self, kop: str, uitleg: str, opdracht: str = "", daarna: str = "") -> None:
        super().__init__(kop)
        self.kop = kop
        self.uitleg = uitleg
        self.opdracht = opdracht
        self.daarna = daarna
