import os
from pathlib import Path

import numpy as np
import pytest

from tlgan_desktop.datasets import read_dataset
from tlgan_desktop.errors import Cancelled, UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.progress import Progress


def names(dataset):
    return [feature.name for feature in dataset.features]


def test_two_class_folders_are_one_binary_feature(tmp_path, write_pictures):
    write_pictures(tmp_path / "photos" / "smiling", 120)
    write_pictures(tmp_path / "photos" / "no smiling", 100)
    dataset = read_dataset(tmp_path / "photos")
    assert dataset.name == "photos"
    assert names(dataset) == ["smiling"]
    assert dataset.features[0].kind is FeatureKind.BINARY
    assert dataset.features[0].classes == ("no smiling", "smiling")
    assert dataset.labels.sum() == 120
    assert dataset.warnings == ()
    assert all(
        (path.parent.name == "smiling") == label
        for path, label in zip(dataset.pictures, dataset.labels[:, 0], strict=True)
    )


def test_yes_and_no_folders_take_the_name_of_their_parent(tmp_path, write_pictures):
    write_pictures(tmp_path / "glasses" / "Yes", 20)
    write_pictures(tmp_path / "glasses" / "no", 25)
    dataset = read_dataset(tmp_path / "glasses")
    assert names(dataset) == ["glasses"]
    assert dataset.labels.sum() == 20


def test_more_class_folders_are_one_feature_a_class(tmp_path, write_pictures):
    for index, name in enumerate(["bald", "long", "short"]):
        write_pictures(tmp_path / "hair" / name, 20 + index)
    dataset = read_dataset(tmp_path / "hair")
    assert names(dataset) == ["bald", "long", "short"]
    assert dataset.labels.sum(axis=0).tolist() == [20, 21, 22]
    assert (dataset.labels.sum(axis=1) == 1).all()


@pytest.mark.parametrize(
    ("folders", "classes"),
    [
        (["10", "9", "80"], ("9", "10", "80")),
        (["60+", "20-39", "<20", "40–59"], ("<20", "20-39", "40–59", "60+")),
    ],
)
def test_folders_of_numbers_or_ranges_are_ordered_classes(tmp_path, write_pictures, folders, classes):
    for name in folders:
        write_pictures(tmp_path / "age" / name, 20)
    dataset = read_dataset(tmp_path / "age")
    assert names(dataset) == ["age"]
    assert dataset.features[0].kind is FeatureKind.ORDINAL
    assert dataset.features[0].classes == classes
    assert [path.parent.name for path in dataset.pictures[::20]] == list(classes)
    assert np.unique(dataset.labels).tolist() == list(range(len(classes)))


def test_a_kind_can_be_set(tmp_path, write_pictures):
    for name in ["10", "20", "30"]:
        write_pictures(tmp_path / "age" / name, 20)
    continuous = read_dataset(tmp_path / "age", kinds={"age": FeatureKind.CONTINUOUS})
    assert np.unique(continuous.labels).tolist() == [10, 20, 30]
    one_vs_rest = read_dataset(tmp_path / "age", kinds={"age": FeatureKind.BINARY})
    assert names(one_vs_rest) == ["10", "20", "30"]


def test_a_kind_that_does_not_fit_is_refused(tmp_path, write_pictures):
    for name in ["bald", "long"]:
        write_pictures(tmp_path / "hair" / name, 20)
    with pytest.raises(UserError, match="'hair' cannot be read as ordinal"):
        read_dataset(tmp_path / "hair", kinds={"hair": FeatureKind.ORDINAL})
    with pytest.raises(UserError, match="no feature 'hat'"):
        read_dataset(tmp_path / "hair", kinds={"hat": FeatureKind.ORDINAL})


@pytest.mark.parametrize("together", [True, False])
def test_several_folders_are_a_feature_each(tmp_path, write_pictures, together):
    write_pictures(tmp_path / "glasses" / "yes", 20)
    write_pictures(tmp_path / "glasses" / "no", 20)
    write_pictures(tmp_path / "mood" / "happy", 30)
    write_pictures(tmp_path / "mood" / "grim", 30)
    dataset = read_dataset(tmp_path if together else [tmp_path / "glasses", tmp_path / "mood"])
    assert names(dataset) == ["glasses", "happy"]
    assert np.isnan(dataset.labels).sum(axis=0).tolist() == [60, 40]


def test_classes_of_the_same_name_are_told_apart(tmp_path, write_pictures):
    for feature in ["hair", "skin"]:
        write_pictures(tmp_path / feature / "dark", 20)
        write_pictures(tmp_path / feature / "bright", 20)
    assert names(read_dataset(tmp_path)) == ["hair: dark", "skin: dark"]


