# SPDX-License-Identifier: EUPL-1.2
"""The addresses of messages and deliveries."""

from django.urls import path

from hefboom.intake import termijnpagina, views

urlpatterns = [
    path("berichten/", views.berichten, name="berichten"),
    path("berichten/aanleveren/", views.aanleveren, name="aanleveren"),
    path("berichten/aanlevering/<uuid:pk>/", views.aanlevering, name="aanlevering"),
    path("berichten/termijnen/", termijnpagina.termijnen, name="termijnen"),
    path("berichten/<uuid:pk>/", views.bericht, name="bericht"),
    path("berichten/<uuid:pk>/xml/", views.bericht_xml, name="bericht_xml"),
]
