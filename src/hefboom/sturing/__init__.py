# SPDX-License-Identifier: EUPL-1.2
"""Samen Sturen on screen: the pages that combine rooms, from the region to one figure's rows.

`Blik` is the view an address asks for and the door to the measures; `onderdelen/` are the parts
that several pages share; each page has its folder under `bladen/`.
"""
