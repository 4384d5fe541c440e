# SPDX-License-Identifier: EUPL-1.2
"""The addresses: the door, and the pages of every room."""

from django.urls import include, path

from hefboom.scherm.pagina import adressen

#: Django calls it for every request it refuses by itself.
handler400 = "hefboom.scherm.onjuist.onjuist_verzoek"
urlpatterns = [path("", include("hefboom.toegang.urls")), *adressen()]
