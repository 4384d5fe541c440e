# SPDX-License-Identifier: EUPL-1.2
"""The dossiers a stack of messages touches: read in bulk, changed in memory, kept at once."""
