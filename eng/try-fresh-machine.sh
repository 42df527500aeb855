#!/usr/bin/env bash
# Tries the two commands of the README on a machine that has nothing: a bare Debian of the given release in a folder of its own,
# with the .NET SDK of this machine, the packages that the SDK's Debian package requires, and a clone of the last commit.
#
#   eng/try-fresh-machine.sh bookworm
#
# Root, on Debian or Ubuntu. Packages come from where this machine's apt and NuGet get them. Mounts are in their own namespace,
# so that none of them remains after the script. Takes as long as the tests and about three minutes more. Prints the last lines of both commands; exits with 0 if both succeeded.
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
lines=3

fail() {
  echo "$1" >&2
  exit 2
}

if [[ ${1:-} == --inside ]]; then
  root=$2
  # The root of a machine is a mount, and programs rely on it (unshare(1) makes it private).
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --rbind /dev "$root/dev"
  mount --bind "$(dirname "$(readlink -f "$(command -v dotnet)")")" "$root/usr/share/dotnet"
  exec chroot "$root" /usr/bin/env -i HOME=/srv LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ${SSL_CERT_FILE:+SSL_CERT_FILE=/etc/ssl/this-machine.pem} ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    bash /srv/try.sh
fi

release=${1:-}
[[ $release =~ ^[a-z]+$ ]] || fail "Which release? Write one of Debian's: $0 bookworm"
[[ $(id -u) -eq 0 ]] || fail "Run it as root: it makes a system in a folder and enters it."
command -v dotnet >/dev/null || fail "dotnet is missing: install the .NET SDK 10 first."

work=$(mktemp -d "${TMPDIR:-/tmp}/fresh-machine.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
chmod 755 "$work"
root=$work/root
# What the package dotnet-runtime-deps-10.0 depends on. The number of libicu depends on the release.
bash "$repository/eng/make-bare-debian.sh" "$release" "$root" ca-certificates '/^libicu[0-9]+$/' tzdata

nuget=${HOME:-/root}/.nuget/NuGet/NuGet.Config
[[ ! -f $nuget ]] || install -D -m 644 "$nuget" "$root/srv/.nuget/NuGet/NuGet.Config"
[[ -z ${SSL_CERT_FILE:-} ]] || install -D -m 644 "$SSL_CERT_FILE" "$root/etc/ssl/this-machine.pem"
mkdir -p "$root/usr/share/dotnet"
ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
git clone --quiet "$repository" "$root/srv/clone"
git -C "$root/srv/clone" remote remove origin

cat >"$root/srv/try.sh" <<'INSIDE'
set -euo pipefail
cd /srv/clone
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1
awk '/^```sh$/ { code = 1; next } /^```$/ { code = 0 } code' README.md >/srv/commands
ended=0
while read -r command; do
  echo "\$ $command"
  if bash -c "$command" </dev/null >/srv/output 2>&1; then :; else
    ended=1
    grep -aE -A 6 'error |\[FAIL\]' /srv/output | head -n 120 || true
  fi
  tail -n LINES /srv/output
done </srv/commands
exit $ended
INSIDE
sed -i "s/LINES/$lines/" "$root/srv/try.sh"

unshare --mount --pid --fork --kill-child bash "$0" --inside "$root"
