"""Pages of verification."""

from __future__ import annotations

from yiteng.verification.views.answers import hear, phone
from yiteng.verification.views.figures import figures, table
from yiteng.verification.views.lists import index, no
from yiteng.verification.views.proofs import merged, panel, proof
from yiteng.verification.views.reviews import channel, opinion

__all__ = [
    "channel", "figures", "hear", "index", "merged", "no", "opinion", "panel", "phone", "proof", "table",
]  # fmt: skip
