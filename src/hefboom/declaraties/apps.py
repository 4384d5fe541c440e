# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class DeclaratiesConfig(AppConfig):
    name = "hefboom.declaraties"
    label = "declaraties"

    def ready(self) -> None:
        """Say how a changed price is counted."""
        from hefboom.contracten import meld_rekenaar_aan
        from hefboom.declaraties.prijsgevolg import reken

        meld_rekenaar_aan(reken)
