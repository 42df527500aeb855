#!/usr/bin/env bash
# Publishes postfix-cac as a native program for Linux on x64 and on arm64: one file that needs no .NET.
#
#   eng/publish-tool.sh [FOLDER]            postfix-cac-linux-x64 and postfix-cac-linux-arm64, linked against the C library of Debian 11: they start on
#                                           every Linux whose C library is not older (2.31). As root, with debootstrap; the C libraries are kept for
#                                           the next run, below POSTFIX_SYSROOTS where that is set
#   eng/publish-tool.sh --here [FOLDER]     postfix-cac-linux-x64 alone, linked against the C library of this machine: no root, no packages of Debian 11
#
# FOLDER is artifacts/tool without one. It needs clang, lld, llvm and the headers of zlib, which are installed with apt where they are missing.
# Prints the size of each program, and the time of lint of a sample folder next to that of postconf -n where Postfix is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
here=
if [[ ${1:-} == --here ]]; then
  here=yes
  shift
fi
folder=${1:-artifacts/tool}
sysroots=${POSTFIX_SYSROOTS:-${HOME:-/root}/.cache/configascode-postfix/sysroots}
release=bullseye
project=src/ConfigAsCode.Postfix.Tool
sample=eng/ConfigAsCode.Postfix.Benchmarks/Data
runs=20

missing=$(for program in clang ld.lld llvm-objcopy; do command -v "$program" >/dev/null || echo "$program"; done)
[[ -z $missing && -e /usr/include/zlib.h ]] || {
  packages=(clang lld llvm zlib1g-dev)
  apt-get update >/dev/null && apt-get install -y --no-install-recommends "${packages[@]}" >/dev/null || {
    echo "$0: programs that link are missing, and could not be installed: apt-get install ${packages[*]}" >&2
    exit 2
  }
}
mkdir -p "$folder"

# publish RUNTIME [PROPERTY...]
publish() {
  local made
  made=$(mktemp -d)
  dotnet publish "$project" --configuration Release --runtime "$1" --output "$made" -nodeReuse:false \
    -p:NativeProgram=true -p:LinkerFlavor=lld -p:ObjCopyName=llvm-objcopy "${@:2}"
  cp "$made/postfix-cac" "$folder/postfix-cac-$1"
  rm -r "$made"
  printf '%s: %d bytes\n' "$folder/postfix-cac-$1" "$(stat --format %s "$folder/postfix-cac-$1")"
}

# publish_for RUNTIME ARCHITECTURE: with the C library of the release.
publish_for() {
  local sysroot=$sysroots/$release-$2
  [[ -d $sysroot ]] || eng/make-sysroot.sh "$release" "$2" "$sysroot"
  publish "$1" -p:SysRoot="$sysroot"
}

# The shortest of several runs, in milliseconds: what the program itself takes.
shortest() {
  local best=999999 begin end
  for _ in $(seq "$runs"); do
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    end=$(date +%s%N)
    best=$(((end - begin) / 1000 < best ? (end - begin) / 1000 : best))
  done
  printf '%d.%03d ms: %s\n' $((best / 1000)) $((best % 1000)) "$*"
}

if [[ -n $here ]]; then
  publish linux-x64
else
  publish_for linux-x64 amd64
  publish_for linux-arm64 arm64
fi

if [[ $(uname -m) == x86_64 ]]; then
  shortest "$folder/postfix-cac-linux-x64" lint "$sample"
  shortest "$folder/postfix-cac-linux-x64" lint --target debian12 "$sample"
  if command -v postconf >/dev/null; then
    shortest postconf -c "$sample" -n
  fi
fi
