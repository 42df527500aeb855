#!/usr/bin/env bash
# Publishes postfix-cac as a native program: one file that needs no .NET. For linux-x64, and for linux-arm64 where its linker is installed.
#
#   eng/publish-tool.sh [FOLDER]   the folder gets postfix-cac-linux-x64; artifacts/tool without one
#
# It needs clang and the headers of zlib (apt-get install clang zlib1g-dev). A program starts where the C library is not older than that of the machine
# that linked it. Prints the size, and the time of lint of a sample folder next to that of postconf -n where Postfix is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
folder=${1:-artifacts/tool}
project=src/ConfigAsCode.Postfix.Tool
sample=eng/ConfigAsCode.Postfix.Benchmarks/Data
runs=20

command -v clang >/dev/null || {
  echo "$0: there is no clang. Run apt-get install clang zlib1g-dev" >&2
  exit 2
}
mkdir -p "$folder"

publish() {
  local made
  made=$(mktemp -d)
  dotnet publish "$project" --configuration Release --runtime "$1" --output "$made" -p:NativeProgram=true -nodeReuse:false "${@:2}"
  cp "$made/postfix-cac" "$folder/postfix-cac-$1"
  rm -r "$made"
  printf '%s: %d bytes\n' "$folder/postfix-cac-$1" "$(stat --format %s "$folder/postfix-cac-$1")"
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

publish linux-x64
if command -v aarch64-linux-gnu-gcc >/dev/null; then
  publish linux-arm64 -p:CppCompilerAndLinker=clang -p:SysRoot=/usr/aarch64-linux-gnu -p:ObjCopyName=aarch64-linux-gnu-objcopy
else
  echo "linux-arm64: not published, since its linker is not installed (crossbuild-essential-arm64)"
fi

if [[ $(uname -m) == x86_64 ]]; then
  shortest "$folder/postfix-cac-linux-x64" lint "$sample"
  shortest "$folder/postfix-cac-linux-x64" lint --target debian12 "$sample"
  if command -v postconf >/dev/null; then
    shortest postconf -c "$sample" -n
  fi
fi
