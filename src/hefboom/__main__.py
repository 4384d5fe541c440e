# SPDX-License-Identifier: EUPL-1.2
"""`python -m hefboom`: the command line."""

import sys

from hefboom.cli import main

if __name__ == "__main__":
    sys.exit(main())
