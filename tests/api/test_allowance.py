from api.allowance import ALL_BURST, EACH_BURST, MOST_ADDRESSES, Allowance


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_one_address_may_write_in_a_burst_and_then_slowly() -> None:
    clock = Clock()
    allowance = Allowance(clock)
    assert [allowance.wait_s("::1") for _ in range(EACH_BURST)] == [0] * EACH_BURST
    wait = allowance.wait_s("::1")
    assert 0 < wait <= 60
    assert allowance.wait_s("::2") == 0
    clock.now_s += wait + 0.001
    assert allowance.wait_s("::1") == 0
    assert allowance.wait_s("::1") > 0


def test_all_addresses_together_have_a_limit_too() -> None:
    allowance = Allowance(Clock())
    waits = [allowance.wait_s(f"10.0.0.{n}") for n in range(ALL_BURST + 1)]
    assert waits[:-1] == [0] * ALL_BURST
    assert waits[-1] > 0


def test_addresses_are_not_held_and_do_not_fill_the_memory() -> None:
    allowance = Allowance(Clock())
    for n in range(MOST_ADDRESSES + 10):
        allowance.wait_s(f"host-{n}")
    assert len(allowance._each) == MOST_ADDRESSES
    assert not any(b"host" in name for name in allowance._each)
