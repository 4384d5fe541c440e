# SPDX-License-Identifier: EUPL-1.2
"""The snapshot and the personas of the tests of pages."""

from tests.web.conftest import met_opname, open_als, opname, personen

__all__ = ["met_opname", "open_als", "opname", "personen"]
