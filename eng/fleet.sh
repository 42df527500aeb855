# shellcheck shell=bash
# Projects of many instances, for the scripts that measure with them (bench-fleet, bench-editor). To be sourced; needs the variables
# "repository", this clone, and "work", a folder of the script's own.

version=0.2.0-fleet

fail() {
  echo "$1" >&2
  exit 2
}

# Packs the package of the clone "repository" into a feed of the folder "work", which the projects below it restore from.
pack() {
  dotnet pack "$repository/src/ConfigAsCode.Postfix.Package" -p:Version="$version" --artifacts-path "$work/artifacts" --output "$work/feed" \
    -nodeReuse:false -p:UseSharedCompilation=false -v quiet >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "The package could not be packed."; }
  cat >"$work/nuget.config" <<XML
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <packageSources><add key="packed" value="$work/feed" /></packageSources>
</configuration>
XML
}

# A project of a kind: control, package, generated. The sources are beside the projects, the same for all.
project() {
  local kind=$1 assets='' without='' generated=''
  if [[ $kind != package ]]; then
    assets=' ExcludeAssets="build"'
    # ExcludeAssets leaves analyzers on the command line of the compiler, so they are removed here.
    without=$(
      cat <<'XML'

  <Target Name="WithoutAnalyzers" BeforeTargets="CoreCompile">
    <ItemGroup>
      <Analyzer Remove="@(Analyzer)" Condition="'%(Analyzer.NuGetPackageId)' == 'ConfigAsCode.Postfix'" />
      <AnalyzerOfPackage Include="@(Analyzer)" Condition="$([System.String]::Copy('%(Filename)').StartsWith('ConfigAsCode.Postfix'))" />
    </ItemGroup>
    <Error Condition="'@(AnalyzerOfPackage)' != ''" Text="The control has an analyzer of the package: @(AnalyzerOfPackage)" />
  </Target>
XML
    )
  fi
  [[ $kind != generated ]] || generated='
    <Compile Include="../emitted/**/*.cs" />'
  mkdir -p "$kind"
  cat >"$kind/Fleet.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <EnableDefaultItems>false</EnableDefaultItems>
    <PostfixSnapshots>off</PostfixSnapshots>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="ConfigAsCode.Postfix" Version="$version"$assets />
    <Compile Include="../source/*.cs" />$generated
  </ItemGroup>$without
</Project>
XML
}

restore() {
  dotnet restore "$1" -v quiet -nodeReuse:false >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "Restoring $1 failed."; }
}

# What each role, and each class of its own, has; the number behind a # is one of its own.
# shellcheck disable=SC2016 # the names after $ are those of Postfix
settings='[Target(Platform.Debian12)]
[Main(
    MyOrigin = "example.org", MyDestination = ["$myhostname", "localhost", "site#1.example.org"], MyNetworks = ["127.0.0.0/8", "10.#2.0.0/16"],
    CompatibilityLevel = "3.6", MessageSizeLimit = #4, MailboxSizeLimit = 0, Biff = false, AppendDotMyDomain = false,
    MaximalQueueLifetime = "4d", BounceQueueLifetime = "1d", DelayWarningTime = "4h", HopcountLimit = 40, HeaderSizeLimit = #5,
    DefaultDestinationConcurrencyLimit = #3, LocalDestinationConcurrencyLimit = 3,
    MinimalBackoffTime = "200s", MaximalBackoffTime = "3000s", QueueRunDelay = "200s", DefaultProcessLimit = 150,
    RecipientDelimiter = "+", DisableVrfyCommand = true, StrictRfc821Envelopes = true, InetProtocols = [InetProtocol.Ipv4]
)]
[Qmgr(MessageActiveLimit = #5, MessageRecipientLimit = #5)]
[Smtpd(
    Banner = "$myhostname ESMTP", ClientConnectionCountLimit = #3, ClientConnectionRateLimit = #3, ErrorSleepTime = "2s",
    SoftErrorLimit = 5, HardErrorLimit = 15, HeloRequired = true, RecipientLimit = 500, ForbidBareNewline = SmtpdForbidBareNewline.Normalize,
    RecipientRestrictions = [RejectUnknownRecipientDomain], RelayRestrictions = [PermitMyNetworks, RejectUnauthDestination]
)]
[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ChainFiles = ["/etc/ssl/mail#1.pem"], AuthOnly = true, LogLevel = "1")]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May, CaFile = "/etc/ssl/certs/ca-certificates.crt", LogLevel = "1")]
[Smtp(ConnectTimeout = "20s", HeloTimeout = "200s")]
'
# shellcheck disable=SC2016
services='
{
    [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
    [SmtpdSasl(AuthEnable = true, Type = "dovecot", Path = "private/auth")]
    [Smtpd(RelayRestrictions = [PermitSaslAuthenticated, Reject])]
    sealed class Submission;

    [InetService("submissions", Daemon.Smtpd), SyslogName("postfix/submissions")]
    [SmtpdTls(WrapperMode = true, SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
    [SmtpdSasl(AuthEnable = true, Type = "dovecot", Path = "private/auth")]
    [Smtpd(RelayRestrictions = [PermitSaslAuthenticated, Reject])]
    sealed class Submissions;

    [InetService("127.0.0.1:10025", Daemon.Smtpd), SyslogName("postfix/filtered")]
    [Smtpd(ClientConnectionCountLimit = #3)]
    sealed class Filtered;

    [UnixService("bulk", Daemon.Smtp), SyslogName("postfix/bulk")]
    [Smtp(ConnectTimeout = "10s", HeloTimeout = "#3s")]
    sealed class Bulk;

    [UnixService("maildrop", Daemon.Pipe)]
    [Pipe(Flags = "DRhu", User = "vmail", Argv = "/usr/bin/maildrop -d ${recipient}")]
    sealed class Maildrop;
}
'

# declare NAME NUMBER: the settings and services of a class.
declare_class() {
  local text="${settings}public partial class $1 : IIntermediateTls$services" number=$2
  text=${text//#1/$number}
  text=${text//#2/$((number % 250))}
  text=${text//#3/$((20 + number % 100))}
  text=${text//#4/$((20480000 + number))}
  text=${text//#5/$((30000 + number))}
  printf '%s' "$text"
}

# Each host has its own name and its own address.
host() {
  printf '[PostfixInstance("host%05d", HostName = "host%05d.example.org", Set = ["smtp_bind_address=10.%d.%d.%d"])]\n' "$1" "$1" \
    $(($1 / 62500)) $(($1 / 250 % 250)) $(($1 % 250 + 1))
}

sources() {
  local form=$1 count=$2 number role
  rm -rf source
  mkdir source
  local head=$'using ConfigAsCode.Postfix;\nusing static ConfigAsCode.Postfix.Restriction;\n\n'
  if [[ $form == classes ]]; then
    for ((number = 0; number < count; number++)); do
      { printf '%s' "$head" && host "$number" && declare_class "Host$number" "$number"; } >"source/File$number.cs"
    done
  else
    for ((role = 0; role < 10 && role < count; role++)); do
      {
        printf '%s' "$head"
        for ((number = role; number < count; number += 10)); do host "$number"; done
        declare_class "Role$role" "$role"
      } >"source/File$role.cs"
    done
  fi
}
