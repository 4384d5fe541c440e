# SPDX-License-Identifier: EUPL-1.2
"""A synthetic region that speaks the real standard, the same for the same seed."""
