using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

/// <summary>A file of samples/Presets, on any platform.</summary>
internal static class PresetSample
{
    private const string Own = "Platform.Debian12";

    private const string ForbidBareNewline = "[Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.Normalize)]";

    /// <summary>The names of the files, without what they end with.</summary>
    public static IEnumerable<string> All =>
        Directory
            .EnumerateFiles(RepositoryRoot.PathTo("samples", "Presets"), "*.cs")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal);

    public static string Text(string sample) => RepositoryRoot.Read("samples", "Presets", sample + ".cs");

    /// <summary>The sample on a platform, with the compatibility level, the table type and the repairs that it has.</summary>
    public static CSharpProject On(string platform, string sample)
    {
        PlatformInfo info = PlatformInfo.Find(platform)!;
        string text = Text(sample);
        Assert.Contains(Own, text, StringComparison.Ordinal);
        string level = info.Target.Postfix.IsAtLeast(3, 6) ? "3.6" : "2";
        string forbids = Parameters.Find("smtpd_forbid_bare_newline")!.ExistsOn(info.Target.Postfix)
            ? ForbidBareNewline
            : "";
        return CSharpProject.Of(
            text.Replace(Own, "Platform." + platform, StringComparison.Ordinal)
                .Replace("CompatibilityLevel = \"3.6\"", $"CompatibilityLevel = \"{level}\"", StringComparison.Ordinal)
                .Replace(ForbidBareNewline, forbids, StringComparison.Ordinal)
                .Replace("\"hash:", $"\"{info.Target.DatabaseTypes[0]}:", StringComparison.Ordinal)
        );
    }
}
