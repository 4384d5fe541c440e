# SPDX-License-Identifier: EUPL-1.2
"""From an answer of `measures` to what a page shows. Pure: no requests, no database."""
