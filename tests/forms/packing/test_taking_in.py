"""From owner to others: export, verify, import, export."""

import io
import zipfile
from dataclasses import replace

import pytest

from forms.errors import FormsError
from forms.packing.exporting import export_form
from forms.packing.kept_texts import texts_by_language
from forms.packing.taking_in import Installation, TakenIn, take_in
from forms.packs.checks import Check
from forms.packs.contents import FormContents
from forms.packs.trust import Trust
from forms.packs.verifying import Verification, verify_pack
from forms.store.entries import NewVersion
from tests.forms.packs.conftest import Owner
from tests.forms.packs.parties import ISSUE, KEY, NOW, SENDER, installation, later


def codes(looked: Verification) -> list[str | None]:
    return [each.code for each in looked.failures]


def test_export_import_export_gives_the_same_bytes(owner: Owner, anywhere: Installation) -> None:
    anywhere.packs.trust_root(owner.party.root, by="operator")
    looked = verify_pack(owner.pack, anywhere.packs.trust(), NOW)
    assert looked.holds
    assert [each.check for each in looked.findings] == list(Check)
    assert take_in(anywhere, looked, publish=False, by="operator") is TakenIn.NEW
    assert export_form(anywhere, KEY, None, ISSUE, by="operator").content == owner.pack


def test_what_is_taken_in_is_what_the_owner_has(owner: Owner, other: Installation) -> None:
    other.packs.trust_root(owner.party.root, by="operator")
    take_in(other, verify_pack(owner.pack, other.packs.trust(), NOW), publish=False, by="operator")
    assert other.catalogue.version(KEY).is_published
    assert texts_by_language(other.catalogue, KEY) == texts_by_language(owner.at.catalogue, KEY)
    ours, theirs = other.catalogue.pages(KEY), owner.at.catalogue.pages(KEY)
    assert [each.image_sha256 for each in ours] == [each.image_sha256 for each in theirs]
    assert [each.fingerprint for each in ours] == [each.fingerprint for each in theirs]
    assert other.senders.senders().all == (SENDER,)
    assert other.catalogue.recorded_by("pack-imported") == "operator"


def test_taking_in_twice_changes_nothing(owner: Owner, other: Installation) -> None:
    other.packs.trust_root(owner.party.root, by="operator")
    for _ in range(2):
        looked = verify_pack(owner.pack, other.packs.trust(), NOW)
        take_in(other, looked, publish=False, by="operator")
    assert len(other.catalogue.versions()) == 1
    assert export_form(other, KEY, None, ISSUE, by="operator").content == owner.pack


def test_a_pack_of_a_stranger_is_shown_but_not_acceptable(owner: Owner) -> None:
    looked = verify_pack(owner.pack, Trust(), NOW)
    assert codes(looked) == ["unknown-root"]
    assert isinstance(looked.contents, FormContents)
    assert not looked.is_acceptable()
    assert looked.is_acceptable(unverified=True)


def test_unverified_texts_come_in_as_drafts_and_unpublished(
    owner: Owner, other: Installation
) -> None:
    looked = verify_pack(owner.pack, Trust(), NOW)
    assert take_in(other, looked, publish=False, by="operator") is TakenIn.NEW
    texts = texts_by_language(other.catalogue, KEY)
    assert {each.origin.provenance for said in texts.values() for each in said} == {"draft"}
    assert not other.catalogue.version(KEY).is_published
    assert other.senders.senders().all == ()
    assert not export_form(other, KEY, None, ISSUE, by="operator").is_signed


def test_unverified_texts_replace_nothing(
    owner: Owner, other: Installation, version: NewVersion
) -> None:
    notes = tuple(replace(each, before="Voor 1 mei 2027.") for each in version.notes)
    other.catalogue.add(replace(version, notes=notes), publish=True, by="operator")
    before = texts_by_language(other.catalogue, KEY)
    with pytest.raises(FormsError) as refused:
        take_in(other, verify_pack(owner.pack, Trust(), NOW), publish=True, by="operator")
    assert refused.value.code == "would-replace"
    assert texts_by_language(other.catalogue, KEY) == before


def test_what_an_installation_exported_unsigned_changes_nothing_when_it_comes_back(
    other: Installation, version: NewVersion
) -> None:
    other.catalogue.add(version, publish=True, by="operator")
    before = texts_by_language(other.catalogue, KEY)
    exported = export_form(other, KEY, None, ISSUE, by="operator").content
    take_in(other, verify_pack(exported, Trust(), NOW), publish=False, by="operator")
    assert texts_by_language(other.catalogue, KEY) == before


