import json

from tests.benchmarks.surroundings import surroundings


def test_a_result_says_where_and_with_what_it_was_measured():
    said = json.loads(json.dumps(surroundings((1.0, 2.0, 3.0))))
    assert said["cores"] and said["load_average_at_start"][0] == 1
    assert said["packages"]["numpy"]
