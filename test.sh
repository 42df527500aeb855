#!/usr/bin/env bash
# Builds everything and runs the tests. Installs Postfix, OpenSSL, Cyrus SASL and Chromium with apt where they are missing.
#
#   ./test.sh           all tests but those that take minutes
#   ./test.sh --quick   those that start no server and no build
#   ./test.sh --long    those that take minutes, and only they; the last of them is a run of all others on a bare Debian
#                       (eng/try-fresh-machine.sh), which counts as one
#
# The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
passed=0
failed=0
projects=(tests/*/)
filter=-trait-
case ${1:-} in
  '') ;;
  --quick) projects=(tests/ConfigAsCode.Postfix.{Analyzers,Build,Core,Repository}.Tests/) ;;
  --long)
    projects=(tests/ConfigAsCode.Postfix.{Analyzers,EndToEnd,Live}.Tests/)
    filter=-trait
    ;;
  *)
    echo "$0: '$1' is none of --quick and --long." >&2
    exit 2
    ;;
esac

fail() {
  printf '%s\n' "$1"
  printf '%d passed, %d failed\n' "$passed" $((failed + 1))
  exit 1
}

bash eng/install-test-programs.sh || fail "The programs that the tests need could not be installed."
dotnet tool restore && dotnet csharpier check . || fail "The code is not formatted: run dotnet csharpier format ."
dotnet build ConfigAsCode.sln -c Release -nodeReuse:false || fail "The build failed."

for project in "${projects[@]}"; do
  name=$(basename "$project")
  log=$(mktemp)
  # The runner's own summary is the source of the numbers; a run without one counts as a failure.
  dotnet "$project/bin/Release/net10.0/$name.dll" -noLogo -noColor "$filter" Time=long 2>&1 | tee "$log"
  summary=$(grep -E "^ +$name +Total: [0-9]+" "$log" | tail -n 1)
  rm -f "$log"
  total=$(sed -nE 's/.*Total: ([0-9]+).*/\1/p' <<<"$summary")
  errors=$(sed -nE 's/.*Errors: ([0-9]+).*/\1/p' <<<"$summary")
  wrong=$(sed -nE 's/.*Failed: ([0-9]+).*/\1/p' <<<"$summary")
  skipped=$(sed -nE 's/.*Skipped: ([0-9]+).*/\1/p' <<<"$summary")
  if [[ -z $total || -z $errors || -z $wrong || $total -eq 0 || ${skipped:-0} -ne 0 ]]; then
    printf '%s: no result, no test, or a test that was skipped.\n' "$name"
    failed=$((failed + 1))
    continue
  fi
  failed=$((failed + errors + wrong))
  passed=$((passed + total - wrong))
done

if [[ $filter == -trait ]]; then
  if bash eng/try-fresh-machine.sh bookworm; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
else
  [[ ${1:-} != --quick ]] || echo 'Not run: the tests that start servers and builds; run ./test.sh'
  echo 'Not run: the tests that take minutes; run ./test.sh --long'
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
