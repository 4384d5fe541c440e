# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ToezichtConfig(AppConfig):
    name = "hefboom.toezicht"
    label = "toezicht"
