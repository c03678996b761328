"""A root, organisations with keys, and installations with a real form: all invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from forms.keys import VersionKey
from forms.letters.senders import Sender
from forms.library import library_folders, load_version
from forms.packing.exporting import Issue
from forms.packing.taking_in import Installation
from forms.packs.building import Signer
from forms.packs.signing import SigningKey
from forms.packs.statements import Certificate, Root
from forms.pdf.reading import read_pdf
from forms.store.catalogue import Catalogue
from forms.store.entries import NewPage, NewVersion
from forms.store.folder import Place
from forms.store.packs import PackBook
from forms.store.senders import SenderBook

KEY = VersionKey("gemeente-voorbeeldstad", "verhuizing", "2026-1")
NAME = "Gemeente Voorbeeldstad"
#: The clock of this machine: the audit of an installation tells it too.
NOW = datetime.now(UTC).replace(microsecond=0)
YEAR = timedelta(days=365)
ISSUE = Issue(NOW, YEAR)
SENDER = Sender(NAME, phones=frozenset({"0999123456"}), hosts=frozenset({"voorbeeldstad.example"}))


class Party:
    """A root and an organisation it vouches for."""

    def __init__(self, *issuers: str, name: str = NAME) -> None:
        self.root_key, self.key = SigningKey.make(), SigningKey.make()
        self.root = Root("Wortel van Voorbeeldland", self.root_key.public)
        self.name = name
        self.issuers = issuers or (KEY.issuer,)

    def certificate(
        self, begins: datetime = NOW - YEAR, ends: datetime = NOW + 2 * YEAR
    ) -> Certificate:
        """What the root says of the organisation."""
        return Certificate.issue(
            self.root_key, self.key.public, self.name, self.issuers, (begins, ends)
        )

    def signer(self) -> Signer:
        """The organisation, ready to sign."""
        return Signer(self.key, self.certificate())


@contextmanager
def installation(folder: Place) -> Iterator[Installation]:
    """An empty one."""
    with (
        Catalogue.open(folder) as catalogue,
        PackBook.open(folder) as packs,
        SenderBook.open(folder) as senders,
    ):
        yield Installation(catalogue, packs, senders)


def real_version() -> NewVersion:
    """A form of the bundled library, drawn."""
    folder = next(each for each in library_folders() if str(each).endswith(str(KEY)))
    version = load_version(folder)
    pages = tuple(NewPage(read.png, read.fingerprint) for read in read_pdf(version.pdf).pages)
    return NewVersion(version.template, pages, version.sha256, version.notes)


def later(version: NewVersion, number: str, send_to: str | None = None) -> NewVersion:
    """The same form as a next version, perhaps sent elsewhere."""
    key = replace(version.template.key, version=number)
    notes = tuple(
        replace(each, send_to=send_to) if send_to and each.language == "nl" else each
        for each in version.notes
    )
    return replace(
        version, template=replace(version.template, key=key), notes=notes, source_sha256=number
    )
