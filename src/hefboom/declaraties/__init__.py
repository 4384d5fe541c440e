# SPDX-License-Identifier: EUPL-1.2
"""Is this claim line right, and why (not)?

The rules are pure and stand in `toetsen`, one function per official rule; `besluit` decides and
walks a whole claim. `services` and `selectors` are the thin shell around them that knows Django.
"""
