"""What citizens told about a form, on the wire."""

from typing import Annotated, Self

from pydantic import Field

from api.wire.schema import SentSchema, ShareSchema, WireSchema
from forms.feedback import FeedbackKind
from forms.insight.alerts import Alert
from forms.insight.groups import LEAST_VISITS
from forms.insight.heat import HeatMap, Step
from forms.insight.remarks import Deed, TrackedRemark

_Visits = Annotated[int, Field(ge=0, description="in how many visits")]
_Week = Annotated[str | None, Field(description="its Monday, ISO 8601")]


class StepInsightSchema(WireSchema):
    """What is told of one step; steps that fewer visits met are not there."""

    page: int
    anchor_id: str
    met: Annotated[int, Field(ge=LEAST_VISITS, description="in how many visits it was met")]
    stopped: Annotated[_Visits, Field(description="left the form here")]
    asked: Annotated[_Visits, Field(description="opened help or said something here")]
    original: Annotated[_Visits, Field(description="turned to the language of the print here")]
    skipped: _Visits
    done: _Visits
    stall_share: Annotated[ShareSchema, Field(description="stopped / met")]

    @classmethod
    def of(cls, step: Step) -> Self:
        """The same step, as it goes over the wire."""
        return cls(
            page=step.place.page,
            anchor_id=step.place.anchor_id,
            met=step.met,
            stopped=step.stopped,
            asked=step.asked,
            original=step.original,
            skipped=step.skipped,
            done=step.done,
            stall_share=round(step.stall_share, 3),
        )


class AlertSchema(WireSchema):
    """A step where the share of people who stop has doubled."""

    page: int
    anchor_id: str
    share_before: ShareSchema
    share_now: ShareSchema
    met_now: Annotated[int, Field(ge=LEAST_VISITS)]

    @classmethod
    def of(cls, alert: Alert) -> Self:
        """The same alert, as it goes over the wire."""
        return cls(
            page=alert.place.page,
            anchor_id=alert.place.anchor_id,
            share_before=round(alert.before.stall_share, 3),
            share_now=round(alert.now.stall_share, 3),
            met_now=alert.now.met,
        )


class InsightsSchema(WireSchema):
    """Where people stop, in whole weeks that are over and in groups of ten visits or more."""

    steps: list[StepInsightSchema]
    languages: Annotated[list[str], Field(description="of which anything can be told, BCP 47")]
    since: _Week
    until: _Week
    alerts: list[AlertSchema]
    least_visits: int = LEAST_VISITS

    @classmethod
    def of(cls, found: HeatMap, alerts: list[Alert]) -> Self:
        """The same map, as it goes over the wire."""
        return cls(
            steps=[StepInsightSchema.of(step) for step in found.steps],
            languages=list(found.languages),
            since=found.since,
            until=found.until,
            alerts=[AlertSchema.of(alert) for alert in alerts],
        )


class NewDeedSchema(SentSchema):
    """What somebody does about a remark. The text of `changed` is public."""

    deed: Deed
    text: Annotated[str | None, Field(max_length=4000)] = None


class DeedSchema(WireSchema):
    """What was done about a remark, and who did it."""

    deed: Deed
    text: str | None
    who: Annotated[str, Field(description="person:3, key:2, operator:name")]
    at: Annotated[str, Field(description="ISO 8601, UTC")]


class FeedbackRemarkSchema(WireSchema):
    """What somebody said about a place. Nothing says who."""

    id: int
    page: int
    anchor_id: str
    day: Annotated[str, Field(description="ISO 8601")]
    language: Annotated[str, Field(description="they read in, BCP 47")]
    kind: FeedbackKind
    message: str | None
    done: Annotated[DeedSchema | None, Field(description="null: it is open")]

    @classmethod
    def of(cls, told: TrackedRemark) -> Self:
        """The same remark, as it goes over the wire."""
        said, done = told.kept.remark, told.done
        return cls(
            id=told.id,
            page=said.page.page,
            anchor_id=said.anchor_id,
            day=told.kept.day,
            language=said.language,
            kind=said.kind,
            message=said.message,
            done=done and DeedSchema(deed=done.deed, text=done.text, who=done.who, at=done.at),
        )


class FeedbackRemarksSchema(WireSchema):
    """Remarks about a version, the newest first."""

    remarks: list[FeedbackRemarkSchema]
