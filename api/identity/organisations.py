"""For lists: of which organisations may a caller see anything?"""

from api.identity.access import Caller, Right, require


def organisations_where(caller: Caller, right: Right) -> frozenset[str] | None:
    """The organisations in which a caller has a right; None: all.

    Raises:
        ProblemError: 403 `not-allowed`: there are none.
    """
    parts = [reach.organisations for reach in caller.reach(right)]
    if not parts:
        require(caller, right)
    found: set[str] = set()
    for part in parts:
        if part is None:
            return None
        found |= part
    return frozenset(found)
