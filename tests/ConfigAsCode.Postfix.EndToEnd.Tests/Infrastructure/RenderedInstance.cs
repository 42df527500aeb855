namespace ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

/// <summary>The C# that the generator makes of an instance, written by hand: so these tests are about the task alone.</summary>
public sealed record RenderedInstance(string Name, params (string Name, string Text)[] Files)
{
    public string Target { get; init; } = "Debian 12|3.7|3.0|y";

    public string Findings { get; init; } = "";

    public string AcceptedRisks { get; init; } = "";

    public string Policies { get; init; } = "";

    public string Source()
    {
        string typeName = string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        IEnumerable<string> files = Files.Select(
            (file, index) =>
                $"""
                            internal const string Path{index} = {Literal(file.Name)};
                            internal const string Type{index} = "texthash";
                            internal const string Text{index} = {Literal(file.Text)};
                    """
        );
        return $$"""
            namespace ConfigAsCode.Postfix.Output
            {
                internal static class Rendered_{{typeName}}
                {
                    internal const string Instance = {{Literal(Name)}};
                    internal const string Target = {{Literal(Target)}};
                    internal const string Findings = {{Literal(Findings)}};
                    internal const string AcceptedRisks = {{Literal(AcceptedRisks)}};
                    internal const string Policies = {{Literal(Policies)}};
            {{string.Join('\n', files)}}
                }
            }

            """;
    }

    private static string Literal(string text) => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
