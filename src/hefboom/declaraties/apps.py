# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class DeclaratiesConfig(AppConfig):
    name = "hefboom.declaraties"
    label = "declaraties"
