# SPDX-License-Identifier: EUPL-1.2
"""The pages: each reads its address, asks its presenter, and renders."""
