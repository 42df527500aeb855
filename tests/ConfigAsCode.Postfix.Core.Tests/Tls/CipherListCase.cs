using System.IO.Compression;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>A cipher list with the suites below TLS 1.3 that a real build of OpenSSL answers; null for a refusal.</summary>
public sealed record CipherListCase(string List, string[]? Suites)
{
    private const string Refused = "ERR";

    /// <summary>The cases kept in this project, written by <c>OpenSslCasesImport</c> of the regenerator.</summary>
    public static IEnumerable<CipherListCase> OfBuild(string build)
    {
        using Stream resource = typeof(CipherListCase).Assembly.GetManifestResourceStream($"cases-{build}.tsv.gz")!;
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        string[] suites = reader.ReadLine()!.Split(' ');
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            yield return Of(cells[0], cells[1], ' ', number => suites[int.Parse(number)]);
        }
    }

    /// <summary>
    /// The cases of the folder <c>shared/openssl</c> beside the clone, since the project may not keep them; the test is skipped without it.
    /// </summary>
    public static IEnumerable<CipherListCase> BesideTheClone(string build) =>
        from line in File.ReadLines(Path.Combine(SharedFolder.OrSkip("openssl"), $"cases-{build}.tsv"))
        let cells = line.Split('\t')
        select Of(cells[0], cells[1], ':', name => name);

    private static CipherListCase Of(string list, string answer, char separator, Func<string, string> nameOf) =>
        new(list, answer == Refused ? null : BelowTls13(answer.Split(separator).Select(nameOf)));

    public static string[] BelowTls13(IEnumerable<string> suites) =>
        [.. suites.Where(name => !name.StartsWith("TLS_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
