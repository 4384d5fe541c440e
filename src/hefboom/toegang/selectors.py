# SPDX-License-Identifier: EUPL-1.2
"""Questions about accounts, within what the asker may see: one's own, or all."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef, QuerySet

from hefboom.inzage import Gebruiker, binnen


def accounts_zichtbaar_voor(user: Gebruiker) -> QuerySet[Gebruiker]:
    """The accounts this reader may know of, by name.

    `heeft_factor` says whether a second factor is set.
    """
    return met_factor(binnen(Gebruiker.objects.all(), user.inzage))


def met_factor(accounts: QuerySet[Gebruiker]) -> QuerySet[Gebruiker]:
    """Accounts by name, each with `heeft_factor`."""
    factor = tweede_factoren().filter(user=OuterRef("pk"))
    met: QuerySet[Gebruiker] = accounts.annotate(heeft_factor=Exists(factor))
    uit: QuerySet[Gebruiker] = met.prefetch_related("machtigingen").order_by("username")
    return uit


def tweede_factoren() -> QuerySet[Authenticator]:
    """What is asked beside a password; recovery codes stand in for one, and are none themselves."""
    zonder: QuerySet[Authenticator] = Authenticator.objects.exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    return zonder


def heeft_tweede_factor(gebruiker: Gebruiker) -> bool:
    """Is this person asked for more than a password?"""
    return bool(tweede_factoren().filter(user=gebruiker).exists())


def providers_van(account: Gebruiker) -> list[str]:
    """The codes of the identity providers this person comes from."""
    return list(SocialAccount.objects.filter(user=account).values_list("provider", flat=True))
