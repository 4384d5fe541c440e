# SPDX-License-Identifier: EUPL-1.2
"""What does the national standard (iJw) say? Reads, checks and writes its messages."""
