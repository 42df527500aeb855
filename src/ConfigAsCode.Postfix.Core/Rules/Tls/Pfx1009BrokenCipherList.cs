using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A cipher list that Postfix or OpenSSL refuses, so that every handshake fails, TLS 1.3 included; or one in which
/// OpenSSL silently skips what matters.
/// </summary>
internal sealed class Pfx1009BrokenCipherList()
    : Rule(new RuleInfo("PFX1009", RuleSeverity.Error, "A cipher list is broken", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var sameFault = context
            .Endpoints.Where(e => e.GradeList is not null)
            .SelectMany(e => FaultsOf(e, OpenSslBuild.Of(context.Target.OpenSsl)).Select(f => (Endpoint: e, Fault: f)))
            .GroupBy(f => new
            {
                f.Fault.At.Parameter,
                Place = Place.Of(f.Fault.At, f.Endpoint.SwitchedOnBy, context.Instance),
            });
        foreach (var group in sameFault)
        {
            (TlsEndpoint Endpoint, Pfx1009Fault Fault)[] told = [.. group];
            Pfx1009Fault fault = told[0].Fault;
            yield return Found(
                context.Instance,
                $"{TlsWords.Names(told.Select(t => t.Endpoint))}: {fault.Message}",
                group.Key.Place,
                fault.At.Parameter,
                fault.At.Text,
                told.Select(t => t.Endpoint.Service.Key),
                fault.Fixes
            );
        }
    }

    private static IEnumerable<Pfx1009Fault> FaultsOf(TlsEndpoint endpoint, OpenSslBuild build)
    {
        if (endpoint.CipherList is not { } list)
        {
            return endpoint.Exclusions.Where(e => ItemsOf(e).Any(HasOperator)).Select(Refused);
        }

        CipherListResult read = CipherList.Evaluate(list, build);
        return read.Error is null ? Skipped(endpoint, read, build) : [Empty(endpoint, read.Error, build)];
    }

    /// <summary>tls_misc.c, set_cipher_grade: <c>invalid unary '!+-@' in cipher exclusion</c>.</summary>
    private static Pfx1009Fault Refused(EffectiveValue exclusions)
    {
        string wrong = ItemsOf(exclusions).First(HasOperator);
        // A leading ! or - says in OpenSSL what an exclusion list says by itself; + and @ only order.
        string[] kept =
        [
            .. ItemsOf(exclusions).Where(i => i[0] is not ('+' or '@')).Select(i => i.TrimStart('!', '-')),
        ];
        string better = string.Join(", ", kept.Where(i => i.Length > 0));
        return new Pfx1009Fault(
            exclusions,
            $"every TLS handshake fails, since Postfix refuses '{wrong}' in {exclusions.Parameter}. "
                + "Write the words that are excluded without an operator",
            better.Length == 0 ? Remove(exclusions) : Write(exclusions, better)
        );
    }

    private static Pfx1009Fault Empty(TlsEndpoint endpoint, string error, OpenSslBuild build)
    {
        EffectiveValue list = endpoint.GradeList!;
        bool isNull = endpoint.Grade.Text.Equals("null", StringComparison.OrdinalIgnoreCase);
        string happens =
            $"every TLS handshake fails, TLS 1.3 included, since OpenSSL {build.Series.ToText()} refuses the cipher list";
        if (isNull)
        {
            return new Pfx1009Fault(
                endpoint.Grade,
                $"{happens} of the grade null with what is excluded: {error}. Write medium",
                Fix.Of(
                    $"Use the grade medium ({endpoint.Grade.Parameter})",
                    new Edit(EditKind.Set, endpoint.Grade.Parameter, "medium")
                )
            );
        }

        string soFar = list.Text;
        bool isListItself = CipherList.Evaluate(soFar, build).Error is not null;
        foreach (EffectiveValue exclusions in isListItself ? [] : endpoint.Exclusions)
        {
            soFar += string.Concat(ItemsOf(exclusions).Select(i => ":!" + i));
            if (CipherList.Evaluate(soFar, build).Error is not null)
            {
                return new Pfx1009Fault(
                    exclusions,
                    $"{happens} with {exclusions.Parameter} = {exclusions.Text}: {error}. Exclude less",
                    Fix.Of(
                        $"Exclude only what is anonymous or not encrypted ({exclusions.Parameter})",
                        new Edit(EditKind.Set, exclusions.Parameter, "aNULL, eNULL")
                    )
                );
            }
        }

        return new Pfx1009Fault(
            list,
            $"{happens} {list.Parameter} = {list.Text}: {error}. Remove it; then the default applies",
            Remove(list)
        );
    }

    /// <summary>
    /// What OpenSSL skips matters where an operator stood behind it, or where it can never match. A word of another
    /// OpenSSL by itself does not: excluding EXPORT from a library without it is as well.
    /// </summary>
    private static IEnumerable<Pfx1009Fault> Skipped(TlsEndpoint endpoint, CipherListResult read, OpenSslBuild build)
    {
        foreach (IgnoredCipherItem item in read.UnknownWords.Concat(read.EmptyIntersections))
        {
            int start = item.Swallowed.IndexOfAny(['!', '@']);
            bool isVoid = read.EmptyIntersections.Contains(item);
            EffectiveValue at = HolderOf(endpoint, item);
            if (start >= 0)
            {
                bool isExclusion = at != endpoint.GradeList;
                string lost = item.Swallowed.Substring(start);
                string whole = item.Text + item.Swallowed;
                string apart =
                    item.Text
                    + item.Swallowed.Substring(0, start)
                    + (isExclusion ? ", " + lost.TrimStart('!', '@') : ":" + lost);
                yield return new Pfx1009Fault(
                    at,
                    $"OpenSSL {build.Series.ToText()} skips '{lost}', since it does not know '{item.Text}' before it and reads "
                        + $"on after the next separator. Write \"{apart}\" in {at.Parameter}",
                    Write(at, Replace(at.Text, whole, apart))
                );
            }
            else if (isVoid)
            {
                yield return new Pfx1009Fault(
                    at,
                    $"'{item.Text}' in {at.Parameter} matches no suite, so OpenSSL skips it. Remove it, or write what is meant"
                );
            }
        }
    }

    /// <summary>The value that an item of the whole list comes from.</summary>
    private static EffectiveValue HolderOf(TlsEndpoint endpoint, IgnoredCipherItem item)
    {
        string whole = item.Text + item.Swallowed;
        return endpoint.Exclusions.FirstOrDefault(e => ItemsOf(e).Any(i => i.Contains(whole))) ?? endpoint.GradeList!;
    }

    private static string Replace(string text, string old, string with)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? text : text.Substring(0, at) + with + text.Substring(at + old.Length);
    }

    private static string[] ItemsOf(EffectiveValue list) => ListValue.TlsWords(list.Text);

    private static bool HasOperator(string item) => item[0] is '!' or '+' or '-' or '@';

    private static Fix Write(EffectiveValue value, string better) =>
        Fix.Of($"Write '{better}' ({value.Parameter})", new Edit(EditKind.Set, value.Parameter, better));

    private static Fix Remove(EffectiveValue value) =>
        Fix.Of($"Remove {value.Parameter}", new Edit(EditKind.Remove, value.Parameter));
}
