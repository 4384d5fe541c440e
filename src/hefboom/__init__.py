# SPDX-License-Identifier: EUPL-1.2
"""Hefboom: steer regional youth care, from the iJw message to the council's letter."""

__version__ = "0.1.0"