def test_pictures_far_below_a_class_folder_belong_to_it(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with" / "2019" / "may", 20)
    write_pictures(tmp_path / "hats" / "without", 20)
    write_pictures(tmp_path / "hats" / ".thumbnails", 20)
    write_pictures(tmp_path / "hats" / "__MACOSX", 20)
    assert read_dataset(tmp_path / "hats").labels.sum() == 20


def test_loops_of_links_are_survived(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 20)
    write_pictures(tmp_path / "hats" / "without", 20)
    (tmp_path / "hats" / "with" / "again").symlink_to(tmp_path / "hats" / "with", target_is_directory=True)
    (tmp_path / "hats" / "without" / "up").symlink_to(tmp_path / "hats" / "without", target_is_directory=True)
    (tmp_path / "hats" / "without" / "self.png").symlink_to(tmp_path / "hats" / "without" / "self.png")
    (tmp_path / "hats" / "without" / "gone.png").symlink_to(tmp_path / "nowhere.png")
    dataset = read_dataset(tmp_path / "hats")
    assert len(dataset.pictures) == 40
    assert sorted(refusal.path.name for refusal in dataset.refused) == ["gone.png", "self.png"]


def test_links_to_a_folder_above_lead_to_no_other_class(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 20)
    write_pictures(tmp_path / "hats" / "without", 20)
    (tmp_path / "hats" / "with" / "up").symlink_to(tmp_path / "hats", target_is_directory=True)
    (tmp_path / "hats" / "without" / "top").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "hats" / "round").symlink_to(tmp_path / "hats", target_is_directory=True)
    dataset = read_dataset(tmp_path / "hats")
    assert len(dataset.pictures) == 40
    assert dataset.column("hats").sum() == 20
    assert not np.isnan(dataset.labels).any()


def test_pictures_of_no_class_are_told(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 20)
    write_pictures(tmp_path / "hats" / "without", 20)
    write_pictures(tmp_path / "hats", 3)
    dataset = read_dataset(tmp_path / "hats")
    assert len(dataset.pictures) == 40
    assert "Pictures in hats that lie in no class sub-folder, left out: 3." in dataset.warnings


def test_a_pipe_with_the_name_of_a_picture_is_left_out(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 20)
    write_pictures(tmp_path / "hats" / "without", 20)
    os.mkfifo(tmp_path / "hats" / "without" / "pipe.png")
    (refusal,) = read_dataset(tmp_path / "hats").refused
    assert refusal.reason == "not a regular file"


def test_non_ascii_and_very_long_names_are_read(tmp_path, write_pictures):
    folder = tmp_path / "Bärte 胡子 🧔"
    paths = write_pictures(folder / "mit", 20) + write_pictures(folder / "ohne", 20)
    paths[0].rename(paths[0].with_name("ü" * 120 + ".png"))
    paths[1].rename(paths[1].with_name("avec barbe\n\u0441 \u0431.png"))
    dataset = read_dataset(folder)
    assert len(dataset.pictures) == 40
    assert dataset.refused == ()


def test_copies_are_known_by_their_content(tmp_path, write_pictures):
    paths = write_pictures(tmp_path / "hats" / "with", 20)
    write_pictures(tmp_path / "hats" / "without", 20)
    (tmp_path / "hats" / "with" / "copy.png").write_bytes(paths[3].read_bytes())
    dataset = read_dataset(tmp_path / "hats")
    copies = [
        group
        for path, group in zip(dataset.pictures, dataset.groups, strict=True)
        if path.name in ("0003.png", "copy.png") and path.parent.name == "with"
    ]
    assert len(copies) == 2
    assert len(set(copies)) == 1
    assert len(set(dataset.groups)) == 40


def test_copies_with_other_labels_bring_a_warning(tmp_path, write_pictures):
    paths = write_pictures(tmp_path / "hats" / "with", 21)
    write_pictures(tmp_path / "hats" / "without", 100)
    (tmp_path / "hats" / "without" / "copy.png").write_bytes(paths[3].read_bytes())
    dataset = read_dataset(tmp_path / "hats")
    warnings = " ".join(dataset.warnings)
    assert np.isnan(dataset.labels).sum() == 2
    assert "contradict each other, taken as unlabelled: 1." in warnings


def test_a_folder_without_pictures_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("no picture")
    with pytest.raises(UserError, match="holds no pictures"):
        read_dataset(tmp_path)
    with pytest.raises(UserError, match="no folder"):
        read_dataset(tmp_path / "nowhere")


def test_a_folder_without_labels_is_refused(tmp_path, write_pictures):
    write_pictures(tmp_path, 5)
    with pytest.raises(UserError, match="no labels"):
        read_dataset(tmp_path)


def test_one_class_alone_is_refused(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 20)
    with pytest.raises(UserError, match="one class only"):
        read_dataset(tmp_path / "hats")


def test_fewer_than_twenty_of_a_class_are_refused(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 19)
    write_pictures(tmp_path / "hats" / "without", 200)
    with pytest.raises(UserError, match="only 19 pictures of class 'with'"):
        read_dataset(tmp_path / "hats")


def test_fewer_than_a_hundred_of_a_class_bring_a_warning(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 99)
    write_pictures(tmp_path / "hats" / "without", 100)
    (warning,) = read_dataset(tmp_path / "hats").warnings
    assert "only 99 pictures of class 'with'" in warning


def test_a_feature_that_is_left_out_is_named_once(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 30)
    write_pictures(tmp_path / "hats" / "without", 30)
    write_pictures(tmp_path / "masks" / "masked", 3)
    write_pictures(tmp_path / "masks" / "bare", 30)
    remark = next(each for each in read_dataset(tmp_path).warnings if "left out" in each)
    assert (
        remark == "'masked' was left out: it has only 3 pictures of class 'masked' where 20 are the fewest."
    )


def test_a_listener_can_cancel(tmp_path, write_pictures):
    write_pictures(tmp_path / "with", 20)
    write_pictures(tmp_path / "without", 20)

    def cancel(progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_dataset(tmp_path, on_progress=cancel)


@pytest.mark.parametrize("path", [lambda folder: str(folder), lambda folder: Path(os.fspath(folder))])
def test_a_folder_may_be_text_or_path(tmp_path, write_pictures, path):
    write_pictures(tmp_path / "with", 20)
    write_pictures(tmp_path / "without", 20)
    assert len(read_dataset(path(tmp_path)).pictures) == 40
