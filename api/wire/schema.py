"""The ground all wire schemas stand on."""

import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema

from api.wire.json_values import as_it_is_kept, as_json_has_it


def _is_made(source: type[BaseModel]) -> bool:
    """Whether pydantic made it before, and so gives again what was mended then.

    Each route asks for the schemas it sends and takes: hundreds of times, some of them large.
    """
    return "__pydantic_core_schema__" in source.__dict__ and source.__pydantic_complete__


class WireSchema(BaseModel):
    """A JSON object: camelCase keys, nothing unnamed, never changed once made."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        frozen=True,
        extra="forbid",
        serialize_by_alias=True,
        # Optional members are always present, as null: readers need not ask whether they exist.
        json_schema_serialization_defaults_required=True,
    )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """How pydantic checks it: values are taken for what they are in JSON."""
        schema = handler(source)
        return schema if _is_made(source) else as_json_has_it(schema)

    def line(self) -> str:
        """The object on one line, as `--jsonl` writes it, without the line end."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)


class SentSchema(WireSchema):
    """What somebody sends, to be kept or looked up: no text in it holds a NUL.

    PostgreSQL has no place for one, and nobody types it. What was read on paper may: a code can
    hold anything.
    """

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """How pydantic checks it: as JSON has it, and as it can be kept."""
        schema = handler(source)
        return schema if _is_made(source) else as_it_is_kept(schema)


class QuerySchema(WireSchema):
    """What is asked in an address: text by nature, so `limit=5` is a number."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """How pydantic checks it: values are read out of text."""
        return handler(source)


#: x then y.
PointSchema = tuple[float, float]

#: The four corners TL, TR, BR, BL as printed; more along the edges where paper is not flat.
PolygonSchema = Annotated[list[PointSchema], Field(min_length=4)]

#: TL, TR, BR, BL as printed.
QuadSchema = Annotated[list[PointSchema], Field(min_length=4, max_length=4)]

#: A probability-like number.
ShareSchema = Annotated[float, Field(ge=0, le=1)]

#: JSON counts this far without loss (RFC 8259, 6): more records than any database of ours will
#: number, and no database fails on being asked for one of that number.
HIGHEST_ID = 2**53
