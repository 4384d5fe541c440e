# SPDX-License-Identifier: EUPL-1.2
"""The register as a file: read with every fault named, written so that it reads back the same."""
