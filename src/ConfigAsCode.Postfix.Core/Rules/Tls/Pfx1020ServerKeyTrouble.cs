using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A server whose key can serve no session below TLS 1.3, since all suites of its kind are excluded; and one that
/// exchanges keys with weak DH parameters.
/// </summary>
internal sealed class Pfx1020ServerKeyTrouble()
    : Rule(new RuleInfo("PFX1020", RuleSeverity.Warning, "A server's keys are excluded or weak", HasFix: true))
{
    private const string DhFile = "dh1024_param_file";

    private static readonly Regex WeakSize = new(@"(?<!\d)(512|1024)(?!\d)", RegexOptions.CultureInvariant);

    // Where a key of each kind may stand.
    private static readonly (string Kind, string Authentication, string[] Files)[] Keys =
    [
        ("ECDSA", "ECDSA", ["chain_files", "eccert_file", "cert_file"]),
        ("RSA", "RSA", ["chain_files", "cert_file"]),
    ];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        TlsEndpoint[] servers = [.. context.Endpoints.Where(e => e.Side == TlsSide.Server)];
        return ExcludedKeys(context, servers).Concat(WeakParameters(context, servers));
    }

    private IEnumerable<Finding> ExcludedKeys(InstanceOnTarget context, TlsEndpoint[] servers)
    {
        foreach ((string kind, string authentication, string[] files) in Keys)
        {
            var sameFault = servers
                .Where(e => e.Suites.Any(s => !s.IsAnonymous) && e.Suites.All(s => s.Authentication != authentication))
                .Select(e =>
                    (
                        Endpoint: e,
                        Exclusion: Excluding(e, authentication, context.Target),
                        File: KeyFile(context.View, e, kind, files)
                    )
                )
                .Where(e => e.Exclusion?.SetBy is not null && e.File is not null)
                .GroupBy(e => e.Exclusion!.SetBy!);
            foreach (var group in sameFault)
            {
                TlsEndpoint[] endpoints = [.. group.Select(e => e.Endpoint)];
                EffectiveValue exclusion = group.First().Exclusion!;
                string kept = Kept(exclusion, endpoints[0], authentication, context.Target);
                yield return Found(
                    context.Instance,
                    $"If the key in {group.First().File} is {kind}, no client below TLS 1.3 can connect to "
                        + $"{TlsWords.Names(endpoints)} (\"no shared cipher\"): {exclusion.Parameter} excludes every {kind} suite. "
                        + $"Keep them with \"{kept}\"",
                    Place.At(group.Key),
                    exclusion.Parameter,
                    exclusion.Text,
                    endpoints.Select(e => e.Service.Key),
                    Fix.Of(
                        $"Keep the {kind} suites ({exclusion.Parameter})",
                        new Edit(EditKind.Set, exclusion.Parameter, kept)
                    )
                ) with
                {
                    About = About(context.Instance, [.. group.Select(e => e.Exclusion!.SetBy!)]),
                };
            }
        }
    }

    /// <summary>The exclusion list that by itself takes away every suite of a kind that the grade holds.</summary>
    private static EffectiveValue? Excluding(TlsEndpoint endpoint, string authentication, Target target) =>
        endpoint.GradeList is { } grade && Offers(grade.Text, authentication, target)
            ? endpoint.Exclusions.FirstOrDefault(e =>
                Kept(e, endpoint, authentication, target) != string.Join(", ", ListValue.TlsWords(e.Text))
            )
            : null;

    /// <summary>The list without the tokens that take away every suite of the kind.</summary>
    private static string Kept(EffectiveValue exclusion, TlsEndpoint endpoint, string authentication, Target target) =>
        string.Join(
            ", ",
            ListValue
                .TlsWords(exclusion.Text)
                .Where(t => Offers(endpoint.GradeList!.Text + ":!" + t, authentication, target))
        );

    private static bool Offers(string list, string authentication, Target target) =>
        CipherList.Evaluate(list, OpenSslBuild.Of(target.OpenSsl)).Suites.Any(s => s.Authentication == authentication);

    /// <summary>
    /// The parameter whose file may hold a key of the kind; null where no file can. A file that is named after the other
    /// kind, or stands beside a pair of its own for this one, holds none.
    /// </summary>
    private static string? KeyFile(EffectiveView view, TlsEndpoint endpoint, string kind, string[] files)
    {
        foreach (string file in files)
        {
            EffectiveValue named = endpoint.Get(view, file);
            string value = named.Text;
            if (value.Length > 0 && !value.Equals("none", StringComparison.OrdinalIgnoreCase))
            {
                return IsOfOtherKind(value, kind) ? null : named.Parameter;
            }
        }

        // Nothing is said of a certificate yet, so it may become one of either kind.
        return Keys.SelectMany(k => k.Files).All(f => endpoint.Get(view, f).Text.Length == 0)
            ? endpoint.Prefix + "chain_files"
            : null;
    }

    private static bool IsOfOtherKind(string files, string kind)
    {
        bool namesEcdsa = files.IndexOf("ecdsa", StringComparison.OrdinalIgnoreCase) >= 0;
        bool namesRsa = files.IndexOf("rsa", StringComparison.OrdinalIgnoreCase) >= 0;
        return kind == "RSA" ? namesEcdsa && !namesRsa : namesRsa && !namesEcdsa;
    }

    private IEnumerable<Finding> WeakParameters(InstanceOnTarget context, TlsEndpoint[] servers)
    {
        var sameFile = servers
            .Select(e => (Endpoint: e, File: e.Get(context.View, DhFile)))
            .Where(e => e.File.SetBy is not null && NamesWeakParameters(e.File.Text))
            .GroupBy(e => e.File.SetBy!);
        foreach (var group in sameFile)
        {
            EffectiveValue file = group.First().File;
            string size = WeakSize.Match(FileName(file.Text)).Value;
            // Before 3.1 Postfix's own parameters have 1024 bits as well (tls_dh.c).
            bool hasBetter = context.Target.Postfix.HasStrongDhParameters;
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(group.Select(e => e.Endpoint))} would exchange keys with {size}-bit DH parameters, as the name "
                    + $"of {file.Text} states: an attacker with enough resources can break them. "
                    + (
                        hasBetter
                            ? $"Remove {file.Parameter}; Postfix then uses its own 2048-bit parameters"
                            : "Name a file with 2048 bits"
                    ),
                Place.At(group.Key),
                file.Parameter,
                file.Text,
                group.Select(e => e.Endpoint.Service.Key),
                hasBetter
                    ?
                    [
                        Fix.Of(
                            $"Use Postfix's own 2048-bit parameters ({file.Parameter})",
                            new Edit(EditKind.Remove, file.Parameter)
                        ),
                    ]
                    : []
            ) with
            {
                About = About(context.Instance, [.. group.Select(e => e.File.SetBy!)]),
            };
        }
    }

    /// <summary>Whether a file is named after a size that is too small.</summary>
    private static bool NamesWeakParameters(string path) => WeakSize.IsMatch(FileName(path));

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
