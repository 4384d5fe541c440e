# SPDX-License-Identifier: EUPL-1.2
"""The parts that several pages share: figures, courses, comparisons, funnels. No role, no clock."""
