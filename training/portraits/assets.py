"""Where MakeHuman keeps what, in its own data folder or in a part of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tlgan_desktop.errors import UserError
from training.portraits.material import diffuse_texture
from training.portraits.proxy import Proxy, read_proxy

SKIN_FOLDERS = ("skins_512", "skins")
SKIN = re.compile(r"(young|middleage|old)_(\w+)_(female|male)_diffuse\d*")
DARK_SKINS = ("dark", "african")
PICTURES = frozenset({".png", ".jpg", ".jpeg"})


@dataclass(frozen=True)
class SkinFile:
    """A picture of a skin: ``age`` is young, middleage or old."""

    path: Path
    age: str
    dark: bool
    female: bool


@dataclass(frozen=True)
class AssetFolder:
    """A folder with MakeHuman's folders ``3dobjs``, ``targets``, ``hair`` ... in it.

    Raises:
        UserError: what is asked for is not in the folder.
    """

    folder: Path

    @property
    def base(self) -> Path:
        """The base mesh."""
        path = self.folder / "3dobjs" / "base.obj"
        if not path.is_file():
            raise UserError(f"{self.folder} has no 3dobjs/base.obj; give the folder of MakeHuman's data.")
        return path

    def proxies(self, kind: str) -> list[Proxy]:
        """All proxies below the folder ``kind``, such as ``hair``, by name; there may be none."""
        return [read_proxy(path) for path in sorted((self.folder / kind).rglob("*.mhclo"))]

    def texture(self, proxy: Proxy) -> Path:
        """The colour picture of a proxy: beside its material, or anywhere under the same name.

        Raises:
            UserError: there is none.
        """
        if proxy.material is None:
            raise UserError(f"The proxy {proxy.name} names no material; give one that does.")
        name = diffuse_texture(proxy.material)
        beside = proxy.material.parent / name
        return beside if beside.is_file() else self._by_name(Path(name).name)

    def pictures(self, kind: str) -> list[Path]:
        """All pictures directly in the folder ``kind``, by name."""
        return sorted(path for path in (self.folder / kind).glob("*") if path.suffix.lower() in PICTURES)

    def skins(self) -> list[SkinFile]:
        """All skins of a known age, sex and tone, of one size where the folder keeps them by size."""
        for name in SKIN_FOLDERS:
            found = _skins(sorted((self.folder / name).rglob("*")))
            if found:
                return found
        raise UserError(f"{self.folder} has no pictures of skins in {' or '.join(SKIN_FOLDERS)}.")

    def _by_name(self, name: str) -> Path:
        if name not in self._files:
            raise UserError(f"{self.folder} lacks the picture {name}; get the assets again.")
        return self._files[name]

    @cached_property
    def _files(self) -> dict[str, Path]:
        paths = sorted(self.folder.rglob("*"))
        return {path.name: path for path in paths if path.suffix.lower() in PICTURES}


def _skins(paths: Sequence[Path]) -> list[SkinFile]:
    matches = [(path, SKIN.fullmatch(path.stem)) for path in paths if path.suffix.lower() in PICTURES]
    return [
        SkinFile(path, match[1], any(word in match[2] for word in DARK_SKINS), match[3] == "female")
        for path, match in matches
        if match
    ]
