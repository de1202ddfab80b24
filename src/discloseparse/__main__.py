"""``python -m discloseparse`` is the command ``discloseparse``."""

import sys

from discloseparse.cli import main

sys.exit(main())
