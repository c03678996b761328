"""PO, the format of GNU gettext: the path is the context of a message.

Read and written here: the libraries for it cut strings at characters that other systems take for
ends of lines (U+2028), merge what stands there twice, or open a file when its content looks like
a name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from forms.errors import ExchangeError
from forms.exchange.entry import Contents, Entry, Remainder, place_of
from forms.exchange.gathering import Gathered, properties_of
from forms.exchange.opening import require_few, text_of
from forms.reviews.states import State

_STRING = r'"((?:[^"\\]|\\.)*)"'
_KEYWORD = re.compile(rf"(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])\s*{_STRING}\s*")
_CONTINUED = re.compile(rf"{_STRING}\s*")
_OWN_COMMENT = re.compile(rf"leeswijzer: {_STRING} {_STRING}")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
#: States that a translator has to look at again: gettext calls these fuzzy.
_FUZZY_STATES = (State.DRAFT, State.REJECTED, State.STALE)
_FUZZY = "fuzzy"
_COMMENT, _REFERENCES, _FLAGS = "po-comment", "po-references", "po-flags"
_REMARK = "remark"
#: What follows the # of a comment by a program; a person's has nothing there.
_KINDS = (".", ":", ",")
_LANGUAGE = re.compile(r"^Language:\s*(\S+)\s*$", re.MULTILINE)
_SOURCE = re.compile(r"^X-Source-Language:\s*(\S+)\s*$", re.MULTILINE)


@dataclass
class _Message:
    """A message as it stands in the file."""

    line: int
    strings: dict[str, list[str]] = field(default_factory=dict)
    comments: list[tuple[str, str]] = field(default_factory=list)

    def begin(self, keyword: str, text: str, line: int) -> None:
        """Note the first string of a keyword."""
        if keyword in self.strings:
            raise ExchangeError(f"Line {line}: {keyword} stands there twice.")
        self.line = self.line if self.strings else line
        self.strings[keyword] = [text]

    def said(self, keyword: str) -> str:
        """The text of a keyword, "" where there is none."""
        return "".join(self.strings.get(keyword, ()))


def read_po(
    content: bytes, source_language: str = "nl", target_language: str | None = None
) -> Contents:
    """The texts of a PO file; languages it does not name are the given ones.

    Raises:
        ExchangeError: a line is not PO, or no language is known.
    """
    entries: list[Entry] = []
    remainders: list[Remainder] = []
    target = target_language
    for message in _messages(text_of(content), remainders):
        if "msgctxt" not in message.strings and not message.said("msgid"):
            header = message.said("msgstr")
            target = _among(_LANGUAGE, header, target)
            source_language = _among(_SOURCE, header, source_language) or source_language
            continue
        if not message.strings:
            continue
        if not target:
            raise ExchangeError("This PO file does not say which language it is in.")
        gathered = Gathered(place_of(message.line, message.said("msgctxt")))
        entry = _entry(message, gathered, source_language, target.replace("_", "-"))
        remainders += gathered.remainders
        if entry is not None:
            entries.append(entry)
        require_few(len(entries))
    return Contents(tuple(entries), tuple(remainders))


def write_po(entries: Iterable[Entry]) -> bytes:
    """A PO file. All entries are in one pair of languages.

    Raises:
        ExchangeError: they are not.
    """
    kept = list(entries)
    pairs = {(each.source_language, each.target_language) for each in kept}
    if len(pairs) != 1:
        raise ExchangeError(
            "PO holds one language in a file. Export each language by itself.",
            "unwritable-exchange",
        )
    source, target = pairs.pop()
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    header = (
        f"Project-Id-Version: Leeswijzer\nPO-Revision-Date: {made}\nLanguage: {target}\n"
        f"X-Source-Language: {source}\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    )
    messages = [_lines("msgid", "") + _lines("msgstr", header)]
    messages += [list(_message_lines(entry)) for entry in kept]
    return ("\n\n".join("\n".join(each) for each in messages) + "\n").encode()


def _among(pattern: re.Pattern[str], header: str, usual: str | None) -> str | None:
    found = pattern.search(header)
    return found.group(1) if found else usual


def _messages(text: str, remainders: list[Remainder]) -> Iterator[_Message]:
    message, keyword = _Message(1), ""
    for number, line in enumerate(re.split(r"\r\n|\n", text), 1):
        bare = line.strip(" \t")
        found = _KEYWORD.fullmatch(bare)
        begins = found and found.group(1) in ("msgctxt", "msgid") and "msgid" in message.strings
        if (begins or bare.startswith("#")) and message.strings:
            yield message
            message = _Message(number)
        if bare.startswith(("#~", "#|")):
            remainders.append(Remainder(f"line {number}", "an obsolete or previous text"))
        elif bare.startswith("#"):
            kind = bare[1:2] if bare[1:2] in _KINDS else ""
            message.comments.append((kind, bare[1 + len(kind) :].removeprefix(" ")))
        elif found:
            keyword = found.group(1)
            message.begin(keyword, _unescaped(found.group(2), number), number)
        elif bare:
            continued = _CONTINUED.fullmatch(bare)
            if continued is None or not message.strings:
                raise ExchangeError(f"Line {number} is not a line of a PO file.")
            message.strings[keyword].append(_unescaped(continued.group(1), number))
    if message.strings:
        yield message


def _entry(message: _Message, gathered: Gathered, source: str, target: str) -> Entry | None:
    if "msgid_plural" in message.strings:
        gathered.leave_out("a plural form")
        return None
    if "msgid" not in message.strings or "msgstr" not in message.strings:
        raise ExchangeError(f"{gathered.place}: msgid or msgstr is missing.")
    is_fuzzy = _gather(message, gathered)
    translated = message.said("msgstr") or None
    if translated is None:
        gathered.members.pop("state", None)
    else:
        said = gathered.members.get("state", State.PROPOSED.value)
        if said not in tuple(State):
            raise ExchangeError(f"{gathered.place}: its state is none we know.")
        state = State(said)
        # Who takes the fuzzy mark off, or puts it on, says something about the text.
        if is_fuzzy != (state in _FUZZY_STATES):
            state = State.DRAFT if is_fuzzy else State.PROPOSED
        is_told = "state" in gathered.members or is_fuzzy
        if is_told:
            gathered.members["state"] = state.value
    path, line = message.said("msgctxt"), message.line
    return gathered.complete(
        Entry(path, message.said("msgid"), source, target, translated, line=line)
    )


def _gather(message: _Message, gathered: Gathered) -> bool:
    """Gather the comments; gives whether the message is marked fuzzy."""
    kept: dict[str, list[str]] = {_COMMENT: [], _REFERENCES: [], _FLAGS: []}
    for kind, comment in message.comments:
        own = _OWN_COMMENT.fullmatch(comment) if kind == "." else None
        if own:
            name, value = (_unescaped(each, message.line) for each in own.groups())
            if name == _REMARK:
                gathered.remarks.append(value)
            else:
                gathered.keep(name, value)
        elif kind == "":
            gathered.remarks += [comment] if comment else []
        elif kind == ",":
            kept[_FLAGS] += [flag.strip() for flag in comment.split(",") if flag.strip()]
        else:
            kept[_COMMENT if kind == "." else _REFERENCES].append(comment)
    is_fuzzy = _FUZZY in kept[_FLAGS]
    kept[_FLAGS] = [flag for flag in kept[_FLAGS] if flag != _FUZZY]
    for name, comments in kept.items():
        if comments and comments != [gathered.members.get("version")]:
            gathered.keep(name, "\n".join(comments))
    return is_fuzzy


def _message_lines(entry: Entry) -> Iterator[str]:
    is_plain = all(re.fullmatch(r"[^\s\\#.:,|~](?:[^\x00-\x1f\x85\u2028\u2029]*\S)?", each)
                   for each in entry.remarks)  # fmt: skip
    for remark in entry.remarks:
        yield f"# {remark}" if is_plain else f"#. {_own(_REMARK, remark)}"
    properties = properties_of(entry)
    for name, value in properties.items():
        yield f"#. {_own(name, value)}"
    if entry.version is not None and re.fullmatch(r"[!-~]+", entry.version):
        yield f"#: {entry.version}"
    if entry.state in _FUZZY_STATES:
        yield f"#, {_FUZZY}"
    yield from _lines("msgctxt", entry.path)
    yield from _lines("msgid", entry.source)
    yield from _lines("msgstr", entry.target or "")


def _own(name: str, value: str) -> str:
    return f'leeswijzer: "{_escaped(name)}" "{_escaped(value)}"'


def _lines(keyword: str, text: str) -> list[str]:
    parts = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(parts) < 2:
        return [f'{keyword} "{_escaped(text)}"']
    return [f'{keyword} ""', *(f'"{_escaped(part)}"' for part in parts)]


def _escaped(text: str) -> str:
    return "".join(_WRITTEN.get(each) or _octal(each) for each in text)


def _octal(letter: str) -> str:
    # Controls, and what other programs take for the end of a line.
    return f"\\{ord(letter):03o}" if letter < " " or letter == "\x7f" else letter


def _unescaped(text: str, line: int) -> str:
    def character(found: re.Match[str]) -> str:
        octal, hexadecimal, letter = found.groups()
        if letter is None:
            return chr(int(octal, 8) if octal else int(hexadecimal, 16))
        if letter not in _NAMED and letter not in '\\"':
            raise ExchangeError(f"Line {line} has an escape that PO does not know.")
        return _NAMED.get(letter, letter)

    return _ESCAPE.sub(character, text)
