using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Tool.Tests.Completion;

public class CompletionTests
{
    private static string[] Suggested(string line) =>
        ToolRun.Of($"[suggest:{line.Length}]", line).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData("postfix-cac ex", "explain")]
    [InlineData("postfix-cac lint --base", "--baseline")]
    [InlineData("postfix-cac lint --target deb", "debian12")]
    [InlineData("postfix-cac lint --format sar", "sarif")]
    [InlineData("postfix-cac lint --fail-on war", "warning")]
    [InlineData("postfix-cac posture --format ", "html")]
    [InlineData("postfix-cac explain smtpd_tls_sec", "smtpd_tls_security_level")]
    [InlineData("postfix-cac explain PFX10", "PFX1001")]
    [InlineData("postfix-cac completion ", "fish")]
    public void A_word_is_completed(string line, string word) => Assert.Contains(word, Suggested(line));

    [Fact]
    public void Behind_the_name_that_is_explained_is_a_folder() =>
        Assert.DoesNotContain("mynetworks", Suggested("postfix-cac explain myorigin "));

    [Fact]
    public void Every_verb_has_its_options_and_examples_in_its_help()
    {
        string[] verbs = [.. Suggested("postfix-cac ").Where(word => char.IsAsciiLetter(word[0]))];
        Assert.Contains("lint", verbs);
        foreach (string verb in verbs)
        {
            ToolRun run = ToolRun.Of(verb, "--help");
            Assert.Equal(0, run.ExitCode);
            Assert.Contains($"postfix-cac {verb}", run.Output);
            Assert.Contains("Exit code:", run.Output);
        }
    }

    [Fact]
    public void Another_shell_is_code_2() => Assert.Equal(2, ToolRun.Of("completion", "tcsh").ExitCode);

    /// <summary>The script in bash itself, with the cursor behind a line.</summary>
    [Theory]
    [InlineData("postfix-cac exp", "explain")]
    [InlineData("postfix-cac explain smtpd_tls_security_l", "smtpd_tls_security_level")]
    [InlineData("postfix-cac explain pfx", "")]
    [InlineData("postfix-cac explain PFX9004", "PFX9004")]
    [InlineData("postfix-cac lint --target debian1", "debian11 debian12 debian13")]
    [InlineData("postfix-cac lint --fix --dr", "--dry-run")]
    // Names of files, which bash completes itself.
    [InlineData("postfix-cac lint ", "")]
    [InlineData("postfix-cac lint /h", "")]
    [InlineData("postfix-cac posture --format html --ou", "--output")]
    public async Task Bash_completes_with_the_script(string line, string expected)
    {
        // The program as a function: its file is the one that this test has loaded.
        string program = typeof(Application).Assembly.Location;
        string script = $$"""
            postfix-cac() { dotnet "{{program}}" "$@"; }
            source <(postfix-cac completion bash)
            COMP_LINE=$1
            COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _postfix_cac postfix-cac "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            echo "${COMPREPLY[*]}"
            """;
        ProgramResult result = await Programs.RunAsync("bash", ["--norc", "-c", script, "test", line]);
        Assert.Equal(expected + "\n", result.ShouldSucceed().Output);
    }
}
