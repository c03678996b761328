"""A thousand ways to change a pack, and none is accepted."""

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from forms.packs.archive import read_archive, write_archive
from forms.packs.canonical import canonical, read_canonical
from forms.packs.checks import UNVERIFIED
from forms.packs.manifest import MANIFEST, SIGNATURE, Manifest, Member
from forms.packs.signature import PackSignature
from forms.packs.statements import Certificate, Revocations
from forms.packs.trust import Seen, Trust
from forms.packs.verifying import verify_pack
from tests.forms.packs.conftest import Owner
from tests.forms.packs.parties import KEY, NOW, YEAR, Party

#: How many of each kind that chance makes; with those that are counted out, more than a thousand.
FLIPS, CUTS, SWAPS, EDITS = 520, 120, 120, 200


@dataclass(frozen=True)
class Mutation:
    """A changed pack, and when and by whose trust it is looked at."""

    name: str
    content: bytes
    trust: Trust
    now: datetime = NOW


def flipped(pack: bytes, chance: random.Random) -> bytes:
    changed = bytearray(pack)
    changed[chance.randrange(len(pack))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(pack: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(pack))
    ways: list[Callable[[], bytes]] = [
        lambda: pack[:at],
        lambda: pack[at + 1 :],
        lambda: pack[:at] + pack[at + chance.randint(1, 99) :],
        lambda: pack[:at] + chance.randbytes(chance.randint(1, 99)) + pack[at:],
        lambda: pack + chance.randbytes(chance.randint(1, 99)),
        lambda: chance.randbytes(chance.randint(1, 99)) + pack,
    ]
    return chance.choice(ways)()


def swapped(members: dict[str, bytes], chance: random.Random) -> bytes:
    """Two members exchanged, one taken away, one doubled under another name."""
    changed = dict(members)
    one, other = chance.sample(sorted(changed), 2)
    way = chance.randrange(4)
    if way == 0:
        changed[one], changed[other] = changed[other], changed[one]
    elif way == 1:
        del changed[one]
    elif way == 2:
        changed[f"pages/{chance.randint(90, 99)}.png"] = changed[one]
    else:
        changed[one] = changed[one] + b" "
    return write_archive(changed)


def edited(members: dict[str, bytes], name: str, chance: random.Random) -> bytes:
    """A value in a JSON member changed, written again as it should be, and listed anew."""
    content = read_canonical(members[name], name)
    changed = copy.deepcopy(content)
    places = list(_values(changed))
    holder, key = chance.choice(places)
    holder[key] = _otherwise(holder[key], chance)
    assert changed != content
    made = {**members, name: canonical(changed)}
    if name not in (MANIFEST, SIGNATURE):
        made[MANIFEST] = _listing_anew(made)
    return write_archive(made)


def _values(content: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in the JSON that holds no object or list."""
    pairs = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in list(pairs):
        if isinstance(value, dict | list):
            yield from _values(value)
        else:
            yield content, key


def _otherwise(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int | float):
        return value + chance.choice([-1, 1, 7])
    place = chance.randrange(len(value))
    letter = chance.choice([each for each in "0123456789abcdefA" if each != value[place]])
    return value[:place] + letter + value[place + 1 :]


def _listing_anew(members: dict[str, bytes]) -> bytes:
    manifest = read_canonical(members[MANIFEST], MANIFEST)
    for member in manifest["members"]:
        found = Member.of(members[member["path"]])
        member.update(size=found.size, sha256=found.sha256)
    return canonical(manifest)


def by_chance(owner: Owner, chance: random.Random) -> Iterator[Mutation]:
    trust, members = owner.at.packs.trust(), read_archive(owner.pack)
    for _ in range(FLIPS):
        yield Mutation("flipped", flipped(owner.pack, chance), trust)
    for _ in range(CUTS):
        yield Mutation("cut", cut(owner.pack, chance), trust)
    for _ in range(SWAPS):
        yield Mutation("swapped", swapped(members, chance), trust)
    names = [name for name in members if name.endswith(".json")]
    for _ in range(EDITS):
        name = chance.choice(names)
        yield Mutation(f"edited {name}", edited(members, name, chance), trust)


def by_intent(owner: Owner) -> Iterator[Mutation]:
    """What somebody would do who knows how packs are made."""
    members, trust = read_archive(owner.pack), owner.at.packs.trust()
    manifest = Manifest.read(members[MANIFEST])

    def signed(by: Party, certificate: Certificate, says: Manifest = manifest) -> bytes:
        signature = PackSignature.make(says, by.key, certificate).write()
        return write_archive({**members, MANIFEST: says.write(), SIGNATURE: signature})

    own, stranger = owner.party, Party()
    fresh = Trust(roots=trust.roots)
    yield Mutation("signature taken away", _without(members, SIGNATURE), fresh)
    yield Mutation(
        "stranger with a root of its own", signed(stranger, stranger.certificate()), fresh
    )
    yield Mutation(
        "stranger with the owner's certificate", signed(stranger, own.certificate()), fresh
    )
    forged = replace(stranger.certificate(), issued_by=own.root.key.key_id)
    yield Mutation("certificate that says to be of the root", signed(stranger, forged), fresh)
    retold = replace(own.certificate(), key=stranger.key.public)
    yield Mutation("certificate with another key", signed(stranger, retold), fresh)
    longer = replace(own.certificate(ends=NOW - YEAR / 2), valid_until=NOW + YEAR)
    yield Mutation("certificate made longer", signed(own, longer), fresh)
    for number, issuers in enumerate([("gemeente-lindewaard",), ("gemeente-voorbeeldstad-2",)]):
        elsewhere = Party(*issuers)
        elsewhere.root_key, elsewhere.root = own.root_key, own.root
        yield Mutation(
            f"of another issuer {number}", signed(elsewhere, elsewhere.certificate()), fresh
        )
    yield from _out_of_time(own, manifest, signed, fresh)
    yield from _taken_back(owner, manifest, fresh)


def _out_of_time(
    own: Party, manifest: Manifest, signed: Callable[..., bytes], trust: Trust
) -> Iterator[Mutation]:
    whole = own.certificate()
    for days in range(1, 25):
        early = replace(manifest, valid_until=NOW - timedelta(days=days))
        yield Mutation("expired", signed(own, whole, early), trust)
        ended = own.certificate(ends=NOW - timedelta(days=days))
        yield Mutation("expired certificate", signed(own, ended), trust)
        future = replace(manifest, created=NOW + timedelta(days=days + 1))
        yield Mutation("made tomorrow", signed(own, whole, future), trust)
        behind = replace(trust, latest=NOW)
        yield Mutation("clock set back", signed(own, whole), behind, NOW - timedelta(days=days + 1))
    before = own.certificate(begins=NOW + timedelta(days=2), ends=NOW + YEAR)
    yield Mutation("certificate not valid yet", signed(own, before), trust)


def _taken_back(owner: Owner, manifest: Manifest, trust: Trust) -> Iterator[Mutation]:
    root, nothing = owner.party.root, frozenset[str]()
    empty = Revocations(root.key.key_id, 0, NOW)
    more = {
        "revoked key": (frozenset({owner.party.key.public.key_id}), nothing),
        "revoked pack": (nothing, frozenset({manifest.sha256})),
    }
    for name, (keys, packs) in more.items():
        listed = empty.with_more(owner.party.root_key, NOW, keys, packs)
        revoked = replace(trust, revocations={root.key.key_id: listed})
        yield Mutation(name, owner.pack, revoked)
    for sequence in range(2, 12):
        seen = replace(trust, seen={str(KEY): Seen(sequence, "0" * 64)})
        yield Mutation("replayed", owner.pack, seen)
    same = replace(trust, seen={str(KEY): Seen(1, "0" * 64)})
    yield Mutation("another of the same number", owner.pack, same)


def _without(members: dict[str, bytes], name: str) -> bytes:
    return write_archive({each: content for each, content in members.items() if each != name})


def test_the_pack_itself_is_accepted(owner: Owner) -> None:
    assert verify_pack(owner.pack, Trust(roots=owner.at.packs.trust().roots), NOW).is_acceptable()


def test_none_of_a_thousand_mutations_is_accepted(owner: Owner) -> None:
    mutations = [*by_chance(owner, random.Random(20261126)), *by_intent(owner)]
    changed = [
        each
        for each in mutations
        if each.content != owner.pack
        or each.trust.seen
        or each.trust.revocations
        or each.now != NOW
    ]
    assert len(changed) == len(mutations) > 1000
    looked = [(each.name, verify_pack(each.content, each.trust, each.now)) for each in mutations]
    assert [name for name, outcome in looked if outcome.is_acceptable()] == []
    # Not by chance either: each says in a sentence what is wrong.
    assert all(outcome.failures[0].sentence for _, outcome in looked)
    # An operator may take in what nobody vouches for, but nothing that was changed or taken back.
    allowed = [outcome for _, outcome in looked if outcome.is_acceptable(unverified=True)]
    assert {each.failures[0].code for each in allowed} == UNVERIFIED
    assert {each.manifest.write() for each in allowed if each.manifest} == {genuine(owner).write()}


def genuine(owner: Owner) -> Manifest:
    """What the owner signed."""
    return Manifest.read(read_archive(owner.pack)[MANIFEST])


@pytest.mark.verify
def test_none_of_fifty_thousand_flipped_bits_is_accepted(owner: Owner) -> None:
    trust, chance = owner.at.packs.trust(), random.Random(11)
    for _ in range(50_000):
        looked = verify_pack(flipped(owner.pack, chance), trust, NOW)
        assert not looked.is_acceptable(unverified=True, older=True)
