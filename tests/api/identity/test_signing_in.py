"""Accounts with a clock of our own: what runs out, what is counted, what works once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from api.errors import ProblemError
from api.identity.passwords import Passwords
from api.identity.second_factor import tidy_code
from api.identity.signing_in import INVITED_FOR, SetUp, SigningIn
from api.identity.tokens import digest
from forms.errors import InputError
from forms.people.callers import Person
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.attempts import FREE_ATTEMPTS
from forms.store.staff.book import StaffBook
from forms.store.staff.sessions import IDLE, LONGEST

EMAIL, PASSWORD = "j.bakker@voorbeeld.example", "drie losse woorden"
OWNER = Membership(Role.OWNER, "gemeente-voorbeeldstad")
#: As quick as argon2 goes; how it is kept is the library's own business.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """A time that passes when told to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 26, 9, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[StaffBook]:
    Catalogue.open(tmp_path).close()
    with StaffBook.open(tmp_path) as book:
        yield book


@pytest.fixture
def door(staff: StaffBook, clock: Clock) -> SigningIn:
    return SigningIn(staff, Passwords(QUICK), clock)


@pytest.fixture
def joined(staff: StaffBook, door: SigningIn) -> tuple[Person, str, list[str]]:
    """Somebody with an account: they, their secret, their recovery codes."""
    return join(staff, door)


def join(staff: StaffBook, door: SigningIn) -> tuple[Person, str, list[str]]:
    kept, _ = staff.people.add(EMAIL, "J. Bakker", [OWNER], door.now(), "operator:test")
    token, _ = door.invite(kept.person.id, INVITED_FOR, "operator:test")
    secret = door.invited(token).totp_secret
    person, codes = door.set_up(SetUp(token, "Jo Bakker", PASSWORD, code_of(secret, door.now())))
    return person, secret, codes


def code_of(secret: str, at: datetime) -> str:
    return pyotp.TOTP(secret).at(at)


def refused(door: SigningIn, email: str, password: str, code: str) -> str:
    with pytest.raises(ProblemError) as caught:
        door.sign_in(email, password, code)
    return caught.value.code


def test_who_knows_the_password_and_has_the_code_comes_in(door, clock, joined) -> None:
    clock.passes(minutes=1)
    person = door.sign_in(f" {EMAIL.upper()} ", PASSWORD, code_of(joined[1], clock()))
    assert (person.id, person.memberships) == (joined[0].id, (OWNER,))


def test_each_of_the_three_has_to_be_right_and_nobody_learns_which_was_not(
    door, clock, joined
) -> None:
    clock.passes(minutes=1)
    code = code_of(joined[1], clock())
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    assert {
        refused(door, "iemand@voorbeeld.example", PASSWORD, code),
        refused(door, "geen adres", PASSWORD, code),
        refused(door, EMAIL, "vier losse woorden", code),
        refused(door, EMAIL, PASSWORD, wrong),
        refused(door, EMAIL, PASSWORD, ""),
    } == {"wrong-credentials"}


def test_a_code_is_taken_once_and_only_around_its_time(door, clock, joined) -> None:
    code = code_of(joined[1], clock())
    assert refused(door, EMAIL, PASSWORD, code) == "wrong-credentials", "used at setting up"
    clock.passes(seconds=60)
    early = code_of(joined[1], clock() + timedelta(seconds=30))
    door.sign_in(EMAIL, PASSWORD, early)
    assert refused(door, EMAIL, PASSWORD, early) == "wrong-credentials"
    assert refused(door, EMAIL, PASSWORD, code_of(joined[1], clock())) == "wrong-credentials"
    clock.passes(minutes=5)
    late = code_of(joined[1], clock() - timedelta(seconds=90))
    assert refused(door, EMAIL, PASSWORD, late) == "wrong-credentials"


def test_a_recovery_code_works_once_in_place_of_the_app(staff, door, joined) -> None:
    person, _, codes = joined
    assert len(set(codes)) == staff.accounts.codes_left(person.id) == 10
    door.sign_in(EMAIL, PASSWORD, codes[3].lower().replace("-", " "))
    assert refused(door, EMAIL, PASSWORD, codes[3]) == "wrong-credentials"
    assert staff.accounts.codes_left(person.id) == 9


def test_guessing_costs_ever_more_time_and_counts_for_unknown_addresses_too(
    staff, door, clock, joined
) -> None:
    for email in (EMAIL, "iemand@voorbeeld.example"):
        for _ in range(FREE_ATTEMPTS):
            assert refused(door, email, "geraden woorden", "000000") == "wrong-credentials"
        assert refused(door, email, "geraden woorden", "000000") == "too-many-attempts"
    clock.passes(seconds=10)
    code = code_of(joined[1], clock() + timedelta(seconds=30))
    assert refused(door, EMAIL, PASSWORD, code) == "too-many-attempts"
    waits = []
    for _ in range(9):
        clock.passes(minutes=15)
        assert refused(door, EMAIL, "geraden woorden", "000000") == "wrong-credentials"
        waits.append(staff.attempts.begin(digest(EMAIL), clock(), None))
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900, 900]
    clock.passes(minutes=15)
    door.sign_in(EMAIL, PASSWORD, code_of(joined[1], clock()))
    clock.passes(minutes=1)
    assert refused(door, EMAIL, "verkeerd getypt", "000000") == "wrong-credentials"
    assert "sign-in-blocked" in {line.what for _, line in staff.audit.page(50)}


