using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// An endpoint that agrees to suites in which nobody shows a certificate, so that anyone in the middle can take part. Postfix offers them on
/// purpose where nobody looks at certificates (TLS_README): of files that somebody wrote by hand that is reported once, as a warning.
/// </summary>
internal sealed class Pfx1002AnonymousSuites()
    : Rule(
        new RuleInfo("PFX1002", RuleSeverity.Error, "An endpoint accepts anonymous cipher suites", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.ExceptAtOptions,
            HasSafeFix = true,
        }
    )
{
    private static readonly string[] Anonymous = ["aNULL"];

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var onPurpose = new List<SuiteFault>();
        bool isFault = false;
        foreach (SuiteFault fault in SuiteFault.Of(context, suite => suite.IsAnonymous))
        {
            if (context.Instance.IsHandWritten && !fault.Endpoints.Any(e => SuiteFault.MustProtect(e, context)))
            {
                onPurpose.Add(fault);
                continue;
            }

            isFault |= !fault.IsLocal;

            yield return Report(
                context,
                fault,
                $"{TlsWords.Names(fault.Endpoints)} {TlsWords.Accept(fault.Endpoints)} {fault.Suites.Count} suites "
                    + $"without any certificate, such as {fault.Suites[0].Name}: the grade '{fault.Endpoints[0].Grade.Text}' "
                    + $"contains them on OpenSSL {context.Target.OpenSsl.ToText()}. Add aNULL to {fault.Exclusions.Parameter}",
                fault.Exclude($"Exclude the anonymous suites ({fault.Exclusions.Parameter})", Anonymous, context.Target)
            );
        }

        // Beside a fault the same is said already, and what mends it may be set for all.
        if (onPurpose.Count > 0 && !isFault)
        {
            yield return OnPurpose(onPurpose, context);
        }
    }

    private Finding OnPurpose(List<SuiteFault> onPurpose, InstanceOnTarget context)
    {
        List<SuiteFault> faults = onPurpose.Exists(f => !f.IsLocal) ? onPurpose.FindAll(f => !f.IsLocal) : onPurpose;
        SuiteFault all = faults[0] with
        {
            Place = Place.OfDefault(faults.Select(f => f.Place), context.Instance),
            Endpoints = [.. faults.SelectMany(f => f.Endpoints)],
        };
        string parameters = Wording.Join(faults.Select(f => f.Exclusions.Parameter));
        Fix[] fixes = [.. faults.Select(f => f.Exclude("Exclude the anonymous suites", Anonymous, context.Target))];
        return Report(
            context,
            all,
            $"{TlsWords.Names(all.Endpoints)} {TlsWords.Accept(all.Endpoints)} suites without any certificate, such as "
                + $"{all.Suites[0].Name}, as Postfix does on purpose at the level may, where nobody looks at certificates. "
                + $"Add aNULL to {parameters} where the other side should have one",
            new Fix(fixes[0].Title, fixes.SelectMany(f => f.Edits).ToEquatableArray())
        ) with
        {
            Severity = all.IsLocal ? RuleSeverity.Info : RuleSeverity.Warning,
        };
    }

    private Finding Report(InstanceOnTarget context, SuiteFault fault, string message, Fix fix) =>
        Found(
            context.Instance,
            message,
            fault.Place,
            fault.Exclusions.Parameter,
            fault.Exclusions.Text,
            fault.Endpoints.Select(e => e.Service.Key),
            fix
        ) with
        {
            Severity = fault.Severity(Info),
        };
}
