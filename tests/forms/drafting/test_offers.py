from forms.drafting.content import Content
from forms.drafting.offers import facts_to_offer, unexplained
from forms.letters.senders import Sender
from tests.forms.drafting.builders import two_fields

LAST = Content(
    {"title": "Bezwaar", "send-to": "Postbus 1", "before": "Voor 1 mei.", "purpose": "Bezwaar."}
)


def test_a_draft_is_offered_what_it_does_not_say_yet():
    sender = Sender("Gemeente", phones=frozenset({"14020", "0101234567"}), emails=frozenset())
    assert facts_to_offer(Content({"before": "Binnen vijf dagen."}), LAST, sender) == {
        "send-to": "Postbus 1",
        "contact": {"phones": ["0101234567", "14020"]},
    }


def test_what_is_of_one_form_alone_is_not_offered():
    assert set(facts_to_offer(Content(), LAST, None)) == {"send-to", "before"}


def test_fields_that_say_something_are_left_alone():
    said = two_fields().with_values({"fields/1/naam/explanation": "Schrijf uw naam."})
    assert list(unexplained(said, 1)) == ["ja"]
    assert list(unexplained(said, 9)) == []
