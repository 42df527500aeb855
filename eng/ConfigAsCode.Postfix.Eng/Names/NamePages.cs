using System.Text;

namespace ConfigAsCode.Postfix.Eng.Names;

/// <summary>
/// The pages of <c>docs</c> that lead from a name of Postfix to its C#: parameters, restrictions, services and types of lookup tables. They are
/// made from the catalogue and committed, and a test fails when they drift.
/// </summary>
public static class NamePages
{
    /// <summary>The first line of each page, which a reader does not see.</summary>
    private const string Head = "<!-- Made by eng from the catalogue: see CONTRIBUTING.md. Edits here are lost. -->\n";

    /// <summary>File name and text of every page.</summary>
    public static IEnumerable<(string File, string Text)> Files() =>
        [
            ("parameters.md", Head + ParameterPage.Text()),
            ("restrictions.md", Head + RestrictionPage.Text()),
            ("services.md", Head + ServicePage.Text()),
            ("table-types.md", Head + TableTypePage.Text()),
        ];

    public static void Write()
    {
        foreach ((string file, string text) in Files())
        {
            File.WriteAllText(Path.Combine(Repository.Root, "docs", file), text, new UTF8Encoding(false));
        }
    }
}
