# SPDX-License-Identifier: EUPL-1.2
"""The components of a page: a figure, a picture, a table."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from hefboom.scherm.cijfer import Cijfer
from hefboom.scherm.grafieken import Beeld
from hefboom.scherm.keuze import Filters
from hefboom.scherm.onthouden import naam_van_blad
from hefboom.scherm.opmaak import cijfer_als_html, rij_als_html, stand_als_html
from hefboom.scherm.tabel import Tabel
from hefboom.scherm.tabelblik import Tabelblik
from hefboom.scherm.tabelvraag import PAGINA, UITVOER, overige
from hefboom.scherm.uitvoer import eis_uitvoer

register = template.Library()
register.simple_tag(cijfer_als_html, name="cijfer_kort")
register.simple_tag(stand_als_html, name="stand")
register.filter("rij", rij_als_html)


@register.inclusion_tag("scherm/delen/cijfer.html")
def cijfer(cijfer: Cijfer) -> dict[str, Any]:
    """A figure with everything it needs to be understood."""
    return {"cijfer": cijfer}


@register.inclusion_tag("scherm/delen/beeld.html", takes_context=True)
def beeld(context: Context, beeld: Beeld) -> dict[str, Any]:
    """A picture, its finding and its table."""
    return {"beeld": beeld, "request": context.get("request")}


@register.inclusion_tag("scherm/delen/tabel.html", takes_context=True)
def tabel(context: Context, tabel: Tabel, titel: bool = True) -> dict[str, Any]:
    """A table that scrolls inside its own frame, as the address asks for it."""
    blik = Tabelblik(tabel, context.get("request"))
    if blik.vraag is not None:
        blik.vraag.keur()  # here: a template swallows what goes wrong in its conditions
    eis_uitvoer(blik)
    return {"tabel": tabel, "blik": blik, "titel": titel}


@register.inclusion_tag("scherm/delen/verborgen.html", takes_context=True)
def overige_keuzes(context: Context, *eigen: Filters | str) -> dict[str, Any]:
    """What a form hands on: every choice in the address but its own: names, or who has `namen`.

    The page of a list begins anew.
    """
    request = context.get("request")
    weg = {n for een in eigen for n in ({een} if isinstance(een, str) else een.namen)}
    paren = [] if request is None else overige(request, {*weg, PAGINA, UITVOER})
    return {"paren": paren}


@register.inclusion_tag("scherm/delen/bewaar.html", takes_context=True)
def bewaarvak(context: Context) -> dict[str, Any]:
    """The form that keeps this page with its choices. Stands last: by then all of it was read."""
    frame = context.get("frame")
    maak = frame and frame["bewaarbaar"]
    titel = naam_van_blad(context)
    return {
        "bewaar": maak(titel) if maak else None,
        "titel": titel,
        "csrf_token": context.get("csrf_token"),
        "frame": frame,
    }


@register.filter
def svg(tekening: str) -> SafeString:
    """A drawing of our own making (`grafieken.tekenen`), as it is."""
    return mark_safe(tekening)  # noqa: S308
