#!/bin/sh
# The Debian packages that the program or its checks need beside Python and make.
#
#   system_libraries.sh run     the window
#   system_libraries.sh demo    the same without a screen, and fonts for the pictures
#   system_libraries.sh test    all of that, a screen in memory, a keyring, what a screen reader hears and a tracer
#
# What is missing is installed when this user may (root, or sudo without a password). Else the
# one command to type is printed and the answer is 1. Fonts for the demo are only wished for.
set -eu

window="libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0
libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libwayland-cursor0"
fonts="fonts-noto-core fonts-noto-color-emoji fonts-noto-cjk"
checks="xvfb xauth openbox xdotool gnome-keyring dbus at-spi2-core python3-gi gir1.2-atspi-2.0
strace"

case "${1:-}" in
run) needed=$window wished="" ;;
demo) needed=$window wished=$fonts ;;
test) needed="$window $fonts $checks" wished="" ;;
*)
    echo "usage: $0 run|demo|test" >&2
    exit 2
    ;;
esac

python=${PYTHON:-python3}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    needed="$needed python3-venv"
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system, so its packages are left to you. By Debian's names:"
    echo "$needed" | tr '\n' ' '
    echo
    exit 0
fi

missing() {
    # dpkg-query names what it does not know on stderr and what is not installed by its state.
    # shellcheck disable=SC2086 # a list of words
    have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $1 2>/dev/null |
        sed -n 's/^installed //p') || true
    for name in $1; do
        case "
$have
" in
        *"
$name
"*) ;;
        *) printf '%s ' "$name" ;;
        esac
    done
}

lacking=$(missing "$needed")
lacking_wished=""
[ -z "$wished" ] || lacking_wished=$(missing "$wished")
[ -n "$lacking$lacking_wished" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
elif [ -z "$lacking" ]; then
    echo "Some scripts will show as boxes; these fonts would help: $lacking_wished"
    exit 0
else
    echo "Some system libraries are missing, and this user may not install them. Please type:"
    echo
    echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $lacking"
    echo
    echo "and then the same make command again."
    exit 1
fi

echo "Installing system libraries: $lacking$lacking_wished"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
# shellcheck disable=SC2086 # lists of words
$as_root apt-get install -q -y --no-install-recommends $lacking $lacking_wished
