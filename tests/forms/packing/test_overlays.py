"""A municipality says a few things otherwise in another organisation's form."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from forms.errors import PackError
from forms.packing.exporting import Otherwise, export_form, export_overlay
from forms.packing.overlays import attention, fitting_overlays, said_otherwise
from forms.packing.taking_in import Installation, TakenIn, take_in
from forms.packs.statements import Revocations
from forms.packs.trust import Trust
from forms.packs.verifying import verify_pack
from forms.store.entries import NewVersion
from tests.forms.packs.conftest import Owner
from tests.forms.packs.parties import ISSUE, KEY, NOW, YEAR, Party, installation, later

NAME, SLUG = "Gemeente Lindewaard", "gemeente-lindewaard"
SAYS = Otherwise(
    SLUG,
    NAME,
    {
        "send-to": {"nl": "Postbus 7, 9999 ZZ Lindewaard.", "en": "P.O. Box 7, Lindewaard."},
        "at-hand/0": {"nl": "Uw stadspas."},
    },
)
NEXT = replace(KEY, version="2027-1")


@pytest.fixture(scope="module")
def municipality() -> Party:
    return Party(SLUG, name=NAME)


@pytest.fixture(scope="module")
def furnished(owner: Owner, municipality: Party, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with the base form, that trusts both."""
    folder = tmp_path_factory.mktemp("furnished")
    with installation(folder) as at:
        for party in (owner.party, municipality):
            at.packs.trust_root(party.root, by="test")
        looked = verify_pack(owner.pack, at.packs.trust(), NOW)
        take_in(at, looked, publish=False, by="test")
    return folder


@pytest.fixture
def here(furnished: Path, tmp_path: Path) -> Iterator[Installation]:
    """Such an installation of its own."""
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    with installation(tmp_path) as at:
        yield at


def laid_over(at: Installation, by: Party, says: Otherwise = SAYS) -> bytes:
    return export_overlay(at, KEY, says, by.signer(), ISSUE, by="test").content


def test_it_replaces_what_it_lists_and_nothing_else(
    here: Installation, municipality: Party
) -> None:
    laid_over(here, municipality)
    (overlay,) = fitting_overlays(here.catalogue, here.packs, KEY, NOW)
    dutch, english, arabic = (here.catalogue.notes(KEY, each) for each in ("nl", "en", "ar"))
    assert dutch and english and arabic
    otherwise = said_otherwise(dutch, overlay)
    assert otherwise.send_to == "Postbus 7, 9999 ZZ Lindewaard."
    assert otherwise.at_hand == ("Uw stadspas.", *dutch.at_hand[1:])
    assert replace(otherwise, send_to=None, at_hand=(), origins={}) == replace(
        dutch, send_to=None, at_hand=(), origins={}
    )
    # What it does not say in English is not told of somebody else: Dutch is shown instead.
    assert said_otherwise(english, overlay).send_to == "P.O. Box 7, Lindewaard."
    assert said_otherwise(english, overlay).at_hand == ()
    assert said_otherwise(arabic, overlay).send_to is None


def test_it_goes_along_with_a_new_version_that_says_the_same(
    here: Installation, municipality: Party, version: NewVersion
) -> None:
    laid_over(here, municipality)
    here.catalogue.add(later(version, "2027-1"), publish=True, by="test")
    assert len(fitting_overlays(here.catalogue, here.packs, NEXT, NOW)) == 1
    assert attention(here.catalogue, here.packs, KEY.family) == []


def test_a_new_version_that_says_something_else_needs_attention(
    here: Installation, municipality: Party, version: NewVersion
) -> None:
    laid_over(here, municipality)
    changed = later(version, "2027-1", send_to="Postbus 200, 1234 AB Voorbeeldstad.")
    here.catalogue.add(changed, publish=True, by="test")
    assert fitting_overlays(here.catalogue, here.packs, NEXT, NOW) == []
    assert len(fitting_overlays(here.catalogue, here.packs, KEY, NOW)) == 1
    (found,) = attention(here.catalogue, here.packs, KEY.family)
    assert (found.organisation, found.key, found.paths) == (SLUG, NEXT, ("send-to",))
    assert "send-to" in found.sentence


def test_it_goes_to_others_and_comes_back_unchanged(
    here: Installation, municipality: Party, owner: Owner, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pack = laid_over(here, municipality)
    with installation(tmp_path_factory.mktemp("elsewhere")) as at:
        at.packs.trust_root(municipality.root, by="test")
        at.packs.trust_root(owner.party.root, by="test")
        take_in(at, verify_pack(owner.pack, at.packs.trust(), NOW), publish=False, by="test")
        looked = verify_pack(pack, at.packs.trust(), NOW)
        assert looked.holds
        assert take_in(at, looked, publish=False, by="test") is TakenIn.OVERLAY
        assert take_in(at, looked, publish=False, by="test") is TakenIn.UNCHANGED
        (kept,) = fitting_overlays(at.catalogue, at.packs, KEY, NOW)
        assert kept.overlay == looked.contents
        # The form itself goes on as the file it came in.
        assert export_form(at, KEY, None, ISSUE, by="test").content == owner.pack


def test_each_overlay_has_the_next_number(here: Installation, municipality: Party) -> None:
    first, second = (laid_over(here, municipality) for _ in range(2))
    assert verify_pack(second, here.packs.trust(), NOW).holds
    looked = verify_pack(first, here.packs.trust(), NOW)
    assert [each.code for each in looked.failures] == ["older-pack"]


def test_one_that_expired_or_was_taken_back_is_not_shown(
    here: Installation, municipality: Party
) -> None:
    laid_over(here, municipality)
    late = NOW + YEAR + timedelta(days=1)
    assert fitting_overlays(here.catalogue, here.packs, KEY, late) == []
    root = municipality.root_key
    key = frozenset({municipality.key.public.key_id})
    listed = Revocations(root.public.key_id, 0, NOW).with_more(root, NOW, key, frozenset())
    here.packs.keep_revocations(listed, by="test")
    assert fitting_overlays(here.catalogue, here.packs, KEY, NOW) == []


def test_only_its_own_organisation_can_sign_it(here: Installation, owner: Owner) -> None:
    with pytest.raises(PackError) as refused:
        laid_over(here, owner.party)
    assert refused.value.code == "wrong-issuer"


@pytest.mark.parametrize(
    "texts",
    [
        {"title": {"nl": "Iets anders"}},
        {"fields/1/surname/label": {"nl": "Iets anders"}},
        {"at-hand/99": {"nl": "Iets anders"}},
        {"send-to": {"en": "In another language only"}},
    ],
    ids=["title", "field", "nothing there", "not in the language of the print"],
)
def test_what_it_cannot_replace_is_refused(
    here: Installation, municipality: Party, texts: dict[str, dict[str, str]]
) -> None:
    with pytest.raises(PackError) as refused:
        laid_over(here, municipality, replace(SAYS, texts=texts))
    assert refused.value.code == "wrong-shape"


def test_nobody_knows_who_says_it_without_a_signature(
    here: Installation, municipality: Party, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pack = export_overlay(here, KEY, SAYS, None, ISSUE, by="test").content
    looked = verify_pack(pack, Trust(), NOW)
    assert not looked.is_acceptable()
    take_in(here, looked, publish=False, by="test")
    (overlay,) = fitting_overlays(here.catalogue, here.packs, KEY, NOW)
    dutch = here.catalogue.notes(KEY, "nl")
    assert dutch
    assert said_otherwise(dutch, overlay).origin("send-to").provenance == "draft"
