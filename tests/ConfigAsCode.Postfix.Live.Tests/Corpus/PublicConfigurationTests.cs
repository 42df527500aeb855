using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Live.Tests.Corpus;

/// <summary>
/// What is wrong with the parameters of configurations that people run: all that postconf(1) warns of, and what it is
/// silent about, in a table that people have reviewed.
/// </summary>
public class PublicConfigurationTests
{
    [Fact]
    public void Each_finding_is_in_the_reviewed_table_and_no_warning_of_postconf_is_missing()
    {
        PublicConfiguration[] all = PublicConfiguration.AllOrSkip();

        var table = new List<string>();
        var missing = new List<string>();
        foreach (PublicConfiguration configuration in all)
        {
            IReadOnlyList<(string Kind, string Parameter)> warnings = configuration.Postconf();
            var said = configuration.Analyze().ToList();
            missing.AddRange(
                warnings
                    .Where(w => !said.Any(s => IsSame(w, s.Rule, s.Parameter, s.Message)))
                    .Select(w => $"{configuration.Number}: {w.Kind} {w.Parameter}")
            );
            table.AddRange(
                said.Select(s =>
                {
                    bool isWarned = warnings.Any(w => IsSame(w, s.Rule, s.Parameter, s.Message));
                    return $"{configuration.Number} {s.Place} {s.Severity} {s.Rule} {s.Parameter}{(isWarned ? " (postconf warns)" : "")}";
                })
            );
        }

        Assert.Equal(48, all.Length);
        Verified.Matches("PublicConfigurations", string.Join("\n", table) + "\n");
        Assert.Empty(missing);
    }

    private static bool IsSame(
        (string Kind, string Parameter) warning,
        string rule,
        string parameter,
        string message
    ) =>
        warning.Kind switch
        {
            "unused" => rule is "PFX4001" or "PFX4002" && parameter == warning.Parameter,
            // The names of a template are reported with the first of them.
            "undefined" => rule == "PFX6010"
                || (
                    rule is "PFX4009" or "PFX4004"
                    && Regex.IsMatch(message, $@"\$[{{(]?{Regex.Escape(warning.Parameter)}\b")
                ),
            _ => rule == "PFX6002" && parameter == warning.Parameter,
        };
}
