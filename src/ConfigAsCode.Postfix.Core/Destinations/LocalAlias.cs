using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>A row of aliases(5) that is for a recipient.</summary>
/// <param name="Name">The name that was looked up.</param>
/// <param name="Row">The row.</param>
/// <param name="Extension">What the addresses of the row get behind their local part; empty where they get nothing.</param>
internal sealed record LocalAlias(string Name, TableEntry Row, string Extension)
{
    public IReadOnlyList<string> Words => AliasWords.Of(Row.Value);
}
