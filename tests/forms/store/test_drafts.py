import threading
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from forms.document_warning import DocumentWarning, DocumentWarningCode
from forms.drafting.draft import DraftState, NewDraft
from forms.drafting.inheriting import facts_of
from forms.drafting.operations import MoveFields, WriteField
from forms.errors import ConflictError, EditError, NotFoundError, OverlapError
from forms.publication.versions import content_of_version, notes_of_draft, template_of_draft
from forms.store import schema
from forms.store.engine import connect, database_url, writing
from forms.template_json import write_template
from tests.forms.drafting.builders import (
    KEY,
    OWNER,
    PAPER,
    SECOND,
    begun,
    book_in,
    library_pdf,
    read_into,
    two_fields,
)


@pytest.fixture
def book(place):
    with book_in(place) as opened:
        yield opened


def doing(operation):
    return lambda content, _draft: operation.apply(content, PAPER)


def moving(by_mm=(1, 0), ids=("naam",)):
    return doing(MoveFields(1, ids, by_mm))


def left_of_name(book, draft_id):
    return book.content(draft_id).values["fields/1/naam"]["areaMm"][0]


def test_pages_come_one_by_one_and_the_file_is_then_let_go(book):
    draft_id = begun(book)
    assert (book.unread(), book.source(draft_id)) == ([draft_id], b"file")
    read_into(book, draft_id, library_pdf())
    draft = book.draft(draft_id)
    assert draft.state is DraftState.EDITING
    assert [page.number for page in draft.pages] == list(range(1, draft.page_count + 1))
    assert (book.unread(), book.source(draft_id)) == ([], None)
    assert len(list(book.content(draft_id).fields())) > 10
    assert book.image(draft.pages[0].image_sha256).startswith(b"\x89PNG")
    assert draft.pages[0].across
    assert draft.pages[0].printed


def test_a_page_that_comes_twice_is_kept_once(book):
    draft_id = begun(book)
    read_into(book, draft_id, library_pdf())
    before = book.draft(draft_id).revision
    read_into(book, draft_id, library_pdf())
    assert book.draft(draft_id).revision == before


def test_undo_and_redo_outlive_the_one_who_edits(book, place):
    draft_id = begun(book, content=two_fields())
    book.edit(draft_id, 0, moving(), OWNER)
    edited = book.edit(draft_id, 1, moving(), OWNER)
    assert (edited.revision, edited.can_undo, edited.can_redo) == (2, True, False)
    book.turn_back(draft_id, 2, OWNER)
    assert left_of_name(book, draft_id) == 21
    with type(book).open(place) as again:
        undone = again.turn_back(draft_id, 3, OWNER)
        assert left_of_name(again, draft_id) == 20
        assert (undone.can_undo, undone.can_redo) == (False, True)
        again.turn_back(draft_id, 4, OWNER, is_redo=True)
        again.turn_back(draft_id, 5, OWNER, is_redo=True)
        assert left_of_name(again, draft_id) == 22
        assert not again.turn_back(draft_id, 6, OWNER, is_redo=True).can_redo


def test_an_edit_after_undo_leaves_nothing_to_do_again(book):
    draft_id = begun(book, content=two_fields())
    book.edit(draft_id, 0, moving(), OWNER)
    book.turn_back(draft_id, 1, OWNER)
    assert not book.edit(draft_id, 2, moving((5, 0)), OWNER).can_redo


def test_two_people_work_on_different_parts(book):
    draft_id = begun(book, content=two_fields())
    book.edit(draft_id, 0, moving(), OWNER)
    text = WriteField(1, "naam", {"explanation": "Schrijf uw naam."})
    edited = book.edit(draft_id, 0, doing(text), SECOND)
    # Who wrote the text is told that the field moved meanwhile.
    assert {change.path for change in edited.changes} == {
        "fields/1/naam", "fields/1/naam/explanation",
    }  # fmt: skip
    assert left_of_name(book, draft_id) == 21


def test_the_same_part_is_not_overwritten(book):
    draft_id = begun(book, content=two_fields())
    book.edit(draft_id, 0, moving(), OWNER)
    with pytest.raises(OverlapError) as overlap:
        book.edit(draft_id, 0, moving((0, 9)), SECOND)
    assert overlap.value.paths == ("fields/1/naam",)
    assert book.since(draft_id, 0, SECOND).revision == 1
    assert book.edit(draft_id, 1, moving((0, 9)), SECOND).revision == 2


def test_what_somebody_else_changed_since_is_not_undone(book):
    draft_id = begun(book, content=two_fields())
    book.edit(draft_id, 0, moving(), OWNER)
    book.edit(draft_id, 1, moving(), SECOND)
    with pytest.raises(OverlapError):
        book.turn_back(draft_id, 2, OWNER)
    assert left_of_name(book, draft_id) == 22


