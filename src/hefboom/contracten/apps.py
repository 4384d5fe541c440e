# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ContractenConfig(AppConfig):
    name = "hefboom.contracten"
    label = "contracten"
