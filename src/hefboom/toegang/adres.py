# SPDX-License-Identifier: EUPL-1.2
"""From which address someone tries: one household, however many addresses it has."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest

from hefboom.inzage import waarvandaan

ONBEKEND = "onbekend adres"


def adres_van(request: HttpRequest) -> str:
    """The address; of IPv6 the network of a household, for one has as many as one likes."""
    try:
        adres = ipaddress.ip_address(waarvandaan(request))
    except ValueError:
        return ONBEKEND
    if isinstance(adres, ipaddress.IPv6Address):
        if adres.ipv4_mapped is not None:
            return str(adres.ipv4_mapped)
        return str(ipaddress.ip_network((adres, 64), strict=False).network_address)
    return str(adres)
