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
        string[] parts = [Findings, Target, AcceptedRisks, Policies, .. Files.Select(file => file.Text)];
        string[] lines =
        [
            $"{Name}|0|1|2|3",
            .. Files.Select((file, i) => $"{file.Name}|{(IsTable(file.Name) ? "texthash" : "")}|{i + 4}|0"),
        ];
        return $$"""
            namespace ConfigAsCode.Postfix.Output
            {
                internal static class Rendered_{{typeName}}
                {
                    internal const string Class = "Rendered";
                    internal const string Instance0 = {{Literal(string.Join('\n', lines))}};
            {{string.Join(
                '\n',
                parts.Select((part, i) => $"        internal const string Part{i} = {Literal(part)};")
            )}}
                }
            }

            """;
    }

    private static bool IsTable(string file) => file is not ("main.cf" or "master.cf");

    private static string Literal(string text) => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
