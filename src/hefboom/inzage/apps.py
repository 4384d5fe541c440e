# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class InzageConfig(AppConfig):
    name = "hefboom.inzage"
    label = "inzage"

    def ready(self) -> None:
        """Say whose the rows of packages are that know nothing of us, and where the log is."""
        from django.conf import settings

        from hefboom import logboek
        from hefboom.inzage import elders

        elders.leg_vast()
        logboek.begin(settings.OMGEVING.map)
