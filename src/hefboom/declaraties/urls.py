# SPDX-License-Identifier: EUPL-1.2
"""The addresses of claims and claim lines."""

from django.urls import path

from hefboom.declaraties import views

urlpatterns = [
    path("declaraties/<int:pk>/", views.declaratie, name="declaratie"),
    path("prestaties/<int:pk>/", views.prestatie, name="prestatie"),
]
