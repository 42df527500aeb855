using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>The tail of a catalogue line: <c>flag</c>, <c>name=value</c>, or <c>name@version=value</c>.</summary>
internal sealed class Facets(string[] fields, int start)
{
    public bool Has(string flag)
    {
        for (int i = start; i < fields.Length; i++)
        {
            if (fields[i] == flag)
            {
                return true;
            }
        }

        return false;
    }

    public string? Value(string name)
    {
        for (int i = start; i < fields.Length; i++)
        {
            if (Is(fields[i], name, '='))
            {
                return fields[i].Substring(name.Length + 1);
            }
        }

        return null;
    }

    public IEnumerable<string> Values(string name)
    {
        for (int i = start; i < fields.Length; i++)
        {
            if (Is(fields[i], name, '='))
            {
                yield return fields[i].Substring(name.Length + 1);
            }
        }
    }

    public string[] List(string name) => Value(name)?.Split('|') ?? [];

    /// <summary>The value as a member of an enum whose first member stands for none.</summary>
    public T Member<T>(string name)
        where T : struct, Enum => Value(name) is { } text ? (T)Enum.Parse(typeof(T), text, ignoreCase: true) : default;

    public PostfixVersion? Version(string name) =>
        PostfixVersion.TryParse(Value(name), out PostfixVersion version) ? version : null;

    /// <summary>Every <c>name@version=value</c>, with the version text as it stands: it may list several.</summary>
    public IEnumerable<(string Version, string Value)> ByVersion(string name)
    {
        int from = name.Length + 1;
        for (int i = start; i < fields.Length; i++)
        {
            if (Is(fields[i], name, '@'))
            {
                int equals = fields[i].IndexOf('=');
                yield return (fields[i].Substring(from, equals - from), fields[i].Substring(equals + 1));
            }
        }
    }

    /// <summary>Judging one instance asks for thousands of facets: it makes no text to find one.</summary>
    private static bool Is(string field, string name, char end) =>
        field.Length > name.Length && field[name.Length] == end && field.StartsWith(name, StringComparison.Ordinal);

    /// <summary>
    /// Each <c>name@version=value</c> with the first release that it is true of: an entry of a minor version starts with its first release,
    /// not with its last.
    /// </summary>
    public (PostfixVersion First, string Value)[] Steps(string name) =>
        [
            .. ByVersion(name)
                .Select(entry =>
                {
                    PostfixVersion from = PostfixVersion.Parse(entry.Version);
                    return (from.Patch is null ? new PostfixVersion(from.Major, from.Minor, 0) : from, entry.Value);
                }),
        ];
}
