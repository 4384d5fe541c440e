# SPDX-License-Identifier: EUPL-1.2
"""What every page's frame needs."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for the base template."""
    return {}
