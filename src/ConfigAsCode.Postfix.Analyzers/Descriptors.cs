using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>The rules as the compiler knows them.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Rulebook.All.ToDictionary(
        rule => rule.Info.Id,
        rule => Create(rule.Info)
    );

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Of(RuleInfo rule) => ById[rule.Id];

    private static DiagnosticDescriptor Create(RuleInfo rule) =>
        new(
            id: rule.Id,
            title: rule.Title,
            messageFormat: "{0}",
            category: CategoryOf(rule.Id),
            defaultSeverity: rule.Severity switch
            {
                RuleSeverity.Error => DiagnosticSeverity.Error,
                RuleSeverity.Warning => DiagnosticSeverity.Warning,
                _ => DiagnosticSeverity.Info,
            },
            isEnabledByDefault: true,
            helpLinkUri: rule.HelpLink
        );

    private static string CategoryOf(string id) =>
        id[3] switch
        {
            '0' => "Postfix.Declaration",
            '1' => "Postfix.Tls",
            '2' => "Postfix.Relay",
            '3' => "Postfix.Authentication",
            '4' => "Postfix.Meaning",
            '5' => "Postfix.Fleet",
            _ => "Postfix.Build",
        };
}
