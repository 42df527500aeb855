using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using CsCheck;

namespace ConfigAsCode.Postfix.Live.Tests.Postconf;

/// <summary>The real postconf reads from rendered files the names and values that went in, without a warning.</summary>
public sealed class RenderedFilesTests
{
    private const int Models = 80;

    private static readonly string[] Parameters =
    [
        "smtpd_banner",
        "mail_name",
        "mynetworks",
        "relayhost",
        "mydestination",
        "home_mailbox",
        "luser_relay",
        "smtpd_helo_restrictions",
        "smtpd_client_restrictions",
        "header_checks",
        "body_checks",
        "syslog_name",
        "smtp_tls_exclude_ciphers",
        "content_filter",
        "default_transport",
        "smtpd_reject_footer",
        "myorigin",
        "recipient_delimiter",
        "alias_maps",
        "proxy_interfaces",
        "smtpd_tls_cert_file",
        "smtp_tls_policy_maps",
        "mailbox_command",
        "masquerade_domains",
        "smtpd_milters",
        "import_environment",
    ];

    // At a lone $ or a word that starts with { postconf looks into the value, and warns of what it finds there.
    private static readonly string[] Pieces =
    [
        "$$",
        "${myhostname}",
        "${mydomain}",
        "x{}",
        "x{a  b}",
        "x{",
        "}",
        "\"",
        "'",
        "\\",
        "#",
        " # no comment",
        "=",
        ",",
        " ",
        "  ",
        "\t",
        "é",
        "漢字",
        "\u00a0",
        "\u2028",
        "\U0001f4e7",
        "-o",
        "word",
        "a=b",
        "!",
        "?",
        ":",
        "[::1]",
        "'quoted text'",
    ];

    [Fact]
    public void Random_models_reach_Postfix_as_they_are()
    {
        Target target = DebianRelease.Tested.Target;
        // Since 3.8 postconf warns of a comment behind the name of a table (mystrtok_cw() in util/mystrtok.c).
        string[] pieces =
        [
            .. Pieces.Where(piece => !piece.Contains('#', StringComparison.Ordinal) || !target.Postfix.IsAtLeast(3, 8)),
        ];
        Gen<string> values = Gen.OneOf(pieces).Array[0, 8].Select(string.Concat);
        int services = 0;
        RandomInstances
            .Of(target, Gen.OneOf(Parameters), values)
            .Sample(
                instance =>
                {
                    Compare(instance);
                    Interlocked.Add(ref services, instance.Services.Count);
                },
                iter: Models,
                print: instance => string.Join("\n", InstanceRenderer.Render(instance).Select(f => f.Text))
            );
        Assert.True(services > Models, "The models had hardly any services.");
    }

    private static void Compare(Instance instance)
    {
        using var folder = new ConfigurationFolder(DebianRelease.Tested);
        foreach (RenderedFile file in InstanceRenderer.Render(instance))
        {
            folder.Write(file.Path, file.Text);
        }

        PostconfComparison.AssertSame(instance, folder.Postconf);
    }
}
