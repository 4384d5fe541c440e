# SPDX-License-Identifier: EUPL-1.2
"""Files that are no good: what really arrives now and then at a municipality's door."""

from __future__ import annotations

from collections.abc import Callable

#: a municipality that lies in no demo region, for messages that came to the wrong door
ELDERS = "0363"

_KAPOT: dict[str, Callable[[str], str]] = {
    "geen_xml": lambda _: "Geachte heer/mevrouw,\n\nHierbij onze declaratie. Zie bijlage.\n",
    "afgebroken": lambda xml: xml[: len(xml) * 2 // 3],
    "doctype": lambda xml: xml.replace(
        "?>\n", '?>\n<!DOCTYPE Bericht [<!ENTITY proef "proef">]>\n', 1
    ),
    "andere_naamruimte": lambda xml: xml.replace("/ijw/3_2/", "/ijw/2_4/"),
}
SOORTEN = (*_KAPOT, "andere_regio")


def bederf(soort: str, xml: bytes, gemeente: str) -> bytes:
    """A good message made bad in one way."""
    tekst = xml.decode()
    if soort == "andere_regio":
        return tekst.replace(f">{gemeente}<", f">{ELDERS}<").encode()
    return _KAPOT[soort](tekst).encode()
