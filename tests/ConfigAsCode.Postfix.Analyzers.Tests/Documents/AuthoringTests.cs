using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Documents;

/// <summary>Every piece of C# in the guide is a whole file that compiles and renders.</summary>
public partial class AuthoringTests
{
    public static TheoryData<string> Examples =>
        [
            .. Code()
                .Matches(File.ReadAllText(RepositoryRoot.PathTo("docs", "authoring.md")))
                .Select(m => m.Groups[1].Value),
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_guide_is_rendered_as_its_comments_say(string code)
    {
        string rendered = string.Join('\n', CSharpProject.Of(code).AllFiles().Values.SelectMany(files => files.Values));
        string flat = Blanks().Replace(rendered, " ");
        foreach (Match setting in Setting().Matches(code))
        {
            Assert.Contains(setting.Value, flat, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=// .*)\b[a-z]\w+ = [^,\n]*\w")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
