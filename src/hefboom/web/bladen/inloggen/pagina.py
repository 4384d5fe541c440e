# SPDX-License-Identifier: EUPL-1.2
"""Logging in. In a demo, and only there, the page offers the people who live in it."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView

PERSONAS = "personas.json"


class Inloggen(LoginView):
    """The log-in page."""

    template_name = "web/inloggen/blad.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the demo's personas."""
        return super().get_context_data(**kwargs, personas=personas())


def personas() -> list[dict[str, str]]:
    """Who one can be in this demo; nobody outside one."""
    if not settings.OMGEVING.demo:
        return []
    try:
        lijst = json.loads((settings.OMGEVING.map / PERSONAS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [persona for persona in lijst if isinstance(persona, dict)]
