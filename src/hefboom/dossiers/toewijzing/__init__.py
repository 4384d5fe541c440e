# SPDX-License-Identifier: EUPL-1.2
"""What municipalities allocate (JW301), and how allocations stand beside each other."""
