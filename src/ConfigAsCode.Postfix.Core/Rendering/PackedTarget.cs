using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>A target in one line, for who reads the files back: <c>Debian 12|3.7.11|3.0|y</c>.</summary>
public static class PackedTarget
{
    public static string Write(Target target) =>
        PackedFields.Write(
            target.Name,
            target.Postfix.ToString(),
            target.OpenSsl.ToText(),
            target.ChrootByDefault ? "y" : "n"
        );

    /// <exception cref="FormatException">The text is no target of the catalogue.</exception>
    public static Target Read(string text)
    {
        string[] fields = PackedFields.Read(text, 4);
        PostfixVersion version = PostfixVersion.Parse(fields[1]);
        bool isKnown = PostfixVersion.IsInCatalogue(version) && fields[3] is ("y" or "n");
        return isKnown
            ? new Target(fields[0], version, OpenSslSeriesExtensions.Parse(fields[2]), fields[3] == "y")
            : throw new FormatException($"'{text}' is no target of the catalogue.");
    }
}
