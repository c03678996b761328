"""A payment code that the reader's bank app can scan (EPC069-12, the European standard).

Only for an account that the sender itself has published, and only where amount and account were
read beyond doubt: a code is paid without looking. Without a reference the sender could not tell
whose money it is, so then there is none either.
"""

import io

import segno

from forms.letter import ActionKind, Fact, FactRole, Letter, Money
from forms.letters.plain import worded
from forms.letters.saying import reference_for
from forms.letters.senders import Senders
from forms.letters.sums.amount_words import ASKED
from forms.letters.sums.amounts import total_to_pay

#: What the standard has room for.
_LONGEST_NAME, _LONGEST_TEXT = 70, 140


def payment_code(letter: Letter, senders: Senders) -> bytes | None:
    """The code as SVG; None where it is not safe to make one."""
    payload = payment_payload(letter, senders)
    if payload is None:
        return None
    drawn = io.BytesIO()
    # Level M, as the standard asks.
    segno.make_qr(payload, error="m", boost_error=False).save(drawn, kind="svg", scale=4)
    return drawn.getvalue()


def payment_payload(letter: Letter, senders: Senders) -> str | None:
    """What the code holds: version 002, UTF-8, no BIC, the reference as text."""
    sender = senders.of(letter)
    owed = total_to_pay(letter.amounts)
    reference = reference_for(letter, ActionKind.PAY)
    if sender is None or owed is None or reference is None:
        return None
    account = _account_to_pay_to(letter, owed, reference)
    if account is None:
        return None
    is_published = str(account.value) in (sender.ibans or frozenset())
    if not (is_published and account.is_certain and owed.is_certain):
        return None
    assert isinstance(owed.value, Money)  # noqa: S101 - amounts have money
    lines = (
        "BCD", "002", "1", "SCT", "", sender.name[:_LONGEST_NAME], str(account.value),
        f"EUR{owed.value.amount:.2f}", "", "", str(reference.value)[:_LONGEST_TEXT],
    )  # fmt: skip
    return "\n".join(lines)


def _account_to_pay_to(letter: Letter, owed: Fact, reference: Fact) -> Fact | None:
    """The only account to pay to; of several the one that stands with what to pay.

    Senders print one they have for all in their letterhead or at the foot too.
    """
    accounts = [each for each in letter.ibans if each.role is not FactRole.RECIPIENT]
    if len(accounts) > 1:
        accounts = [each for each in accounts if _is_asked_there(each, owed, reference)]
    return accounts[0] if len(accounts) == 1 else None


def _is_asked_there(account: Fact, owed: Fact, reference: Fact) -> bool:
    told = account.sentence or ""
    return bool(ASKED.search(worded(told))) or owed.text in told or reference.text in told
