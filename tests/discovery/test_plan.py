from pathlib import Path

import pytest

from tlgan_desktop.discovery.plan import Plan, Preset, Start, check_plan, read_plan, write_plan
from tlgan_desktop.discovery.presets import describe_preset
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind


def test_a_plan_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    plan = Plan(
        folders=(tmp_path / "smiles", tmp_path / "Hüte"),
        table=tmp_path / "labels.csv",
        kinds={"age": FeatureKind.CONTINUOUS},
        names={"age": "Age"},
        left_out=frozenset({"hat"}),
        start=Start.EXTRACTOR,
        extractor=tmp_path / "extractor.safetensors",
        preset=Preset.THOROUGH,
        generator="abc",
        running=True,
    )
    write_plan(tmp_path / "plan.json", plan)
    assert read_plan(tmp_path / "plan.json") == plan


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"preset": "endless"}', b"\xff\xfe"])
def test_what_is_no_plan_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.json").write_bytes(content)
    assert read_plan(tmp_path / "plan.json") is None


def test_a_missing_plan_is_none(tmp_path: Path) -> None:
    assert read_plan(tmp_path / "plan.json") is None


@pytest.mark.parametrize("plan", [Plan(), Plan(start=Start.READY)])
def test_a_plan_without_anything_to_learn_from_is_refused(plan: Plan) -> None:
    with pytest.raises(UserError, match="Choose"):
        check_plan(plan)


@pytest.mark.parametrize("preset", list(Preset))
@pytest.mark.parametrize(
    ("start", "learning"),
    [
        (Start.NOTHING, "from pictures of 64 pixels"),
        (Start.EXTRACTOR, "what the extractor sees"),
        (Start.READY, ""),
    ],
)
def test_a_preset_tells_how_it_learns_if_it_does(preset: Preset, start: Start, learning: str) -> None:
    told = describe_preset(preset, start)
    assert learning in told
    assert told.startswith("Learns") is bool(learning)
    assert "generated pictures" in told
