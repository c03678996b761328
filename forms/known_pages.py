"""What a recogniser knows, kept in step with the catalogue as forms come, change and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forms.errors import DamagedError
from forms.form_shelf import FormShelf
from forms.keys import PageKey, VersionKey
from forms.store.catalogue import Catalogue
from forms.store.entries import Likeness, PublishedPage
from vision.pages.known.layout import Fingerprint
from vision.pages.known.shelf import Kin
from vision.recognise import Recogniser

#: When more versions than this were published, all pages are read anew.
_MANY = 50


@dataclass(eq=False)
class KnownPages:
    """Brings the pages of `catalogue` to `recogniser`; `forms` forgets what may have changed."""

    catalogue: Catalogue
    recogniser: Recogniser
    forms: FormShelf
    _revision: int = -1
    _day: date = date.min

    def refresh(self, today: date) -> None:
        """Take in what was published, changed or withdrawn since the last time.

        Raises:
            StoreError: the catalogue cannot be read.
        """
        revision = self.catalogue.revision()
        if (revision, today) == (self._revision, self._day):
            return
        self.forms.clear()
        published = self._published_since_then(today)
        if published is None or len(published) > _MANY:
            self._read_anew(today)
        elif published:
            self._take_in(self.catalogue.published_pages(published, on=today))
        self._revision, self._day = revision, today

    def set_aside(self, damage: DamagedError) -> None:
        """Recognise a damaged version no more, so that the others still are.

        `forms list` and the log of the service name what is damaged.

        Raises:
            DamagedError: it was set aside already, so that does not help.
        """
        index = self.recogniser.index
        keys = [key for key in index if str(PageKey.parse(key).version) == damage.version]
        if not keys:
            raise damage
        self._drop(keys)

    def _published_since_then(self, today: date) -> list[VersionKey] | None:
        """What may be recognised since the last time; None where more has changed than that."""
        # A clock that was set back may make what was published unpublished.
        if self._revision < 0 or today < self._day:
            return None
        published = self.catalogue.published_since(self._revision)
        if published is None or today == self._day:
            return published
        return [*published, *self.catalogue.due_between(self._day, today)]

    def _read_anew(self, today: date) -> None:
        pages = self.catalogue.published_pages(on=today)
        known = {str(page.key) for page in pages}
        self._drop([key for key in self.recogniser.index if key not in known])
        self.recogniser.shelf.kin = {str(page.key): _kin(page) for page in pages}
        self._index(pages)

    def _take_in(self, pages: Sequence[PublishedPage]) -> None:
        """Add pages to those known: quick, however many those are."""
        for page in pages:
            self.recogniser.shelf.relate(str(page.key), _kin(page))
        self._index(pages)

    def _index(self, pages: Sequence[PublishedPage]) -> None:
        index = self.recogniser.index
        index.add(
            (str(page.key), fingerprint)
            for page in pages
            if str(page.key) not in index and (fingerprint := _fingerprint(page)) is not None
        )

    def _drop(self, keys: Sequence[str]) -> None:
        self.recogniser.index.remove(keys)
        for key in keys:
            self.recogniser.forget(key)


def _fingerprint(page: PublishedPage) -> Fingerprint | None:
    try:
        return Fingerprint.from_bytes(page.fingerprint)
    except ValueError:
        return None  # damaged: `forms list` names it


def _kin(page: PublishedPage) -> Kin:
    alike: dict[Likeness, set[str]] = {likeness: set() for likeness in Likeness}
    for other in page.lookalikes:
        alike[other.likeness].add(str(other.key))
    return Kin(frozenset(alike[Likeness.SAME]), frozenset(alike[Likeness.SIMILAR]))
