using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>A lookup table as a word of a value names it: <c>type:name</c> (dict_open()).</summary>
/// <param name="Type">What is before the first colon.</param>
/// <param name="Name">What is behind it: a file, or what the type makes of it.</param>
internal sealed record TableName(string Type, string Name)
{
    /// <summary>How deep tables made of others are followed: what nobody writes must not take minutes to judge.</summary>
    public const int Deepest = 20;

    /// <summary>Whether a word has so many braces in each other that no table in it is followed: each level would be a copy of the rest.</summary>
    public static bool IsTooDeep(string word) =>
        word.Length > 4 * Deepest && Braces.Depth(word, 2 * Deepest + 1) > 2 * Deepest;

    /// <summary>What the catalogue has on the type; null for an unknown one.</summary>
    public TableTypeInfo? Info => TableTypeInfo.Find(Type);

    /// <summary>Null for a word without a type or a name, at which a program stops.</summary>
    public static TableName? Parse(string word)
    {
        int colon = word.IndexOf(':');
        return colon <= 0 || colon == word.Length - 1
            ? null
            : new TableName(word.Substring(0, colon), word.Substring(colon + 1));
    }

    /// <summary>The tables that it is made of: the one behind <c>proxy:</c>, or those in <c>unionmap:{a, b}</c>; none for a table of another kind.</summary>
    public IEnumerable<string> Nested(PostfixVersion release) =>
        Info?.NameForm switch
        {
            TableNameForm.Table => [Name],
            TableNameForm.Union or TableNameForm.Pipe => Braced(release),
            _ => [],
        };

    /// <summary>The words in the braces of the name; none where no braces are around all of it.</summary>
    public IEnumerable<string> Braced(PostfixVersion release) =>
        Braces.Inside(Name) is { } inside ? BracedWords.Of(inside, release).Select(w => w.Word) : [];

    /// <summary>The table itself, without <c>proxy:</c> and <c>debug:</c> before it; null where nothing is behind them.</summary>
    public TableName? WithoutRedirection()
    {
        if (Info?.NameForm != TableNameForm.Table)
        {
            return this;
        }

        for (int start = 0, colon; (colon = Name.IndexOf(':', start)) > start; start = colon + 1)
        {
            string type = Name.Substring(start, colon - start);
            if (TableTypeInfo.Find(type)?.NameForm != TableNameForm.Table)
            {
                return colon == Name.Length - 1 ? null : new TableName(type, Name.Substring(colon + 1));
            }
        }

        return null;
    }

    /// <summary>The table behind <c>proxy:</c>, however often it is there, which proxymap(8) leaves out; null where nothing is behind it.</summary>
    public TableName? WithoutProxy()
    {
        int start = 0;
        TableName? name = this;
        while (name?.Info is { IsProxy: true })
        {
            // Of a name that begins with thousands of them no copy is made for each.
            int colon = Name.IndexOf(':', start);
            name =
                colon <= start || colon == Name.Length - 1
                    ? null
                    : new TableName(Name.Substring(start, colon - start), "");
            start = colon + 1;
        }

        return ReferenceEquals(name, this) ? this
            : name is null ? null
            : name with { Name = Name.Substring(start) };
    }

    public override string ToString() => Type + ":" + Name;
}
