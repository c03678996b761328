"""A specimen letter on a table, and what the letter desk says of it; for tests of what is seen.

Only reading is left out: the desk is given the very print. Whether a picture is read rightly is
tested elsewhere (tests/forms/letters, tests/journeys).
"""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Self

from playwright.sync_api import Error, Page, Route

from api.media_types import JSON_LINES
from api.wire.loose_page import LoosePageLineSchema, LoosePagesSchema, TogetherSchema
from api.wire.overlay import OverlaySchema
from api.wire.senders import SendersSchema
from forms.explain import Explainer
from forms.language.phrases import bundled_phrases
from forms.letter import Action, ActionKind, Fact, Letter
from forms.letters.desk import LetterDesk
from forms.letters.pages.papers import Papers
from forms.letters.senders import Sender, Senders
from forms.overlay import Outcome, Overlay, WarningCode
from forms.pdf.typed import typed_pdf
from scripts.typeset_letters import SPECIMENS
from tests.benchmarks.compose import Composed, compose
from tests.client.scenes import CALM
from tests.letters.maker import picture
from tests.letters.regrouping import grouped
from vision.decode import decode
from vision.picture import Frame
from vision.picture import Page as Found
from vision.stage_clock import StageClock
from vision.text.printed import SheetText
from vision.text.read_sheet import ReadSheet
from vision.text.sheet_progress import OnSheetProgress

SIZE = (1080, 1440)
_PX_PER_MM = 6.0
_A4_MM = (210.0, 297.0)

#: What the specimen says.
SPECIMEN = SPECIMENS / "herinnering-belasting"
SENDER, SENT, BEFORE = "Gemeente Voorbeeldstad", date(2026, 6, 22), date(2026, 7, 6)
TO_PAY, IBAN, REFERENCE = "268,50", "NL71 WBNK 0123 4567 00", "7000 6120 4481 9026"
WEBSITE = "www.voorbeeldstad.example"
#: What the sender of the specimen publishes.
PUBLISHED = Senders((Sender(SENDER, ibans=frozenset({IBAN.replace(" ", "")})),))
#: A name and an address that nobody needs but the reader.
PERSONAL = ("El Voorbeeld", "Prinsengracht")
#: Twelve days before the last day.
A_DAY_IN_TIME = date(2026, 6, 24)


@cache
def _explainer() -> Explainer:
    """Says our own sentences in every language they are written in."""
    return Explainer(bundled_phrases())


@cache
def printed() -> SheetText:
    """All print of the letter."""
    return grouped((SPECIMEN / "letter.pdf").read_bytes())[0]


@cache
def photographed() -> Composed:
    """The letter on a table."""
    pdf = (SPECIMEN / "letter.pdf").read_bytes()
    return compose(picture(pdf, _PX_PER_MM), *_A4_MM, CALM, 1, size=SIZE)


@dataclass(frozen=True)
class _SureReader:
    """Reads what is printed on the sheet, as it is."""

    text: SheetText
    photo: Composed

    def read(
        self, _frame: Frame, _page: Found | None, _told: OnSheetProgress, _until: float
    ) -> ReadSheet:
        photo = self.photo
        assert photo.page_to_frame is not None and photo.stance is not None
        corners = photo.page_to_frame.quad(photo.stance.outline)
        return ReadSheet(self.text, Found(corners, 0.98), photo.page_to_frame, True, False)

    def read_beside(self, _frame: Frame, _known: ReadSheet, _until: float) -> None:
        """Nothing lies beside it."""


@cache
def _desk() -> LetterDesk:
    reader = _SureReader(printed(), photographed())
    return LetterDesk(
        _explainer(),
        reader=reader,  # type: ignore[arg-type]
        today=lambda: A_DAY_IN_TIME,
    )


@dataclass(frozen=True, eq=False)
class Sheet:
    """A page of lines, on a table, and what the desk says of it alone."""

    photo: Composed
    overlay: Overlay

    @classmethod
    def of(cls, typed: Sequence[str], language: str = "nl") -> Self:
        """A page of such lines."""
        return cls(*_answered(tuple(typed), language))


@cache
def _answered(typed: tuple[str, ...], language: str) -> tuple[Composed, Overlay]:
    # Several tests show the same page, which takes most of a second to photograph.
    pdf = typed_pdf(typed)
    photo = compose(picture(pdf, _PX_PER_MM), *_A4_MM, CALM, 1, size=SIZE)
    reader = _SureReader(grouped(pdf)[0], photo)
    desk = replace(_desk(), reader=reader)  # type: ignore[arg-type]
    return photo, desk.answer(Papers(decode(photo.jpeg)), language, StageClock())


@cache
def answer(language: str) -> Overlay:
    """What the desk says of the letter."""
    return _desk().answer(Papers(decode(photographed().jpeg)), language, StageClock())


