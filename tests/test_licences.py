"""The licences of what the application stands on."""

from pathlib import Path

import pytest

from tlgan_desktop import licences, paths


def test_everything_that_is_needed_is_there_and_nothing_else() -> None:
    names = [found.metadata["Name"].lower() for found in licences.installed()]
    assert names[0] == "tlgan-desktop"
    assert {"numpy", "torch", "pyside6_essentials", "sympy", "onnxruntime"} <= {*names}
    assert "pytest" not in names  # developers need it


def test_texts_are_whole_and_say_whose_they_are() -> None:
    text = licences.collect_licences("numpy")
    assert "numpy" in text.splitlines()[1]
    assert "BSD-3-Clause" in text.splitlines()[1]
    assert "Redistribution and use in source and binary forms" in text
    assert "OpenBLAS" in text  # part of its wheels


def test_the_file_of_a_bundle_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / licences.FILE_NAME).write_text("all licences", encoding="utf-8")
    monkeypatch.setattr(paths, "resource", lambda name: tmp_path / name)
    assert licences.licence_text() == "all licences"
