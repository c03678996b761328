from hypothesis import given
from hypothesis import strategies as st

from api.wire.loose_page import LoosePageSchema
from forms.loose_page import LoosePage
from vision.codes import Code, CodeKind
from vision.geometry import PageMm, Quad
from vision.text.printed import Block, BlockKind, PrintedLine, PrintedWord, SheetText

#: Places to the micrometre, as on the wire.
_MM = st.integers(-5_000, 400_000).map(lambda micrometres: micrometres / 1000)
_WORDS = st.builds(
    PrintedWord, st.text(min_size=1, max_size=40), st.floats(0, 1), _MM, _MM, _MM, _MM
)
_LINES = st.lists(_WORDS, min_size=1, max_size=4).map(lambda words: PrintedLine(tuple(words)))
_BLOCKS = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.lists(_LINES, min_size=1, max_size=3).map(tuple),
)
_TEXTS = st.builds(
    SheetText,
    st.sampled_from([148.0, 210.0]),
    st.sampled_from([210.0, 297.0]),
    st.lists(_BLOCKS, max_size=3).map(tuple),
)


@given(_TEXTS, st.booleans(), st.booleans())
def test_a_page_comes_back_as_it_went_out(
    text: SheetText, is_complete: bool, is_cut_off: bool
) -> None:
    code = Code(CodeKind.QR, "QR Code", None, Quad[PageMm].box(1, 2, 3, 4))
    sent = LoosePageSchema.of(LoosePage(text, (code,), is_complete, is_cut_off))
    back = LoosePageSchema.model_validate_json(sent.model_dump_json()).page()
    assert back.text == text
    assert (back.is_complete, back.is_cut_off) == (is_complete, is_cut_off)
    (other,) = back.codes
    assert (other.kind, other.format, other.text) == (code.kind, code.format, code.text)
    assert (other.area.xy == code.area.xy).all()
