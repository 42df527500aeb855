using System.Collections.Immutable;
using ConfigAsCode.Postfix.Core.Model;
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

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>A finding as the compiler shows it.</summary>
    public static Diagnostic Report(Finding finding, Location location, string message) =>
        Report(finding, location, message, []);

    /// <param name="finding">The finding.</param>
    /// <param name="location">Where it is shown.</param>
    /// <param name="message">What it says.</param>
    /// <param name="properties">What its fixes must know beside themselves.</param>
    public static Diagnostic Report(
        Finding finding,
        Location location,
        string message,
        IEnumerable<KeyValuePair<string, string?>> properties
    ) => Create(finding, location, message, FixProperties.Write(finding.Fixes).Concat(properties));

    /// <summary>A finding in a file that somebody wrote.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="location">Where it is shown.</param>
    /// <param name="fixes">Its fixes as changes of files.</param>
    public static Diagnostic ReportInFile(
        Finding finding,
        Location location,
        IEnumerable<KeyValuePair<string, string?>> fixes
    ) => Create(finding, location, finding.Message, fixes);

    /// <summary>
    /// A finding that an accepted risk accepts: suppressed in the source, as by a #pragma, so that it fails no build whatever
    /// severity a project gives the rule, while an error log (SARIF) still has it, with the reason.
    /// </summary>
    public static Diagnostic Accepted(
        Finding finding,
        Location location,
        string message,
        IReadOnlyList<AcceptedRisk> acceptedBy
    )
    {
        DiagnosticDescriptor rule = ById[finding.Rule.Id];
        return Diagnostic.Create(
            rule.Id,
            rule.Category,
            message,
            SeverityOf(finding.Severity),
            rule.DefaultSeverity,
            rule.IsEnabledByDefault,
            warningLevel: finding.Severity == RuleSeverity.Error ? 0 : 1,
            isSuppressed: true,
            rule.Title,
            helpLink: rule.HelpLinkUri,
            location: location,
            properties: RiskAcceptance.Properties(acceptedBy).ToImmutableDictionary()
        );
    }

    private static Diagnostic Create(
        Finding finding,
        Location location,
        string message,
        IEnumerable<KeyValuePair<string, string?>> properties
    ) =>
        Diagnostic.Create(
            ById[finding.Rule.Id],
            location,
            SeverityOf(finding.Severity),
            additionalLocations: null,
            properties.ToImmutableDictionary(),
            message
        );

    private static DiagnosticDescriptor Create(RuleInfo rule) =>
        new(
            id: rule.Id,
            title: rule.Title,
            messageFormat: "{0}",
            category: CategoryOf(rule.Id),
            defaultSeverity: SeverityOf(rule.Severity),
            isEnabledByDefault: true,
            helpLinkUri: rule.HelpLink
        );

    private static DiagnosticSeverity SeverityOf(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };

    private static string CategoryOf(string id) =>
        id[3] switch
        {
            '0' => "Postfix.Declaration",
            '1' => "Postfix.Tls",
            '2' => "Postfix.Access",
            '3' => "Postfix.Authentication",
            '4' => "Postfix.Meaning",
            '5' => "Postfix.Fleet",
            '6' => "Postfix.Files",
            '7' => "Postfix.Routing",
            _ => "Postfix.Build",
        };
}
