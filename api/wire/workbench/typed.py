"""What people type, bounded before anything looks at it."""

from typing import Annotated

from pydantic import Field, StringConstraints

#: Looked through by `forms.people.addresses`, which says in a sentence what is wrong.
TypedEmail = Annotated[str, Field(max_length=320, description="an e-mail address")]
TypedName = Annotated[str, Field(max_length=200)]
TypedPassword = Annotated[str, Field(max_length=1000)]
TypedCode = Annotated[
    str, Field(max_length=100, description="six digits of the app, or a recovery code")
]
Token = Annotated[str, Field(max_length=200, description="what stands in the one-time link")]

#: Of an organisation; `*` stands for all of them.
OrganisationSlug = Annotated[
    str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*|\*)$", max_length=100)
]
LanguageCode = Annotated[
    str, StringConstraints(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*|\*)$", max_length=35)
]
