# SPDX-License-Identifier: EUPL-1.2
"""What is owed under each funding form?"""
