"""The message that says what waits for somebody: kinds and counts, and nothing of any citizen.

In Dutch and then in English, as nobody says here in which language they read their mail.
"""

import json
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from importlib.resources import files

from api.waiting import Waiting
from forms.people.callers import Person

_LANGUAGES = ("nl", "en")


def digest_for(
    person: Person, waiting: Sequence[Waiting], sender: str, workbench_url: str
) -> EmailMessage:
    """The message to a person; kinds that have no words here are left out."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = person.email
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].rstrip(">"))
    # Holiday answers to a message of a machine go to nobody (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    said = [_said(_words(language), person, waiting, workbench_url) for language in _LANGUAGES]
    message["Subject"] = _words(_LANGUAGES[0])["subject"]
    message.set_content("\n\n--\n\n".join(said) + "\n")
    return message


def _said(words: dict[str, str], person: Person, waiting: Sequence[Waiting], url: str) -> str:
    lines = [
        f"- {words[each.kind].format(n=_figure(each))}" for each in waiting if each.kind in words
    ]
    # A name is one line, whoever chose it.
    greeting = words["greeting"].format(name=" ".join(person.name.split()))
    parts = [greeting, words["intro"], "\n".join(lines), words["open"].format(address=url)]
    return "\n\n".join([*parts, words["stop"]])


def _words(language: str) -> dict[str, str]:
    kept = files("api.digest") / "words" / f"{language}.json"
    words: dict[str, str] = json.loads(kept.read_text("utf-8"))
    return words


def _figure(waiting: Waiting) -> str:
    return f"{waiting.count}+" if waiting.is_more else str(waiting.count)
