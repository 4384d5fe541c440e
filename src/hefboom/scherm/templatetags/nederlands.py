# SPDX-License-Identifier: EUPL-1.2
"""Dutch dates, numbers and amounts in templates: the kernel's own words."""

from django import template

from hefboom import kernel

register = template.Library()
for naam in ("datum", "euro", "euro_kort", "getal", "maand", "procent"):
    register.filter(naam, getattr(kernel, naam))
register.filter("datumtijd", kernel.datumtijd, expects_localtime=True)
