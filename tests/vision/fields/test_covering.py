"""What lies on a field and hides its print."""

import numpy as np
import pytest

from vision.fields.covering import hidden
from vision.fields.ink import Patch

SIZE = (60, 120)
#: Where something dark lies, from the left side on.
DARK = (slice(None), slice(0, 40))


def patch(print_seen: float) -> Patch:
    """A field with a printed rule, part of it dark, where so much of the rule is seen."""
    blank, paper = np.ones(SIZE, np.float32), np.ones(SIZE, np.float32)
    blank[25:35] = paper[25:35] = 0.2
    paper[DARK] = 1 - print_seen * (1 - blank[DARK])
    light = np.full(SIZE, 200, np.float32)
    light[DARK] = 20
    everywhere, nowhere = np.ones(SIZE, bool), np.zeros(SIZE, np.float32)
    return Patch(
        ink=nowhere, darker=nowhere, is_print=blank < 1, blank=blank, paper=paper,
        inside=everywhere, seen=everywhere, px_per_mm=4, light=light, usual_light=200,
        corner=(0, 0),
    )  # fmt: skip


@pytest.mark.parametrize(("print_seen", "is_hidden"), [(0.0, True), (1.0, False)])
def test_what_is_dark_hides_where_no_print_comes_through(
    print_seen: float, is_hidden: bool
) -> None:
    covered, share = hidden(patch(print_seen))
    assert bool(covered[DARK].mean() > 0.9) is is_hidden
    assert bool(share > 0.3) is is_hidden


def test_in_the_dark_a_field_all_printed_over_tells_nothing() -> None:
    printed = patch(1.0)
    printed.blank[:] = printed.paper[:] = 0.2
    covered, _ = hidden(printed)
    assert not covered.any()
