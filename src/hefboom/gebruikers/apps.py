# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class GebruikersConfig(AppConfig):
    name = "hefboom.gebruikers"
    label = "gebruikers"
