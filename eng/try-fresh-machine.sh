#!/usr/bin/env bash
# Tries the two commands of the README on a machine that has nothing: a bare Debian of the given release in a folder of its own,
# with the .NET SDK of this machine, what the SDK's Debian package asks for, and a clone of the last commit.
#
#   eng/try-fresh-machine.sh bookworm
#
# Root, on Debian or Ubuntu, with debootstrap (installed where it is missing). Packages come from where this machine's apt and
# NuGet take them. Mounts are in a namespace of their own, so that nothing of them outlives the script. Takes as long as the tests
# and about five minutes more. Prints the last lines of both commands; exits with 0 where both succeeded.
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
lines=3

fail() {
  echo "$1" >&2
  exit 2
}

if [[ ${1:-} == --inside ]]; then
  root=$2
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --rbind /dev "$root/dev"
  mount --bind "$(dirname "$(readlink -f "$(command -v dotnet)")")" "$root/usr/share/dotnet"
  exec chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ${SSL_CERT_FILE:+SSL_CERT_FILE=/etc/ssl/this-machine.pem} ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    bash /root/try.sh
fi

release=${1:-}
[[ $release =~ ^[a-z]+$ ]] || fail "Which release? Write one of Debian's: $0 bookworm"
[[ $(id -u) -eq 0 ]] || fail "Run it as root: it makes a system in a folder and enters it."
command -v dotnet >/dev/null || fail "dotnet is missing: install the .NET SDK 10 first."
command -v debootstrap >/dev/null || {
  apt-get update >/dev/null && apt-get install -y --no-install-recommends debootstrap >/dev/null ||
    fail "debootstrap is missing, and could not be installed: apt-get install -y debootstrap"
}

root=$(mktemp -d "${TMPDIR:-/tmp}/fresh-machine.XXXXXX")
trap 'rm -rf --one-file-system "$root"' EXIT
# It becomes the root of that system, in which programs of other users than root run.
chmod 755 "$root"

# The archive that this machine takes Debian from; where that is none of Debian's, debootstrap has its own.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -E '/debian/?$' | head -n 1 || true)
debootstrap --variant=minbase "$release" "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 || {
  tail -n 20 "$root.log" >&2
  fail "debootstrap could not make $release."
}
rm -f "$root.log"

cp /etc/resolv.conf /etc/hosts "$root/etc/"
for settings in "${HOME:-/root}/.nuget/NuGet/NuGet.Config"; do
  [[ ! -f $settings ]] || install -D -m 644 "$settings" "$root/root/.nuget/NuGet/NuGet.Config"
done
[[ -z ${SSL_CERT_FILE:-} ]] || install -D -m 644 "$SSL_CERT_FILE" "$root/etc/ssl/this-machine.pem"
mkdir -p "$root/usr/share/dotnet"
ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
git clone --quiet "$repository" "$root/root/clone"
git -C "$root/root/clone" remote remove origin

cat >"$root/root/try.sh" <<'INSIDE'
set -euo pipefail
# What the package dotnet-runtime-deps-10.0 depends on. The number of libicu is the release's.
apt-get update >/dev/null 2>&1
icu=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d ' ' -f 1)
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates "$icu" tzdata >/dev/null 2>&1
cd /root/clone
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1
awk '/^```sh$/ { code = 1; next } /^```$/ { code = 0 } code' README.md >/root/commands
ended=0
while read -r command; do
  echo "\$ $command"
  if bash -c "$command" </dev/null >/root/output 2>&1; then :; else
    ended=1
    grep -aE -A 6 'error |\[FAIL\]' /root/output | head -n 120 || true
  fi
  tail -n LINES /root/output
done </root/commands
exit $ended
INSIDE
sed -i "s/LINES/$lines/" "$root/root/try.sh"

unshare --mount --pid --fork --kill-child bash "$0" --inside "$root"
