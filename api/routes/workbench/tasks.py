"""What waits for me: the cards on the first page of the workbench, and counts beside its pages."""

from http import HTTPStatus

from fastapi import APIRouter

from api.access import OwnSession
from api.dependencies import RunningServices, problems
from api.waiting import waiting_for
from api.wire.workbench.tasks import TaskSchema, TasksSchema

router = APIRouter(tags=["workbench: signing in"])


@router.get("/tasks", responses=problems(HTTPStatus.UNAUTHORIZED))
def list_tasks(services: RunningServices, own: OwnSession) -> TasksSchema:
    """What waits for me, the most pressing first."""
    waiting = waiting_for(services, own.session.person)
    return TasksSchema(
        tasks=[
            TaskSchema(kind=each.kind, count=each.count, is_more=each.is_more) for each in waiting
        ]
    )
