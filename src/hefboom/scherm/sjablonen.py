# SPDX-License-Identifier: EUPL-1.2
"""Templates stand next to their page: `intake/bericht/blad.html` is found in
`intake/bladen/bericht/blad.html`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from django.apps import apps
from django.core.exceptions import SuspiciousFileOperation
from django.template import Origin
from django.template.loaders.filesystem import Loader
from django.utils._os import safe_join
from django.utils.module_loading import module_has_submodule

from hefboom.scherm.pagina import BLADEN


class Bladen(Loader):
    """Finds `<room>/<page>/<file>` in the folder of that page; the room by its app label."""

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        """Where a template of a page may be: in the folder where its room keeps its pages."""
        kamer, _, rest = template_name.partition("/")
        if "/" not in rest or kamer not in apps.app_configs:
            return
        config = apps.get_app_config(kamer)
        if config.module is None or not module_has_submodule(config.module, BLADEN):
            return
        for map_bladen in import_module(f"{config.name}.{BLADEN}").__path__:
            try:
                pad = safe_join(map_bladen, *rest.split("/"))
            except SuspiciousFileOperation:
                continue
            yield Origin(name=pad, template_name=template_name, loader=self)
