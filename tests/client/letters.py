"""A made letter on a table, and the answer that its truth makes; for tests of what a person sees.

Whether the service itself reads letters is tested elsewhere (tests/journeys, tests/forms/letters).
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from playwright.sync_api import Error, Page, Route

from api.wire.overlay import OverlaySchema
from forms.letters.letter import Action, ActionKind, Fact, FactRole, Letter, LetterKind
from forms.overlay import (
    Anchor,
    AnchorKind,
    Caution,
    FrameSize,
    Outcome,
    Overlay,
    Sheet,
    WarningCode,
)
from forms.text import Provenance, Text
from tests.benchmarks.compose import Composed, compose
from tests.client.scenes import CALM
from tests.letters.maker import make_letter, picture
from tests.letters.truth import FactKind, MadeLetter, TrueFact
from vision.printed import PrintedLine

SIZE = (1080, 1440)
_PX_PER_MM = 6.0
_A4_MM = (210.0, 297.0)

#: What the made letter of these tests says; its date is 6 May 2024.
REMINDER, SEED = LetterKind.REMINDER, 3
TO_PAY, IBAN, BEFORE = "486,68", "NL55 VBNK 0330 0330 03", date(2024, 6, 29)
SENDER, REFERENCE = "Waterschap Drie Dijken", "3835110868687279"
#: Twelve days before the last day.
A_DAY_IN_TIME = date(2024, 6, 17)

_PAY = {
    "nl": "Betaal € 486,68 vóór 30 juni 2024.",
    "en": "Pay € 486.68 before 30 June 2024.",
    "ar": "ادفع 486.68 يورو قبل 30 يونيو 2024.",
}
_OBJECT = {
    "nl": "Bent u het er niet mee eens? U mag bezwaar maken.",
    "en": "Do you disagree? You may object.",
    "ar": "هل تعترض؟ يحق لك تقديم اعتراض.",
}
_LINES = {
    "Wij hebben uw betaling": {
        "en": "We have not received your payment of € 486.68 yet.",
        "ar": "لم نستلم بعد دفعتك البالغة 486.68 يورو.",
    },
    "Wij vragen u": {
        "en": "We ask you to pay € 486.68 by 29 June 2024 at the latest.",
        "ar": "نطلب منك دفع 486.68 يورو في موعد أقصاه 29 يونيو 2024.",
    },
    "Hebt u al betaald": {
        "en": "Have you paid already? Then you need not do anything.",
        "ar": "هل دفعت بالفعل؟ إذن لا يلزمك فعل أي شيء.",
    },
}
_TERM = {
    "nl": "Een nummer waaraan de organisatie ziet dat u hebt betaald.",
    "en": "A number by which the organisation sees that you have paid.",
    "ar": "رقم تعرف به الجهة أنك دفعت.",
}
_UNKNOWN = {
    "nl": "Deze rekening staat niet bij de rekeningen die deze afzender bekendmaakt.",
    "en": "This account is not among those that this sender publishes.",
    "ar": "هذا الحساب ليس من الحسابات التي ينشرها هذا المرسل.",
}


@cache
def made() -> MadeLetter:
    """The letter of these tests."""
    return make_letter(SEED, REMINDER)


@cache
def photographed() -> Composed:
    """The letter on a table."""
    return compose(picture(made().pdf, _PX_PER_MM), *_A4_MM, CALM, 1, size=SIZE)


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
            route.fulfill(body=wire(overlay), content_type="application/json")


def reads(page: Page, reader: Reader | None = None) -> Reader:
    """Lets the page have its pictures read, on a day twelve days before the last one."""
    reader = reader or Reader()
    page.clock.set_fixed_time(datetime.combine(A_DAY_IN_TIME, time(9)))
    page.route("**/v1/frames?*purpose=read*", reader)
    return reader


def read(page: Page, photo: Path, reader: Reader | None = None) -> Reader:
    """Chooses the photo of a letter and waits for the card."""
    reader = reads(page, reader)
    page.click("#open-letter")
    page.set_input_files("#letter-files", str(photo))
    page.wait_for_selector("#letter-kind")
    return reader


def wire(overlay: Overlay) -> str:
    """The answer as it goes over the wire."""
    return json.dumps(OverlaySchema.of(overlay).model_dump(mode="json", by_alias=True))


def answer(language: str) -> Overlay:
    """All that is true of the letter, said in `language` as far as these tests have it."""
    photo = photographed()
    assert photo.page_to_frame is not None and photo.stance is not None
    to_frame = photo.page_to_frame
    anchors = tuple(
        _anchor(number, line, language, to_frame.quad(line.area))
        for number, line in enumerate(made().sheets[0].lines(), 1)
    )
    return Overlay(
        outcome=Outcome.LETTER,
        frame=FrameSize(*SIZE),
        language=language,
        timing_ms={"total": 1.0},
        page=Sheet(to_frame.quad(photo.stance.outline), 0.98, *_A4_MM),
        page_to_frame=to_frame,
        anchors=anchors,
        letter=card(language),
    )


def card(language: str) -> Letter:
    """The card of the letter; nothing in it is doubtful."""
    truth = made().truth

    def facts(kind: FactKind) -> tuple[Fact, ...]:
        return tuple(map(_fact, truth.of(kind)))

    deadlines, amounts = facts(FactKind.DEADLINE), facts(FactKind.AMOUNT)
    pay = Action(
        ActionKind.PAY, _text(_PAY, language, Provenance.PHRASE), BEFORE, (*amounts, *deadlines)
    )
    objecting = Action(ActionKind.OBJECT, _text(_OBJECT, language, Provenance.PHRASE), None, ())
    return Letter(
        kind=truth.kind,
        sender=facts(FactKind.SENDER)[0],
        subject=facts(FactKind.SUBJECT)[0],
        date=facts(FactKind.DATE)[0],
        deadlines=deadlines,
        amounts=amounts,
        ibans=facts(FactKind.IBAN),
        references=facts(FactKind.REFERENCE),
        phones=facts(FactKind.PHONE),
        emails=facts(FactKind.EMAIL),
        urls=facts(FactKind.URL),
        actions=(pay, objecting),
    )


def doubtful(overlay: Overlay) -> Overlay:
    """The same answer by a reader that is not sure of day and amount."""
    letter = overlay.letter
    assert letter is not None
    unsure = replace(
        letter,
        deadlines=tuple(replace(fact, is_certain=False) for fact in letter.deadlines),
        amounts=tuple(replace(fact, is_certain=False) for fact in letter.amounts),
    )
    return replace(overlay, letter=unsure)


def warned(overlay: Overlay) -> Overlay:
    """The same answer about an account, a phone and a website that the sender does not publish."""
    said = Text(_UNKNOWN[overlay.language], overlay.language, Provenance.DRAFT)
    codes = (WarningCode.UNKNOWN_IBAN, WarningCode.UNKNOWN_PHONE, WarningCode.UNKNOWN_HOST)
    return replace(overlay, warnings=tuple(Caution(code, said) for code in codes))


def _anchor(number: int, line: PrintedLine, language: str, polygon: object) -> Anchor:
    said = next(
        (by_language for start, by_language in _LINES.items() if line.text.startswith(start)), {}
    )
    has_term = line.text.startswith("het betalingskenmerk")
    return Anchor(
        id=f"line-{number}",
        kind=AnchorKind.TEXT,
        polygon=polygon,  # type: ignore[arg-type]
        area=line.area,
        field_type=None,
        semantic=None,
        required=None,
        order=number,
        label=Text(line.text, "nl", Provenance.SOURCE),
        translation=Text(said[language], language, Provenance.PHRASE, "sentence 12")
        if language in said
        else None,
        explanation=_text(_TERM, language, Provenance.DICTIONARY) if has_term else None,
    )


def _text(by_language: dict[str, str], language: str, provenance: Provenance) -> Text:
    return Text(by_language[language], language, provenance)


def _fact(true: TrueFact) -> Fact:
    place = true.places[0]
    role = true.role if isinstance(true.role, FactRole) else None
    return Fact(true.value, place.text, place.areas[0], place.sentence, True, role)
