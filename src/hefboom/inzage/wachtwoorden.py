# SPDX-License-Identifier: EUPL-1.2
"""What a password must be, said in Dutch: Django's own translation lacks the newer sentences."""

from __future__ import annotations

from django.contrib.auth import password_validation


class Wachtwoordlengte(password_validation.MinimumLengthValidator):
    """A password has a least length."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return f"Dit wachtwoord is te kort: het moet minstens {self.min_length} tekens tellen."

    def get_help_text(self) -> str:
        """What is asked."""
        return f"Een wachtwoord telt minstens {self.min_length} tekens."
