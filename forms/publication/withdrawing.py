"""Stopping a published version in an emergency, and bringing it back.

One person stops it: what is wrong on a form does harm while a second one is looked for. Bringing
it back puts it before citizens again, so that takes a second person, as publishing does.
"""

from datetime import date

from forms.drafting.texts import cleaned
from forms.errors import EditError
from forms.keys import VersionKey
from forms.store.catalogue import Catalogue

#: Characters; who reads it wants to know at a glance what is wrong.
MOST_REASON = 2000


def withdraw(catalogue: Catalogue, key: VersionKey, *, reason: str, by: str) -> bool:
    """Recognise a version no more, from the next picture on; false when it was so already.

    Raises:
        EditError: it is not said why, or in too many words.
        NotFoundError: there is none of that key.
        ConflictError: it is a draft.
    """
    said = cleaned(reason, MOST_REASON)
    if not said:
        raise EditError("Say what is wrong with the form.", code="no-withdrawal-reason")
    return catalogue.withdraw(key, by=by, reason=said)


def bring_back(catalogue: Catalogue, key: VersionKey, *, by: str) -> bool:
    """Recognise a version again that was withdrawn; false when it is not withdrawn.

    A draft stays one, and a day that is yet to come stays that day.

    Raises:
        NotFoundError: there is none of that key.
    """
    kept = catalogue.version(key)
    if kept.withdrawn_at is None:
        return False
    on = date.fromisoformat(kept.publish_on) if kept.publish_on else None
    return catalogue.publish(key, by=by, on=on)
