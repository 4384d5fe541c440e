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
    factor = Authenticator.objects.filter(user=OuterRef("pk")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    return (
        binnen(Gebruiker.objects.all(), user.inzage)
        .annotate(heeft_factor=Exists(factor))
        .prefetch_related("machtigingen")
        .order_by("username")
    )


def providers_van(account: Gebruiker) -> list[str]:
    """The codes of the identity providers this person comes from."""
    return list(SocialAccount.objects.filter(user=account).values_list("provider", flat=True))
