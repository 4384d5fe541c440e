# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "hefboom.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Say how the log finds the pseudonyms of youths."""
        from hefboom import logboek
        from hefboom.dossiers.selectors import pseudoniemen_van

        logboek.vind_pseudoniemen_met(pseudoniemen_van)
