using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests;

internal static class Targets
{
    /// <summary>The minor versions with a grammar of their own, and those around them.</summary>
    public static readonly string[] Versions =
    [
        "2.11",
        "3.0",
        "3.1",
        "3.2",
        "3.3",
        "3.4",
        "3.5",
        "3.6",
        "3.7",
        "3.8",
        "3.9",
        "3.10",
        "3.11",
    ];

    public static Target Of(string version) => new("", PostfixVersion.Parse(version), OpenSslSeries.V3_0, false);
}
