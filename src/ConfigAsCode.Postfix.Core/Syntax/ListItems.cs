using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The items of a list as the program that reads it takes them apart.</summary>
public static class ListItems
{
    /// <summary>Each item; a restriction together with its argument, and what stands in braces in one piece.</summary>
    /// <param name="parameter">The parameter; a name that is not in the catalogue is a restriction class.</param>
    /// <param name="value">Its value.</param>
    /// <param name="release">The release that reads it.</param>
    public static IEnumerable<string> Of(string parameter, string value, PostfixVersion release) =>
        Parameters.Find(parameter) is not { IsRestrictionList: false } known
            ? RestrictionList.Parse(value, release).Select(r => r.ToString())
        : known.SplitsAtColon ? ListValue.TlsWords(value)
        : BracedWords.Of(value, release).Select(w => w.Word);
}
