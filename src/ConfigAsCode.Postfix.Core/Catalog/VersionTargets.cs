using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// Targets that are given by version: one release (<c>3.7.11</c>), a range (<c>3.5..3.10</c>) or a list of both
/// (<c>3.5, 3.7..3.10</c>).
/// </summary>
internal static class VersionTargets
{
    private const string RangeSign = "..";

    /// <summary>Every release with every series; null where the text is none of these, or a release is not in the catalogue.</summary>
    /// <param name="postfix">The releases.</param>
    /// <param name="openSsl">The OpenSSL series; none stands for the oldest and the newest that a release is linked with.</param>
    public static Target? Parse(string postfix, IReadOnlyList<OpenSslSeries> openSsl)
    {
        var releases = new List<PostfixVersion>();
        foreach (string item in postfix.Split(','))
        {
            if (!TryAdd(item.Trim(), releases))
            {
                return null;
            }
        }

        return Target.OfAll(
            releases.SelectMany(release =>
                (openSsl.Count > 0 ? openSsl : SeriesOf(release)).Select(series => new Target(
                    "Postfix " + release.Described,
                    release,
                    series,
                    ChrootByDefault: false
                ))
            )
        );
    }

    private static bool TryAdd(string item, List<PostfixVersion> releases)
    {
        int range = item.IndexOf(RangeSign, StringComparison.Ordinal);
        string first = range < 0 ? item : item.Substring(0, range);
        string last = range < 0 ? item : item.Substring(range + RangeSign.Length);
        if (!TryParse(first, out PostfixVersion from) || !TryParse(last, out PostfixVersion to) || from > to)
        {
            return false;
        }

        // A minor version stands for its last patch release; one that a range starts with stands for itself as well.
        releases.AddRange(from.Patch is null ? [to] : [from, to]);
        releases.AddRange(PostfixVersion.Minors.Where(minor => minor >= from && minor < to));
        return true;
    }

    private static bool TryParse(string text, out PostfixVersion release) =>
        PostfixVersion.TryParse(text.Trim(), out release) && PostfixVersion.IsInCatalogue(release);

    /// <summary>Some releases know no OpenSSL after 1.0.2, and those from 3.6 on nothing before 1.1.1 (RELEASE_NOTES).</summary>
    private static OpenSslSeries[] SeriesOf(PostfixVersion release) =>
        !release.HasOpenSsl11 ? [OpenSslSeries.V1_0_2]
        : !release.NeedsOpenSsl111 ? [OpenSslSeries.V1_0_2, OpenSslSeries.V3_5]
        : [OpenSslSeries.V1_1_1, OpenSslSeries.V3_5];
}
