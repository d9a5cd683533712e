"""Tells each system which files the application opens, in its own words, from the metadata alone."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tools.bundle.product import ROOT, Product

TEMPLATES = ROOT / "packaging"


def desktop_entry(product: Product) -> str:
    """The menu entry of a Linux desktop; ``install.sh`` adds the command, which depends on the place."""
    mimes = "".join(f"{kind.mime};" for kind in product.file_types)
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        f"Name={product.name}",
        f"Comment={product.summary}",
        f"Icon={product.command}",
        f"Categories={''.join(f'{category};' for category in product.categories)}",
        f"MimeType={mimes}",
        f"StartupWMClass={product.command}",
        "StartupNotify=true",
        "Terminal=false",
    ]
    return "\n".join(lines) + "\n"


def mime_package(product: Product) -> str:
    """The file types, for the shared MIME database of a Linux desktop."""
    types = [
        f"  <mime-type type={quoteattr(kind.mime)}>\n"
        f"    <comment>{escape(kind.title)}</comment>\n"
        f"    <icon name={quoteattr(product.command)}/>\n"
        f"    <glob pattern={quoteattr(f'*.{kind.ending}')}/>\n"
        "  </mime-type>\n"
        for kind in product.file_types
    ]
    namespace = "http://www.freedesktop.org/standards/shared-mime-info"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<mime-info xmlns="{namespace}">\n{"".join(types)}</mime-info>\n'


def information_list(product: Product) -> dict[str, Any]:
    """What ``Info.plist`` says on macOS beyond what PyInstaller writes there."""
    uti = {kind: f"{product.identifier}.{kind.ending}" for kind in product.file_types}
    return {
        "CFBundleDisplayName": product.name,
        "CFBundleShortVersionString": product.version,
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {"CFBundleTypeName": kind.title, "CFBundleTypeRole": "Editor", "LSItemContentTypes": [uti[kind]]}
            for kind in product.file_types
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": uti[kind],
                "UTTypeDescription": kind.title,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [kind.ending],
                    "public.mime-type": kind.mime,
                },
            }
            for kind in product.file_types
        ],
    }


def installer_script(product: Product) -> str:
    """The script of Inno Setup, which makes the installer of Windows."""
    return fill(TEMPLATES / "windows" / "installer.iss.in", names(product) | {"registry": _registry(product)})


def names(product: Product) -> dict[str, str]:
    """What the templates call ``@name@``, ``@command@`` and so on."""
    words = ("name", "command", "version", "summary", "identifier", "publisher", "folder")
    return {word: getattr(product, word) for word in words}


def fill(template: Path, values: Mapping[str, str]) -> str:
    """A template with every ``@word@`` replaced.

    Raises:
        KeyError: the template has a word without a value.
    """
    return re.sub(r"@([a-z_]+)@", lambda match: values[match.group(1)], template.read_text(encoding="utf-8"))


def _registry(product: Product) -> str:
    lines = []
    for kind in product.file_types:
        key = f"{product.identifier}.{kind.ending}"
        values = (
            (rf".{kind.ending}\OpenWithProgids", key, ""),
            (key, "", kind.title),
            (rf"{key}\DefaultIcon", "", rf"{{app}}\{product.name}.exe,0"),
            (rf"{key}\shell\open\command", "", rf'""{{app}}\{product.name}.exe"" ""%1""'),
        )
        lines += [
            rf'Root: HKA; Subkey: "Software\Classes\{place}"; ValueType: string; ValueName: "{value}"; '
            rf'ValueData: "{data}"; Flags: {"uninsdeletevalue" if value else "uninsdeletekey"}'
            for place, value, data in values
        ]
    return "\n".join(lines)
