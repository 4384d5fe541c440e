# SPDX-License-Identifier: EUPL-1.2
"""The one place that draws: Vega-Lite in, a bare SVG out, always with its table and finding."""

from hefboom.scherm.grafieken.beeld import Beeld, beeld
from hefboom.scherm.grafieken.vonk import vonk

__all__ = ["Beeld", "beeld", "vonk"]
