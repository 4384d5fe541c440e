# SPDX-License-Identifier: EUPL-1.2
"""A fault that can be explained."""

from __future__ import annotations


class Uitlegfout(Exception):
    """Something who runs Hefboom can mend: the text is Dutch and says what, where and what next.

    Every door shows it as it is: the command line as a sentence, a page as a plain page.
    """
