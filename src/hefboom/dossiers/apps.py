# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "hefboom.dossiers"
    label = "dossiers"
