using System.IO.Compression;
using System.Text;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// Makes the tests' <c>cases-BUILD.tsv.gz</c> from <c>cases-BUILD.tsv</c>, the cipher lists with what a real build of
/// OpenSSL answers. The first line names the suites; a case is the list and the numbers of its suites in the build's
/// own order, or ERR. Nothing is lost.
/// </summary>
public static class OpenSslCasesImport
{
    private static readonly string[] Builds = ["1.1.1w-debian11", "3.0.19-debian12", "3.5.9-debian13"];

    public static void Run(string factsFolder, string testDataFolder)
    {
        Directory.CreateDirectory(testDataFolder);
        foreach (string build in Builds)
        {
            string[] cases = File.ReadAllLines(Path.Combine(factsFolder, $"cases-{build}.tsv"));
            using FileStream file = File.Create(Path.Combine(testDataFolder, $"cases-{build}.tsv.gz"));
            using var gzip = new GZipStream(file, CompressionLevel.SmallestSize);
            gzip.Write(Encoding.UTF8.GetBytes(Compact(cases)));
        }
    }

    private static string Compact(string[] cases)
    {
        string[][] rows = cases.Select(line => line.Split('\t')).ToArray();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append(row[0]).Append('\t');
            text.Append(row[1] == "ERR" ? "ERR" : string.Join(' ', row[1].Split(':').Select(NumberOf))).Append('\n');
        }

        return string.Join(' ', numbers.Keys) + "\n" + text;

        int NumberOf(string suite)
        {
            numbers.TryAdd(suite, numbers.Count);
            return numbers[suite];
        }
    }
}
