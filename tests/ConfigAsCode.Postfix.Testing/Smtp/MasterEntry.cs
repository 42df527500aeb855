using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>A service of master.cf, as a laboratory takes it over.</summary>
/// <param name="Name">Its name: <c>smtp</c>, <c>127.0.0.1:10025</c>.</param>
/// <param name="Type">inet, unix, pass and so on.</param>
/// <param name="Privileges">The columns private and unprivileged.</param>
/// <param name="Limits">The columns wakeup and maxproc.</param>
/// <param name="Command">The program and its arguments.</param>
public sealed partial record MasterEntry(string Name, string Type, string Privileges, string Limits, string Command)
{
    public string Program => Command.Split([' ', '\t'], 2)[0];

    /// <summary>Null where the line is not one of a service; Postfix says what is wrong with it.</summary>
    public static MasterEntry? Parse(string logicalLine) =>
        Line().Match(logicalLine) is { Success: true, Groups: var of }
            ? new MasterEntry(
                of["name"].Value,
                of["type"].Value,
                of["privileges"].Value,
                of["limits"].Value,
                of["command"].Value
            )
            : null;

    /// <summary>The same entry with other values of its overrides; one for which there is null is left out.</summary>
    public MasterEntry WithOverrides(Func<string, string, string?> value) =>
        this with
        {
            Command = Override()
                .Replace(
                    Command,
                    match =>
                    {
                        Group old = match.Groups["value"];
                        int start = old.Index - match.Index;
                        return value(match.Groups["name"].Value, old.Value) is { } replaced
                            ? match.Value[..start] + replaced + match.Value[(start + old.Length)..]
                            : "";
                    }
                ),
        };

    /// <summary>The line of master.cf.</summary>
    public string ToLine(bool inChroot) => $"{Name} {Type} {Privileges} {(inChroot ? "y" : "n")} {Limits} {Command}";

    [GeneratedRegex(
        @"^(?<name>\S+)\s+(?<type>\S+)\s+(?<privileges>\S+\s+\S+)\s+\S+\s+(?<limits>\S+\s+\S+)\s+(?<command>.*)$"
    )]
    private static partial Regex Line();

    // -o name=value, or -o { name = value with blanks }
    [GeneratedRegex(
        @"(?<=\s)-o\s*(?:\{\s*(?<name>\w+)\s*=\s*(?<value>(?:[^{}]|\{[^{}]*\})*?)\s*\}|(?<name>\w+)=(?<value>\S*))"
    )]
    private static partial Regex Override();
}
