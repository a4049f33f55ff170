"""The interface answers whatever it is asked: schemathesis makes the questions from its own description."""

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from reading_rooms import room_of
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 12


def test_no_question_breaks_the_interface(example_record: Path) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", room_of(example_record, hosts=()))
    asked = [operation.ok() for operation in schema.get_all_operations()]
    for operation in asked:
        ask(operation)
    assert len(asked) > 14


def ask(operation: Any) -> None:
    """So many questions to one address."""

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def one(case: Any) -> None:
        case.validate_response(case.call(), checks=CHECKS)

    one()
