#!/usr/bin/env bash
# Tries each way of docs/deployment.md as it is written there: publishes a project with the packed package, runs the commands of the
# page, and asks the Postfix that they start for its greeting and for STARTTLS. Root, on Debian or Ubuntu. Nothing of the machine is
# changed: /etc/postfix and the folders of Postfix are copies in a mount namespace, the network is a namespace with a loopback
# alone, ssh is a local shell. Prints a line for each way; the last one is "N tried, N failed".
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
page=$repository/docs/deployment.md

if [[ ${1:-} != --inside ]]; then
  for program in rsync jq ansible-playbook kubectl python3 postfix openssl; do
    command -v "$program" >/dev/null || { echo "$program is missing: apt-get install -y rsync jq ansible-core kubernetes-client postfix openssl" >&2; exit 2; }
  done
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  dotnet pack "$repository/src/ConfigAsCode.Postfix.Package" -p:Version=0.4.0-deployment --artifacts-path "$work/artifacts" --output "$work/feed" -v quiet
  unshare --mount --net --pid --fork --mount-proc bash "$0" --inside "$work"
  exit
fi

work=$2
cd "$work"
ip link set lo up

# The host: Postfix as the distribution delivers it, in folders of its own.
for folder in /etc/postfix /var/spool/postfix /var/lib/postfix /var/log; do
  mkdir -p "host$folder"
  cp -a "$folder/." "host$folder/"
  mount --bind "host$folder" "$folder"
done
rm -f /etc/postfix/main.cf /etc/postfix/master.cf
# Mail of the machine stays out: its files are named by their inodes.
find /var/spool/postfix -type f -path '*/[a-z]*/*' ! -path '*/etc/*' ! -path '*/lib/*' ! -path '*/usr/*' -delete
cp -a host/etc/postfix fresh
echo "127.0.0.1 mail.example.org" >hosts && mount --bind hosts /etc/hosts
mkdir tls
openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=mail.example.org -keyout tls/key.pem -out tls/cert.pem 2>/dev/null
cat tls/key.pem tls/cert.pem >tls/mail.pem

# ssh root@host command, and ssh -l root host command as rsync has it, without a host.
mkdir bin
printf '#!/bin/sh\n[ "$1" = -l ] && shift 2\nshift\nexec sh -c "$*"\n' >bin/ssh
chmod 755 bin/ssh
export PATH=$work/bin:$PATH RSYNC_RSH=$work/bin/ssh DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

mkdir project && cd project
cat >nuget.config <<XML
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <packageSources><clear /><add key="packed" value="$work/feed" /></packageSources>
</configuration>
XML
cat >Mail.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <PostfixSnapshots>off</PostfixSnapshots>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="ConfigAsCode.Postfix" Version="0.4.0-deployment" />
  </ItemGroup>
</Project>
XML
cat >Mail.cs <<CSHARP
using ConfigAsCode.Postfix;

[PostfixInstance("mail"), Target(Platform.Debian12)]
[Main(MyHostname = "mail.example.org", MyDestination = ["\$myhostname", "localhost"], CompatibilityLevel = "3.6")]
[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, ChainFiles = ["$work/tls/mail.pem"])]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
[Parameter("maillog_file", "/var/log/postfix.log")]
public partial class Mail : IIntermediateTls
{
    [Table("virtual", Type = TableType.Hash), Entry("postmaster@example.org", "root")]
    sealed class Aliases : VirtualAliasTable;
}
CSHARP
echo 'mail ansible_connection=local' >inventory.ini

tried=0
failed=0

# The commands of a chapter, one block after another.
block() {
  awk -v heading="## $1" '$0 == heading { inside = 1; next } /^## / { inside = 0 } inside && /^```sh$/ { code = 1; next } /^```$/ { code = 0 } inside && code' "$page"
}

answers() {
  postfix status 2>/dev/null &&
    [[ $(postconf -h virtual_alias_maps) == hash:* && -f /etc/postfix/virtual.db ]] &&
    openssl s_client -starttls smtp -connect 127.0.0.1:25 -brief </dev/null 2>&1 | grep -q 'Protocol version: TLSv1.3'
}

try() {
  local way=$1 commands=$2
  tried=$((tried + 1))
  find /etc/postfix -mindepth 1 -delete
  cp -a "$work/fresh/." /etc/postfix/
  if bash -euo pipefail -c "$commands" >"$work/log" 2>&1 && answers >>"$work/log" 2>&1; then
    echo "$way: files in /etc/postfix, table indexed, Postfix started, STARTTLS with TLS 1.3"
  else
    failed=$((failed + 1))
    echo "$way: FAILED"
    cat "$work/log"
  fi
  postfix stop 2>/dev/null || true
}

bash -euo pipefail -c "$(awk '/^```sh$/ { code = 1; next } /^```$/ { code = 0 } /^## rsync/ { exit } code' "$page")" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

try "rsync" "$(block rsync)"
try "tar" "$(block "A tar archive")"
try "Ansible" "$(block Ansible)"
# Without a cluster: what kubectl makes is unpacked as the container would see it, then the command of the container runs.
try "Kubernetes ConfigMap" "$(block Kubernetes | grep -v 'kubectl apply')
mkdir config
python3 -c 'import yaml; [open(\"config/\" + name, \"w\").write(text) for name, text in yaml.safe_load(open(\"postfix-mail.yaml\"))[\"data\"].items()]'
$(grep -o 'cp /config/.*postfix check' "$page" | sed 's|/config/|config/|')
postfix start"
try "Debian package" "$(block "A Debian package")
dpkg --force-not-root --force-depends --root=/ --admindir=$work/dpkg --install postfix-mail.deb"

echo "$tried tried, $failed failed"
[[ $failed -eq 0 ]]
