# SPDX-License-Identifier: EUPL-1.2
"""The pages of this room: who may see what and why; giving, ending and looking again at access."""
