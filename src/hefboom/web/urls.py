# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
