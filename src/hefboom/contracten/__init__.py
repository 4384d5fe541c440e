# SPDX-License-Identifier: EUPL-1.2
"""Who may deliver what, in which segment, from when until when."""
