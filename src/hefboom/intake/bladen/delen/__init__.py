# SPDX-License-Identifier: EUPL-1.2
"""What several pages of messages share."""
