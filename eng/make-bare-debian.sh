#!/usr/bin/env bash
# Makes a bare Debian of a release in a folder of its own, with packages that start nothing.
#
#   eng/make-bare-debian.sh bookworm /srv/bookworm postfix postfix-pcre
#
# Root, on Debian or Ubuntu, with debootstrap (installed where it is missing). Packages come from where this machine's apt gets
# them. A package is a name, or an expression between slashes for a name that depends on the release (/^libicu[0-9]+$/). The folder
# exists only when it is complete: a run that fails leaves none. Prints nothing if it succeeds; takes half a minute, and the packages.
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 2
}

if [[ ${1:-} == --inside ]]; then
  root=$2
  shift 2
  mount -t proc proc "$root/proc"
  names=()
  for package in "$@"; do
    if [[ $package == /*/ ]]; then
      names+=("$(chroot "$root" apt-cache search --names-only "${package:1:-1}" | cut -d ' ' -f 1)")
    else
      names+=("$package")
    fi
  done
  exec chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    apt-get install -y --no-install-recommends "${names[@]}"
fi

release=${1:-}
folder=${2:-}
[[ $release =~ ^[a-z]+$ && -n $folder ]] || fail "Usage: $0 bookworm FOLDER [PACKAGE ...]"
[[ $(id -u) -eq 0 ]] || fail "Run it as root: it makes a system in a folder and enters it."
[[ ! -e $folder ]] || fail "$folder is there already."
shift 2
command -v debootstrap >/dev/null || {
  apt-get update >/dev/null && apt-get install -y --no-install-recommends debootstrap >/dev/null ||
    fail "debootstrap is missing, and could not be installed: apt-get install -y debootstrap"
}

mkdir -p "$(dirname "$folder")"
root=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf --one-file-system "$root" "$root.log"' EXIT
# Programs of other users than root run in it.
chmod 755 "$root"

run() {
  "$@" >"$root.log" 2>&1 || {
    tail -n 20 "$root.log" >&2
    fail "$release could not be made in $folder."
  }
}

# The archive from which this machine gets Debian; if it is not one of Debian, debootstrap uses its default.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -E '/debian/?$' | head -n 1 || true)
# It mounts /proc there: in its own namespace, so that nothing of it remains if the run is interrupted.
run unshare --mount debootstrap --variant=minbase "$release" "$root" ${mirror:+"$mirror"}
cp /etc/resolv.conf /etc/hosts "$root/etc/"
run chroot "$root" apt-get update
if [[ $# -gt 0 ]]; then
  # 101 is "action forbidden by policy" (invoke-rc.d(8)): the packages' own scripts then start nothing.
  policy=$root/usr/sbin/policy-rc.d
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  [[ " $* " != *" postfix "* ]] ||
    echo "postfix postfix/main_mailer_type select No configuration" | chroot "$root" debconf-set-selections
  run unshare --mount --pid --fork --kill-child bash "$0" --inside "$root" "$@"
  rm "$policy"
fi

mv "$root" "$folder"
