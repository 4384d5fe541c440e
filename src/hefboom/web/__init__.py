# SPDX-License-Identifier: EUPL-1.2
"""The screens: frame, navigation and the pages of each role. No arithmetic here."""
