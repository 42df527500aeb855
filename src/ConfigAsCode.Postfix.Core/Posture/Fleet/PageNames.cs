using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>
/// The names of the pages of the roles. Each is a plain file name on every system, and no two differ in the case of their letters alone. No name
/// ends in a hyphen and a number, as the second page of a role does.
/// </summary>
internal static class PageNames
{
    /// <summary>The page that lists all roles. No class has a hyphen in its name.</summary>
    public const string AllRoles = "all-roles";

    // With numbers and extensions it stays below the 255 bytes of a file system, and a path below the 260 characters of another.
    private const int Longest = 80;

    /// <summary>The name for each role, in their order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> roles)
    {
        ILookup<string, string> byShort = roles.ToLookup(role => Safe(ShortOf(role)), StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. roles.Select(NameOf)];

        string NameOf(string role)
        {
            string name = Safe(ShortOf(role));
            name = byShort[name].Skip(1).Any() ? Safe(role) : name;
            string free = name;
            // Two hyphens: with one it would be the second page of the other.
            for (int number = 2; !taken.Add(free); number++)
            {
                free = FormattableString.Invariant($"{name}--{number}");
            }

            return free;
        }
    }

    private static string ShortOf(string role) => role.Substring(role.LastIndexOf('.') + 1);

    private static string Safe(string name)
    {
        string safe = new([.. name.Take(Longest).Select(c => c != '-' && FileName.IsSafe(c + "x") ? c : '_')]);
        string stem = safe.Split('.')[0];
        return stem.Length == 0 || IsDevice(stem) ? "_" + safe : safe;
    }

    /// <summary>Windows has devices of these names in every folder.</summary>
    private static bool IsDevice(string name) =>
        name.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL"
        || (name.Length == 4 && char.IsDigit(name[3]) && name.Substring(0, 3).ToUpperInvariant() is "COM" or "LPT");
}
