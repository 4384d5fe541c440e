# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SturingConfig(AppConfig):
    name = "hefboom.sturing"
    label = "sturing"
