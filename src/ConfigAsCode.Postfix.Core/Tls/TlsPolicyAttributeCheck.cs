using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Whether Postfix takes an attribute of a TLS policy, at a level and on a release.</summary>
internal sealed class TlsPolicyAttributeCheck(TlsLevel level, PostfixVersion version)
{
    private static readonly string[] Grades = ["high", "medium", "low", "export", "null"];

    // tlsrpt_wrapper.c
    private static readonly string[] PolicyTypes = ["sts", "no-policy-found"];
    private static readonly string[] PolicyFailures =
    [
        "sts-policy-fetch-error",
        "sts-policy-invalid",
        "sts-webpki-invalid",
        "validation-failure",
    ];

    /// <summary>Null where it does what it says.</summary>
    public TlsPolicyProblem? ErrorIn(string name, string value, IReadOnlyList<TlsPolicyAttribute> before)
    {
        if (TlsPolicyAttributeInfo.Find(name) is not { } info)
        {
            return Leave(name, $"there is no attribute '{name}'", "Remove it");
        }

        if (!info.IsKnownTo(version))
        {
            return Leave(
                name,
                $"Postfix {version} does not know the attribute {name}, or refuses it",
                "Remove it, or use a later target"
            );
        }

        if (!info.Repeats && before.Any(a => a.Name == name))
        {
            return new TlsPolicyProblem(name, $"{name} appears twice", "Write it once");
        }

        if (info.MustNotBeEmpty && value.Length == 0)
        {
            return Leave(name, $"the value of {name} is empty", "Give it a value, or remove it");
        }

        return name switch
        {
            "match" => Match(value),
            "protocols" => Protocols(value),
            "ciphers" => OneOf(name, value, Grades, isInvalid: false),
            "tafile" when level < TlsLevel.Verify => OfOtherLevels(name, "verify and secure"),
            "servername" or "policy_domain" when !HostName.IsValid(value) => new TlsPolicyProblem(
                name,
                $"'{value}' is not a host name",
                "Write a name such as mx.example.org"
            ),
            "connection_reuse" => OneOf(name, value, ["yes", "no"]),
            "enable_rpk" => RawPublicKeys(value),
            "policy_type" => OneOf(name, value, PolicyTypes),
            "policy_failure" => OneOf(name, value, PolicyFailures),
            "policy_ttl" when !value.All(c => c is >= '0' and <= '9') => new TlsPolicyProblem(
                name,
                $"'{value}' is not a number of seconds",
                "Write digits only"
            ),
            _ => null,
        };
    }

    private TlsPolicyProblem? Match(string value)
    {
        if (level is not (TlsLevel.Fingerprint or TlsLevel.Verify or TlsLevel.Secure))
        {
            return OfOtherLevels("match", "fingerprint, verify and secure");
        }

        if (level != TlsLevel.Fingerprint)
        {
            return value.IndexOf('|') < 0
                ? null
                : NeverMatches(
                    $"'{value}' is one name, since only fingerprints are separated by '|'",
                    "Put ':' between the names"
                );
        }

        string? wrong = value.Split('|').FirstOrDefault(f => f.Length > 0 && !Fingerprint.IsWellFormed(f, version));
        return wrong is null
            ? null
            : NeverMatches(
                $"'{wrong}' is not a fingerprint",
                "Write pairs of hexadecimal digits with ':' between them, and '|' between two fingerprints"
            );
    }

    private static TlsPolicyProblem NeverMatches(string reason, string advice) =>
        new("match", reason + ", and no certificate will match it", advice, IsInvalid: false);

    private TlsPolicyProblem? Protocols(string value)
    {
        ProtocolListResult read = ProtocolList.Read(value, version);
        string? why =
            read.Unknown.Count > 0 ? $"Postfix {version.WithoutPatch} does not know the protocol '{read.Unknown[0]}'"
            : read.Allowed == TlsProtocols.None ? $"'{value}' leaves no protocol"
            : null;
        if (why is null)
        {
            return null;
        }

        string better = ProtocolList.Tls12AndLater(
            version.HasProtocolBounds,
            TlsPolicyText.SeparatorOf("protocols", level)
        );
        return new TlsPolicyProblem(
            "protocols",
            why + ", so that there is no TLS at all",
            "Write " + better,
            IsInvalid: false
        )
        {
            BetterValue = better,
        };
    }

    /// <summary>TLS_README, "enable_rpk": the levels that check a CA or TLSA records decide it by themselves.</summary>
    private TlsPolicyProblem? RawPublicKeys(string value) =>
        OneOf("enable_rpk", value, ["yes", "no"])
        ?? (
            level > TlsLevel.Fingerprint && value.Equals("yes", StringComparison.OrdinalIgnoreCase)
                ? Leave(
                    "enable_rpk",
                    $"the level {level.ToText()} does not read enable_rpk",
                    "Remove it",
                    isInvalid: false
                )
                : null
        );

    private static TlsPolicyProblem? OneOf(string name, string value, string[] words, bool isInvalid = true) =>
        words.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? null
            : new TlsPolicyProblem(
                name,
                $"{name} has no word '{value}'",
                "Write " + string.Join(", ", words),
                isInvalid
            );

    private TlsPolicyProblem OfOtherLevels(string name, string levels) =>
        Leave(
            name,
            $"{name} cannot be used at the level {level.ToText()}",
            $"Remove it, or use one of the levels that read it: {levels}"
        );

    private static TlsPolicyProblem Leave(string name, string reason, string advice, bool isInvalid = true) =>
        new(name, reason, advice, isInvalid) { CanLeaveOut = true };
}
