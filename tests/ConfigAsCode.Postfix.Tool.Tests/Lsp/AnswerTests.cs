using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>What an editor gets while somebody types.</summary>
public class AnswerTests
{
    private const string SafelyFixable =
        Folders.CleanMainCf + "tls_high_cipherlist = aNULL:HIGH\nsmtpd_use_tls = yes\n";

    [Fact]
    public void Findings_come_as_they_are_typed_and_go_with_the_fault()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        Assert.Empty(editor.Findings("main.cf", 1));
        editor.Insert("main.cf", 0, 0, "smtpd_tls_mandatory_protocols = SSLv2\r\n", version: 2);
        Assert.Equal(["0 PFX1006", "0 PFX6012"], editor.Findings("main.cf", 2));
        editor.Change("main.cf", Folders.CleanMainCf, version: 3);
        Assert.Empty(editor.Findings("main.cf", 3));
    }

    [Fact]
    public void Findings_of_a_file_that_is_not_open_are_shown_too()
    {
        using TemporaryFolder folder = Folders.With(masterCf: Folders.MasterCf + "smtps inet n - n - - smtpf\n");
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        Assert.Contains("25 PFX4008", editor.Findings("master.cf", 1));
    }

    [Fact]
    public void An_accepted_risk_is_not_shown()
    {
        using TemporaryFolder folder = Folders.With(
            "# accept-risk PFX1001: the scanner speaks TLS 1.0 only\nsmtpd_tls_protocols = >=TLSv1\n"
        );
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        Assert.DoesNotContain(editor.Findings("main.cf", 1), IsAboutIt);
        editor.Change("main.cf", Folders.CleanMainCf + "smtpd_tls_protocols = >=TLSv1\n");
        Assert.Contains(editor.Findings("main.cf", 2), IsAboutIt);

        static bool IsAboutIt(string finding) => finding.EndsWith("PFX1001", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtpd_tls_sec", "smtpd_tls_security_level")]
    [InlineData("smtpd_tls_security_level = ", "encrypt")]
    [InlineData("disable_vrfy_command = n", "no")]
    [InlineData("smtpd_recipient_restrictions = permit_mynetworks, rej", "reject_unauth_destination")]
    [InlineData("smtpd_recipient_restrictions =\n    permit_mynetworks,\n    ", "permit_sasl_authenticated")]
    [InlineData("smtpd_recipient_restrictions = check_client_access ", "cidr:")]
    [InlineData("smtpd_recipient_restrictions = check_client_access proxy:", "hash:")]
    [InlineData("own = 7\nmydestination = $", "own")]
    [InlineData("mydestination = ${my", "myhostname")]
    [InlineData("default_transport = ", "smtp")]
    [InlineData("smtpd_restriction_classes = strict\nsmtpd_sender_restrictions = ", "strict")]
    [InlineData("smtpd_restriction_classes = strict\nst", "strict")]
    [InlineData("rel", "relay_destination_concurrency_limit")]
    public void Completion_knows_what_belongs_into_main_cf(string text, string label)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        Assert.Contains(label, editor.LabelsBehind("main.cf", text));
    }

    [Theory]
    [InlineData("subm", "submission")]
    [InlineData("submission ", "inet")]
    [InlineData("submission inet n - ", "y")]
    [InlineData("submission inet n - n - - sm", "smtpd")]
    [InlineData("submission inet n - n - - smtpd ", "-o")]
    [InlineData("submission inet n - n - - smtpd -o smtpd_tls", "smtpd_tls_security_level")]
    [InlineData("submission inet n - n - - smtpd\n  -o ", "smtpd_tls_security_level")]
    [InlineData("submission inet n - n - - smtpd -o smtpd_tls_security_level=", "encrypt")]
    [InlineData("submission inet n - n - - smtpd -o { smtpd_relay_restrictions = permit_mynetworks ", "reject")]
    [InlineData("maildrop unix - n n - - pipe ", "argv=")]
    public void Completion_knows_what_belongs_into_master_cf(string text, string label)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("master.cf");
        Assert.Contains(label, editor.LabelsBehind("master.cf", text));
    }

    [Theory]
    [InlineData("# smtpd")]
    [InlineData("mail_owner = postfix post")]
    public void Completion_is_silent_where_nothing_is_known(string text)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        Assert.Empty(editor.LabelsBehind("main.cf", text));
    }

    [Fact]
    public void An_option_that_the_program_does_not_read_is_not_offered()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("master.cf");
        IReadOnlyList<string> labels = editor.LabelsBehind("master.cf", "relay unix - - n - - smtp -o ");
        Assert.Contains("smtp_tls_security_level", labels);
        Assert.DoesNotContain("smtpd_tls_security_level", labels);
    }

    [Fact]
    public void A_completion_takes_the_place_of_the_whole_word()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf", "mydes = x\r\n");
        JsonElement list = editor.At("textDocument/completion", "main.cf", 0, 2);
        JsonElement item = list.GetProperty("items")
            .EnumerateArray()
            .First(i => i.GetProperty("label").GetString() == "mydestination");
        Assert.Equal("mydestination", item.GetProperty("textEdit").GetProperty("newText").GetString());
        JsonElement range = item.GetProperty("textEdit").GetProperty("range");
        Assert.Equal(0, range.GetProperty("start").GetProperty("character").GetInt32());
        Assert.Equal(5, range.GetProperty("end").GetProperty("character").GetInt32());
    }

    [Fact]
    public void Tables_are_completed_by_what_they_are_for()
    {
        using TemporaryFolder folder = Folders.With("transport_maps = texthash:/etc/postfix/transport\n");
        File.WriteAllText(folder.PathTo("transport"), "example.org smtp:[192.0.2.1]\n");
        using var editor = new Editor(folder);
        editor.Open("transport");
        Assert.Contains("relay", editor.LabelsBehind("transport", "example.org "));
        // A backslash keeps the quote that follows it: the key goes on.
        Assert.DoesNotContain("relay", editor.LabelsBehind("transport", "\"a\\\" "));
        Assert.Contains("relay", editor.LabelsBehind("transport", "\"a\\\" b\"@example.org "));
    }

    [Theory]
    [InlineData("main.cf", "own = 7\nmydestination = $own", 1, 20, "main.cf 0")]
    [InlineData(
        "main.cf",
        "smtpd_restriction_classes = strict\nstrict = reject\nsmtpd_sender_restrictions = strict",
        2,
        31,
        "main.cf 1"
    )]
    [InlineData("main.cf", "default_transport = relay:[192.0.2.1]", 0, 22, "master.cf 14")]
    [InlineData("main.cf", "virtual_alias_maps = texthash:/etc/postfix/virtual", 0, 35, "virtual 0")]
    [InlineData("main.cf", "mydestination = $myhostname", 0, 20, "")]
    public void The_definition_is_where_it_is_written(
        string file,
        string text,
        int line,
        int character,
        string expected
    )
    {
        using TemporaryFolder folder = Folders.With();
        File.WriteAllText(folder.PathTo("virtual"), "a@example.org b\n");
        using var editor = new Editor(folder);
        editor.Open(file, text);
        JsonElement found = editor.At("textDocument/definition", file, line, character);
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                found
                    .EnumerateArray()
                    .Select(l =>
                        $"{Path.GetFileName(l.GetProperty("uri").GetString())} {l.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32()}"
                    )
            )
        );
    }

    [Theory]
    [InlineData(
        "main.cf",
        "smtpd_tls_security_level = may",
        0,
        3,
        "smtpd_tls_security_level",
        "`may`, from smtpd_tls_security_level in main.cf:1"
    )]
    [InlineData("main.cf", "smtpd_tls_security_level = encrypt", 0, 30, "encrypt", "")]
    [InlineData(
        "main.cf",
        "smtpd_sender_restrictions = reject_unknown_sender_domain",
        0,
        40,
        "reject_unknown_sender_domain",
        ""
    )]
    [InlineData("main.cf", "virtual_alias_maps = hash:/etc/postfix/virtual", 0, 23, "hash", "")]
    [InlineData("main.cf", "mydestination = $myhostname", 0, 20, "myhostname", "")]
    [InlineData("master.cf", "smtp inet n - y - - smtpd", 0, 14, "chroot", "queue directory")]
    [InlineData("master.cf", "smtp inet n - y - - smtpd", 0, 22, "smtpd(8)", "")]
    [InlineData(
        "master.cf",
        "smtp inet n - y - - smtpd -o smtpd_tls_security_level=may",
        0,
        32,
        "smtpd_tls_security_level",
        "-o smtpd_tls_security_level of smtp/inet"
    )]
    public void Hovering_says_what_it_is(string file, string text, int line, int character, string title, string part)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open(file, text);
        string found = editor
            .At("textDocument/hover", file, line, character)
            .GetProperty("contents")
            .GetProperty("value")
            .GetString()!;
        Assert.StartsWith($"**{title}**", found, StringComparison.Ordinal);
        Assert.Contains(part, found, StringComparison.Ordinal);
    }

    [Fact]
    public void The_meaning_of_a_completion_comes_when_the_editor_asks_for_it()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf", "myd");
        JsonElement item = editor
            .At("textDocument/completion", "main.cf", 0, 3)
            .GetProperty("items")
            .EnumerateArray()
            .First(i => i.GetProperty("label").GetString() == "mydestination");
        Assert.False(item.TryGetProperty("documentation", out _));
        JsonElement resolved = editor.Request("completionItem/resolve", item);
        Assert.Contains(
            "mydestination",
            resolved.GetProperty("documentation").GetProperty("value").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_that_another_program_writes_is_read_again()
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        Assert.Empty(editor.Findings("main.cf", 1));
        File.AppendAllText(folder.PathTo("master.cf"), "smtps inet n - n - - smtpf\n");
        editor.Notify(
            "workspace/didChangeWatchedFiles",
            new { changes = new[] { new { uri = editor.Uri("master.cf"), type = 2 } } }
        );
        Assert.Contains("25 PFX4008", editor.Findings("master.cf", 0));
    }

    [Theory]
    [InlineData("smtpd_bannr = $myhostname ESMTP", "smtpd_banner = $myhostname ESMTP\n", false)]
    [InlineData("smtpd_use_tls = yes", "", true)]
    public void A_fix_changes_the_text_and_a_safe_one_is_preferred(string line, string better, bool isSafe)
    {
        using TemporaryFolder folder = Folders.With();
        using var editor = new Editor(folder);
        string text = line + "\n" + Folders.CleanMainCf;
        editor.Open("main.cf", text);
        JsonElement fix = Actions(editor, "quickfix")[0];
        Assert.Equal(better + Folders.CleanMainCf, Changed(text, fix, editor));
        Assert.NotEmpty(fix.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(isSafe, fix.TryGetProperty("isPreferred", out JsonElement preferred) && preferred.GetBoolean());
    }

    [Fact]
    public void All_safe_fixes_are_one_action_that_makes_what_lint_makes()
    {
        using TemporaryFolder folder = Folders.With(mainCf: SafelyFixable);
        using TemporaryFolder same = Folders.With(mainCf: SafelyFixable);
        ToolRun.Lint(same, "--fix");
        string made = File.ReadAllText(same.PathTo("main.cf"));
        Assert.NotEqual(SafelyFixable, made);
        using var editor = new Editor(folder);
        editor.Open("main.cf");
        JsonElement all = Assert.Single(Actions(editor, "source"));
        Assert.Equal("source.fixAll", all.GetProperty("kind").GetString());
        Assert.Equal(made, Changed(SafelyFixable, all, editor));
    }

    [Fact]
    public void What_all_safe_fixes_change_comes_when_the_editor_asks_for_it()
    {
        using TemporaryFolder folder = Folders.With(mainCf: SafelyFixable);
        string atOnce;
        using (var editor = new Editor(folder))
        {
            editor.Open("main.cf");
            atOnce = Assert.Single(Actions(editor, "source.fixAll")).GetProperty("edit").GetRawText();
        }

        using var later = new Editor(folder, isInitialized: false);
        later.Request(
            "initialize",
            JsonDocument
                .Parse(
                    """
                    {
                      "processId": 1,
                      "initializationOptions": { "target": "debian12" },
                      "capabilities": { "textDocument": { "codeAction": { "resolveSupport": { "properties": ["edit"] } } } }
                    }
                    """
                )
                .RootElement
        );
        later.Notify("initialized", new { });
        later.Open("main.cf");
        JsonElement action = Assert.Single(Actions(later, "source.fixAll"));
        Assert.False(action.TryGetProperty("edit", out _));
        Assert.Equal(atOnce, later.Request("codeAction/resolve", action).GetProperty("edit").GetRawText());
    }

    [Fact]
    public void The_target_of_the_settings_decides()
    {
        using TemporaryFolder folder = Folders.With("smtpd_tls_protocols = >=TLSv1.2\n");
        using var editor = new Editor(folder, options: new { target = "3.5.25" });
        editor.Open("main.cf");
        IReadOnlyList<string> before = editor.Findings("main.cf", 1);
        Assert.NotEmpty(before);
        editor.Notify(
            "workspace/didChangeConfiguration",
            new { settings = new Dictionary<string, object> { ["postfix-cac"] = new { target = "debian12" } } }
        );
        Assert.NotEqual(before, editor.Findings("main.cf", 1));
    }

    /// <summary>What can be done at the start of main.cf.</summary>
    private static JsonElement[] Actions(Editor editor, string kind) =>
        [
            .. editor
                .Request(
                    "textDocument/codeAction",
                    new
                    {
                        textDocument = new { uri = editor.Uri("main.cf") },
                        range = new { start = new { line = 0, character = 3 }, end = new { line = 0, character = 3 } },
                        context = new { diagnostics = Array.Empty<object>(), only = new[] { kind } },
                    }
                )
                .EnumerateArray(),
        ];

    /// <summary>main.cf as an editor makes it of an action, the last edit first.</summary>
    private static string Changed(string text, JsonElement action, Editor editor) =>
        action
            .GetProperty("edit")
            .GetProperty("changes")
            .GetProperty(editor.Uri("main.cf"))
            .EnumerateArray()
            .Select(edit =>
            {
                JsonElement range = edit.GetProperty("range");
                return (
                    Start: OffsetOf(range.GetProperty("start")),
                    End: OffsetOf(range.GetProperty("end")),
                    Text: edit.GetProperty("newText").GetString()!
                );

                int OffsetOf(JsonElement position) =>
                    text.Split('\n').Take(position.GetProperty("line").GetInt32()).Sum(line => line.Length + 1)
                    + position.GetProperty("character").GetInt32();
            })
            .OrderByDescending(edit => edit.Start)
            .Aggregate(text, (changed, edit) => changed[..edit.Start] + edit.Text + changed[edit.End..]);
}
