# SPDX-License-Identifier: EUPL-1.2
"""The addresses: logging in and out, and the pages of every room."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path

from hefboom.scherm.pagina import adressen
from hefboom.web.bladen.inloggen.pagina import Inloggen

#: Django calls it for every request it refuses by itself.
handler400 = "hefboom.scherm.onjuist.onjuist_verzoek"
urlpatterns = [
    path("inloggen/", Inloggen.as_view(), name="inloggen"),
    path("uitloggen/", login_not_required(LogoutView.as_view()), name="uitloggen"),
    *adressen(),
]
