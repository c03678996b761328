"""A draft tried out as if it were published: recognised among all forms, and shown as on a phone.

Nothing of it is kept: the catalogue in use never knows.
"""

import dataclasses
from collections.abc import Collection
from datetime import date
from typing import Self

import numpy as np

from forms.assistant import Assistant
from forms.drafting.draft import Draft
from forms.errors import NotFoundError
from forms.keys import PageKey, VersionKey
from forms.language.engines.libretranslate import ServiceAddress
from forms.overlay import Purpose
from forms.pdf.reading import ReadPage
from forms.publication.photo import HELD, POSES, photograph
from forms.publication.publishing import pages_of_draft, version_of_draft
from forms.publication.tried import Attempt, Preview, Recognisability
from forms.store.catalogue import Catalogue
from forms.store.drafts import DraftBook
from forms.store.entries import Likeness, LookAlike, NewPage, NewVersion, PublishedPage
from forms.store.folder import Storage
from forms.template import FormNotes, FormTemplate
from vision.decode import decode
from vision.outcome import Match
from vision.page_image import read_page_image
from vision.pages.known.contrast import Contrast
from vision.picture import Grey, Reference

#: Ink is darker than this (of 255); a page with a smaller share of it than this has little to be
#: recognised by: the sparsest page of the library has 0.024.
_INK, _LITTLE_INK = 160, 0.01


class TrialRoom:
    """Where drafts are tried out, one after another. Not safe to share between threads."""

    def __init__(self, catalogue: "TrialCatalogue", book: DraftBook, assistant: Assistant) -> None:
        self._catalogue = catalogue
        self._book = book
        self._assistant = assistant

    @classmethod
    def open(cls, storage: Storage, service: ServiceAddress | None = None) -> Self:
        """A room beside the catalogue of `storage`.

        Raises:
            StoreError: the folder or its database cannot be used.
        """
        catalogue = TrialCatalogue.open(storage, create=False)
        assistant = Assistant.over(catalogue, storage, service)
        return cls(catalogue, DraftBook.open(storage), assistant)

    def preview(self, draft_id: int, number: int, language: str) -> Preview:
        """What a phone held over page `number` would show somebody who reads `language`.

        Raises:
            NotFoundError: there is no such draft or page.
        """
        pages = self._show(draft_id, number)
        photo = photograph(read_page_image(pages[number - 1].png), HELD)
        overlay = self._assistant.look(photo.jpeg, language, Purpose.FIND)
        return Preview(overlay, photo.jpeg)

    def recognisability(self, draft_id: int, number: int) -> Recognisability:
        """How well page `number` is recognised among all published forms.

        Raises:
            NotFoundError: there is no such draft or page.
        """
        read = self._show(draft_id, number)[number - 1]
        self._assistant.refresh()
        grey, own = read_page_image(read.png), self._catalogue.trial_key.page(number)
        attempts = [self._attempt(grey, own, seed) for seed in range(len(POSES))]
        ink_share = float(np.mean(grey < _INK))
        return Recognisability(
            page=number,
            ink_share=round(ink_share, 4),
            has_enough_print=ink_share >= _LITTLE_INK,
            same=self._alike(number, Likeness.SAME),
            similar=self._alike(number, Likeness.SIMILAR),
            attempts=tuple(attempts),
        )

    def close(self) -> None:
        """Let go of the database."""
        self._catalogue.close()
        self._book.close()

    # --------------------------------------------------------------------------------------

    def _show(self, draft_id: int, number: int) -> tuple[ReadPage, ...]:
        draft, content = self._book.draft(draft_id), self._book.content(draft_id)
        _require_page(draft, number)
        pages = pages_of_draft(self._book, draft, content)
        # What was shown before is taken out first: its pages may have had the same names.
        self._catalogue.show(None)
        self._assistant.refresh()
        self._catalogue.show(version_of_draft(self._catalogue, draft, content, pages))
        return pages

    def _attempt(self, grey: Grey, own: PageKey, seed: int) -> Attempt:
        pose = POSES[seed]
        seen = self._assistant.recogniser.recognise(decode(photograph(grey, pose, seed).jpeg))
        if not isinstance(seen, Match):
            return Attempt(pose.name, is_recognised=False, miss=seen.reason.value)
        if str(own) in (seen.key, *seen.candidates):
            return Attempt(pose.name, is_recognised=True)
        return Attempt(pose.name, is_recognised=False, taken_for=seen.key)

    def _alike(self, number: int, likeness: Likeness) -> tuple[PageKey, ...]:
        others = self._catalogue.trial_page(number).look_alikes
        return tuple(other.key for other in others if other.likeness is likeness)


