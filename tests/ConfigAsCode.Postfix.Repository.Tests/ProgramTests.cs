namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>
/// No test reads /etc/postfix, which a fresh machine does not have. Programs are started in one place, which sends a Postfix program
/// that names no folder of its own to one that exists nowhere.
/// </summary>
public class ProgramTests
{
    private const string Programs = "ConfigAsCode.Postfix.Testing/Processes/Programs.cs";

    [Fact]
    public void Programs_are_started_in_one_place() =>
        Assert.Equal(
            [Programs],
            Directory
                .EnumerateFiles(RepositoryRoot.PathTo("tests"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
                .Where(path => StartsPrograms(File.ReadAllText(path)))
                .Select(path => Path.GetRelativePath(RepositoryRoot.PathTo("tests"), path))
        );

    [Fact]
    public void Without_a_folder_of_its_own_a_Postfix_program_finds_no_main_cf() =>
        Assert.Contains("[\"MAIL_CONFIG\"] = NoConfiguration", RepositoryRoot.Read("tests", Programs));

    private static bool StartsPrograms(string text) =>
        text.Contains("ProcessStart" + "Info", StringComparison.Ordinal)
        || text.Contains("using Cli" + "Wrap", StringComparison.Ordinal);
}
