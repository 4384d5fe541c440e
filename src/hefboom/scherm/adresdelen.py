# SPDX-License-Identifier: EUPL-1.2
"""The parts an address may hold."""


class Codedeel:
    """A short code: of a segment, municipality, provider or measure."""

    regex = "[A-Za-z0-9_]{1,40}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return str(value)
