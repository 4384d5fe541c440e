# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class BestuurConfig(AppConfig):
    name = "hefboom.bestuur"
    label = "bestuur"
