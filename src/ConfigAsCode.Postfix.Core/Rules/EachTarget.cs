using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Judges files that must be right on several targets: each fault is told once, with the targets that have it.</summary>
internal static class EachTarget
{
    public static IEnumerable<Finding> Merge(Target target, Func<Target, IEnumerable<Finding>> judge)
    {
        if (target.Others.Count == 0)
        {
            return judge(target);
        }

        Target[] all = [.. target.Each];
        return all.SelectMany(one => judge(one).Select(finding => (Target: one, Finding: finding)))
            .GroupBy(f => new
            {
                f.Finding.Rule.Id,
                f.Finding.Place,
                f.Finding.Parameter,
                f.Finding.About,
                f.Finding.Part,
            })
            .Select(sameFault =>
            {
                Finding worst = sameFault.OrderByDescending(f => f.Finding.Severity).First().Finding;
                Target[] faulty = [.. sameFault.Select(f => f.Target).Distinct()];
                return worst with
                {
                    Message = faulty.Length == all.Length ? worst.Message : $"On {Names(faulty, all)}: {worst.Message}",
                    Services = sameFault.SelectMany(f => f.Finding.Services).Distinct().ToEquatableArray(),
                };
            });
    }

    /// <summary>Some of several targets, by release; the OpenSSL is told of a release of which some are meant only.</summary>
    public static string Names(Target[] some, Target[] all) =>
        Wording.Join(
            some.GroupBy(t => t.Name)
                .Select(release =>
                    release.Count() == all.Count(t => t.Name == release.Key)
                        ? release.Key
                        : $"{release.Key} with OpenSSL {Wording.Join(release.Select(t => t.OpenSsl.ToText()))}"
                )
        );
}
