"""What was collected is not looked through again for what nobody holds: that would take minutes."""

import gc

#: Far fewer than the objects of pytest alone.
_AT_LEAST = 10_000


def test_only_what_tests_make_is_looked_through() -> None:
    assert gc.isenabled()
    assert gc.get_freeze_count() > _AT_LEAST