def test_a_link_works_once_and_not_too_late(staff, door, clock) -> None:
    kept, _ = staff.people.add(EMAIL, "J.", [OWNER], clock(), "operator:test")
    first, _ = door.invite(kept.person.id, INVITED_FOR, "operator:test")
    token, expires = door.invite(kept.person.id, INVITED_FOR, "operator:test")
    assert expires == clock() + INVITED_FOR
    with pytest.raises(ProblemError, match="invitation-over"):
        door.invited(first)  # the newer takes its place
    secret = door.invited(token).totp_secret
    assert door.invited(token).totp_secret == secret, "looking uses nothing up"
    chosen = SetUp(token, "Jo", PASSWORD, code_of(secret, clock()))
    door.set_up(chosen)
    with pytest.raises(ProblemError, match="invitation-over"):
        door.set_up(chosen)
    late, _ = door.invite(kept.person.id, INVITED_FOR, "operator:test")
    clock.passes(days=7)
    with pytest.raises(ProblemError, match="invitation-over"):
        door.invited(late)


def test_setting_up_asks_for_a_working_app_and_a_good_password(staff, door, clock) -> None:
    kept, _ = staff.people.add(EMAIL, "J.", [OWNER], clock(), "operator:test")
    token, _ = door.invite(kept.person.id, INVITED_FOR, "operator:test")
    code = code_of(door.invited(token).totp_secret, clock())
    for weak in ("kort", "a" * 20, EMAIL, "j.bakker12345!", "x" * 201):
        with pytest.raises(InputError):
            door.set_up(SetUp(token, "Jo", weak, code))
    with pytest.raises(InputError):
        door.set_up(SetUp(token, " \u200b ", PASSWORD, code))
    with pytest.raises(ProblemError, match="wrong-code"):
        door.set_up(SetUp(token, "Jo", PASSWORD, "12345"))
    door.set_up(SetUp(token, "Jo", PASSWORD, code))


def test_a_new_link_replaces_phone_and_password_and_signs_out_everywhere(
    staff, door, clock, joined
) -> None:
    person, secret, codes = joined
    session = door.begin_session(person, "password", "")
    token, _ = door.invite(person.id, INVITED_FOR, "operator:test")
    assert staff.sessions.find(digest(session), clock()), "handing over a link changes nothing"
    clock.passes(minutes=1)
    other = door.invited(token).totp_secret
    door.set_up(SetUp(token, "Jo", "vier andere losse woorden", code_of(other, clock())))
    assert staff.sessions.find(digest(session), clock()) is None
    clock.passes(minutes=1)
    assert refused(door, EMAIL, PASSWORD, code_of(secret, clock())) == "wrong-credentials"
    assert refused(door, EMAIL, "vier andere losse woorden", codes[0]) == "wrong-credentials"
    door.sign_in(EMAIL, "vier andere losse woorden", code_of(other, clock()))


def test_a_session_ends_when_idle_and_after_a_day_of_work(staff, door, clock, joined) -> None:
    token = door.begin_session(joined[0], "password", "Firefox, Linux")
    began = clock()
    while clock() + timedelta(hours=1) < began + LONGEST:
        clock.passes(hours=1)
        assert staff.sessions.find(digest(token), clock())
    clock.passes(hours=1)
    assert staff.sessions.find(digest(token), clock()) is None
    idle = door.begin_session(joined[0], "password", "")
    clock.passes(seconds=IDLE.total_seconds())
    assert staff.sessions.find(digest(idle), clock()) is None


def test_disabling_ends_sessions_links_and_sign_in_at_once(staff, door, clock, joined) -> None:
    person, secret, codes = joined
    token = door.begin_session(person, "password", "")
    link, _ = door.invite(person.id, INVITED_FOR, "operator:test")
    staff.people.set_disabled(person.id, True, clock(), "operator:test")
    assert staff.sessions.find(digest(token), clock()) is None
    with pytest.raises(ProblemError, match="invitation-over"):
        door.invited(link)
    assert refused(door, EMAIL, PASSWORD, codes[0]) == "wrong-credentials"
    staff.people.set_disabled(person.id, False, clock(), "operator:test")
    assert staff.sessions.find(digest(token), clock()) is None, "the old session stays gone"
    clock.passes(minutes=1)
    door.sign_in(EMAIL, PASSWORD, code_of(secret, clock()))


def test_what_is_kept_lets_nobody_in(staff, door, clock, joined, tmp_path) -> None:
    token = door.begin_session(joined[0], "password", "")
    link, _ = door.invite(joined[0].id, INVITED_FOR, "operator:test")
    secrets = [PASSWORD, token, link, *joined[2], *map(tidy_code, joined[2])]
    with staff._engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    content = (tmp_path / "leeswijzer.sqlite3").read_bytes()
    assert [each for each in secrets if each.encode() in content] == []
    assert digest(token).encode() in content


def test_a_password_hashed_by_older_parameters_is_hashed_anew(staff, door, clock, joined) -> None:
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    later = SigningIn(staff, Passwords(stronger), clock)
    clock.passes(minutes=1)
    later.sign_in(EMAIL, PASSWORD, code_of(joined[1], clock()))
    kept = staff.accounts.find(EMAIL)
    assert kept and not stronger.check_needs_rehash(kept.password_hash)
    clock.passes(minutes=1)
    later.sign_in(EMAIL, PASSWORD, code_of(joined[1], clock()))
