# SPDX-License-Identifier: EUPL-1.2
"""The record as columns, frozen per snapshot."""
