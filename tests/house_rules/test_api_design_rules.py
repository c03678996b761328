"""The NL API Design Rules 2.1, as far as they can be checked on a document, over ours.

The rules are those of the published linter (logius-standaarden/API-Design-Rules, `linter.yaml`),
by their names there. It is in no package registry, so what it looks for is written here again, and
each rule is tried on a document that breaks it too. Of two rules we have nothing to check:
`info-contact`, since who answers for a service is who runs it, and `oas3-api-servers`, since the
document holds for any server; the version stands in our addresses instead of in `servers`.
"""

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.house_rules.project import ROOT

Document = dict[str, Any]
DOCUMENT: Document = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))

_METHODS = {"get", "put", "post", "delete", "patch", "head", "options"}
_PATH = re.compile(r"/|(/([a-z0-9]+(-[a-z0-9]+)*|[a-z0-9-]+\.json|\{[^}]+\}))+")
_CAMEL = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")
_DATE = re.compile(r"date|datum|\w+D(ate|atum)")
_SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\w.-]+)?(\+[\w.-]+)?")


def _operations(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for address, path in document["paths"].items():
        for method, operation in path.items():
            if method in _METHODS:
                yield address, method, operation


def _responses(document: Document, first: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for address, method, operation in _operations(document):
        for status, response in operation["responses"].items():
            if status[0] in first:
                yield f"{method} {address} {status}", response


def _resolved(document: Document, schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = document["components"]["schemas"][name] if name else schema
    return found


def openapi3(document: Document) -> list[str]:
    is_three = re.fullmatch(r"3(\.\d+){1,2}", document.get("openapi", ""))
    return [] if is_three else ["openapi"]


def semver(document: Document) -> list[str]:
    return [] if _SEMVER.fullmatch(document["info"]["version"]) else ["info.version"]


def missing_version_header(document: Document) -> list[str]:
    answers = _responses(document, "23")
    return [place for place, each in answers if "API-Version" not in each.get("headers", {})]


def include_major_version_in_uri(document: Document) -> list[str]:
    """Our addresses hold it; the linter looks for it in `servers` alone, which we have none of."""
    paths = document["paths"]
    return [each for each in paths if not re.match(r"/v\d+/", each) and each not in _NO_API]


def paths_no_trailing_slash(document: Document) -> list[str]:
    return [each for each in document["paths"] if each != "/" and each.endswith("/")]


def paths_kebab_case(document: Document) -> list[str]:
    return [each for each in document["paths"] if not _PATH.fullmatch(each)]


def query_keys_camel_case(document: Document) -> list[str]:
    return [
        f"{method} {address} {each['name']}"
        for address, method, operation in _operations(document)
        for each in operation.get("parameters", [])
        if each["in"] == "query" and not _CAMEL.fullmatch(each["name"])
    ]


def http_methods(document: Document) -> list[str]:
    return [
        f"{method} {address}"
        for address, path in document["paths"].items()
        for method in path
        if method not in {*_METHODS, "parameters", "summary", "description", "servers"}
    ]


def use_problem_schema(document: Document) -> list[str]:
    answers = _responses(document, "45")
    return [
        place
        for place, each in answers
        if "application/problem+json" not in each.get("content", {})
    ]


def problem_schema_members(document: Document) -> list[str]:
    wrong = []
    for place, each in _responses(document, "45"):
        schema = each.get("content", {}).get("application/problem+json", {}).get("schema", {})
        members = _resolved(document, schema).get("properties", {})
        if not {"status", "title", "detail"} <= members.keys():
            wrong.append(place)
    return wrong


def problem_invalid_input(document: Document) -> list[str]:
    return [
        f"{method} {address}"
        for address, method, operation in _operations(document)
        if (method in {"put", "post", "patch"} or operation.get("parameters"))
        and "400" not in operation["responses"]
    ]


def specify_format_for_date_and_time(document: Document) -> list[str]:
    return [
        f"{name}.{key}"
        for name, schema in document["components"]["schemas"].items()
        for key, value in schema.get("properties", {}).items()
        if _DATE.fullmatch(key) and not _has_date_format(value)
    ]


def servers_use_https(document: Document) -> list[str]:
    return [s["url"] for s in document.get("servers", []) if s["url"].startswith("http://")]


def _has_date_format(value: dict[str, Any]) -> bool:
    if "$ref" in value:
        return True  # an object about a date, with a date in it
    parts = value.get("anyOf", [])
    if parts:
        return all(part.get("type") == "null" or _has_date_format(part) for part in parts)
    return value.get("format") == "date"


#: Not the interface: they say whether the program runs, to what keeps it running.
_NO_API = frozenset({"/livez", "/readyz", "/metrics"})

RULES = (
    openapi3, semver, missing_version_header, include_major_version_in_uri,
    paths_no_trailing_slash, paths_kebab_case, query_keys_camel_case, http_methods,
    use_problem_schema, problem_schema_members, problem_invalid_input,
    specify_format_for_date_and_time, servers_use_https,
)  # fmt: skip

_ONE = "/v1/languages"


def _broken(rule: Callable[[Document], list[str]]) -> Document:
    """Our document with one thing in it that the rule forbids."""
    document = copy.deepcopy(DOCUMENT)
    paths, get = document["paths"], document["paths"][_ONE]["get"]
    breaks: dict[Callable[[Document], list[str]], Callable[[], object]] = {
        openapi3: lambda: document.update(openapi="2.0"),
        semver: lambda: document["info"].update(version="v1"),
        missing_version_header: lambda: get["responses"]["200"].pop("headers"),
        include_major_version_in_uri: lambda: paths.update({"/languages": {"get": get}}),
        paths_no_trailing_slash: lambda: paths.update({"/v1/languages/": {"get": get}}),
        paths_kebab_case: lambda: paths.update({"/v1/myLanguages": {"get": get}}),
        query_keys_camel_case: lambda: get.update(parameters=[{"in": "query", "name": "a_b"}]),
        http_methods: lambda: paths[_ONE].update(trace=get),
        use_problem_schema: lambda: get["responses"].update({"404": {"content": {}}}),
        problem_schema_members: lambda: document["components"]["schemas"]["ProblemSchema"][
            "properties"
        ].pop("title"),
        problem_invalid_input: lambda: paths[_ONE].update(
            post={"responses": {"200": get["responses"]["200"]}}
        ),
        specify_format_for_date_and_time: lambda: document["components"]["schemas"].update(
            Bad={"properties": {"startDate": {"type": "string"}}}
        ),
        servers_use_https: lambda: document.update(servers=[{"url": "http://a.example/v1"}]),
    }
    breaks[rule]()
    return document


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_our_interface_keeps_the_rule(rule: Callable[[Document], list[str]]) -> None:
    assert rule(DOCUMENT) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_what_breaks_it(rule: Callable[[Document], list[str]]) -> None:
    assert rule(_broken(rule)) != []
