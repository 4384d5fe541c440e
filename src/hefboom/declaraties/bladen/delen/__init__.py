# SPDX-License-Identifier: EUPL-1.2
"""What the pages of a claim and of a line share."""
