using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>
/// A target for who reads the files back, one line for each release that they must run on: <c>Debian 12|3.7.11|3.0|y</c>. What
/// the package of a platform has is looked up again.
/// </summary>
internal static class PackedTarget
{
    public static string Write(Target target) => string.Join("\n", target.Each.Select(WriteOne));

    /// <exception cref="FormatException">The text is no target of the catalogue.</exception>
    public static Target Read(string text) => Target.OfAll(text.Split('\n').Select(ReadOne));

    private static string WriteOne(Target target) =>
        PackedFields.Write(
            target.Name,
            target.Postfix.ToString(),
            target.OpenSsl.ToText(),
            target.ChrootByDefault ? "y" : "n"
        );

    private static Target ReadOne(string line)
    {
        string[] fields = PackedFields.Read(line, 4);
        PostfixVersion version = PostfixVersion.Parse(fields[1]);
        bool isKnown = PostfixVersion.IsInCatalogue(version) && fields[3] is ("y" or "n");
        return isKnown
            ? PlatformInfo.WithPackage(
                new Target(fields[0], version, OpenSslSeriesExtensions.Parse(fields[2]), fields[3] == "y")
            )
            : throw new FormatException($"'{line}' is not a target of the catalogue.");
    }
}
