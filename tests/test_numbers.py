"""How numbers are written for people, and the values of a scale."""

from decimal import Decimal

import pytest

from progc.publish.numbers import number, scale


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (7, "7"),
        (-3, "−3"),
        (9999, "9999"),
        (10000, "10\u00a0000"),
        (1234567, "1\u00a0234\u00a0567"),
        (0.5, "0,5"),
        (-0.25, "−0,25"),
        (0.00001, "0,00001"),
        (1e-9, "0,000000001"),
        (123456.75, "123\u00a0456,75"),
        (999999999999999, "999\u00a0999\u00a0999\u00a0999\u00a0999"),
        (Decimal("1.50"), "1,50"),
        (Decimal("0.0000001"), "0,0000001"),
        ("2026-11-22", "2026-11-22"),
    ],
)
def test_number(value: object, expected: str) -> None:
    assert number(value) == expected


def test_the_values_of_a_scale_are_exact() -> None:
    found = scale({"min": 0, "max": 1, "step": 0.1, "labels": {"0": "Nej", "0.3": "Lite", "1.0": "Ja"}})
    assert [point["value"] for point in found] == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    assert [point["label"] for point in found if point["label"]] == ["Nej", "Lite", "Ja"]
    assert [point["value"] for point in scale({"min": -5, "max": 4, "step": 3, "labels": {}})] == [
        -5,
        -2,
        1,
        4,
    ]
