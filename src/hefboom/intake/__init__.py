# SPDX-License-Identifier: EUPL-1.2
"""What arrived, whose is it, and what is the answer?"""
