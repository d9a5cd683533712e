"""Tables of labels: CSV, TSV and CelebA's list of attributes."""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from tlgan_desktop.datasets.values import Column
from tlgan_desktop.errors import UserError

CELEBA = "list_attr_celeba.txt"
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")
GROUP_MARK = " > "
"""A heading such as ``Hair > Bald`` names the feature Bald of the group Hair."""


@dataclass(frozen=True)
class Table:
    """A table of labels: the picture each row names, and columns of texts, a text a row."""

    path: Path
    names: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Matched:
    """The rows of a table that name pictures, with columns cut to them, and remarks on what did not fit."""

    pictures: tuple[Path, ...]
    columns: tuple[Column, ...]
    remarks: tuple[str, ...]


def find_table(folder: Path) -> Path | None:
    """The table of labels that belongs to a folder of pictures, or None where there is none.

    Raises:
        UserError: there are several tables and no telling which is meant.
    """
    for candidate in (folder / CELEBA, folder.parent / CELEBA, folder / "labels.csv", folder / "labels.tsv"):
        if candidate.is_file():
            return candidate
    tables = sorted(path for path in folder.iterdir() if _is_table(path))
    if len(tables) > 1:
        names = ", ".join(path.name for path in tables)
        raise UserError(f"{folder} holds several tables ({names}); say which one has the labels.")
    return tables[0] if tables else None


def _is_table(path: Path) -> bool:
    """Whether a file is a table by its name; hidden ones are what macOS keeps beside a file."""
    return path.suffix.lower() in {".csv", ".tsv"} and not path.name.startswith(".") and path.is_file()


def read_table(path: Path) -> Table:
    """Read a table whose column ``file``, or else the first, names pictures; the others are features.

    Raises:
        UserError: the file is missing, is no text, or is no table with a heading row.
    """
    rows = _celeba_rows(path) if path.name == CELEBA else _rows(path)
    if len(rows) < 2 or len(rows[0]) < 2:
        raise UserError(
            f"{path.name} is no table of labels; it needs a heading row, a column of files and one a feature."
        )
    heading = [name.strip() for name in rows[0]]
    at = heading.index("file") if "file" in heading else 0
    body = [row + [""] * (len(heading) - len(row)) for row in rows[1:]]
    columns = tuple(
        _column(name, [row[index] for row in body])
        for index, name in enumerate(heading)
        if index != at and name
    )
    _refuse_same_names(path, columns)
    return Table(path, tuple(row[at].strip() for row in body), columns)


def match_pictures(table: Table, pictures: Sequence[Path], folder: Path) -> Matched:
    """Find the picture that each row of a table names: by its path below the folder, its name or its stem.

    Raises:
        UserError: no row names a picture.
    """
    index = _name_index(pictures, folder)
    found = {path: row for row, name in enumerate(table.names) if (path := _look_up(index, name))}
    if not found:
        raise UserError(
            f"{table.path.name} names no picture of {folder}; its first row names '{table.names[0]}'."
        )
    rows = list(found.values())
    columns = tuple(column.cut(rows) for column in table.columns)
    missing = [name for name in table.names if not _look_up(index, name)]
    return Matched(tuple(found), columns, _remarks(table, len(pictures), found, missing))


def _remarks(
    table: Table, pictures: int, found: Mapping[Path, int], missing: Sequence[str]
) -> tuple[str, ...]:
    table_name, remarks = table.path.name, []
    if missing:
        remarks.append(f"Rows of {table_name} that name no picture: {len(missing)}, such as '{missing[0]}'.")
    if repeated := len(table.names) - len(missing) - len(found):
        remarks.append(f"Rows of {table_name} that name a picture again: {repeated}; the last one counts.")
    if unnamed := pictures - len(found):
        remarks.append(f"Pictures without a row in {table_name}, left out: {unnamed}.")
    return tuple(remarks)


def _rows(path: Path) -> list[list[str]]:
    text = _text(path)
    delimiter = _delimiter(path, text.split("\n", 1)[0])
    try:
        rows = [row for row in csv.reader(text.splitlines(), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise UserError(f"{path.name} is not a readable table ({error}); save it as CSV in UTF-8.") from error
    if delimiter == ",":
        return rows
    columns = zip_longest(*rows[1:], fillvalue="")
    pointed = [_with_points(cells, sure=delimiter == ";") for cells in columns]
    return [*rows[:1], *map(list, zip(*pointed, strict=True))]


def _celeba_rows(path: Path) -> list[list[str]]:
    lines = [line.split() for line in _text(path).splitlines() if line.strip()]
    start = 1 if lines and len(lines[0]) == 1 else 0
    return [["file", *lines[start]], *lines[start + 1 :]] if len(lines) > start else []


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"{path} cannot be read ({error.strerror or error}); check the name and the folder."
        ) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = [] if b"\0" in content else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(f"{path.name} is not a text table; save it as CSV in UTF-8.")


def _delimiter(path: Path, heading: str) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    return max((",", ";", "\t"), key=heading.count)


def _with_points(cells: Sequence[str], sure: bool) -> Sequence[str]:
    """A column with decimal points for decimal commas; unless ``sure``, commas may also part thousands."""
    if not sure and all(THOUSANDS.fullmatch(cell.strip()) for cell in cells if "," in cell):
        return cells
    return [_decimal_point(cell) for cell in cells]


def _decimal_point(cell: str) -> str:
    """A number as German spreadsheets write it, ``0,5``, with a point."""
    return cell.replace(",", ".") if cell.strip().lstrip("+-").replace(",", "", 1).isdigit() else cell


def _column(heading: str, values: Sequence[str]) -> Column:
    group, _, name = heading.rpartition(GROUP_MARK)
    return Column(name.strip(), tuple(values), group.strip())


def _refuse_same_names(path: Path, columns: Sequence[Column]) -> None:
    names = [column.name for column in columns]
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"{path.name} has two columns called '{name}'; rename one of them.")


def _name_index(pictures: Sequence[Path], folder: Path) -> dict[str, Path | None]:
    """Pictures by their path below the folder, their name and their stem; None where two share it."""
    index: dict[str, Path | None] = {}
    for path in pictures:
        keys = {_key(path.relative_to(folder).as_posix()), _key(path.name), _key(path.stem)}
        for key in keys:
            index[key] = None if key in index else path
    for path in pictures:
        index[_key(path.relative_to(folder).as_posix())] = path
    return index


def _look_up(index: Mapping[str, Path | None], name: str) -> Path | None:
    key = _key(name.replace("\\", "/").removeprefix("./"))
    return index.get(key) or index.get(PurePosixPath(key).name) if key else None


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
