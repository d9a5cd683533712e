"""The language of the window: English stands in the source, others in the catalogues that ship."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from tlgan_desktop import paths

SYSTEM = ""
"""The setting that follows the system."""
ENGLISH = "en"


def languages() -> dict[str, str]:
    """The languages of the window by their codes, each by its name in itself."""
    codes = sorted(path.stem for path in paths.resource("translations").glob("*.qm"))
    return {ENGLISH: "English"} | {code: QLocale(code).nativeLanguageName().capitalize() for code in codes}


def install_language(application: QCoreApplication, chosen: str = SYSTEM) -> str:
    """Show the windows made from now on in the ``chosen`` language; gives the code of the one that is used.

    Text that a catalogue lacks stays English, as does everything, Qt's own buttons too, in a language without
    a catalogue.
    """
    locale = QLocale(chosen) if chosen else QLocale.system()
    code = locale.name().split("_")[0]
    if code not in languages():
        return ENGLISH
    for catalogue, folder in (
        ("qtbase_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),  # Qt's own buttons
        ("", str(paths.resource("translations"))),
    ):
        translator = QTranslator(application)
        if translator.load(locale, catalogue, "", folder):
            application.installTranslator(translator)
    return code
