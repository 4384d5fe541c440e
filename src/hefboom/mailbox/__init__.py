# SPDX-License-Identifier: EUPL-1.2
"""What came in and went out, exactly: append-only, sealed at rest, each content once."""
