# SPDX-License-Identifier: EUPL-1.2
"""Who looked at what, and was that right? The pages of who watches over it: the privacy officer.

Others need nothing from this room.
"""
