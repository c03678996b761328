"""The pipeline: from the bytes of one picture to everything to say about it.

Works without HTTP. Frames live in memory for one call; nothing read from paper is kept.
"""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Self

from forms.anchors import Reading, check_fields, place_anchors, read_fields
from forms.codes import place_codes, told_by_codes
from forms.errors import DamagedError
from forms.explain import Explainer
from forms.form_shelf import FormShelf
from forms.illustration.illustrate import illustrate
from forms.keys import PageKey, VersionKey
from forms.known_pages import KnownPages
from forms.language.engines.libretranslate import ServiceAddress
from forms.language.engines.opening import open_engines
from forms.language.languages import DUTCH
from forms.language.phrases import bundled_phrases
from forms.language_tags import base_of
from forms.letters.desk import LetterDesk
from forms.letters.pages.papers import Papers, is_pdf, papers_of
from forms.letters.pages.together import Together
from forms.library import open_seeded
from forms.loose_page import LoosePage
from forms.overlay import (
    Caution,
    FrameSize,
    Outcome,
    Overlay,
    Purpose,
    RecognisedPage,
    Sheet,
    Sighting,
    Unfinished,
    WarningCode,
    mesh_of,
)
from forms.page_shelf import shelf_of
from forms.progress import LOOKING, OnProgress, no_listener
from forms.store.catalogue import Catalogue
from forms.store.figure_lines import FigureLines
from forms.store.folder import Place, storage_of
from forms.store.senders import SenderBook
from forms.store.sketches import Sketches
from forms.store.texts.memory import SegmentBook
from forms.template import FormNotes, FormTemplate
from forms.text import Text
from vision.codes import read_codes
from vision.decode import decode
from vision.fields.reader import TextReader
from vision.outcome import Match, Miss
from vision.pages.known.layout_index import LayoutIndex
from vision.picture import Frame
from vision.quality import outside_share
from vision.recognise import Recogniser
from vision.rectify import rectify
from vision.stage_clock import StageClock
from vision.text.figure_reader import FigureReader
from vision.text.tesseract import Tesseract

#: Below this the reader is told that we may be wrong.
_SURE = 0.8
#: A sheet of which more than this share lies outside the frame is a partial page.
_OUTSIDE_SHARE = 0.03
#: Of 0 to 9: half the time of the usual 6 for a tenth more bytes (0.23 s and 2.4 MB, the demo).
_PNG_EFFORT = 3


