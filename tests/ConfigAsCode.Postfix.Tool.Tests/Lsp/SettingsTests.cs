using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Lsp;

/// <summary>The target that an editor names, as editors name it.</summary>
public class SettingsTests
{
    // Postfix 3.5 does not read it: a finding there, and none on Debian 12.
    private const string NewParameter = "smtpd_relay_before_recipient_restrictions = yes\n";

    [Theory]
    [InlineData("[]")] // An empty table of Lua is a list.
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "other": 1 }""")]
    public void Options_that_name_no_target_leave_it_to_the_command_line(string options)
    {
        using TemporaryFolder folder = Folders.With(mainCf: NewParameter + Folders.CleanMainCf);
        using var editor = new Editor(
            folder,
            options: JsonDocument.Parse(options).RootElement,
            arguments: ["--target", "3.5.25"]
        );
        editor.Open("main.cf");
        Assert.Contains("0 PFX4002", editor.Findings("main.cf", 1));
    }

    [Theory]
    [InlineData("""{ "settings": {} }""")] // Emacs sends it to each server.
    [InlineData("""{ "settings": [] }""")]
    [InlineData("""{ "settings": null }""")]
    [InlineData("""{ "settings": { "postfix-cac": [] } }""")]
    [InlineData("""{ "settings": { "postfix-cac": { "target": null } } }""")]
    public void Settings_that_say_nothing_of_the_target_change_nothing(string parameters)
    {
        using TemporaryFolder folder = Folders.With(mainCf: NewParameter + Folders.CleanMainCf);
        using var editor = new Editor(folder, options: new { target = "3.5.25" });
        editor.Notify("workspace/didChangeConfiguration", JsonDocument.Parse(parameters).RootElement);
        editor.Open("main.cf");
        Assert.Contains("0 PFX4002", editor.Findings("main.cf", 1));
        Assert.Equal(0, editor.Exit());
        Assert.Contains("is judged for Postfix 3.5.25", editor.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_target_gives_the_choice_back_to_the_command_line()
    {
        using TemporaryFolder folder = Folders.With(mainCf: NewParameter + Folders.CleanMainCf);
        using var editor = new Editor(folder, arguments: ["--target", "3.5.25"]);
        editor.Open("main.cf");
        Assert.DoesNotContain("0 PFX4002", editor.Findings("main.cf", 1));
        editor.Notify("workspace/didChangeConfiguration", new { settings = new { target = "" } });
        Assert.Contains("0 PFX4002", editor.Findings("main.cf", 1));
    }

    [Fact]
    public void A_target_that_is_none_is_shown_to_the_person_and_changes_nothing()
    {
        using TemporaryFolder folder = Folders.With(mainCf: NewParameter + Folders.CleanMainCf);
        using var editor = new Editor(folder, options: new { target = "3.5.25" });
        editor.Notify("workspace/didChangeConfiguration", new { settings = new { target = "debian99" } });
        JsonElement shown = editor.Next();
        Assert.Equal("window/showMessage", shown.GetProperty("method").GetString());
        Assert.StartsWith(
            "'debian99' is not a target. ",
            shown.GetProperty("params").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        editor.Open("main.cf");
        Assert.Contains("0 PFX4002", editor.Findings("main.cf", 1));
    }
}
