# SPDX-License-Identifier: EUPL-1.2
"""The help that starts and stops (JW305, JW307)."""
