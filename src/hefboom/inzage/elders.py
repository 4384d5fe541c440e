# SPDX-License-Identifier: EUPL-1.2
"""The models of the libraries we use: none is read by a screen, and why that is right."""

from hefboom.inzage.beleid import leg_pad_vast
from hefboom.inzage.paden import Buiten

_TECHNIEK = "techniek van Django: rechten die Hefboom niet gebruikt; geen scherm leest ze"
_BUITEN = {
    "auth.Permission": _TECHNIEK,
    "auth.Group": _TECHNIEK,
    "auth.Group_permissions": _TECHNIEK,
    "inzage.Gebruiker_groups": _TECHNIEK,
    "inzage.Gebruiker_user_permissions": _TECHNIEK,
    "contenttypes.ContentType": "de lijst van tabellen zelf",
    "sessions.Session": "wie nu is ingelogd; geen scherm leest het en het verloopt vanzelf",
    "account.EmailAddress": "van de log-in; Hefboom vraagt geen mailadres en schrijft hier niets",
    "account.EmailConfirmation": "van de log-in; Hefboom verstuurt geen mail",
    "mfa.Authenticator": "tweede factoren, verzegeld; een scherm zegt alleen of er een is",
    "socialaccount.SocialApp": "van de log-in; providers staan in het deurbestand",
    "socialaccount.SocialAccount": "wie bij welke identiteitsprovider wie is, zonder claims",
    "socialaccount.SocialToken": "van de log-in; Hefboom bewaart geen tokens",
    "django_tasks_database.DBTaskResult": "opdrachten voor de werker: de sleutel van wat wacht",
}


def leg_vast() -> None:
    """Declare them all; twice does no harm."""
    for label, reden in _BUITEN.items():
        leg_pad_vast(label, Buiten(reden))
