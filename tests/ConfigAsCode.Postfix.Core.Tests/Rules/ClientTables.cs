using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>The configuration of a table that a database answers, in a folder that somebody wrote.</summary>
internal static class ClientTables
{
    /// <summary>What a rule finds in <c>users.cf</c>.</summary>
    public static Finding[] Find(string rule, string type, string text, string version = "3.7") =>
        [.. Rulebook.Analyze(Read(type, text, version)).Where(finding => finding.Rule.Id == rule)];

    /// <summary>The messages of a rule.</summary>
    public static string[] Messages(string rule, string type, string text, string version = "3.7") =>
        [.. Find(rule, type, text, version).Select(finding => finding.Message)];

    private static InstanceReading Read(string type, string text, string version) =>
        InstanceReader.Read(
            "mail",
            Targets.Of(version),
            $"compatibility_level = 3.6\nvirtual_alias_maps = {type}:/etc/postfix/users.cf\n",
            null,
            new TableFile("users.cf", type, text)
        );
}
