using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What files run on, as people write it on a command line or in a project.</summary>
public static class TargetNames
{
    /// <summary>The newest Debian of the catalogue, for where nothing else is known.</summary>
    public static Target Usual =>
        PlatformInfo
            .All.Where(platform => platform.Name.StartsWith("Debian", StringComparison.Ordinal))
            .Select(platform => platform.Target)
            .OrderBy(target => target.Postfix)
            .Last();

    /// <summary>What to write in place of a text that <see cref="Parse"/> does not read, as a sentence without its end.</summary>
    public static string Advice =>
        "Write a release such as 3.10.4, or one of "
        + string.Join(", ", PlatformInfo.All.Select(platform => platform.Name.ToLowerInvariant()));

    /// <summary>A name of a platform without regard to case (<c>debian12</c>), a release, a range or a list of them; null for another text.</summary>
    public static Target? Parse(string text)
    {
        string name = text.Replace(" ", "").Replace("-", "").Replace("_", "");
        return PlatformInfo
                .All.FirstOrDefault(platform =>
                    string.Equals(platform.Name, name, StringComparison.OrdinalIgnoreCase)
                    || string.Equals(platform.Name, name.Replace(".", ""), StringComparison.OrdinalIgnoreCase)
                )
                ?.Target
            ?? VersionTargets.Parse(text, []);
    }
}
