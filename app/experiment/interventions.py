"""What a person does to a running network, as data: stamped with the step it takes effect at."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Intervention(BaseModel):
    """`action` done once `step` steps have been taken.

    `set` gives the setting `key` (one that takes effect at once) the value `value`.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    step: Annotated[int, Field(ge=0)]
    action: Literal["set"] = "set"
    key: str
    value: Annotated[Any, BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)]