@dataclass
class Reader:
    """Answers what the page sends to be read; `change` alters the answer, `fail` comes before."""

    change: Callable[[Overlay], Overlay] = lambda overlay: overlay
    fail: list[Callable[[Route], None]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    def __call__(self, route: Route) -> None:
        """Answer one request."""
        self.sent.append(route.request.post_data_buffer or b"")
        language = route.request.url.partition("language=")[2][:2]
        self.languages.append(language)
        if self.fail:
            self.fail.pop(0)(route)
            return
        overlay = self.change(answer(language))
        # A person may have given up on the answer.
        with suppress(Error):
            route.fulfill(body=lines(overlay), content_type=JSON_LINES)


@dataclass
class Joiner:
    """Has the desk understand what the page sends to be put together; `fail` comes before."""

    fail: list[Callable[[Route], None]] = field(default_factory=list)
    sent: list[LoosePagesSchema] = field(default_factory=list)

    def __call__(self, route: Route) -> None:
        """Answer one request."""
        self.sent.append(LoosePagesSchema.model_validate_json(route.request.post_data or ""))
        if self.fail:
            self.fail.pop(0)(route)
            return
        language = route.request.url.partition("language=")[2][:2]
        pages = [page.page() for page in self.sent[-1].pages]
        together = _desk().together(pages, language, StageClock())
        with suppress(Error):
            route.fulfill(
                body=TogetherSchema.of(together).model_dump_json(), content_type="application/json"
            )


def one_by_one(*sheets: Sheet) -> Reader:
    """Answers the first picture as the first sheet, the next as the next, and so on."""
    waiting = [sheet.overlay for sheet in sheets]
    return Reader(change=lambda _overlay: waiting.pop(0))


def reads(page: Page, reader: Reader | None = None, joiner: Joiner | None = None) -> Reader:
    """Lets the page have its pictures read, on a day twelve days before the last one."""
    reader = reader or Reader()
    page.clock.set_fixed_time(datetime.combine(A_DAY_IN_TIME, time(9)))
    page.route("**/v1/frames?*purpose=read*", reader)
    page.route("**/v1/letters?*", joiner or Joiner())
    return reader


def read(
    page: Page, photo: Path, reader: Reader | None = None, joiner: Joiner | None = None
) -> Reader:
    """Chooses the photo of a letter and waits for the card."""
    reader = reads(page, reader, joiner)
    page.click("#open-letter")
    page.set_input_files("#letter-files", str(photo))
    page.wait_for_selector("#letter-kind")
    return reader


def publishes(page: Page, senders: Senders) -> None:
    """As where an operator imported these senders; the card itself is the desk's."""
    told = SendersSchema.of(senders).line()
    page.route("**/v1/senders", lambda route: route.fulfill(json=json.loads(told)))


def lines(overlay: Overlay) -> str:
    """The answer as it comes line by line, after what was read on the page of a letter."""
    loose = overlay.loose if overlay.outcome is Outcome.LETTER else None
    before = "" if loose is None else LoosePageLineSchema.of(loose).model_dump_json() + "\n"
    return before + wire(overlay) + "\n"


def wire(overlay: Overlay) -> str:
    """The answer as it goes over the wire."""
    return json.dumps(OverlaySchema.of(overlay).model_dump(mode="json", by_alias=True))


def letter_of(overlay: Overlay) -> Letter:
    """The card in an answer."""
    assert overlay.letter is not None
    return overlay.letter


def objected(overlay: Overlay) -> Overlay:
    """The same answer of a letter that one may object to, with an address for mail."""
    letter = letter_of(overlay)
    said = _explainer().sentence(
        lambda phrases: phrases.letters.actions[ActionKind.OBJECT][0][-1], overlay.language
    )
    mail = Fact(f"info@{WEBSITE[4:]}", f"info@{WEBSITE[4:]}", None, None, True)
    actions = (*letter.actions, Action(ActionKind.OBJECT, said, None, ()))
    return replace(overlay, letter=replace(letter, actions=actions, emails=(mail,)))


def doubtful(overlay: Overlay) -> Overlay:
    """The same answer by a reader that is not sure of day and amount."""
    letter = letter_of(overlay)
    unsure = replace(
        letter,
        deadlines=tuple(replace(fact, is_certain=False) for fact in letter.deadlines),
        amounts=tuple(replace(fact, is_certain=False) for fact in letter.amounts),
    )
    return replace(overlay, letter=unsure)


def warned(overlay: Overlay) -> Overlay:
    """The same answer about an account, a phone and a website that the sender does not publish."""
    codes = (WarningCode.UNKNOWN_IBAN, WarningCode.UNKNOWN_PHONE, WarningCode.UNKNOWN_HOST)
    return replace(
        objected(overlay),
        warnings=tuple(_explainer().caution(code, overlay.language) for code in codes),
    )
