import unicodedata

import numpy as np
import pytest

from tlgan_desktop.datasets import read_dataset
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind

COUNT = 60


@pytest.fixture
def pictures(tmp_path, write_pictures):
    return write_pictures(tmp_path / "pictures", COUNT)


def table(tmp_path, rows, name="labels.csv", delimiter=",", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes("\n".join(delimiter.join(row) for row in rows).encode(encoding))
    return path


def named(pictures, heading, values):
    return [["file", *heading], *([path.name, *row] for path, row in zip(pictures, values, strict=True))]


def kinds(dataset):
    return {feature.name: feature.kind.value for feature in dataset.features}


def test_the_kind_of_every_column_is_inferred(tmp_path, pictures):
    heading = [
        "minus",
        "zero one",
        "word",
        "sex",
        "hair",
        "rooms",
        "age",
        "range",
        "weight",
        "remark",
        "empty",
    ]
    values = [
        [
            str(2 * (i % 2) - 1),
            str(i % 2),
            ["no", "Yes"][i % 2],
            ["male", "female"][i % 2],
            ["bald", "long", "short"][i % 3],
            str(i % 3 + 1),
            str(18.5 + i),
            ["20-39", "40-59", "60+"][i % 3],
            str(i * 7),
            f"remark {i}",
            "",
        ]
        for i in range(COUNT)
    ]
    dataset = read_dataset(tmp_path / "pictures", table(tmp_path, named(pictures, heading, values)))
    assert kinds(dataset) == {
        "minus": "binary",
        "zero one": "binary",
        "word": "binary",
        "sex: male": "binary",
        "hair: bald": "binary",
        "hair: long": "binary",
        "hair: short": "binary",
        "rooms": "ordinal",
        "age": "continuous",
        "range": "ordinal",
        "weight": "continuous",
    }
    alternating = np.arange(COUNT) % 2
    for name in ["minus", "zero one", "word"]:
        assert dataset.column(name).tolist() == alternating.tolist()
    assert dataset.column("sex: male").tolist() == (1 - alternating).tolist()
    assert dataset.column("age").tolist() == [18.5 + i for i in range(COUNT)]
    remarks = " ".join(dataset.warnings)
    assert "'remark' was left out" in remarks
    assert "'empty' was left out" in remarks


def test_empty_cells_are_unknown(tmp_path, pictures):
    values = [["" if i % 3 == 0 else str(i % 2), "n/a" if i < 5 else str(i / 7)] for i in range(COUNT)]
    dataset = read_dataset(tmp_path / "pictures", table(tmp_path, named(pictures, ["hat", "size"], values)))
    assert np.isnan(dataset.column("hat")).tolist() == [i % 3 == 0 for i in range(COUNT)]
    assert np.isnan(dataset.column("size")).sum() == 5


def test_the_first_column_names_pictures_where_none_is_called_file(tmp_path, pictures):
    rows = [["picture", "hat"], *([path.stem, str(i % 2)] for i, path in enumerate(pictures))]
    assert len(read_dataset(tmp_path / "pictures", table(tmp_path, rows)).pictures) == COUNT


def test_the_column_file_may_stand_anywhere(tmp_path, pictures):
    rows = [["hat", "file"], *([str(i % 2), path.name] for i, path in enumerate(pictures))]
    assert list(kinds(read_dataset(tmp_path / "pictures", table(tmp_path, rows)))) == ["hat"]


@pytest.mark.parametrize(
    ("name", "delimiter", "encoding"),
    [
        ("t.tsv", "\t", "utf-8-sig"),
        ("t.csv", ";", "cp1252"),
        ("t.csv", "\t", "utf-16"),
        ("t.csv", ",", "utf-8"),
    ],
)
@pytest.mark.parametrize("point", [".", ","])
def test_tables_are_read_as_spreadsheets_write_them(tmp_path, pictures, name, delimiter, encoding, point):
    point = "." if delimiter == "," else point
    values = [[str(i % 2), f"{i}{point}5"] for i in range(COUNT)]
    path = table(tmp_path, named(pictures, ["Hüte", "size"], values), name, delimiter, encoding)
    dataset = read_dataset(tmp_path / "pictures", path)
    assert kinds(dataset) == {"Hüte": "binary", "size": "continuous"}
    assert dataset.column("size").tolist() == [i + 0.5 for i in range(COUNT)]


def test_commas_that_may_part_thousands_are_not_taken_for_decimal_ones(tmp_path, pictures):
    values = [[f"{i + 1},{i:03}", f"0,{i:03}"] for i in range(COUNT)]
    path = table(tmp_path, named(pictures, ["steps a day", "share"], values), "t.tsv", "\t")
    dataset = read_dataset(tmp_path / "pictures", path)
    assert kinds(dataset) == {"share": "continuous"}
    assert "'steps a day' was left out" in " ".join(dataset.warnings)


def test_quoted_cells_may_hold_commas_and_line_ends(tmp_path, pictures):
    rows = "file,note,hat\n" + "".join(
        f'{path.name},"a, ""b""\nc",{i % 2}\n' for i, path in enumerate(pictures)
    )
    (tmp_path / "labels.csv").write_text(rows)
    dataset = read_dataset(tmp_path / "pictures", tmp_path / "labels.csv")
    assert dataset.column("hat").tolist() == [i % 2 for i in range(COUNT)]


def test_a_heading_may_name_a_group(tmp_path, pictures):
    values = [[str(i % 2)] for i in range(COUNT)]
    path = table(tmp_path, named(pictures, ["Accessories > Hat"], values))
    (feature,) = read_dataset(tmp_path / "pictures", path).features
    assert (feature.group, feature.name) == ("Accessories", "Hat")


def test_pictures_are_found_by_path_name_or_composed_letters(tmp_path, write_pictures):
    folder = tmp_path / "set"
    one = write_pictures(folder / "images" / "a", 30)
    two = write_pictures(folder / "images" / "b", 30, start=15)
    odd = one[0].rename(one[0].with_name(unicodedata.normalize("NFD", "Zoë.PNG")))
    rows = [["file", "hat"], [unicodedata.normalize("NFC", "zoë.png"), "1"]]
    rows += [[f"images\\a\\{path.name}", "0"] for path in one[1:]]
    rows += [[f"./images/b/{path.name}", "1"] for path in two]
    dataset = read_dataset(folder, table(folder, rows))
    assert len(dataset.pictures) == 60
    assert dataset.pictures[0] == odd
    assert dataset.labels.sum() == 31


def test_rows_and_pictures_without_a_partner_are_told(tmp_path, pictures):
    values = [[str(i % 2)] for i in range(COUNT)]
    rows = [*named(pictures, ["hat"], values)[:-4], ["gone.png", "1"], [pictures[0].name, "1"]]
    dataset = read_dataset(tmp_path / "pictures", table(tmp_path, rows))
    remarks = " ".join(dataset.warnings)
    assert "Rows of labels.csv that name no picture: 1, such as 'gone.png'" in remarks
    assert "without a row in labels.csv, left out: 4" in remarks
    assert "name a picture again: 1" in remarks
    assert dataset.column("hat")[0] == 1


def test_labels_that_name_no_picture_are_refused(tmp_path, pictures):
    rows = [["file", "hat"], *([f"x{i}.png", str(i % 2)] for i in range(COUNT))]
    with pytest.raises(UserError, match=r"labels.csv names no picture .* 'x0.png'"):
        read_dataset(tmp_path / "pictures", table(tmp_path, rows))


@pytest.mark.parametrize(
    "content", [b"", b"file\n", b"\x89PNG\r\n\x1a\n\0\0", b"file,hat\n", b"only one column\n1\n2\n"]
)
def test_what_is_no_table_is_refused(tmp_path, pictures, content):
    (tmp_path / "labels.csv").write_bytes(content)
    with pytest.raises(UserError, match=r"labels\.csv is no"):
        read_dataset(tmp_path / "pictures", tmp_path / "labels.csv")


def test_a_missing_table_is_refused(tmp_path, pictures):
    with pytest.raises(UserError, match="cannot be read"):
        read_dataset(tmp_path / "pictures", tmp_path / "nowhere.csv")


def test_two_columns_of_one_name_are_refused(tmp_path, pictures):
    values = [[str(i % 2), "1"] for i in range(COUNT)]
    with pytest.raises(UserError, match="two columns called 'hat'"):
        read_dataset(tmp_path / "pictures", table(tmp_path, named(pictures, ["hat", "hat"], values)))


def test_the_table_beside_the_pictures_is_found(tmp_path, pictures):
    values = [[str(i % 2)] for i in range(COUNT)]
    path = table(tmp_path / "pictures", named(pictures, ["hat"], values), "my table.csv")
    assert len(read_dataset(tmp_path / "pictures").pictures) == COUNT
    path.with_name("another.csv").write_text("file,x\n")
    with pytest.raises(UserError, match="several tables"):
        read_dataset(tmp_path / "pictures")


def test_what_macos_keeps_beside_a_table_is_no_table(tmp_path, pictures):
    path = table(
        tmp_path / "pictures", named(pictures, ["hat"], [[str(i % 2)] for i in range(COUNT)]), "a.csv"
    )
    path.with_name("._a.csv").write_bytes(b"\0\5\26\7")
    path.with_name("b.csv").mkdir()
    assert list(kinds(read_dataset(tmp_path / "pictures"))) == ["hat"]


def test_features_with_too_few_labels_are_left_out_of_a_table(tmp_path, pictures):
    values = [[str(i % 2), str(int(i < 3)), "1", "7" if i % 9 else ""] for i in range(COUNT)]
    path = table(tmp_path, named(pictures, ["hat", "rare", "always", "constant"], values))
    dataset = read_dataset(tmp_path / "pictures", path)
    assert list(kinds(dataset)) == ["hat"]
    remarks = " ".join(dataset.warnings)
    for name in ["rare", "always", "constant"]:
        assert f"'{name}' was left out" in remarks


@pytest.mark.parametrize("inside", [True, False])
def test_celeba_is_read_from_its_folder_or_its_pictures(tmp_path, write_pictures, inside):
    paths = write_pictures(tmp_path / "img_align_celeba", COUNT, ending="jpg")
    lines = [f"{path.name} {1 - 2 * (i % 2):2d} {-1 + 2 * (i % 3 > 0):2d}" for i, path in enumerate(paths)]
    (tmp_path / "list_attr_celeba.txt").write_text("\n".join([str(COUNT), "Bald Big_Nose ", *lines]) + "\n")
    dataset = read_dataset(tmp_path / "img_align_celeba" if inside else tmp_path)
    assert kinds(dataset) == {"Bald": FeatureKind.BINARY, "Big_Nose": FeatureKind.BINARY}
    assert dataset.labels.sum(axis=0).tolist() == [30, 40]
    assert dataset.labels[0].tolist() == [1, 0]
