"""Where names stand, and which sections use which fact."""

from factdeck.spec.references import fact_uses, references, texts
from factdeck.spec.schema import Spec

SPEC = Spec.model_validate(
    {
        "factdeck": 1,
        "title": "T",
        "organization": "O",
        "facts": {name: {"value": "1", "label": "L", "source": "s"} for name in "abcdefg"},
        "sections": [
            {"id": "one", "title": "{a}", "figures": ["b"], "charts": [{"id": "x", "names": {"c": "C"}}]},
            {
                "id": "two",
                "title": "{{d}} {b.unit}",
                "points": [{"text": "{ e }"}],
                "sheet": {"rows": ["f", {"text": "t"}], "show": ["x"]},
            },
        ],
    }
)


def test_names_in_fields_and_keys():
    found = [(item.kind, item.name, item.path, item.is_key) for item in references(SPEC)]
    assert ("source", "s", ("facts", "a", "source"), False) in found
    assert ("fact", "b", ("sections", 0, "figures", 0), False) in found
    assert ("fact", "c", ("sections", 0, "charts", 0, "names", "c"), True) in found
    assert ("fact", "f", ("sections", 1, "sheet", "rows", 0), False) in found
    assert ("exhibit", "x", ("sections", 1, "sheet", "show", 0), False) in found
    assert len(found) == 7 + 4


def test_uses_in_fields_and_in_braces_but_not_in_doubled_braces():
    uses = fact_uses(SPEC)
    assert uses == {
        "a": ("one",),
        "b": ("one", "two"),
        "c": ("one",),
        "d": (),
        "e": ("two",),
        "f": ("two",),
        "g": (),
    }


def test_texts_have_their_paths_as_written():
    assert (("sections", 1, "points", 0, "text"), "{ e }") in list(texts(SPEC))
