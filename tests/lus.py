# SPDX-License-Identifier: EUPL-1.2
"""Runs a coroutine although a browser test may have left its loop in the thread."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def draai(werk: Coroutine[Any, Any, T]) -> T:
    """What the coroutine returns or raises, run in a thread of its own."""
    with ThreadPoolExecutor(1) as draad:
        return draad.submit(asyncio.run, werk).result()
