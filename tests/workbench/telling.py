"""A published form that people filled in and said something about, for the pages of insight."""

from datetime import UTC, datetime, timedelta

from forms.feedback import FeedbackKind, Remark, StepCount, StepEvent
from forms.keys import PageKey
from forms.store.catalogue import Catalogue
from forms.store.feedback import FeedbackBook
from forms.store.folder import Place
from forms.template import Field
from tests.workbench.texts import publish_moving

FORM = "gemeente-voorbeeldstad/verhuizing/2026-1"
PAGE = PageKey.parse(f"{FORM}/1")
REMARKS = (
    ("new-street", "nl", FeedbackKind.UNCLEAR, "Moet hier ook mijn huisnummer bij?"),
    ("old-town", "ar", FeedbackKind.STUCK, "لا أعرف ما هو المقصود"),
    ("new-street", "nl", FeedbackKind.THANKS, None),
)


#: Where it was done: once is enough for all tests of a bench.
_PLANTED: set[str] = set()


def plant_telling(place: Place) -> None:
    """Publish the moving form and have people meet its steps for a week, once."""
    if str(place) in _PLANTED:
        return
    _PLANTED.add(str(place))
    publish_moving(place)
    with Catalogue.open(place) as catalogue:
        fields = catalogue.template(PAGE.version).pages[0].fields
    monday = datetime.now(UTC).date() - timedelta(weeks=1)
    with FeedbackBook.open(place) as book:
        if book.remarks():
            return  # by another test over the same bench
        for language, visits in (("nl", 14), ("ar", 11), ("tr", 4)):
            for visit in range(visits):
                book.add_steps(PAGE, _met(fields, visit), on=monday, language=language)
        for anchor_id, language, kind, message in REMARKS:
            book.keep(Remark(PAGE, anchor_id, language, kind, message))


def _met(fields: tuple[Field, ...], visit: int) -> list[StepCount]:
    """What one visit met: every step, and of some that it ended there."""
    counts = []
    for number, field in enumerate(fields):
        counts.append(StepCount(field.id, StepEvent.SHOWN, 1))
        if (number % 6 == 3 and visit % 4 == 0) or (number % 7 == 5 and visit % 9 == 0):
            counts.append(StepCount(field.id, StepEvent.STOPPED, 1))
        if number % 6 == 3 and visit % 3 == 0:
            counts.append(StepCount(field.id, StepEvent.ASKED, 1))
    return counts
