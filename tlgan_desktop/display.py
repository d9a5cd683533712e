"""Whether there is a screen to open a window on, told without loading Qt, which ends the process if not."""

import ctypes
import os
import socket
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether a window can be opened.

    Only X11 and Wayland are ever asked: Windows and macOS have a screen, and a platform plugin that the
    environment names (``QT_QPA_PLATFORM=offscreen``) is the person's own choice.
    """
    plugin = os.environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0]
    if sys.platform in ("win32", "darwin") or plugin not in ("xcb", "wayland"):
        return True
    return _wayland_answers() or _x11_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), name)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        return connection.connect_ex(str(path)) == 0


def _x11_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return int(xcb.xcb_connection_has_error(connection)) == 0
    finally:
        xcb.xcb_disconnect(connection)
