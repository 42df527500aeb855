using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// Reads a TLS policy as smtp_tls_policy.c does. Postfix stops at the first fault; here the rest is read too, so that an
/// author sees all of them at once.
/// </summary>
internal sealed class TlsPolicyReader(string text, PostfixVersion version)
{
    private readonly List<TlsPolicyAttribute> attributes = [];
    private readonly List<TlsPolicyProblem> problems = [];

    public TlsPolicy Read()
    {
        string[] words = [.. TlsPolicyText.Words(text, version)];
        TlsLevel? level = words.Length == 0 ? null : LevelOf(words[0]);
        if (level is null)
        {
            string why = words.Length == 0 ? "the policy is empty" : $"'{words[0]}' is not a level";
            problems.Add(new TlsPolicyProblem("", why, "Start it with " + string.Join(", ", TlsLevelExtensions.Words)));
        }
        else if (level == TlsLevel.None)
        {
            foreach (string word in words.Skip(1))
            {
                problems.Add(
                    new TlsPolicyProblem(
                        NameOf(word),
                        $"'{word}' is ignored, since there is no TLS at the level none",
                        "Remove it, or use another level",
                        IsInvalid: false
                    )
                    {
                        CanLeaveOut = true,
                    }
                );
            }
        }
        else
        {
            ReadAttributes(words, level.Value);
        }

        return new TlsPolicy(level, attributes.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static TlsLevel? LevelOf(string word) =>
        TlsLevelExtensions.TryParse(word, out TlsLevel level) ? level : null;

    private static string NameOf(string word) =>
        NameValue.Split(word.TrimStart('{'), out string name, out _) is null ? name.ToLowerInvariant() : "";

    private void ReadAttributes(string[] words, TlsLevel level)
    {
        var check = new TlsPolicyAttributeCheck(level, version);
        string list = "";
        for (int i = 1; i < words.Length; i++)
        {
            if (TlsPolicyText.Split(words[i], version, out string name, out string value) is { } why)
            {
                problems.Add(Stray(words, i, list, level, why));
                continue;
            }

            list = TlsPolicyAttributeInfo.Find(name) is { IsList: true } ? name : "";
            TlsPolicyProblem? problem = check.ErrorIn(name, value, attributes);
            if (problem is not null)
            {
                string? better = problem.BetterValue is { } one ? With(words, i, $"{name}={one}") : problem.Better;
                problems.Add(problem with { Better = better });
            }

            attributes.Add(new TlsPolicyAttribute(name, value));
        }

        // A policy of a plug-in says of what type it is (TLSRPT_README).
        bool ofPlugIn = attributes.Any(a =>
            a.Name is "policy_ttl" or "policy_string" or "policy_domain" or "mx_host_pattern" or "policy_failure"
        );
        if (ofPlugIn && version.HasBracesInTlsPolicies && attributes.All(a => a.Name != "policy_type"))
        {
            string attribute = attributes
                .First(a => a.Name.StartsWith("policy_", StringComparison.Ordinal) || a.Name == "mx_host_pattern")
                .Name;
            problems.Add(
                new TlsPolicyProblem(attribute, $"{attribute} needs policy_type", "Add policy_type, or remove it")
            );
        }
    }

    /// <summary>A word between attributes that is none: mostly the rest of a list with the wrong separator.</summary>
    private TlsPolicyProblem Stray(string[] words, int index, string list, TlsLevel level, string why)
    {
        if (list.Length == 0)
        {
            return new TlsPolicyProblem(
                "",
                $"'{words[index]}' is not an attribute: {why}",
                "Write each attribute as name=value"
            );
        }

        string separator = TlsPolicyText.SeparatorOf(list, level);
        return new TlsPolicyProblem(
            list,
            $"'{words[index]}' is read as an attribute of its own, since a comma or a blank ends the value of {list}",
            $"Put '{separator}' between the items of {list}"
        )
        {
            Better = Joined(words, level),
        };
    }

    /// <summary>The text with each stray word put behind the list in front of it.</summary>
    private string? Joined(string[] words, TlsLevel level)
    {
        var joined = new List<string> { words[0] };
        foreach (string word in words.Skip(1))
        {
            if (TlsPolicyText.Split(word, version, out _, out _) is null)
            {
                joined.Add(word);
            }
            else
            {
                string separator = TlsPolicyText.SeparatorOf(NameOf(joined[joined.Count - 1]), level);
                joined[joined.Count - 1] += separator + word;
            }
        }

        return IfRight(string.Join(" ", joined));
    }

    /// <summary>The text with another word in one place.</summary>
    private string? With(string[] words, int index, string better) =>
        IfRight(string.Join(" ", words.Select((word, i) => i == index ? better : word)));

    private string? IfRight(string better) => TlsPolicy.Read(better, version).Problems.Count == 0 ? better : null;
}
