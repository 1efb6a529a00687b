"""The keystroke-level model: how long a practised person needs, from what was done on the screen.

Operators and times: S. K. Card, T. P. Moran, A. Newell, "The keystroke-level model for user
performance time with interactive systems", Communications of the ACM 23 (7), 1980, 396–410.
K is that of an average non-secretary typist. Each click and each field typed in is given a
mental operator M, which the model's rules would partly take away: the figure is an upper one.
"""

from __future__ import annotations

from dataclasses import dataclass

K, P, B, H, M = 0.28, 1.1, 0.1, 0.4, 1.35

#: Counts trusted clicks and keys of a page, and whether the hand moved between mouse and keys.
COUNTER = """
window.__done = JSON.parse(sessionStorage.getItem("klm") || '{"clicks":0,"keys":0,"moves":0,"last":""}');
var note = function (what, device) {
  return function (event) {
    if (!event.isTrusted) { return; }
    window.__done[what] += 1;
    if (window.__done.last && window.__done.last !== device) { window.__done.moves += 1; }
    window.__done.last = device;
    sessionStorage.setItem("klm", JSON.stringify(window.__done));
  };
};
document.addEventListener("mousedown", note("clicks", "mouse"), true);
document.addEventListener("keydown", note("keys", "keys"), true);
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: clicks, keystrokes, hand movements, fields typed in, pages; measured waiting."""

    clicks: int
    keys: int
    moves: int
    fields: int
    pages: int
    waited: float

    @property
    def seconds(self) -> float:
        """K, P and B for the hand, H for changing over, M for thinking, R as measured."""
        hand = self.keys * K + self.clicks * (P + 2 * B) + self.moves * H
        return hand + (self.clicks + self.fields) * M + self.waited
