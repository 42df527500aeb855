#!/usr/bin/env bash
# Builds everything and runs the tests. Installs Postfix, OpenSSL, Cyrus SASL and Chromium with apt where they are missing.
#
#   ./test.sh           all tests except those that take minutes; the live ones use this machine's own Postfix
#   ./test.sh --quick   those that start no server and no build
#   ./test.sh --long    only those that take minutes; then the live tests with the Postfix of each other Debian release, and
#                       a run of all others on a bare Debian (eng/try-fresh-machine.sh), which counts as one; Postfix's own
#                       tests against the product too, which count as one, where POSTFIX_SOURCE names a folder of its source
#
# The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
# Compilers and tests end before a profile of them would pay: without one, and with code that is written where it runs, they
# take a third less time.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
tests=ConfigAsCode.Postfix
releases=(Debian11 Debian12 Debian13)
# Why a test may be skipped: it reads a folder that may be missing (SharedFolder in the tests).
may_be_skipped='is not beside this clone\.$'
passed=0
failed=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

fail() {
  printf '%s\n' "$1"
  printf '%d passed, %d failed\n' "$passed" $((failed + 1))
  exit 1
}

# The tests of a project, with arguments of the runner.
run() {
  dotnet "tests/$tests.$1.Tests/bin/Release/net10.0/$tests.$1.Tests.dll" -noLogo -noColor "${@:2}" 2>&1
}

# The runner's own summary is the source of the numbers; a run without one counts as a failure.
count() {
  local name=$tests.$1.Tests summary total errors wrong skipped others
  summary=$(grep -E "^ +$name +Total: [0-9]+" "$2" | tail -n 1)
  total=$(sed -nE 's/.*Total: ([0-9]+).*/\1/p' <<<"$summary")
  errors=$(sed -nE 's/.*Errors: ([0-9]+).*/\1/p' <<<"$summary")
  wrong=$(sed -nE 's/.*Failed: ([0-9]+).*/\1/p' <<<"$summary")
  skipped=$(sed -nE 's/.*Skipped: ([0-9]+).*/\1/p' <<<"$summary")
  others=$(($(grep -cE '\[SKIP\]$' "$2") - $(grep -cE "$may_be_skipped" "$2")))
  if [[ -z $total || -z $errors || -z $wrong || -z $skipped || $total -eq 0 || $others -ne 0 ]]; then
    printf '%s: no result, no test, or a test that was skipped.\n' "$name"
    failed=$((failed + 1))
    return
  fi
  [[ $skipped -eq 0 ]] || printf 'Skipped, without what they read beside the clone: %d of %s\n' "$skipped" "$name"
  failed=$((failed + errors + wrong))
  passed=$((passed + total - wrong - skipped))
}

# In the foreground, shown as it goes.
run_and_count() {
  run "$@" | tee "$logs/$1"
  count "$1" "$logs/$1"
}

mode=${1:-}
[[ $mode == '' || $mode == --quick || $mode == --long ]] || {
  echo "$0: '$mode' is not --quick or --long." >&2
  exit 2
}

bash eng/install-test-programs.sh || fail "The programs that the tests need could not be installed."
dotnet tool restore || fail "The tools of .config/dotnet-tools.json could not be restored."
dotnet csharpier check . >"$logs/format" 2>&1 &
format=$!
# One compiler for all projects, of this run alone, rather than one that starts anew for each.
compiler=test-$$
dotnet build ConfigAsCode.sln -c Release -nodeReuse:false -p:UseSharedCompilation=true -p:SharedCompilationId=$compiler
built=$?
dotnet exec "$(dotnet msbuild src/$tests.Core -getProperty:RoslynTargetsPath)/bincore/VBCSCompiler.dll" -pipename:$compiler -shutdown
[[ $built -eq 0 ]] || fail "The build failed."
wait "$format" || {
  cat "$logs/format"
  fail "The code is not formatted: run dotnet csharpier format ."
}

case $mode in
  --quick)
    for project in Repository Build Tool Core Analyzers; do
      run_and_count "$project" -trait- Time=long
    done
    echo 'Not run: the tests that start servers and builds; run ./test.sh'
    ;;
  --long)
    for project in Tool Core Analyzers EndToEnd Live; do
      run_and_count "$project" -trait Time=long
    done
    own=Debian$(. /etc/os-release && echo "${VERSION_ID:-}")
    for platform in "${releases[@]}"; do
      [[ $platform != "$own" ]] || continue
      echo "With the Postfix and OpenSSL of $platform:"
      export POSTFIX_PLATFORM=$platform
      run_and_count Core -class '*InstalledOpenSslTests'
      run_and_count Live -maxThreads 5
      unset POSTFIX_PLATFORM
    done
    if [[ -n ${POSTFIX_SOURCE:-} ]]; then
      if eng/reference-tests "$POSTFIX_SOURCE"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    else
      echo "Not run: Postfix's own tests; name a folder of its source with POSTFIX_SOURCE"
    fi
    if bash eng/try-fresh-machine.sh bookworm; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    ;;
  *)
    # The live tests wait for daemons and the builds for each other, so they run beside those that compute.
    {
      run Live -trait- Time=long -maxThreads 5 >"$logs/Live"
      run EndToEnd -trait- Time=long >"$logs/EndToEnd"
    } &
    beside=$!
    for project in Repository Build Tool Core Analyzers; do
      run_and_count "$project" -trait- Time=long
    done
    wait "$beside"
    for project in Live EndToEnd; do
      cat "$logs/$project"
      count "$project" "$logs/$project"
    done
    ;;
esac
[[ $mode == --long ]] || echo 'Not run: the tests that take minutes; run ./test.sh --long'

printf '%d passed, %d failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
