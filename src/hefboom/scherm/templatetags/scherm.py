# SPDX-License-Identifier: EUPL-1.2
"""The components of a page: a figure, a picture, a table."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from hefboom.scherm.cijfer import Cijfer
from hefboom.scherm.grafieken import Beeld
from hefboom.scherm.opmaak import cijfer_als_html, rij_als_html, stand_als_html
from hefboom.scherm.tabel import Tabel

register = template.Library()
register.simple_tag(cijfer_als_html, name="cijfer_kort")
register.simple_tag(stand_als_html, name="stand")
register.filter("rij", rij_als_html)


@register.inclusion_tag("scherm/delen/cijfer.html")
def cijfer(cijfer: Cijfer) -> dict[str, Any]:
    """A figure with everything it needs to be understood."""
    return {"cijfer": cijfer}


@register.inclusion_tag("scherm/delen/beeld.html")
def beeld(beeld: Beeld) -> dict[str, Any]:
    """A picture, its finding and its table."""
    return {"beeld": beeld}


@register.inclusion_tag("scherm/delen/tabel.html")
def tabel(tabel: Tabel, titel: bool = True) -> dict[str, Any]:
    """A table that scrolls inside its own frame."""
    return {"tabel": tabel, "titel": titel}


@register.filter
def svg(tekening: str) -> SafeString:
    """A drawing of our own making (`grafieken.tekenen`), as it is."""
    return mark_safe(tekening)  # noqa: S308
