# SPDX-License-Identifier: EUPL-1.2
"""The command line: one file per verb, opened only when that verb is asked."""

from hefboom.cli.hoofd import main

__all__ = ["main"]
