# SPDX-License-Identifier: EUPL-1.2
"""Which youth has which allocation and which help, and which municipality is responsible."""
