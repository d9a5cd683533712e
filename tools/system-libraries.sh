#!/bin/sh
# Makes sure that the libraries which Qt takes from a Linux system are there: installs them with apt where
# that is allowed without asking for a password, else names them.
set -u

# library, Debian package
NEEDED='
libEGL.so.1                libegl1
libGL.so.1                 libgl1
libdbus-1.so.3             libdbus-1-3
libfontconfig.so.1         libfontconfig1
libglib-2.0.so.0           libglib2.0-0
libxkbcommon.so.0          libxkbcommon0
libxkbcommon-x11.so.0      libxkbcommon-x11-0
libxcb-cursor.so.0         libxcb-cursor0
libxcb-icccm.so.4          libxcb-icccm4
libxcb-image.so.0          libxcb-image0
libxcb-keysyms.so.1        libxcb-keysyms1
libxcb-randr.so.0          libxcb-randr0
libxcb-render-util.so.0    libxcb-render-util0
libxcb-shape.so.0          libxcb-shape0
libxcb-xkb.so.1            libxcb-xkb1
'

# Outside root's PATH on Debian.
command -v ldconfig >/dev/null 2>&1 || PATH=$PATH:/usr/sbin:/sbin
[ "$(uname -s)" = Linux ] && command -v ldconfig >/dev/null 2>&1 || exit 0

missing_packages() {
    present=$(ldconfig -p)
    echo "$NEEDED" | while read -r library package; do
        [ -z "$library" ] && continue
        case "$present" in *"$library "*) ;; *) printf '%s ' "$package" ;; esac
    done
    # Without any font Qt draws no text at all.
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name '*.[ot]t[fc]' 2>/dev/null | head -n 1)" ] ||
        printf 'fonts-dejavu-core '
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

missing=$(missing_packages)
[ -z "$missing" ] && exit 0

if command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
    echo "Installing the system libraries that Qt needs: $missing"
    as_root env DEBIAN_FRONTEND=noninteractive sh -c "
        apt-get install -y --no-install-recommends $missing ||
        { apt-get update && apt-get install -y --no-install-recommends $missing; }" >/dev/null </dev/null
    missing=$(missing_packages)
    [ -z "$missing" ] && exit 0
fi

echo "Qt needs system libraries that are not installed; install them and run make again:" >&2
echo "  sudo apt-get install $missing" >&2
echo "(These are the names of Debian and Ubuntu; other systems have the same libraries under their own.)" >&2
exit 1
