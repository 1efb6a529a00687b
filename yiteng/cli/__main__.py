"""`python -m yiteng.cli`."""

from __future__ import annotations

from yiteng.cli import main

raise SystemExit(main())
