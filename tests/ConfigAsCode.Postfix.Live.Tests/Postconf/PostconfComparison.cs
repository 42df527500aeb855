using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Live.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.Live.Tests.Postconf;

/// <summary>Compares a model with what postconf prints of its files, name for name and value for value.</summary>
internal static partial class PostconfComparison
{
    public static void AssertSame(Instance instance, Func<string[], ProgramResult> postconf)
    {
        AssertSame(
            instance.Settings.Select(s => (s.Parameter, s.Value)),
            Answer(postconf, "-n").Where(line => !line.StartsWith("config_directory = ", StringComparison.Ordinal))
        );
        AssertSame(
            instance.Services.SelectMany(s => s.Settings.Select(o => (s.Key + "/" + o.Parameter, o.Value))),
            Answer(postconf, "-P")
        );
        Assert.Equal(
            string.Join('\n', instance.Services.Select(Shown)),
            string.Join('\n', Answer(postconf, "-M").Select(line => Columns().Replace(line, "$1 ")))
        );
    }

    /// <summary>
    /// An entry as -M shows it: the words with their blanks as they are, in braces where they have blanks
    /// (pcf_print_master_entry() in postconf/postconf_master.c). The output cannot always be read again.
    /// </summary>
    private static string Shown(Service s)
    {
        string[] fields =
        [
            s.Name,
            s.Type.ToMasterCf(),
            s.Private,
            s.Unprivileged,
            s.Chroot,
            s.Wakeup,
            s.ProcessLimit,
            s.Program,
        ];
        IEnumerable<string> overrides = s.Settings.Select(o => "-o " + InBraces($"{o.Parameter}={o.Value}"));
        return string.Join(' ', [.. fields, .. overrides, .. s.Arguments.Select(InBraces)]);
    }

    private static string InBraces(string word) => word.IndexOfAny([' ', '\t']) < 0 ? word : "{" + word + "}";

    [GeneratedRegex(@"\G([^ ]+) +(?<=^(?:[^ ]+ +){1,7})")]
    private static partial Regex Columns();

    private static string[] Answer(Func<string[], ProgramResult> postconf, string option)
    {
        ProgramResult answer = postconf([option]);
        Assert.True(answer.Error.Length == 0 && answer.ExitCode == 0, answer.Error);
        return answer.OutputLines;
    }

    private static void AssertSame(IEnumerable<(string Name, string Value)> written, IEnumerable<string> shown)
    {
        IEnumerable<string> expected = written.Select(s => BlankRuns.AsOne($"{s.Name} = {s.Value}"));
        Assert.Equal(
            string.Join('\n', expected.Order(StringComparer.Ordinal)),
            string.Join('\n', shown.Order(StringComparer.Ordinal))
        );
    }
}
