# SPDX-License-Identifier: EUPL-1.2
"""Is this claim line right, and why (not)?"""
