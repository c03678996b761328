"""What the workbench asks of the service, under /v1/workbench. Every route asks who calls.

A new concept: a module here with a `router`, its shapes in `api/wire/workbench/`, a line in
`ROUTERS`, and in `tests/api/identity/rules.py` what each of its routes asks of whom.
"""

from fastapi import APIRouter

from api.routes.workbench import (
    accounts,
    audit,
    drafts,
    exchange,
    insights,
    keys,
    offers,
    organisations,
    outside,
    packs,
    people,
    precedents,
    publication,
    sessions,
    strings,
    surroundings,
    tasks,
    term_proposals,
    terms,
    trials,
    versions,
    wordings,
)

ROUTERS = (
    sessions.router,
    accounts.router,
    outside.router,
    people.router,
    organisations.router,
    keys.router,
    audit.router,
    drafts.router,
    trials.router,
    precedents.router,
    offers.router,
    publication.router,
    versions.router,
    wordings.router,
    tasks.router,
    exchange.router,
    terms.router,
    term_proposals.router,
    packs.router,
    strings.router,
    surroundings.router,
    insights.router,
)

router = APIRouter(prefix="/workbench")
for each in ROUTERS:
    router.include_router(each)
