using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using static ConfigAsCode.Postfix.Eng.Names.NameTable;

namespace ConfigAsCode.Postfix.Eng.Names;

/// <summary>
/// <c>docs/services.md</c>: the programs of master.cf, the rows that it starts with, its fields, and the words that programs take behind their options.
/// </summary>
internal static class ServicePage
{
    // Programs that no row of Postfix's own master.cf runs, with a service that people make of them.
    private static readonly Dictionary<string, string> OwnServices = new(StringComparer.Ordinal)
    {
        ["dnsblog"] = """UnixService("dnsblog", {0})""",
        ["nbdb_reindexd"] = """UnixService("nbdb_reindex", {0})""",
        ["oqmgr"] = """UnixService("qmgr", {0})""",
        ["pipe"] = """UnixService("maildrop", {0}), Pipe(User = ..., Argv = ...)""",
        ["postscreen"] = """InetService("smtp", {0})""",
        ["qmqpd"] = """InetService("628", {0})""",
        ["spawn"] = """UnixService("policy", {0}), Spawn(User = ..., Argv = ...)""",
        ["tlsproxy"] = """UnixService("tlsproxy", {0})""",
    };

    public static string Text() =>
        Introduction()
        + "## Programs\n"
        + "Port 587 is `sealed class Submission : SubmissionService;`, port 465 `sealed class Submissions : SubmissionsService;` ([presets](presets.md)). Without them port 587 is `[InetService(\"submission\", Daemon.Smtpd), SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]`, port 465 (`smtps`, `submissions`) `[InetService(\"465\", Daemon.Smtpd), SmtpdTls(WrapperMode = true)]`.\n"
        + "`nqmgr` is the older name of `qmgr`.\n\n"
        + Programs()
        + "\n## Rows of master.cf\n"
        + "Every instance has the rows of Postfix itself. With only a name the attribute changes what you set and keeps the rest; the others are rows that the package of a distribution\n"
        + "adds to its own master.cf, which you declare where you want them.\n\n"
        + Rows()
        + "\n## Fields\n"
        + Fields()
        + "\n## Words behind the options\n"
        + Words();

    private static string Introduction() =>
        """
            # Services

            The programs, the rows and the fields of master.cf under their Postfix names, with the C# of each. Search for the name and copy the C#: an attribute on a class in the
            instance. For another `smtpd`, a `pipe` and the `maxproc` of `smtp`:

            ```csharp
            using ConfigAsCode.Postfix;

            [PostfixInstance("mail"), Target(Platform.Debian12)]
            [Main(CompatibilityLevel = "3.6")]
            public partial class Mail
            {
                [InetService("127.0.0.1:10025", Daemon.Smtpd)]
                sealed class Reinjection;

                [UnixService("maildrop", Daemon.Pipe), Pipe(Flags = "DRhu", User = "vmail", Argv = "/usr/bin/maildrop -d ${recipient}")]
                [Transport(DestinationRecipientLimit = 1)] // maildrop_destination_recipient_limit = 1
                sealed class Maildrop;

                [UnixService("smtp", ProcessLimit = 20)]
                sealed class Delivery;
            }
            ```

            *since* is the first release; 1.0 and 1.1 mean that one or before, and 2.11, the oldest target, likewise for rows. Parameters on a service are `-o` ([more](authoring.md#services)).


            """.ReplaceLineEndings("\n");

    private static NameTable Programs()
    {
        var table = new NameTable("Postfix", "C#", "meaning", "types", "requires", "since");
        Service[] rows = [.. DefaultServices.Of(TargetOf(PostfixVersion.Newest))];
        foreach (DaemonInfo daemon in DaemonInfo.All.OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            string member = "Daemon." + ParameterNames.MemberOf(daemon.Name);
            string attributes = OwnServices.TryGetValue(daemon.Name, out string? own)
                ? own.Replace("{0}", member, StringComparison.Ordinal)
                : NamedBy(rows.First(row => row.Program == daemon.Name), ", " + member);
            string[] requires =
            [
                daemon.RequiresPrivilege ? Code("Unprivileged = false") : "",
                daemon.ProcessLimit is { } limit ? Code($"ProcessLimit = {limit}") : "",
            ];
            table.Row(
                Code(daemon.Name),
                Code($"[{attributes}]"),
                Plain(Meanings.OfWord("Daemon", daemon.Name)),
                string.Join(", ", daemon.Types.Select(type => type.ToMasterCf())),
                string.Join(", ", requires.Where(r => r.Length > 0)),
                ParameterPage.Since(daemon.Since)
            );
        }

        return table;
    }