class TrialCatalogue(Catalogue):
    """A catalogue that tells of one version more than is kept."""

    _trial: NewVersion | None = None
    _shown = 0

    def show(self, version: NewVersion | None) -> None:
        """Tell of this version too, as if it were published; of none when None."""
        self._trial = version
        self._shown += 1

    @property
    def trial_key(self) -> VersionKey:
        """The key of the version that is told of."""
        return self._require_trial().template.key

    def trial_page(self, number: int) -> NewPage:
        """A page of the version that is told of, from 1."""
        return self._require_trial().pages[number - 1]

    def revision(self) -> int:
        """Grows with every change and with every version shown."""
        return super().revision() + (self._shown << 40)

    def published_since(self, revision: int) -> list[VersionKey] | None:
        """None: everything is read anew."""
        return None if self._shown else super().published_since(revision)

    def published_pages(
        self, versions: Collection[VersionKey] | None = None, on: date | None = None
    ) -> list[PublishedPage]:
        """The pages kept, and those that are tried."""
        kept = super().published_pages(versions, on)
        return kept if self._trial is None else _related(kept, self._trial)

    def contrasts(self, key: PageKey) -> dict[PageKey, Contrast]:
        """What tells a page from each that looks like it."""
        if self._is_trial(key.version):
            others = self._require_trial().pages[key.page - 1].look_alikes
            return {o.key: Contrast.from_bytes(o.contrast) for o in others if o.contrast}
        found = super().contrasts(key)
        if self._trial is not None:
            for number, page in enumerate(self._trial.pages, 1):
                for other in page.look_alikes:
                    if other.key == key and other.contrast:
                        tried = self._trial.template.key.page(number)
                        found[tried] = Contrast.from_bytes(other.contrast).turned()
        return found

    def template(self, key: VersionKey) -> FormTemplate:
        """The template of a version."""
        return self._require_trial().template if self._is_trial(key) else super().template(key)

    def notes(self, key: VersionKey, language: str) -> FormNotes | None:
        """What people read about a version in `language`."""
        if self._is_trial(key):
            notes = self._require_trial().notes
            return next((each for each in notes if each.language == language), None)
        return super().notes(key, language)

    def reference(self, key: PageKey) -> Reference:
        """A page as its owner made it."""
        if not self._is_trial(key.version):
            return super().reference(key)
        trial = self._require_trial()
        page = trial.template.page(key.page)
        grey = read_page_image(trial.pages[key.page - 1].png)
        return Reference(str(key), grey, page.width_mm, page.height_mm)

    def in_force(self, family: str, today: date) -> tuple[VersionKey, ...]:
        """The version in force: the one tried, in its family and in those that share a page.

        So it is what is shown where a picture cannot tell it from another.
        """
        if self._trial is not None:
            sharing = {
                other.key.version.family
                for page in self._trial.pages
                for other in page.look_alikes
                if other.likeness is Likeness.SAME
            }
            if family in {self._trial.template.key.family, *sharing}:
                return (self._trial.template.key,)
        return super().in_force(family, today)

    def _is_trial(self, key: VersionKey) -> bool:
        return self._trial is not None and self._trial.template.key == key

    def _require_trial(self) -> NewVersion:
        if self._trial is None:
            raise NotFoundError("Nothing is being tried out.")
        return self._trial


def _related(kept: list[PublishedPage], trial: NewVersion) -> list[PublishedPage]:
    """The kept pages with those of the trial, each knowing what looks like it."""
    known = {page.key: page for page in kept}
    added: list[PublishedPage] = []
    for page, new in zip(trial.template.pages, trial.pages, strict=True):
        key = trial.template.key.page(page.number)
        alike = tuple(other for other in new.look_alikes if other.key in known)
        added.append(PublishedPage(key, page.width_mm, page.height_mm, new.fingerprint, alike))
        for other in alike:
            met = known[other.key]
            back = LookAlike(key, other.likeness)
            known[other.key] = dataclasses.replace(met, lookalikes=(*met.lookalikes, back))
    return [*known.values(), *added]


def _require_page(draft: Draft, number: int) -> None:
    if draft.page(number) is None or len(draft.pages) != draft.page_count:
        raise NotFoundError("There is no such page in this draft, or not all pages were read yet.")
