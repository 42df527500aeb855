namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// What a version has that the verified facts do not know yet, such as the snapshot of one that is not released: the import adds it to the
/// lines that it makes of the facts (<c>later.tsv</c>, whose head tells its form).
/// </summary>
public static class LaterFacts
{
    private const char Known = '+';
    private const string Words = "values=";

    /// <summary>The lines of parameters.tsv with what comes later.</summary>
    /// <exception cref="InvalidDataException">The facts know a parameter that is called new, or do not know one that is not.</exception>
    public static IEnumerable<string> Added(IEnumerable<string> facts)
    {
        Dictionary<string, string> lines = facts.ToDictionary(NameOf);
        foreach (
            string later in File.ReadLines(Path.Combine(Repository.EngData, "later.tsv"))
                .Where(line => line.Length > 0 && line[0] != '#')
        )
        {
            bool isKnown = later[0] == Known;
            string name = NameOf(isKnown ? later[1..] : later);
            if (lines.TryGetValue(name, out string? line) != isKnown)
            {
                throw new InvalidDataException(
                    isKnown ? $"The facts have no {name}: write its whole line." : $"The facts have {name} by now."
                );
            }

            lines[name] = isKnown ? With(line!, later.Split('\t')[1..]) : later;
        }

        return lines.Values;
    }

    /// <summary>A line with more facets, each behind the last one of its kind.</summary>
    private static string With(string line, string[] facets)
    {
        List<string> fields = [.. line.Split('\t')];
        foreach (string facet in facets)
        {
            int last = fields.FindLastIndex(field => KindOf(field) == KindOf(facet));
            if (facet.StartsWith(Words, StringComparison.Ordinal))
            {
                fields[last] += "|" + facet[Words.Length..];
            }
            else
            {
                fields.Insert(last < 0 ? fields.Count : last + 1, facet);
            }
        }

        return string.Join('\t', fields);
    }

    private static string NameOf(string line) => line.Split('\t')[0];

    /// <summary><c>default</c> of <c>default@3.12=no</c>; a flag is its own kind.</summary>
    private static string KindOf(string facet) => facet.Split('@', '=')[0];
}
