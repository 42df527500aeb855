namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>
/// No test reads /etc/postfix, which a fresh machine does not have. Programs are started in few places, and these send a Postfix
/// program that names no folder of its own to one that exists nowhere.
/// </summary>
public class ProgramTests
{
    private static readonly string[] RunPostfix =
    [
        "ConfigAsCode.Postfix.EndToEnd.Tests/Infrastructure/Command.cs",
        "ConfigAsCode.Postfix.Live.Tests/Infrastructure/Programs.cs",
    ];

    private static readonly string[] RunOpenSslAlone = ["ConfigAsCode.Postfix.Core.Tests/Tls/InstalledOpenSsl.cs"];

    [Fact]
    public void Programs_are_started_where_it_is_settled_which_main_cf_they_read() =>
        Assert.Equal(
            RunPostfix.Concat(RunOpenSslAlone).Order(StringComparer.Ordinal),
            Sources("ProcessStart" + "Info")
        );

    [Fact]
    public void Without_a_folder_of_its_own_a_Postfix_program_finds_no_main_cf() =>
        Assert.All(
            RunPostfix,
            file =>
                Assert.Matches(
                    @"\.Environment\[""MAIL_CONFIG""\] = (""/nonexistent/|NoConfiguration)",
                    Clone.Read("tests", file)
                )
        );

    private static IEnumerable<string> Sources(string text) =>
        Directory
            .EnumerateFiles(Clone.PathTo("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path).Contains(text, StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Clone.PathTo("tests"), path))
            .Order(StringComparer.Ordinal);
}
