"""The JSON Schema agrees with what is accepted, and the copy in the repository with the code."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from factdeck.spec.json_schema import FILE_NAME, json_schema, json_schema_text

ROOT = Path(__file__).resolve().parents[2]
STARTERS = sorted((ROOT / "src" / "factdeck" / "starter").glob("*/spec.yaml"))
SPECS = [*sorted((ROOT / "deck").glob("*.yaml")), *STARTERS]


def as_an_editor_reads(path: Path) -> object:
    return json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))


@pytest.mark.parametrize("path", SPECS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shipped_specs_agree(path: Path):
    jsonschema.Draft202012Validator(json_schema()).validate(as_an_editor_reads(path))
    first = path.read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={FILE_NAME}"


def test_an_editor_sees_the_same_mistakes():
    path = ROOT / "tests" / "specs" / "bad" / "schema.yaml"
    errors = list(jsonschema.Draft202012Validator(json_schema()).iter_errors(as_an_editor_reads(path)))
    assert len(errors) > 5


def test_the_copy_beside_the_specs_is_up_to_date():
    shipped = (ROOT / "deck" / FILE_NAME).read_text("utf-8")
    assert shipped == json_schema_text(), f"run: factdeck schema > deck/{FILE_NAME}"


def test_fields_are_described():
    schema = json_schema()
    assert "编号" not in json.dumps(schema)
    assert schema["properties"]["facts"]["description"] == "Every number, once, by id."
    assert schema["$defs"]["FactEntry"]["properties"]["as"]["description"]
    assert schema["$defs"]["Chart"]["properties"]["notes"]["description"] == "Speaker notes."
