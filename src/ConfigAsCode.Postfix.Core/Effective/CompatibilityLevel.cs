using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>How a release reads compatibility_level (COMPATIBILITY_README; global/compat_level.c).</summary>
internal static class CompatibilityLevel
{
    public const string Name = "compatibility_level";

    /// <summary>Whether the programs of the release start with it.</summary>
    public static bool IsReadable(string level, PostfixVersion release) =>
        release.HasDottedLevels ? MacroComparison.CompareLevels(level, level, out _) is not null
        : level.Length > 0 && char.IsDigit(level[0]) && level.IndexOf('.') > 0 ? release.ReadsDottedLevels
        : int.TryParse(level, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>
    /// Whether <c>-</c> in the chroot field stands for <c>y</c>: before 3.0, and at a level below 1 from then on. What is no level
    /// stands for nothing, as master(8) stops at it (get_master_ent() in master/master_ent.c).
    /// </summary>
    public static bool PutsInChroot(string level, PostfixVersion release) =>
        !release.HasCompatibilityLevel
        // Before 3.6 it is a number, and may be less than 0.
        || (IsReadable(level, release) && MacroComparison.CompareLevels(level, "1", out _) is not >= 0);

    /// <summary>Whether it is above the release's own. A level of another form than the release's is there for the sake of a later one.</summary>
    public static bool IsAbove(string level, PostfixVersion release) =>
        release.HasDottedLevels
            ? MacroComparison.CompareLevels(level, $"{release.Major}.{release.Minor}.1023", out _) > 0
            : int.TryParse(level, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                && number > 2;
}
