"""Entries for tests: by hand, and any that Hypothesis thinks of."""

from hypothesis import strategies as st

from forms.exchange.entry import Entry, Property, fingerprint
from forms.reviews.states import State
from forms.text import Provenance

#: What goes wrong first: isolates, what runs from right to left, ends of lines of all kinds,
#: blanks at the ends, what formats use themselves.
HARD = [
    "\u2066NL91 ABNA 0417 1640 00\u2069 هو رقم الحساب",
    "  twee spaties ervoor, tab erachter\t",
    "een\ntwee\r\ndrie\rvier\n",
    "<b>&amp; ]]> \"aan\" 'halen'",
    "=SOM(A1:A9)", "'=al met een apostrof", "-5 graden", "@iemand", "'s avonds",
    "ë ï ö € ﬁ e\u0301 \u00a0 \u200b \u2028 \u2029 \x85 😀",
    "\\n geen regeleinde \\", '#, "msgid"', "\n", " ", "_",
]  # fmt: skip

_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
# XML 1.0 holds no other control characters, and two that are none.
_XML_CHARACTERS = st.characters(
    exclude_categories=["Cs"],
    exclude_characters=[*map(chr, set(range(32)) - {9, 10, 13}), "\ufffe", "\uffff"],
)
#: Everything but what no file can hold; and what XML holds.
ANY_TEXT = st.sampled_from(HARD) | st.text(_CHARACTERS, min_size=1, max_size=12)
XML_TEXT = st.sampled_from(HARD) | st.text(_XML_CHARACTERS, min_size=1, max_size=12)


@st.composite
def entries(
    draw: st.DrawFn, texts: st.SearchStrategy[str], about: st.SearchStrategy[str] | None = None
) -> Entry:
    """Any entry in Dutch and Arabic of those texts; `about` are the texts about them."""
    about = texts if about is None else about
    target = draw(st.none() | texts)
    # One text for several members: what counts is that each can hold any.
    one, other = draw(about), draw(about)
    chosen = draw(st.sets(st.sampled_from(["detail", "version", "where", "by"])))
    return Entry(
        path=draw(st.sampled_from(["", one])),
        source=draw(texts),
        source_language="nl",
        target_language="ar",
        target=target,
        state=None if target is None else draw(st.sampled_from([None, *State])),
        provenance=draw(st.sampled_from([None, *Provenance])),
        at=draw(st.sampled_from([None, "2026-11-26T08:00:00Z"])),
        base=draw(st.sampled_from([None, "", fingerprint("x")])),
        remarks=draw(st.sampled_from([(), (one,), (one, other)])),
        extra=draw(st.sampled_from([(), (Property(one, other),)])),
        **dict.fromkeys(chosen, other),
    )


WHOLE = Entry(
    path="fields/1/name/label",
    source="Achternaam",
    source_language="nl",
    target_language="ar",
    target="\u2066A\u2069 اسم العائلة",
    state=State.APPROVED,
    provenance=Provenance.MEMORY,
    detail="97 %, owner",
    version="gemeente-voorbeeldstad/verhuizing/2026-1",
    where="page 1, 20 to 95 mm from the left",
    by="person:7",
    at="2026-11-26T08:00:00Z",
    base=fingerprint("اسم"),
    remarks=("Zoals in het paspoort.", "Kort houden:\nhet vak is smal."),
    extra=(Property("x-project", "proef"),),
)
