"""What makes a bundle an application of a Linux desktop: menu entry, file type, icons, two scripts."""

from pathlib import Path

from tools.bundle import associations, icons
from tools.bundle.product import Product


def add_desktop_files(folder: Path, product: Product) -> None:
    """Add all of it to the folder of the bundle."""
    share = folder / "share"
    _write(share / "applications" / f"{product.command}.desktop", associations.desktop_entry(product))
    _write(share / "mime" / "packages" / f"{product.command}.xml", associations.mime_package(product))
    icons.save_hicolor(share / "icons" / "hicolor", product.command)
    for script in ("install.sh", "uninstall.sh"):
        template = associations.TEMPLATES / "linux" / f"{script}.in"
        _write(folder / script, associations.fill(template, associations.names(product)))
        (folder / script).chmod(0o755)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