def test_edits_at_the_same_moment_are_all_kept(book):
    draft_id = begun(book, content=two_fields())
    seen, lock = [0], threading.Lock()

    def push():
        for _ in range(5):
            with lock:
                seen[0] = book.edit(draft_id, seen[0], moving(), OWNER).revision

    threads = [threading.Thread(target=push) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (left_of_name(book, draft_id), book.draft(draft_id).revision) == (35, 15)


def test_a_refused_edit_leaves_everything_as_it_was(book):
    draft_id = begun(book, content=two_fields())
    with pytest.raises(EditError):
        book.edit(draft_id, 0, moving(ids=("weg",)), OWNER)
    assert book.draft(draft_id).revision == 0


def test_nothing_is_edited_while_a_second_person_looks(book):
    draft_id = begun(book, content=two_fields())
    book.advance(draft_id, list(DraftState), "asked", OWNER, state=DraftState.ASKED)
    for attempt in (
        lambda: book.edit(draft_id, 0, moving(), OWNER),
        lambda: book.turn_back(draft_id, 0, OWNER),
    ):
        with pytest.raises(ConflictError) as refused:
            attempt()
        assert refused.value.code == "other-stage"


def test_what_was_approved_for_no_day_in_particular_is_due_at_once(book):
    draft_id = begun(book, content=two_fields())
    assert book.due(date(2030, 1, 1)) == []
    book.advance(
        draft_id, list(DraftState), "publication-approved", SECOND, state=DraftState.SCHEDULED
    )
    assert book.due(date(2030, 1, 1)) == [draft_id]


def test_one_draft_for_one_version(book):
    begun(book)
    with pytest.raises(ConflictError):
        begun(book)


def test_a_file_that_cannot_be_read_says_why(book):
    draft_id = begun(book)
    book.fail(draft_id, "encrypted-pdf", "It has a password.")
    draft = book.draft(draft_id)
    assert (draft.state, draft.problem) == (
        DraftState.FAILED, ("encrypted-pdf", "It has a password."),
    )  # fmt: skip
    assert book.source(draft_id) is None


def test_a_discarded_draft_is_gone_with_its_edits(book):
    draft_id = begun(book, content=two_fields())
    book.edit(draft_id, 0, moving(), OWNER)
    book.discard(draft_id, OWNER)
    assert book.drafts() == []
    with pytest.raises(NotFoundError):
        book.content(draft_id)
    assert begun(book) != draft_id


def test_lists_of_an_organisation_hold_no_others(book):
    draft_id = begun(book)
    assert [draft.id for draft in book.drafts([KEY.issuer])] == [draft_id]
    assert book.drafts(["gemeente-elders"]) == []


def test_a_version_made_of_a_draft_says_what_the_draft_says(book):
    draft_id = begun(book)
    read_into(book, draft_id, library_pdf())
    first = book.content(draft_id).ids(1)[0]
    texts = {"explanation": "Schrijf het op.", "steps": ["Een.", "Twee."], "where": "Op de pas."}
    revision = book.draft(draft_id).revision
    book.edit(draft_id, revision, doing(WriteField(1, first, texts)), OWNER)
    draft, content = book.draft(draft_id), book.content(draft_id)
    template, notes = template_of_draft(draft, content), notes_of_draft(draft, content)
    again = content_of_version(template, notes)
    assert again.changes_to(content) == ()
    assert write_template(template_of_draft(draft, again)) == write_template(template)


def test_the_next_version_of_a_form_is_of_the_same_country(book):
    draft_id = begun(book)
    read_into(book, draft_id, library_pdf())
    draft = book.draft(draft_id)
    template = replace(template_of_draft(draft, book.content(draft_id)), country="BE")
    inherited = facts_of(content_of_version(template, None))
    assert template_of_draft(draft, inherited).country == "BE"
    assert template_of_draft(draft, facts_of(book.content(draft_id))).country == "NL"


def test_new_drafts_keep_what_they_replace(book):
    replaced = type(KEY)(KEY.issuer, KEY.form, "0")
    draft_id = book.begin(NewDraft(KEY, "nl", None, "Naam", replaced), b"x", OWNER)
    assert (book.draft(draft_id).replaces, book.draft(draft_id).title) == (replaced, "Naam")


def test_warnings_about_a_file_are_kept_with_their_code(book, place):
    draft_id = begun(book)
    unsure = DocumentWarning(DocumentWarningCode.SIZE_UNSAID, "Taken for A4.", {"paper": "A4"})
    book.open_file(draft_id, page_count=1, language="nl", title=None, warnings=[unsure])
    assert book.draft(draft_id).warnings == (unsure,)
    # A program that knew no codes kept the sentence alone.
    engine = connect(database_url(place))
    with writing(engine) as connection:
        connection.execute(update(schema.drafts).values(warnings='["Taken for A4."]'))
    engine.dispose()
    assert book.draft(draft_id).warnings == (DocumentWarning(None, "Taken for A4."),)
