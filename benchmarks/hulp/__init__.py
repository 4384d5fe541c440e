# SPDX-License-Identifier: EUPL-1.2
"""What benchmarks share. No benchmark itself, so `hefboom bench` does not list it."""
