using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>Which clients a list of hosts and networks has (global/namadr_list).</summary>
internal static class NetworkReferences
{
    private const string Program = "./namadr_list ";

    public static IEnumerable<ReferenceCase> In(string src, PostfixVersion release)
    {
        string[] answers =
        [
            .. ReferenceFiles
                .Lines(Path.Combine(src, "global", "namadr_list.ref"))
                .Select(line => line.Split(": "))
                .Where(parts => parts.Length == 2 && parts[1] is "YES" or "NO" or "ERROR")
                .Select(parts => parts[1]),
        ];
        int at = 0;
        foreach (string line in ReferenceFiles.Lines(Path.Combine(src, "global", "namadr_list.in")))
        {
            int start = line.IndexOf(Program, StringComparison.Ordinal);
            if (start < 0 || at == answers.Length)
            {
                continue;
            }

            string[] words = ReferenceFiles.Words(line[(start + Program.Length)..]);
            yield return new ReferenceCase(
                "namadr_list",
                $"{words[0]} for {words[1]}/{words[2]}",
                answers[at++],
                Ours(words[0], words[1], words[2], release)
            );
        }
    }

    private static string Ours(string list, string name, string address, PostfixVersion release)
    {
        var target = new Target("", release, OpenSslSeries.V3_0, ChrootByDefault: false);
        Instance instance = InstanceReader
            .Read("references", target, $"mynetworks = {list}\n", "smtp inet n - n - - smtpd\n")
            .Instance;
        return NetworkList.Has(
            "mynetworks",
            new AccessClient(address) { Name = name },
            instance.Services.Single(s => s.IsSmtpServer),
            new EffectiveView(instance, target)
        ) switch
        {
            ListMatch.Yes => "YES",
            ListMatch.No => "NO",
            ListMatch.Error => "ERROR",
            _ => "not known",
        };
    }
}
