"""The colours of an illustration. Text on white keeps a contrast of 4.5 : 1 or more (WCAG 1.4.3).

State is never told by colour alone: the list names it.
"""

from forms.illustration.lettering import Colour
from forms.overlay import Anchor, FieldState

PAPER: Colour = (250, 249, 246)
INK: Colour = (24, 28, 36)
QUIET: Colour = (84, 92, 106)
WHITE: Colour = (255, 255, 255)
AMBER: Colour = (146, 64, 14)
AMBER_WASH: Colour = (254, 243, 214)

TO_DO: Colour = (30, 64, 175)
_DONE: Colour = (17, 94, 49)
_WRONG: Colour = (170, 32, 32)
_UNSEEN: Colour = (84, 92, 106)


def _has_problem(anchor: Anchor) -> bool:
    """Whether a check failed that is more than “still empty”."""
    return any(check.passed is False for check in anchor.checks) and anchor.state.is_answered


def colour_of(anchor: Anchor) -> Colour:
    """The colour of an anchor's outline, badge and state."""
    if _has_problem(anchor):
        return _WRONG
    if anchor.state.is_answered:
        return _DONE
    return _UNSEEN if anchor.state is FieldState.UNKNOWN else TO_DO
