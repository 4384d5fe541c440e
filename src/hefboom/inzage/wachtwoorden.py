# SPDX-License-Identifier: EUPL-1.2
"""What a password must be, said in Dutch: Django's own translation lacks the newer sentences."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

#: What people here make a password of; one or more of these with digits around it is soon found.
WOORDEN = frozenset(
    """
    januari februari maart april mei juni juli augustus september oktober november december jan feb
    lente zomer herfst winter voorjaar najaar maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag welkom wachtwoord geheim password passwd qwerty azerty admin administrator beheer
    beheerder gebruiker test demo proef login inloggen hefboom jeugd jeugdhulp jeugdzorg zorg hulp
    gemeente regio raad wethouder beleid team aanbieder financien contract nederland holland
    de het een en van voor mijn is in op ik hallo
    """.split()  # noqa: SIM905 - a list of this length reads as text
)
MINSTE_SOORTEN = 5
_CIJFERS = str.maketrans("0134578@$!", "oleastbasi")


class Wachtwoordlengte(password_validation.MinimumLengthValidator):
    """A password has a least length."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return f"Dit wachtwoord is te kort: het moet minstens {self.min_length} tekens tellen."

    def get_help_text(self) -> str:
        """What is asked."""
        return f"Een wachtwoord telt minstens {self.min_length} tekens."


class Raadbaar:
    """A password is no season with a year, no row of keys and no repeated sign."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises `ValidationError` (Dutch)."""
        if len(set(password.casefold())) < MINSTE_SOORTEN or _op_een_rij(password):
            raise ValidationError(
                "Dit wachtwoord is te makkelijk te raden: het herhaalt zich of staat zo op een rij."
            )
        kern = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password)
        if _alleen_bekend(password) or _alleen_bekend(kern.translate(_CIJFERS)):
            raise ValidationError(
                "Dit wachtwoord is te makkelijk te raden: het bestaat uit bekende woorden en "
                "cijfers. Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben."
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return "Neem geen maand, seizoen of werkwoord met cijfers, en geen rij toetsen."


class Eigennaam(password_validation.UserAttributeSimilarityValidator):
    """A password does not look like the name of its user."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises `ValidationError` (Dutch)."""
        try:
            super().validate(password, user)
        except ValidationError:
            raise ValidationError(
                "Dit wachtwoord lijkt te veel op uw naam of gebruikersnaam."
            ) from None

    def get_help_text(self) -> str:
        """What is asked."""
        return "Een wachtwoord lijkt niet op uw naam of gebruikersnaam."


class Veelgebruikt(password_validation.CommonPasswordValidator):
    """A password is not on the list of those most used."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises `ValidationError` (Dutch)."""
        try:
            super().validate(password, user)
        except ValidationError:
            raise ValidationError(
                "Dit wachtwoord is te algemeen: het staat op een lijst van veelgebruikte."
            ) from None

    def get_help_text(self) -> str:
        """What is asked."""
        return "Een wachtwoord staat niet op de lijst van veelgebruikte."


def _op_een_rij(wachtwoord: str) -> bool:
    """Do nearly all signs follow on the one before, or does a short piece repeat?"""
    laag = wachtwoord.casefold()
    rijen = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm"
    stappen = {rijen[i : i + 2] for i in range(len(rijen) - 1)}
    stappen |= {stap[::-1] for stap in stappen}
    volgt = sum(laag[i : i + 2] in stappen for i in range(len(laag) - 1))
    return volgt >= 0.7 * (len(laag) - 1) or re.fullmatch(r"(.{1,6})\1+", laag) is not None


def _alleen_bekend(wachtwoord: str) -> bool:
    """Is nothing left when the known words and all that is no letter are taken away?"""
    letters = re.sub(r"[^a-z]+", "", wachtwoord.casefold())
    haalbaar = {0}
    for begin in range(len(letters)):
        if begin in haalbaar:
            haalbaar |= {
                begin + len(woord) for woord in WOORDEN if letters.startswith(woord, begin)
            }
    return len(letters) in haalbaar