def test_an_unsigned_pack_says_so(owner: Owner, other: Installation, version: NewVersion) -> None:
    other.catalogue.add(version, publish=False, by="operator")
    exported = export_form(other, KEY, None, ISSUE, by="operator")
    assert not exported.is_signed
    assert codes(verify_pack(exported.content, Trust(), NOW)) == ["unsigned"]


def test_a_later_pack_of_the_same_version_renews_its_texts(
    owner: Owner,
    anywhere: Installation,
    version: NewVersion,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    anywhere.packs.trust_root(owner.party.root, by="operator")
    looked = verify_pack(owner.pack, anywhere.packs.trust(), NOW)
    take_in(anywhere, looked, publish=False, by="operator")
    # The owner writes something else and signs again; here it only matters that it is later.
    with installation(tmp_path_factory.mktemp("renewed")) as at:
        notes = tuple(replace(each, before="Voor 1 mei 2027.") for each in version.notes)
        at.catalogue.add(replace(version, notes=notes), publish=True, by="operator")
        at.packs.trust_root(owner.party.root, by="operator")
        export_form(at, KEY, owner.party.signer(), ISSUE, by="operator")
        second = export_form(at, KEY, owner.party.signer(), ISSUE, by="operator").content
    looked = verify_pack(second, anywhere.packs.trust(), NOW)
    assert take_in(anywhere, looked, publish=False, by="operator") is TakenIn.RENEWED
    said = {each.path: each.text for each in texts_by_language(anywhere.catalogue, KEY)["nl"]}
    assert said["before"] == "Voor 1 mei 2027."
    # The first one may not come back, unless the operator says so.
    looked = verify_pack(owner.pack, anywhere.packs.trust(), NOW)
    assert codes(looked) == ["older-pack"]
    assert not looked.is_acceptable(unverified=True)
    assert looked.is_acceptable(older=True)


def test_another_document_under_the_same_key_is_a_conflict(
    owner: Owner, other: Installation, version: NewVersion
) -> None:
    other.packs.trust_root(owner.party.root, by="operator")
    title = replace(version.template, title="Iets anders")
    changed = replace(version, template=title, source_sha256="0")
    other.catalogue.add(changed, publish=True, by="operator")
    with pytest.raises(FormsError) as refused:
        take_in(
            other, verify_pack(owner.pack, other.packs.trust(), NOW), publish=False, by="operator"
        )
    assert refused.value.code == "key-exists"
    assert other.packs.kept(str(KEY)) is None


def test_other_descriptors_are_made_where_another_generation_made_them(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forms.packs.contents.DERIVED_GENERATION", 2)
    looked = verify_pack(owner.pack, owner.at.packs.trust(), NOW)
    assert looked.holds
    assert isinstance(looked.contents, FormContents)
    made = [page.descriptor for page in looked.contents.pages]
    assert made == [page.fingerprint for page in owner.at.catalogue.pages(KEY)]


def test_any_zip_program_can_open_a_pack(owner: Owner) -> None:
    with zipfile.ZipFile(io.BytesIO(owner.pack)) as archive:
        assert archive.testzip() is None
        assert {"manifest.json", "signature.json", "template.json", "texts/nl.json"} <= set(
            archive.namelist()
        )


def test_a_new_version_of_the_family_counts_by_itself(
    owner: Owner, other: Installation, version: NewVersion
) -> None:
    other.packs.trust_root(owner.party.root, by="operator")
    other.catalogue.add(later(version, "2027-1"), publish=True, by="operator")
    exported = export_form(
        other, replace(KEY, version="2027-1"), owner.party.signer(), ISSUE, by="operator"
    )
    assert exported.manifest.sequence == 1


@pytest.mark.parametrize(("country", "code"), [("BE", None), ("XX", "unknown-country")])
def test_a_form_of_another_country_comes_in_as_that_or_not_at_all(
    owner: Owner, other: Installation, version: NewVersion, country: str, code: str | None
) -> None:
    abroad = replace(version, template=replace(version.template, country=country))
    other.catalogue.add(abroad, publish=True, by="operator")
    pack = export_form(other, KEY, None, ISSUE, by="operator").content
    looked = verify_pack(pack, Trust(), NOW)
    assert codes(looked) == (["unsigned"] if code is None else ["unsigned", code])
    if code is None:
        assert isinstance(looked.contents, FormContents)
        assert looked.contents.template.country == country
