using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>What can be written at a place of main.cf, master.cf or the text of a lookup table.</summary>
public static class Completions
{
    /// <summary>Nothing where nothing is known of what belongs there. What has been typed of the word does not narrow it: an editor does that.</summary>
    /// <param name="reading">The files.</param>
    /// <param name="file">The one of them, as the reading names it.</param>
    /// <param name="offset">The place in its text.</param>
    public static IReadOnlyList<CompletionItem> At(InstanceReading reading, string file, int offset)
    {
        CfDocument? document = reading.Documents.FirstOrDefault(d => d.File == file);
        if (
            reading.Instance.Target is not { } target
            || document is null
            || CursorPlaces.At(reading, document, offset) is not { } place
        )
        {
            return [];
        }

        var view = new EffectiveView(reading.Instance, target);
        IEnumerable<CompletionItem> items = place switch
        {
            NamePlace name => ParameterNameCompletions.At(name, reading, view),
            MacroPlace macro => ParameterNameCompletions.At(macro, view),
            FieldPlace field => FieldCompletions.At(field, view),
            ArgumentPlace argument => ArgumentCompletions.At(argument, view),
            ValuePlace value => ValueCompletions.At(value, view),
            RowPlace row => RowCompletions.At(row, view),
            _ => [],
        };
        return [.. items.GroupBy(item => item.Label, StringComparer.Ordinal).Select(same => same.First())];
    }
}
