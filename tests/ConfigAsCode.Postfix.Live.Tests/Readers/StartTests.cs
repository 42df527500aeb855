using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>What keeps all of Postfix from starting is found by the rule that says so; each is one start that ends at once.</summary>
public class StartTests
{
    private const string Services = """
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite

        """;

    private const string LogService = "postlog unix-dgram n - n - 1 postlogd\n";

    /// <summary>An empty rule is that of the files that Postfix starts with, so that it is the rest of the others that stops it.</summary>
    private static readonly (string Rule, string MainCf, string MasterCf)[] Cases =
    [
        (
            "",
            "myhostname = mail.example.org\nhtml_directory = no",
            LogService + "127.0.0.1:24680 inet n - n - - smtpd\n"
        ),
        ("PFX4004", "myhostname = mail.example.org\nrelayhost = mail.example.org", LogService),
        ("PFX4004", "sendmail_path = null", LogService),
        ("PFX4004", "html_directory = NO", LogService),
        ("PFX4011", "", ""),
        ("PFX4008", "", LogService + "hhh:1pp inet n - n - - smtpd\n"),
        ("PFX4008", "", LogService + "*:2525 inet n - n - - smtpd\n"),
        ("PFX4008", "", LogService + "submision inet n - n - - smtpd\n"),
        ("PFX4008", "inet_protocols = ipv6", LogService + "127.0.0.1:24680 inet n - n - - smtpd\n"),
        ("PFX4008", "inet_protocols = ipv4", LogService + "[::1]:24680 inet n - n - - smtpd\n"),
        (
            "PFX4004",
            "inet_protocols = ipv4\ninet_interfaces = 127.0.0.1, [::1]",
            LogService + "24680 inet n - n - - smtpd\n"
        ),
        ("PFX4004", "daemon_directory = /usr/libexec/postfix", LogService),
        ("PFX4004", "shlib_directory = /usr/lib64/postfix", LogService),
        ("PFX4004", "setgid_group = maildrop", LogService),
        ("PFX4004", "mail_owner = _postfix", LogService),
    ];

    [Fact]
    public void Postfix_starts_where_no_rule_reports_that_it_does_not()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Fail("Postfix starts only for root; run these tests as root.");
        }

        using var folder = LaboratoryFolder.Of(DebianRelease.Tested);
        Assert.All(
            Cases,
            one =>
            {
                string mainCf = $"""
                    compatibility_level = 2
                    queue_directory = {folder.Queue}
                    data_directory = {folder.Data}
                    maillog_file = {folder.LogFile}
                    maillog_file_prefixes = {folder.Root}
                    {one.MainCf}

                    """;
                string masterCf = Services + one.MasterCf;
                folder.WriteConfiguration("main.cf", mainCf);
                folder.WriteConfiguration("master.cf", masterCf);
                ProgramResult start = folder.Run("postfix", "start");
                if (start.ExitCode == 0)
                {
                    folder.Run("postfix", "stop");
                }

                string[] rules =
                [
                    .. Rulebook
                        .Analyze(InstanceReader.Read("start", DebianRelease.Tested.Target, mainCf, masterCf).Instance)
                        .Where(f => f.Rule.Id is "PFX4004" or "PFX4008" || f.Parameter == "postlog_service_name")
                        .Select(f => f.Rule.Id),
                ];
                Assert.Equal(one.Rule.Length == 0 ? [] : [one.Rule], rules);
                // The start script of Debian 11 goes on where its check of paths fails.
                bool isRefused =
                    start.ExitCode != 0 || start.Everything.Contains("post-install: Error: ", StringComparison.Ordinal);
                Assert.Equal(one.Rule.Length > 0, isRefused);
            }
        );
    }
}
