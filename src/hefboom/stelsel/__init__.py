# SPDX-License-Identifier: EUPL-1.2
"""What did the region decide? Dated and sourced, per region, never in code."""
