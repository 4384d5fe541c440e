# SPDX-License-Identifier: EUPL-1.2
"""KPI declarations and the one compiler that counts them."""
