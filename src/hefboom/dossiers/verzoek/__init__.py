# SPDX-License-Identifier: EUPL-1.2
"""What providers ask for (JW315, JW317) and what municipalities answer (JW319)."""
