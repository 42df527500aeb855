#!/usr/bin/env bash
# Unpacks the C library of a Debian release with its headers, to link programs that start on that release and on later ones.
#
#   eng/make-sysroot.sh bullseye arm64 FOLDER
#
# Root, on Debian or Ubuntu, with debootstrap (installed where it is missing). Packages come from where this machine's apt gets them. Nothing of them is
# run, so the architecture may be another one. The folder exists only when it is complete. Prints nothing if it succeeds; takes half a minute.
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 2
}

release=${1:-}
architecture=${2:-}
folder=${3:-}
[[ $release =~ ^[a-z]+$ && $architecture =~ ^[a-z0-9]+$ && -n $folder ]] || fail "Usage: $0 bullseye arm64 FOLDER"
[[ $(id -u) -eq 0 ]] || fail "Run it as root: debootstrap asks for it."
[[ ! -e $folder ]] || fail "$folder is there already."
command -v debootstrap >/dev/null || {
  apt-get update >/dev/null && apt-get install -y --no-install-recommends debootstrap >/dev/null ||
    fail "debootstrap is missing, and could not be installed: apt-get install -y debootstrap"
}

mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -E '/debian/?$' | head -n 1 || true)
packages=libc6-dev,gcc,zlib1g-dev
debootstrap --foreign --arch="$architecture" --variant=minbase --include="$packages" "$release" "$work/debian" ${mirror:+"$mirror"} >"$work/log" 2>&1 || {
  tail -n 20 "$work/log" >&2
  fail "The packages of $release for $architecture could not be had."
}
for package in "$work"/debian/var/cache/apt/archives/{libc6,libc6-dev,libgcc-*-dev,libgcc-s1,linux-libc-dev,zlib1g,zlib1g-dev}_*.deb; do
  dpkg-deb --extract "$package" "$work/root"
done

# A link from the root is one of the folder here.
while read -r link; do
  ln -sfn "$(realpath --no-symlinks --relative-to="$(dirname "$link")" "$work/root$(readlink "$link")")" "$link"
done < <(find "$work/root" -type l -lname '/*')
mv "$work/root" "$folder"
