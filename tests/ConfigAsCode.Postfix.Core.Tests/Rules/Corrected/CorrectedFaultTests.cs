using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>
/// Faults that people had in their files, each with its corrected form: the rule reports the fault at its place, the corrected form has no
/// finding where it differs and none that the faulty form has not, and so has what each fix of the finding makes of the faulty form.
/// </summary>
public class CorrectedFaultTests
{
    private static readonly Dictionary<string, CorrectedFault> Faults = new(
        TlsFaults.All.Concat(ReleaseFaults.All).Concat(HostFaults.All).Concat(SyntaxFaults.All).Concat(LimitFaults.All)
    );

    public static TheoryData<string> Names => [.. Faults.Keys];

    public static TheoryData<string> Targets => [.. Faults.Values.Select(f => f.On).Distinct()];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_surrounds_the_faults_has_no_finding(string target)
    {
        var files = ReadFiles.Of(target);
        AssertNone(files.Analyze().Select(f => Line(files.Instance, f)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_fault_is_reported_at_its_place(string name)
    {
        CorrectedFault fault = Faults[name];
        ReadFiles faulty = Faulty(fault);
        Finding[] found = faulty.Analyze();
        Assert.Contains(
            $"{fault.Rule} {fault.Severity} {fault.Place}",
            found.Select(f => $"{f.Rule.Id} {f.Severity} {ReadFiles.PlaceOf(faulty.Instance, f)}")
        );
        Assert.DoesNotContain(fault.NotBesides, found.Select(f => f.Rule.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_corrected_form_has_no_finding_where_it_differs_and_no_new_one(string name)
    {
        CorrectedFault fault = Faults[name];
        ReadFiles faulty = Faulty(fault);
        var corrected = ReadFiles.Of(fault.On, new WrittenFiles(fault.Around), fault.Corrected);
        Dictionary<string, string> before = faulty.Written;
        HashSet<string> differing =
        [
            .. corrected.Written.Where(w => before.GetValueOrDefault(w.Key) != w.Value).Select(w => w.Key),
        ];
        HashSet<string> known = [.. faulty.Analyze().Select(f => Key(faulty.Instance, f))];
        AssertNone(
            corrected
                .Analyze()
                .Where(f =>
                    differing.Contains(ReadFiles.PlaceOf(corrected.Instance, f))
                    || !known.Contains(Key(corrected.Instance, f))
                )
                .Select(f => Line(corrected.Instance, f))
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_fix_removes_the_finding_and_adds_none(string name)
    {
        CorrectedFault fault = Faults[name];
        ReadFiles faulty = Faulty(fault);
        Finding[] found = faulty.Analyze();
        HashSet<string> known = [.. found.Select(f => Key(faulty.Instance, f))];
        Finding[] here =
        [
            .. found.Where(f => f.Rule.Id == fault.Rule && ReadFiles.PlaceOf(faulty.Instance, f) == fault.Place),
        ];
        foreach (Finding finding in here)
        {
            foreach (Fix fix in finding.Fixes)
            {
                var mended = ReadFiles.Of(AppliedFix.To(faulty.Instance, finding.Place, fix));
                AssertNone(
                    mended
                        .Analyze()
                        .Where(f =>
                            Key(mended.Instance, f) == Key(faulty.Instance, finding) && f.Part == finding.Part
                            || !known.Contains(Key(mended.Instance, f))
                        )
                        .Select(f => $"{fix.Title}: {Line(mended.Instance, f)}")
                );
            }
        }
    }

    private static void AssertNone(IEnumerable<string> findings)
    {
        string text = string.Join('\n', findings);
        Assert.True(text.Length == 0, text);
    }

    private static ReadFiles Faulty(CorrectedFault fault) =>
        ReadFiles.Of(fault.On, new WrittenFiles(fault.Around), fault.Faulty);

    private static string Key(Instance instance, Finding finding) =>
        $"{finding.Rule.Id} {finding.Parameter} {ReadFiles.PlaceOf(instance, finding)}";

    private static string Line(Instance instance, Finding finding) =>
        $"{Key(instance, finding)} {finding.Severity}: {finding.Message}";
}
