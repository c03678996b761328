"""Files that help to do what a letter asks: days for a calendar, replies, a payment code.

Made on request from what was understood, handed over, and not kept.
"""

from collections.abc import Iterator
from datetime import datetime

from forms.explain import Explainer
from forms.letter import Letter
from forms.letters.helping.calendar import calendar_file
from forms.letters.helping.paying import payment_code
from forms.letters.helping.reply import drafted_reply
from forms.letters.senders import Senders
from forms.pdf.typed import typed_pdf


def files_for(
    letter: Letter, senders: Senders, explainer: Explainer, language: str, now: datetime
) -> Iterator[tuple[str, bytes]]:
    """Name endings and contents, as ("pay.ics", ...), ("object.pdf", ...), ("payment.svg", ...)."""
    for action in letter.actions:
        calendar = calendar_file(letter, action, explainer, language, now)
        if calendar is not None:
            yield f"{action.kind}.ics", calendar
        reply = drafted_reply(letter, action.kind, now.date())
        if reply is not None:
            yield f"{action.kind}.txt", reply.text.encode()
            yield f"{action.kind}.pdf", typed_pdf(reply.lines)
    code = payment_code(letter, senders)
    if code is not None:
        yield "payment.svg", code
