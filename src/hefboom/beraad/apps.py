# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class BeraadConfig(AppConfig):
    name = "hefboom.beraad"
    label = "beraad"