    private static NameTable Rows()
    {
        var table = new NameTable("Postfix", "type", "program", "C#", "without it", "since");
        foreach (
            IGrouping<(string Name, ServiceType Type), (Service Row, PostfixVersion Release)> rows in PostfixVersion
                .Minors.SelectMany(release => DefaultServices.Of(TargetOf(release)).Select(row => (Row: row, release)))
                .GroupBy(r => (r.Row.Name, r.Row.Type))
                .OrderBy(r => r.Key.Name, StringComparer.Ordinal)
        )
        {
            (Service row, PostfixVersion first) = rows.First();
            table.Row(
                Code(row.Name),
                Code(row.Type.ToMasterCf()),
                Code(row.Program),
                Code($"[{NamedBy(row, "")}]"),
                Code($"[WithoutService(\"{row.Name}\", ServiceType.{row.Type})]"),
                ParameterPage.Since(first)
            );
        }

        foreach (
            IGrouping<string, (Service Row, PlatformInfo Platform)> rows in PlatformInfo
                .All.SelectMany(platform =>
                    DefaultServices
                        .AsInstalled(platform.Target)
                        .Except(DefaultServices.Of(platform.Target))
                        .Select(row => (Row: row, Platform: platform))
                )
                .GroupBy(r => r.Row.Name)
                .OrderBy(r => r.Key, StringComparer.Ordinal)
        )
        {
            Service row = rows.First().Row;
            string member = "Daemon." + ParameterNames.MemberOf(row.Program);
            table.Row(
                Code(row.Name),
                Code(row.Type.ToMasterCf()),
                Code(row.Program),
                Code($"[{NamedBy(row, ", " + member)}, Pipe(User = ..., Argv = ...)]"),
                "",
                string.Join(", ", rows.Select(r => r.Platform.Target.Name))
            );
        }

        return table;
    }

    private static NameTable Fields()
    {
        var table = new NameTable("Postfix", "C#", "value", "meaning");
        table.Row(
            Code("service"),
            Code("[InetService(\"smtp\")]"),
            Code("string"),
            "The first argument: a port, a socket, or the name of a transport."
        );
        table.Row(
            Code("type"),
            Code("[UnixService(\"smtp\")]"),
            "",
            $"The attribute: {string.Join(", ", Enum.GetValues<ServiceType>().Select(type => $"{Code(type.ToMasterCf())} is {Code($"[{type}Service]")}"))}."
        );
        table.Row(
            Code("private"),
            Code("[UnixService(\"smtp\", Private = ...)]"),
            Code("bool"),
            "Whether only Postfix itself may reach the service."
        );
        table.Row(
            Code("unpriv"),
            Code("[UnixService(\"smtp\", Unprivileged = ...)]"),
            Code("bool"),
            "Whether the program runs as `mail_owner`."
        );
        table.Row(
            Code("chroot"),
            Code("[UnixService(\"smtp\", Chroot = ...)]"),
            Code("bool"),
            "Whether the program runs in a chroot at `queue_directory`."
        );
        table.Row(
            Code("wakeup"),
            Code("[UnixService(\"qmgr\", Wakeup = ...)]"),
            Code("int"),
            "Seconds between two automatic wake-ups; 0 for none."
        );
        table.Row(
            Code("?"),
            Code("[UnixService(\"flush\", WakeupOnlyIfUsed = ...)]"),
            Code("bool"),
            "Behind `wakeup`: whether the wake-ups start only once the service has been used."
        );
        table.Row(
            Code("maxproc"),
            Code("[UnixService(\"smtp\", ProcessLimit = ...)]"),
            Code("int"),
            "How many processes may run at once; 0 for any number."
        );
        table.Row(
            Code("command"),
            Code("[UnixService(\"bulk\", Daemon.Smtp)]"),
            Code("Daemon"),
            "The program; one that is not of Postfix by its name, as a text."
        );
        table.Row(
            Code("-o"),
            Code("[SmtpTls(SecurityLevel = ...)]"),
            "",
            "A parameter for this service alone: its attribute on the class of the service ([parameters](parameters.md))."
        );
        table.Row(
            Code("-v"),
            Code("[UnixService(\"smtp\", Arguments = [\"-v\"])]"),
            Code("string[]"),
            "Words behind the options."
        );
        return table;
    }

    private static NameTable Words()
    {
        var table = new NameTable("Postfix", "program", "C#", "mandatory", "since");
        foreach (DaemonInfo daemon in DaemonInfo.All)
        {
            foreach ((string name, bool isRequired) in daemon.AttributesOn(PostfixVersion.Newest))
            {
                PostfixVersion since = PostfixVersion.Minors.First(v =>
                    daemon.AttributesOn(v).Any(a => a.Name == name)
                );
                string inCSharp = daemon.Name switch
                {
                    "pipe" => $"[Pipe({ParameterNames.MemberOf(name)} = ...)]",
                    "spawn" => $"[Spawn({ParameterNames.MemberOf(name)} = ...)]",
                    _ => $"[UnixService(\"{daemon.Name}\", Arguments = [\"{name}=DORX\"])]",
                };
                table.Row(
                    Code(name + "="),
                    Code(daemon.Name),
                    Code(inCSharp),
                    isRequired ? "yes" : "no",
                    ParameterPage.Since(since)
                );
            }
        }

        return table;
    }

    private static string NamedBy(Service row, string program) => $"{row.Type}Service(\"{row.Name}\"{program})";

    private static Target TargetOf(PostfixVersion release) => new("", release, OpenSslSeries.V3_0, false);
}
