using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// An endpoint that agrees to suites that encrypt nothing. Only a list written by hand or the grade <c>null</c> has them:
/// <c>EECDH</c> and <c>aRSA</c> hold some, and <c>!aNULL</c> does not take them out.
/// </summary>
internal sealed class Pfx1003UnencryptedSuites()
    : Rule(
        new RuleInfo("PFX1003", RuleSeverity.Error, "An endpoint accepts suites without encryption", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.ExceptAtOptions,
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = context
            .Endpoints.Where(e => e.Suites.Any(s => s.IsUnencrypted))
            .Select(e => (Endpoint: e, Source: SourceOf(e)))
            .GroupBy(e => new
            {
                e.Source.Parameter,
                Place = Place.Of(e.Source, e.Endpoint.SwitchedOnBy, context.Instance),
            });
        foreach (var group in sameFault)
        {
            TlsEndpoint[] endpoints = [.. group.Select(e => e.Endpoint)];
            EffectiveValue source = group.First().Source;
            CipherSuite[] suites = [.. endpoints[0].Suites.Where(s => s.IsUnencrypted)];
            Fix fix = FixOf(endpoints[0], source, context);
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(endpoints)} {TlsWords.Accept(endpoints)} {TlsWords.Count(suites.Length)} without "
                    + $"encryption, such as {suites[0].Name}: '{source.Text}' contains {(suites.Length == 1 ? "it" : "them")}. "
                    + $"{Advice(source, fix)}",
                group.Key.Place,
                source.Parameter,
                source.Text,
                endpoints.Select(e => e.Service.Key),
                fix
            );
        }
    }

    /// <summary>The grade <c>null</c> is there for this; every other grade has what its list was given.</summary>
    private static EffectiveValue SourceOf(TlsEndpoint endpoint) =>
        IsNullGrade(endpoint.Grade) ? endpoint.Grade : endpoint.GradeList!;

    private static bool IsNullGrade(EffectiveValue grade) =>
        grade.Text.Equals("null", StringComparison.OrdinalIgnoreCase);

    private static Fix FixOf(TlsEndpoint endpoint, EffectiveValue source, InstanceOnTarget context)
    {
        if (source == endpoint.Grade)
        {
            return Fix.Of(
                $"Use the grade medium ({source.Parameter})",
                new Edit(EditKind.Set, source.Parameter, "medium")
            );
        }

        bool leavesSome =
            CipherList.Evaluate(endpoint.CipherList + ":!eNULL", OpenSslBuild.Of(context.Target.OpenSsl)).Error is null;
        return leavesSome
            ? Fix.Safe(
                $"Remove the suites without encryption ({source.Parameter})",
                new Edit(EditKind.Set, source.Parameter, source.Raw.Trim() + ":!eNULL")
            )
            : Fix.Of($"Remove {source.Parameter}", new Edit(EditKind.Remove, source.Parameter));
    }

    private static string Advice(EffectiveValue source, Fix fix) =>
        fix.Edits[0] is { Kind: EditKind.Set } edit
            ? $"Write \"{edit.Value}\""
            : $"Remove {source.Parameter}; then the default applies";
}