@dataclass(eq=False)
class Assistant:
    """Looks at pictures for as long as a worker lives. Not safe to share between threads."""

    catalogue: Catalogue
    explainer: Explainer
    reader: TextReader
    recogniser: Recogniser
    desk: LetterDesk
    today: Callable[[], date] = date.today

    def __post_init__(self) -> None:
        self.forms = FormShelf(self.catalogue)
        self.known = KnownPages(self.catalogue, self.recogniser, self.forms)

    @classmethod
    def open(cls, place: Place, service: ServiceAddress | None = None) -> Self:
        """The assistant over everything kept at `place`, seeded where it is empty.

        `service` is a server that may translate what no installed package can.

        Raises:
            StoreError: the folder or its database cannot be used.
        """
        return cls.over(open_seeded(place), place, service)

    @classmethod
    def over(
        cls, catalogue: Catalogue, place: Place, service: ServiceAddress | None = None
    ) -> Self:
        """The assistant that knows the forms of `catalogue`; the rest is as kept in `place`.

        Raises:
            StoreError: the folder or its database cannot be used.
        """
        data_dir = storage_of(place).data_dir
        explainer = Explainer(bundled_phrases(), open_engines(data_dir / "languages", service))
        desk = LetterDesk(
            explainer, SenderBook.open(place).senders, approved=SegmentBook.open(place).approved
        )
        shelf = shelf_of(catalogue, Sketches.open(place), FigureLines.open(place))
        # Small print is read by the network that reads letters.
        figures = FigureReader(desk.reader.network)
        assistant = cls(
            catalogue=catalogue,
            explainer=explainer,
            desk=desk,
            reader=Tesseract(),
            recogniser=Recogniser(LayoutIndex(), shelf, figures=figures),
        )
        assistant.refresh()
        return assistant

    def refresh(self) -> None:
        """Take in what was published, changed or withdrawn since the last picture.

        Raises:
            StoreError: the catalogue cannot be read.
        """
        self.known.refresh(self.today())

    def look(
        self,
        content: bytes,
        language: str,
        purpose: Purpose,
        prior: Sighting | None = None,
        on_progress: OnProgress = no_listener,
    ) -> Overlay:
        """The answer to the picture in `content`, in `language`.

        `prior` is the page seen a moment ago, sought first where it was. To read, `content` may
        also be a PDF; what is no form we know is read as a letter. `on_progress` hears how far it
        is.

        Raises:
            PictureError: the bytes are not a picture we accept.
            DocumentError: the PDF is damaged, locked or active.
            StoreError: the catalogue cannot be read.
        """
        clock = StageClock()
        if purpose is Purpose.READ and is_pdf(content):
            papers = self.desk.flat(papers_of(content))
            clock.lap("decode")
            return self._read(papers, language, clock, on_progress)
        frame = decode(content)
        clock.lap("decode")
        on_progress(LOOKING)
        overlay = self._found(frame, language, prior, clock)
        if purpose is Purpose.READ and overlay.outcome is Outcome.MISS:
            return self._read(Papers(frame), language, clock, on_progress)
        return overlay

    def together(
        self, pages: Sequence[LoosePage], language: str, on_progress: OnProgress = no_listener
    ) -> Together:
        """What pages of one letter say together that were photographed one by one."""
        return self.desk.together(pages, language, StageClock(), on_progress)

    def _read(
        self, papers: Papers, language: str, clock: StageClock, on_progress: OnProgress
    ) -> Overlay:
        answer = self.desk.answer(papers, language, clock, on_progress)
        return dataclasses.replace(answer, timing_ms=clock.summary())

    def _found(
        self, frame: Frame, language: str, prior: Sighting | None, clock: StageClock
    ) -> Overlay:
        self.refresh()
        while True:
            try:
                return self._looked(frame, language, prior, clock)
            except DamagedError as damage:
                self.known.set_aside(damage)

    def _looked(
        self, frame: Frame, language: str, prior: Sighting | None, clock: StageClock
    ) -> Overlay:
        seen = self._recognise(frame, prior)
        size = FrameSize(frame.width_px, frame.height_px)
        if isinstance(seen, Miss):
            clock.lap("recognise")
            return Overlay(
                outcome=Outcome.MISS,
                frame=size,
                language=language,
                miss=self.explainer.miss(seen.reason, language),
                page=None if seen.page is None else Sheet(seen.page.corners, seen.page.confidence),
                timing_ms=clock.summary(),
            )
        clock.take_over(seen.timing_ms)
        return self._answer(frame, seen, language, clock)

    def draw(self, content: bytes, overlay: Overlay) -> bytes:
        """The answer drawn on its picture, as a PNG.

        Raises:
            PictureError: the bytes are not a picture we accept.
        """
        phrases = self.explainer.phrases
        notes = issuer = None
        if overlay.template is not None:
            template = self.forms.template(overlay.template.key.version)
            notes = self._notes(template, overlay.language).get(overlay.language)
            issuer = template.issuer_name
        chosen = phrases.get(overlay.language, phrases[DUTCH])
        frame = self.desk.flat(papers_of(content)).frame
        picture = illustrate(frame, overlay, chosen, notes, issuer)
        drawn = BytesIO()
        picture.save(drawn, "PNG", compress_level=_PNG_EFFORT)
        return drawn.getvalue()

    def prepare(self, overlay: Overlay) -> dict[str, bytes]:
        """Files to do what a letter asks with, by the end of their names; none for a form."""
        return self.desk.prepare(overlay.letter, overlay.language) if overlay.letter else {}

    def _recognise(self, frame: Frame, prior: Sighting | None) -> Match | Miss:
        if prior is not None:
            match = self.recogniser.recognise_near(frame, str(prior.key), prior.page_to_frame)
            if match is not None:
                return match
        return self.recogniser.recognise(frame)

    def _answer(self, frame: Frame, match: Match, language: str, clock: StageClock) -> Overlay:
        blank = self.recogniser.shelf.reference(match.key)
        scan = match.scan or rectify(frame, match.lie, blank.width_mm, blank.height_mm)
        clock.lap("rectify")
        codes = read_codes(frame, scan)
        match = told_by_codes(match, codes, self.recogniser.shelf.reference)
        chosen, current = self._chosen(match)
        template = self.forms.template(chosen.version)
        page = template.page(chosen.page)
        reading = read_fields(
            frame, scan, self.recogniser.shelf.reference(str(chosen)), page.fields, self.reader
        )
        clock.lap("read")
        texts = self.explainer.page(
            template, chosen.page, self._notes(template, language), language
        )
        verdicts = check_fields(page.fields, reading, self.today(), template.country)
        anchors = place_anchors(page.fields, match.lie, texts, reading, verdicts)
        anchors += place_codes(
            codes, match.lie, self.explainer, language, template.language, len(anchors)
        )
        recognised = _recognised_page(chosen, current, match, texts.title)
        warnings = self._warnings(frame, match, recognised, language)
        clock.lap("explain")
        return Overlay(
            outcome=Outcome.RECOGNISED,
            frame=FrameSize(frame.width_px, frame.height_px),
            language=language,
            timing_ms=clock.summary(),
            page=Sheet(match.page.corners, match.page.confidence, page.width_mm, page.height_mm),
            template=recognised,
            page_to_frame=match.page_to_frame,
            mesh=None if match.warp is None else mesh_of(match.warp),
            anchors=anchors,
            warnings=warnings,
            partial=_unfinished(reading, texts.is_complete),
        )

    def _chosen(self, match: Match) -> tuple[PageKey, VersionKey]:
        """Of the pages that share this print the one in force, else the one recognised.

        With it the version in force of its family.
        """
        candidates = sorted(map(PageKey.parse, match.candidates), reverse=True)
        families = {key.version.family for key in candidates}
        in_force = {family: self.forms.in_force(family, self.today()) for family in families}
        for key in candidates:
            # Where no version is in force, each counts as current.
            if key.version in (in_force[key.version.family] or (key.version,)):
                return key, key.version
        recognised = PageKey.parse(match.key)
        return recognised, in_force[recognised.version.family][0]

    def _notes(self, template: FormTemplate, language: str) -> dict[str, FormNotes]:
        found: dict[str, FormNotes] = {}
        for each in {language, base_of(language), template.language}:
            notes = self.forms.notes(template.key, each)
            if notes is not None:
                found[each] = notes
        return found

    def _warnings(
        self, frame: Frame, match: Match, page: RecognisedPage, language: str
    ) -> tuple[Caution, ...]:
        found: list[Caution] = []
        if not page.is_current:
            slots = {"current": page.current_version}
            found.append(self.explainer.caution(WarningCode.OUTDATED_VERSION, language, slots))
        if len(page.candidates) > 1:
            versions = ", ".join(str(key.version) for key in page.candidates)
            slots = {"versions": versions}
            found.append(self.explainer.caution(WarningCode.SAME_PAGE_IN_VERSIONS, language, slots))
        if outside_share(frame, match.page) > _OUTSIDE_SHARE:
            found.append(self.explainer.caution(WarningCode.PARTIAL_PAGE, language))
        if match.confidence < _SURE:
            found.append(self.explainer.caution(WarningCode.LOW_CONFIDENCE, language))
        return tuple(found)


def _recognised_page(
    key: PageKey, current: VersionKey, match: Match, title: Text
) -> RecognisedPage:
    return RecognisedPage(
        key=key,
        title=title,
        confidence=match.confidence,
        is_current=current == key.version,
        current_version=current.version,
        candidates=tuple(PageKey.parse(candidate) for candidate in match.candidates),
    )


def _unfinished(reading: Reading, is_translated: bool) -> tuple[Unfinished, ...]:
    found = []
    if not reading.is_read:
        found.append(Unfinished.OCR)
    if not is_translated:
        found.append(Unfinished.TRANSLATION)
    return tuple(found)
