# SPDX-License-Identifier: EUPL-1.2
"""Who may read and who may fill in: about the reader, and about no row."""

from __future__ import annotations

from hefboom.inzage import Inzage, Recht


def mag_lezen(inzage: Inzage) -> bool:
    """Who decides, for the region or a municipality; a provider does not."""
    kring = inzage.kring(Recht.EIGEN_CIJFERS)
    return kring.regio or bool(kring.gemeenten)


def mag_invullen(inzage: Inzage, gemeente: str) -> bool:
    """Who fills in the scan of this municipality?"""
    return gemeente in inzage.kring(Recht.ZELFSCAN).gemeenten
