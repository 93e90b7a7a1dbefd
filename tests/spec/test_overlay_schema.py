"""An editor takes the sample districts as they are, and sees slips in others."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from factdeck.spec.overlay_schema import FILE_NAME, overlay_schema, overlay_schema_text

from .test_json_schema import ROOT, as_an_editor_reads

DISTRICTS = sorted((ROOT / "deck" / "districts").glob("*.yaml"))
EXTENDS = "extends: a.yaml\n"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(overlay_schema())


@pytest.mark.parametrize("path", DISTRICTS, ids=lambda path: path.stem)
def test_sample_districts_agree(validator: jsonschema.Draft202012Validator, path: Path):
    validator.validate(as_an_editor_reads(path))
    assert path.read_text("utf-8").startswith(f"# yaml-language-server: $schema=../{FILE_NAME}\n")


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("facts: {a: null, b: {value: 1}}", True),
        (
            "sections: [{remove: [a, b]}, {id: c, place: after d}, {order: [c]}, {add: {id: e, title: E}}]",
            True,
        ),
        (
            "deck: [{move: a.b, place: first}, {add: c}]\ncover: null\nfactsheet: {hero_labels: {a: null}}",
            True,
        ),
        ("sections: [{remove: a, plase: first}]", False),
        ("sections: [{id: a, place: middle}]", False),
        ("sections: [{id: a, charts: [{id: b, colour: red}]}]", False),
    ],
)
def test_edits_are_known(validator: jsonschema.Draft202012Validator, text: str, fits: bool):
    values = json.loads(json.dumps(yaml.safe_load(EXTENDS + text)))
    assert validator.is_valid(values) is fits


def test_without_a_spec_to_extend_it_is_none(validator: jsonschema.Draft202012Validator):
    assert not validator.is_valid({"title": "A"})


def test_the_copy_beside_the_specs_is_up_to_date():
    shipped = (ROOT / "deck" / FILE_NAME).read_text("utf-8")
    assert shipped == overlay_schema_text(), f"run: factdeck schema --overlay > deck/{FILE_NAME}"
