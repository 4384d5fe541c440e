# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import include, path, register_converter

from hefboom.web.adresdelen import Code
from hefboom.web.paginas import controleer, maat, partij, regio, thuis, verklaar, zoeken
from hefboom.web.paginas.inloggen import Inloggen

register_converter(Code, "code")

urlpatterns = [
    path("", thuis.thuis, name="home"),
    path("inloggen/", Inloggen.as_view(), name="inloggen"),
    path("uitloggen/", login_not_required(LogoutView.as_view()), name="uitloggen"),
    path("regio/", regio.regio, name="regio"),
    path("segment/<code:code>/", regio.segment, name="segment"),
    path("gemeenten/", regio.gemeenten, name="gemeenten"),
    path("gemeente/<code:code>/", partij.gemeente, name="gemeente"),
    path("aanbieders/", regio.aanbieders, name="aanbieders"),
    path("aanbieder/<code:agb>/", partij.aanbieder, name="aanbieder"),
    path("cijfers/", maat.maten, name="maten"),
    path("cijfers/<code:code>/", maat.maat, name="maat"),
    path("cijfers/<code:code>.csv", maat.als_csv, name="maat_csv"),
    path("verklaar/<code:code>/", verklaar.verklaar, name="verklaar"),
    path("controleer/", controleer.controleer, name="controleer"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("", include("hefboom.intake.urls")),
    path("", include("hefboom.declaraties.urls")),
]
