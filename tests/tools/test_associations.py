"""What systems are told of the application follows from its metadata, and agrees with the application."""

import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tlgan_desktop import __version__, paths
from tlgan_desktop.app import ORGANISATION
from tlgan_desktop.cli.parser import PROGRAM
from tlgan_desktop.editing.session import ENDING
from tools.bundle import associations, icons, linux
from tools.bundle.product import FileType, Product, read_product

PRODUCT = Product(
    name="A & B",
    command="ab",
    version="1.2",
    summary="Does <things>.",
    licence="MIT",
    identifier="org.ab",
    publisher="Us",
    categories=("Graphics",),
    file_types=(
        FileType("abc", "application/x-abc", "A & B file"),
        FileType("abd", "application/x-abd", "D"),
    ),
)


def test_the_metadata_agrees_with_the_application() -> None:
    product = read_product()
    assert product.name == paths.APPLICATION
    assert product.version == __version__
    assert product.command == PROGRAM == ORGANISATION  # by which a desktop knows its windows
    assert [f".{kind.ending}" for kind in product.file_types] == [ENDING]
    assert product.folder.startswith(f"tlgan-desktop-{__version__}-")


def test_the_menu_entry_names_the_file_types() -> None:
    lines = associations.desktop_entry(PRODUCT).splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Name=A & B", "MimeType=application/x-abc;application/x-abd;", "Categories=Graphics;"} <= {*lines}
    assert not any(line.startswith("Exec=") for line in lines)  # install.sh knows the place


def test_the_mime_database_finds_files_by_their_ending() -> None:
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    root = ElementTree.fromstring(associations.mime_package(PRODUCT))
    assert [kind.get("type") for kind in root] == ["application/x-abc", "application/x-abd"]
    assert [glob.get("pattern") for glob in root.findall("m:mime-type/m:glob", space)] == ["*.abc", "*.abd"]
    assert root.findtext("m:mime-type/m:comment", namespaces=space) == "A & B file"


def test_macos_gets_document_types_that_it_also_declares() -> None:
    listed = associations.information_list(PRODUCT)
    (used,) = listed["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    declared = listed["UTExportedTypeDeclarations"][0]
    assert used == declared["UTTypeIdentifier"] == "org.ab.abc"
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["abc"]


def test_the_installer_of_windows_is_filled_and_registers_the_endings() -> None:
    script = associations.installer_script(PRODUCT)
    assert "AppVersion=1.2" in script
    assert (
        r'Subkey: "Software\Classes\.abc\OpenWithProgids"; ValueType: string; ValueName: "org.ab.abc"'
        in script
    )
    assert r'ValueData: """{app}\A & B.exe"" ""%1"""' in script
    assert "@" not in script.split("\n", 1)[1]


def test_a_template_with_an_unknown_word_is_refused(tmp_path: Path) -> None:
    (tmp_path / "template").write_text("@name@ @nonsense@")
    with pytest.raises(KeyError, match="nonsense"):
        associations.fill(tmp_path / "template", associations.names(PRODUCT))


def test_icons_are_drawn_at_every_size(tmp_path: Path) -> None:
    icon = icons.draw(48).convert("RGBA")
    assert icon.size == (48, 48)
    assert icon.getpixel((0, 0)) == (0, 0, 0, 0)  # round corners on nothing
    assert icon.getpixel((24, 40))[3] == 255
    from PIL import Image

    with Image.open(icons.save_ico(tmp_path / "a.ico")) as ico:
        assert ico.info["sizes"] == {(side, side) for side in icons.WINDOWS_SIDES}
    with Image.open(icons.save_icns(tmp_path / "a.icns")) as icns:
        assert {side for side, _, _ in icns.info["sizes"]} >= {16, 32, 128, 256, 512}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle whose program prints that it runs."""
    folder = tmp_path / "Downloads é" / "ab-1.2"
    folder.mkdir(parents=True)
    (folder / "ab").write_text("#!/bin/sh\necho runs $1\n")
    (folder / "ab").chmod(0o755)
    linux.add_desktop_files(folder, PRODUCT)
    return folder


def run_script(script: Path, home: Path) -> str:
    done = subprocess.run(
        ["/bin/sh", str(script)],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_installing_twice_and_uninstalling_leaves_only_what_is_the_persons(
    bundle: Path, tmp_path: Path
) -> None:
    home = tmp_path / 'home "of" $me 100%'
    own = home / ".local" / "share" / "A & B" / "axes" / "mine"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    run_script(bundle / "install.sh", home)
    (home / ".local" / "lib" / "ab" / "old").write_text("of the last version")
    run_script(bundle / "install.sh", home)
    program = home / ".local" / "bin" / "ab"
    assert subprocess.run([program, "there"], capture_output=True, text=True).stdout == "runs there\n"
    assert not (home / ".local" / "lib" / "ab" / "old").exists()
    entry = (home / ".local/share/applications/ab.desktop").read_text()
    place = str(home).replace("$", "\\\\$").replace('"', '\\\\"').replace("%", "%%")
    assert f'Exec="{place}/.local/lib/ab/ab" %F' in entry.splitlines()
    said = run_script(home / ".local" / "lib" / "ab" / "uninstall.sh", home)
    assert f"{home}/.local/share/A & B" in said
    left = [
        path for path in home.rglob("*") if path.is_file() and path.stem in ("ab", "install", "uninstall")
    ]
    assert not left  # caches of the desktop's own tools may stay
    assert own.read_text() == "mine"
