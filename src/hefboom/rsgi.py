# SPDX-License-Identifier: EUPL-1.2
"""The door that granian serves: a request comes in whole, and then Django answers it."""

from django.conf import settings

from hefboom.mailbox import nieuw_sluisbestand
from hefboom.web import Binnenkomst, Brug, Grenzen, wie_is_ingelogd
from hefboom.wsgi import application as django

application = Brug(
    django,
    Binnenkomst(Grenzen(groot=settings.OMGEVING.max_aanlevering), nieuw_sluisbestand),
    wie_is_ingelogd,
)
