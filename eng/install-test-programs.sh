#!/bin/sh
# Installs, on Debian or Ubuntu, the programs that the live tests use. Asks nothing, starts no service, and does
# nothing if every package is there already. Prints one line.
set -eu

packages="git procps iproute2 postfix postfix-cdb postfix-lmdb postfix-pcre openssl sasl2-bin libsasl2-modules ca-certificates chromium fonts-dejavu-core"
policy=/usr/sbin/policy-rc.d

is_installed() {
    [ "$(dpkg-query --show --showformat='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]
}

missing=""
for package in $packages; do
    is_installed "$package" || missing="$missing $package"
done

if [ -z "$missing" ]; then
    echo "Test programs: all installed ($packages)."
    exit 0
fi

if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "Test programs: missing$missing; run as root: apt-get install -y$missing" >&2
        exit 1
    }
    exec sudo sh "$0" "$@"
fi

work=$(mktemp -d)

clean_up() {
    if [ -e "$work/policy-is-ours" ]; then
        rm -f "$policy"
    fi
    if [ -e "$work/policy-rc.d" ] || [ -L "$work/policy-rc.d" ]; then
        mv "$work/policy-rc.d" "$policy"
    fi
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

# 101 is "action forbidden by policy" (invoke-rc.d(8)): the packages' own scripts then start nothing.
if [ -e "$policy" ] || [ -L "$policy" ]; then
    mv "$policy" "$work/policy-rc.d"
fi
touch "$work/policy-is-ours"
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

install_missing() {
    export DEBIAN_FRONTEND=noninteractive
    case "$missing " in
        # Only for a Postfix that is not there yet: for an existing one its owner has answered.
        *" postfix "*) echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections ;;
    esac
    apt-get update &&
        # shellcheck disable=SC2086 # the list is words
        apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $missing
}

if ! install_missing >"$work/apt.log" 2>&1; then
    cat "$work/apt.log" >&2
    echo "Test programs: installing$missing failed." >&2
    exit 1
fi

echo "Test programs: installed$missing."
