using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Testing.Models;

public static class Targets
{
    /// <summary>Every minor version of the catalogue.</summary>
    public static readonly string[] Versions = [.. PostfixVersion.Minors.Select(v => v.ToString())];

    public static Target Of(string version) => new("", PostfixVersion.Parse(version), OpenSslSeries.V3_0, false);
}
