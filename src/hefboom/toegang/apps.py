# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "hefboom.toegang"
    label = "toegang"

    def ready(self) -> None:
        """Hear who comes in, who does not, and who leaves."""
        from hefboom.toegang import melden

        melden.luister()
