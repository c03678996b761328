from tests.benchmarks import options


def test_peers_come_with_the_frames_they_see():
    assert options.peers("sift,rapidocr:3") == {"sift": None, "rapidocr": 3}
    assert options.peers("none") == {}


def test_numbers_rise():
    assert options.numbers("1000,100") == (100, 1000)


def test_a_size_is_width_by_height():
    assert options.size("1280x720") == (1280, 720)
