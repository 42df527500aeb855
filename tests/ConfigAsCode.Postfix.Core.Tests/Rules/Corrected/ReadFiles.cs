using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>The files of a server, read; without what a case writes no rule finds anything in them.</summary>
internal sealed class ReadFiles
{
    private const string Limits = """
        myhostname = mail.example.org
        mydestination = $myhostname, localhost
        alias_maps =
        alias_database =
        mynetworks = 127.0.0.0/8 [::1]/128
        smtpd_tls_security_level = may
        smtp_tls_security_level = may
        smtpd_data_restrictions = reject_unauth_pipelining
        smtpd_client_connection_rate_limit = 60
        disable_vrfy_command = yes
        """;

    private readonly InstanceReading reading;

    private ReadFiles(InstanceReading reading) => this.reading = reading;

    public Instance Instance => reading.Instance;

    public static ReadFiles Of(string on, params WrittenFiles[] parts)
    {
        Target target = TargetOf(on);
        return new ReadFiles(
            InstanceReader.Read(
                "mail",
                target,
                MainCf(target, string.Join('\n', parts.Select(p => p.MainCf))),
                MasterCf(target, parts),
                [.. parts.SelectMany(p => p.Tables)]
            )
        );
    }

    /// <summary>The files that the instance is rendered to; a carriage return in a value is a blank.</summary>
    public static ReadFiles Of(Instance instance)
    {
        RenderedFile[] files =
        [
            .. InstanceRenderer.Render(
                instance with
                {
                    Settings = instance
                        .Settings.Select(s => s with { Value = s.Value.Replace("\r", "", StringComparison.Ordinal) })
                        .ToEquatableArray(),
                }
            ),
        ];
        return new ReadFiles(
            InstanceReader.Read(
                instance.Name,
                instance.Target,
                TextOf(InstanceReader.MainCf),
                TextOf(InstanceReader.MasterCf),
                [.. instance.Tables.Select(t => new TableFile(t.Name, t.Type, TextOf(t.Name)))]
            )
        );

        string TextOf(string name) => files.Single(f => f.Path.Split('/')[^1] == name).Text;
    }

    public Finding[] Analyze() => [.. Rulebook.Analyze(reading)];

    /// <summary>Where a finding is, in words that stay the same when lines move.</summary>
    public static string PlaceOf(Instance instance, Finding finding)
    {
        Origin at = finding.Place.Origin;
        string? known =
            at == instance.Origin
                ? "main.cf"
                : Parts(instance).FirstOrDefault(p => p.Origin == at).Place ?? "not in force in " + at.DeclaredBy;
        return (finding.Place.IsMissingThere ? "missing at " : "") + known;
    }

    /// <summary>Whatever the files contain, by its place.</summary>
    public Dictionary<string, string> Written =>
        Parts(Instance).DistinctBy(p => p.Place).ToDictionary(p => p.Place, p => p.Text);

    private static IEnumerable<(string Place, string Text, Origin Origin)> Parts(Instance instance)
    {
        foreach (Setting setting in instance.Settings)
        {
            yield return ("main.cf " + setting.Parameter, setting.Value, setting.Origin);
        }

        foreach (Service service in instance.Services)
        {
            yield return (service.Key, service with { Settings = default } + "", service.Origin);
            foreach (Setting setting in service.Settings)
            {
                yield return ($"{service.Key} {setting.Parameter}", setting.Value, setting.Origin);
            }
        }

        foreach (Table table in instance.Tables)
        {
            yield return (table.Name, table.Type, table.Origin);
            foreach (TableEntry row in table.Entries)
            {
                yield return ($"{table.Name}: {row.Key}", row.Value, row.Origin);
            }
        }
    }

    private static Target TargetOf(string on) =>
        PlatformInfo.Find(on)?.Target
        ?? VersionTargets.Parse(on, on.Count(c => c == '.') > 1 ? [OpenSslSeries.V3_0] : [])
        ?? throw new ArgumentException(on, nameof(on));

    private static string MainCf(Target target, string changes)
    {
        PostfixVersion oldest = target.Each.Min(t => t.Postfix);
        string protocols = oldest.IsAtLeast(3, 6) ? ">=TLSv1.2" : "!SSLv2, !SSLv3, !TLSv1, !TLSv1.1";
        string excluded =
            "aNULL, kRSA" + (target.Each.Min(t => t.OpenSsl) == OpenSslSeries.V1_0_2 ? ", 3DES, RC4, SEED" : "");
        string[] lines =
        [
            "compatibility_level = " + (oldest.IsAtLeast(3, 6) ? "3.6" : "2"),
            oldest.IsAtLeast(3, 4)
                ? "smtpd_tls_chain_files = /etc/postfix/key-and-chain.pem"
                : "smtpd_tls_cert_file = /etc/postfix/key-and-chain.pem",
            "smtpd_tls_exclude_ciphers = " + excluded,
            "smtp_tls_exclude_ciphers = " + excluded,
            "smtpd_tls_protocols = " + protocols,
            "smtpd_tls_mandatory_protocols = " + protocols,
            "smtp_tls_protocols = " + protocols,
            "smtp_tls_mandatory_protocols = " + protocols,
            .. Parameters.Find("smtpd_forbid_bare_newline")!.ExistsOn(oldest) && !oldest.IsAtLeast(3, 9)
                ? (string[])["smtpd_forbid_bare_newline = yes"]
                : [],
            .. Limits.Split('\n'),
        ];
        string[] written = changes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(
            lines
                .Where(line => !written.Any(w => NameOf(w) == NameOf(line)))
                .Concat(written.Where(w => w.Contains('=', StringComparison.Ordinal) || w[0] == ' '))
                .Select(line => line + "\n")
        );
    }

    private static string MasterCf(Target target, WrittenFiles[] parts)
    {
        string[] written =
        [
            .. string.Join('\n', parts.Select(p => p.MasterCf)).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ];
        string[] replaced =
        [
            .. written.Where(w => w[0] != ' ').Select(KeyOf),
            .. parts.SelectMany(p => p.Without.Split(' ')),
        ];
        return string.Concat(
            DefaultServices
                .Of(target)
                .Where(service => !replaced.Contains(service.Key))
                .Select(s =>
                    $"{s.Name} {s.Type.ToMasterCf()} {s.Private} {s.Unprivileged} {s.Chroot} {s.Wakeup} {s.ProcessLimit} {s.Program}"
                )
                .Concat(written)
                .Select(line => line + "\n")
        );
    }

    private static string KeyOf(string entry) => string.Join('/', entry.Split(' ').Take(2));

    private static string NameOf(string line) => line.Split('=')[0].Trim();
}
