# SPDX-License-Identifier: EUPL-1.2
"""A fault that can be explained."""

from __future__ import annotations

from typing import ClassVar


class Uitlegfout(Exception):
    """Something who runs Hefboom can mend: the text is Dutch and says what, where and what next.

    Every door shows it as it is: the command line as a sentence, a page as a plain page.
    `code` is the exit status there: 2 for a question that cannot be, 1 for the rest.
    """

    code: ClassVar[int] = 1


class Vraagfout(Uitlegfout):
    """What was asked cannot be: the text says what was wrong and what may be asked.

    A page answers it with a 400, the command line with a sentence.
    """

    code: ClassVar[int] = 2
