using System.Globalization;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// A Postfix release: <c>3.7</c> or, where the patch level is known, <c>3.7.11</c>. A minor version without a patch
/// level stands for its last patch release, so <c>3.7</c> is later than <c>3.7.8</c>.
/// </summary>
public readonly record struct PostfixVersion(int Major, int Minor, int? Patch = null) : IComparable<PostfixVersion>
{
    /// <summary>The oldest minor version whose facts are in the catalogue.</summary>
    public static PostfixVersion Oldest { get; } = new(2, 11);

    /// <summary>The newest minor version that is released: what no text names is about this one.</summary>
    public static PostfixVersion Newest { get; } = new(3, 11);

    /// <summary>
    /// The minor version in development whose snapshot the catalogue knows too; null where there is none. It is a target, or the end of
    /// a range, only where somebody writes it. When it is released, <see cref="Newest"/> becomes it, and this null. Computed, since before
    /// .NET 10 no struct is loaded that has a static field of itself as a nullable.
    /// </summary>
    public static PostfixVersion? Unreleased => new PostfixVersion(3, 12);

    /// <summary>
    /// The minor versions whose facts are in the catalogue, the oldest first: 2.11 was followed by 3.0, and a version in development is
    /// the last.
    /// </summary>
    public static IEnumerable<PostfixVersion> Minors { get; } =
    [
        Oldest,
        .. Enumerable
            .Range(0, (Unreleased ?? Newest).Minor + 1)
            .Select(minor => new PostfixVersion(Newest.Major, minor)),
    ];

    /// <summary>Whether the catalogue knows the release. A version in development has no patch releases.</summary>
    public static bool IsInCatalogue(PostfixVersion version) =>
        version == Unreleased || (version.WithoutPatch >= Oldest && version.WithoutPatch <= Newest);

    /// <summary>Whether it is a release, or to become one.</summary>
    public bool IsReleased => WithoutPatch != Unreleased;

    /// <summary>How people read it: <c>3.7.11</c>, or <c>3.12 (not released)</c>.</summary>
    public string Described => IsReleased ? ToString() : this + " (not released)";

    public PostfixVersion WithoutPatch => new(Major, Minor);

    public static PostfixVersion Parse(string text) =>
        TryParse(text, out PostfixVersion version)
            ? version
            : throw new FormatException($"'{text}' is not a Postfix version; write 3.7 or 3.7.11.");

    public static bool TryParse(string? text, out PostfixVersion version)
    {
        version = default;
        string[] parts = (text ?? "").Split('.');
        var numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        switch (numbers.Length)
        {
            case 2:
                version = new PostfixVersion(numbers[0], numbers[1]);
                return true;
            case 3:
                version = new PostfixVersion(numbers[0], numbers[1], numbers[2]);
                return true;
            default:
                return false;
        }
    }

    public int CompareTo(PostfixVersion other)
    {
        int order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        return order != 0 ? order : (Patch ?? int.MaxValue).CompareTo(other.Patch ?? int.MaxValue);
    }

    /// <summary>
    /// Whether this release has what another one brought first: one of its branch, for a patch release of another branch says nothing
    /// about this one; or a minor version, for all that come after it.
    /// </summary>
    public bool Has(PostfixVersion first) =>
        first.Patch is null ? IsAtLeast(first.Major, first.Minor) : WithoutPatch == first.WithoutPatch && this >= first;

    /// <summary>Whether this release is of the given minor version or a later one, whatever its patch level.</summary>
    public bool IsAtLeast(int major, int minor) => Major > major || (Major == major && Minor >= minor);

    public override string ToString() =>
        Patch is { } patch
            ? string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}", Major, Minor, patch)
            : string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, Minor);

    public static bool operator <(PostfixVersion left, PostfixVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(PostfixVersion left, PostfixVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(PostfixVersion left, PostfixVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PostfixVersion left, PostfixVersion right) => left.CompareTo(right) >= 0;
}
