import pytest

from forms.people.callers import KeyHolder, Person
from forms.people.rights import ALL, BY_LANGUAGE, Membership, Right, Role, may, reach_of, rights_of

OWN, OTHER = "gemeente-voorbeeldstad", "gemeente-elders"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_gives_its_rights_in_its_organisation_and_none_elsewhere(role, right):
    memberships = [Membership(role, OWN)]
    is_given = right in rights_of(role) and right is not Right.ADMINISTER
    assert may(memberships, right, OWN, "ar") == is_given
    assert not may(memberships, right, OTHER, "ar")
    assert not may(memberships, right)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_everywhere_gives_its_rights_everywhere(role, right):
    memberships = [Membership(role, ALL)]
    assert may(memberships, right) == (right in rights_of(role))
    assert may(memberships, right, OTHER, "ar") == (right in rights_of(role))


def test_nobody_has_all_rights_by_one_role():
    assert all(rights_of(role) != frozenset(Right) for role in Role)
    assert frozenset().union(*map(rights_of, Role)) == frozenset(Right)


def test_a_language_bounds_what_goes_by_language_and_nothing_else():
    reviewer = [Membership(Role.REVIEWER, ALL, "ar")]
    for right in rights_of(Role.REVIEWER):
        assert may(reviewer, right, OWN, "ar")
        assert may(reviewer, right, OWN, "tr") == (right not in BY_LANGUAGE)
        assert may(reviewer, right, OWN) == (right not in BY_LANGUAGE)


def test_nobody_may_do_anything_without_a_membership():
    assert not any(may([], right, OWN, "ar") for right in Right)
    assert not any(reach_of([], right) for right in Right)


def test_two_memberships_do_not_add_up_to_more():
    both = [Membership(Role.TRANSLATOR, OWN, "ar"), Membership(Role.TRANSLATOR, OTHER, "tr")]
    assert may(both, Right.WRITE_TRANSLATION, OWN, "ar")
    assert not may(both, Right.WRITE_TRANSLATION, OTHER, "ar")
    reach = reach_of(both, Right.WRITE_TRANSLATION)
    assert [(each.organisations, each.languages) for each in reach] == [
        ({OWN}, {"ar"}),
        ({OTHER}, {"tr"}),
    ]


def test_a_key_has_its_scopes_in_its_organisation():
    key = KeyHolder(7, "nightly export", OWN, frozenset({Right.EXCHANGE}))
    assert key.may(Right.EXCHANGE, OWN)
    assert not key.may(Right.EXCHANGE, OTHER)
    assert not key.may(Right.EXCHANGE)
    assert not key.may(Right.SEE_DRAFTS, OWN)
    assert key.reach(Right.SEE_DRAFTS) == ()
    assert key.reach(Right.EXCHANGE)[0].organisations == {OWN}


def test_the_audit_can_tell_people_and_keys_apart():
    assert Person(3, "a@voorbeeld.example", "A").who == "person:3"
    assert KeyHolder(3, "export", OWN, frozenset()).who == "key:3"
