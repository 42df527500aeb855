namespace ConfigAsCode.Postfix.Testing.Models;

/// <summary>Faults that have a safe fix, for the sample: one run of dotnet format is to mend them.</summary>
public static class SampleFaults
{
    // What has no rule makes room for the next one.
    private static readonly (string Rules, string Right, string Wrong)[] Faults =
    [
        (
            "PFX1001 PFX1002 PFX1004 PFX1005",
            "public interface IShopTls : IIntermediateTls;",
            "public interface IShopTls;"
        ),
        ("PFX1011", "[Main(\n    MyHostname", "[Parameter(\"smtpd_use_tls\", \"yes\")]\n[Main(\n    MyHostname"),
        ("", "    AuthOnly = true,\n", ""),
        (
            "PFX1014",
            "[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]",
            "[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]"
        ),
        ("PFX1017", "[Smtp(DnsSupportLevel = DnsSupportLevel.Dnssec)]\n", ""),
        (
            "PFX1026",
            "KeyFile = \"/etc/ssl/private/shop.key\"",
            "KeyFile = \"/etc/ssl/private/shop.key\", LogLevel = \"4\""
        ),
        ("PFX2011", "Banner = \"$myhostname ESMTP\"", "Banner = \"$myhostname ESMTP $mail_version\""),
        (
            "PFX2012",
            "    HeloRequired = true,\n",
            "    HeloRequired = true,\n    SenderRestrictions = [\"reject_rhsbl_sender dbl.spamhaus.org\", \"reject_rbl_client zen.spamhaus.org\"],\n"
        ),
        ("PFX3002", "SecurityOptions = [SaslSecurityOption.NoAnonymous]", "SecurityOptions = []"),
        ("PFX4004", "sealed class Smtpd;", "[Parameter(\"smtpd_helo_required\", \"true\")]\n    sealed class Smtpd;"),
        (
            "",
            "    Biff = false",
            "    Biff = false)]\n[Parameter(\"virtual_transport\", \"maildrop\"), Parameter(\"virtual_mailbox_domains\", \"box.example.org\""
        ),
        ("PFX4008", "    [Transport(DestinationRecipientLimit = 1)]\n", ""),
        ("PFX4014", "RecipientDelimiter = \"+\",", "RecipientDelimiter = \"+\",\n    QueueRunDelay = \"300s\","),
    ];

    /// <summary>The rules that report them.</summary>
    public static IEnumerable<string> Rules =>
        Faults.SelectMany(fault => fault.Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The files of the sample with the faults.</summary>
    public static string[] Seed(IEnumerable<string> files)
    {
        string[] seeded = [.. files.Select(file => file.ReplaceLineEndings("\n"))];
        foreach ((string rules, string right, string wrong) in Faults)
        {
            if (!seeded.Any(file => file.Contains(right, StringComparison.Ordinal)))
            {
                throw new InvalidOperationException($"The sample has no place for a fault of {rules}: {right}");
            }

            seeded = [.. seeded.Select(file => file.Replace(right, wrong, StringComparison.Ordinal))];
        }

        return seeded;
    }
}
