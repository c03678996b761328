import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import tbx as toolkit

from forms.errors import ExchangeError
from forms.exchange.concept import Concept, Named, concepts_of, differences
from forms.exchange.entry import Property
from forms.exchange.tbx import read_tbx, write_tbx
from forms.language.glossary import bundled_glossary
from tests.forms.exchange.texts import XML_TEXT

OURS = concepts_of(bundled_glossary())


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    one = draw(XML_TEXT)
    named = st.builds(
        Named, st.lists(XML_TEXT, min_size=1, max_size=2).map(tuple), st.none() | XML_TEXT
    )
    return Concept(
        id=draw(st.sampled_from(["", one])),
        by_language=draw(
            st.dictionaries(st.sampled_from(["nl", "ar", "pt-BR"]), named, min_size=1)
        ),
        subject=draw(st.none() | XML_TEXT),
        remarks=draw(st.sampled_from([(), (one,)])),
        extra=draw(st.sampled_from([(), (Property("x-bron", one),)])),
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(concepts(), min_size=1, max_size=2))
def test_what_is_written_is_read_back_to_the_letter(written: list[Concept]) -> None:
    read = read_tbx(write_tbx(written))
    assert list(read.concepts) == written
    assert read.remainders == ()


def test_our_whole_glossary_goes_out_and_comes_back() -> None:
    read = read_tbx(write_tbx(OURS))
    assert read.concepts == OURS
    assert differences(OURS, read.concepts) == ()
    assert len(OURS) > 200


def test_what_the_toolkit_wrote_is_read_and_it_reads_what_we_wrote() -> None:
    file = toolkit.tbxfile(sourcelanguage="nl", targetlanguage="en")
    for dutch, english in (("aanslag", "assessment"), ("toeslag", "allowance & more")):
        unit = file.addsourceunit(dutch)
        unit.settarget(english, "en")
    read = read_tbx(bytes(file)).concepts
    assert [concept.by_language["nl"].names for concept in read] == [("aanslag",), ("toeslag",)]
    assert read[1].by_language["en"].names == ("allowance & more",)


@pytest.mark.parametrize(
    "file",
    [
        """<martif type="TBX"><text><body><termEntry id="c1">
           <descrip type="subjectField">belasting</descrip><langSet xml:lang="nl">
           <descripGrp><descrip type="definition">Wat u moet betalen.</descrip></descripGrp>
           <ntig><termGrp><term>heffing</term></termGrp></ntig>
           <tig><term>aanslag</term><termNote type="administrativeStatus"
           >preferredTerm-admn-sts</termNote></tig></langSet></termEntry></body></text></martif>""",
        """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca"><text><body>
           <conceptEntry id="c1"><descrip type="subjectField">belasting</descrip>
           <langSec xml:lang="nl"><descrip type="definition">Wat u moet betalen.</descrip>
           <termSec><term>heffing</term></termSec><termSec><term>aanslag</term><termNote
           type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
           </conceptEntry></body></text></tbx>""",
    ],
)
def test_both_versions_say_the_same(file: str) -> None:
    named = Named(("aanslag", "heffing"), "Wat u moet betalen.")
    assert read_tbx(file.encode()).concepts == (Concept("c1", {"nl": named}, "belasting"),)


def test_what_is_no_glossary_or_has_an_empty_term_is_refused() -> None:
    with pytest.raises(ExchangeError):
        read_tbx(b"<tmx/>")
    with pytest.raises(ExchangeError, match="c1"):
        read_tbx(
            b'<martif><text><body><termEntry id="c1"><langSet xml:lang="nl"><tig><term/></tig>'
            b"</langSet></termEntry></body></text></martif>"
        )


def test_what_another_glossary_says_otherwise_is_told() -> None:
    first = OURS[0]
    other = Concept("x", {"nl": first.by_language["nl"], "en": Named(("something else",))})
    new = Concept("heel-nieuw", {"nl": Named(("heel nieuw woord",))})
    said = differences(OURS, (other, new))
    assert said[0].startswith(f"{first.id} (en): ours ")
    assert said[1] == "heel-nieuw: not in ours"
