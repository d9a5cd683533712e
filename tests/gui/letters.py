"""The letters by which the keyboard reaches the menus and what stands in them."""

from tlgan_desktop.gui.main_window import MainWindow


def letters_twice(window: MainWindow) -> list[str]:
    """The letters that two actions of a menu share, or two menus, each with the name of the menu."""
    menus = {menu.text(): menu.menu().actions() for menu in window.menuBar().actions()}
    found = []
    for name, actions in {"the bar": window.menuBar().actions(), **menus}.items():
        letters = [letter(action.text()) for action in actions if action.text()]
        found += [f"{each} in {name}" for each in sorted(set(letters)) if each and letters.count(each) > 1]
    return found


def letter(text: str) -> str:
    place = text.replace("&&", "  ").find("&")
    return text[place + 1].casefold() if place >= 0 else ""
