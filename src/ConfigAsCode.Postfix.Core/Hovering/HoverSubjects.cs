using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Hovering;

/// <summary>Finds out what a place of main.cf, master.cf or the text of a lookup table is about.</summary>
public static class HoverSubjects
{
    // master(5), in the order of the fields; the last one is a program, which has a meaning of its own.
    private static readonly string[] Fields =
    [
        "How clients reach the service: a port, an address and a port, or the name of a socket below the queue directory.",
        "What the service listens on: inet is the network, unix and pass are sockets, fifo is a named pipe.",
        "Whether only Postfix reaches it: y or - for a socket in private/, n for one in public/. inet is n.",
        "Whether the program gives up its privileges: y or - runs it as mail_owner, n as root.",
        "Whether the program runs inside the queue directory. What - means depends on the release and on compatibility_level.",
        "After how many seconds master(8) wakes it; ? waits until somebody has used it, 0 or - is never.",
        "How many processes run at most; 0 is without a limit, - is default_process_limit.",
    ];

    /// <summary>Null where nothing is known of what stands there.</summary>
    /// <param name="reading">The files.</param>
    /// <param name="file">The one of them, as the reading names it.</param>
    /// <param name="offset">The place in its text.</param>
    public static HoverSubject? At(InstanceReading reading, string file, int offset)
    {
        CfDocument? document = reading.Documents.FirstOrDefault(d => d.File == file);
        if (
            reading.Instance.Target is not { } target
            || document is null
            || CursorPlaces.At(reading, document, offset) is not { Word.Span.Length: > 0 } place
        )
        {
            return null;
        }

        TextSpan span = place.Word.Span;
        string word = span.In(document.Text);
        var instance = new InstanceOnTarget(reading.Instance, target);
        return place switch
        {
            NamePlace or MacroPlace => OfParameter(word, span, instance),
            ValuePlace value => OfWord(word, value, offset, instance) ?? OfParameter(value.Parameter, span, instance),
            FieldPlace field => OfField(word, field),
            RowPlace => OfRestriction(word, span),
            _ => null,
        };
    }

    private static HoverSubject? OfParameter(string name, TextSpan span, InstanceOnTarget instance) =>
        ParameterExplanations.Of(name, instance) is { } found
            ? new HoverSubject(span, name, found.Meaning) { Parameter = found }
            : null;

    private static HoverSubject? OfWord(string word, ValuePlace place, int offset, InstanceOnTarget instance)
    {
        TextSpan span = place.Word.Span;
        ParameterInfo? parameter = Parameters.FindTyped(place.Parameter);
        bool isClass = instance.View.IsRestrictionClass(word, place.Of?.Known);
        if (parameter is { IsRestrictionList: true } || parameter is null)
        {
            HoverSubject? restriction = isClass ? OfParameter(word, span, instance) : OfRestriction(word, span);
            if (restriction is not null)
            {
                return restriction;
            }
        }

        int colon = word.IndexOf(':');
        bool isAtType = colon > 0 && offset <= span.Start + colon;
        if (isAtType && TableTypeInfo.Find(word.Substring(0, colon)) is { } type)
        {
            return new HoverSubject(
                TextSpan.Between(span.Start, span.Start + colon),
                type.Name,
                Meanings.OfWord("TableType", type.Name)
            );
        }

        string plain = parameter is null ? word : word.TrimStart(parameter.ItemPrefixes.ToCharArray());
        return
            parameter is not null
            && ParameterNames.EnumOf(parameter) is { } words
            && Meanings.AllWords.Contains((words, plain))
            ? new HoverSubject(span, plain, Meanings.OfWord(words, plain))
            : null;
    }

    private static HoverSubject? OfRestriction(string word, TextSpan span) =>
        Restriction.InfoOf(word) is { } restriction
            ? new HoverSubject(span, restriction.Name, Meanings.OfWord(nameof(Restriction), restriction.Name))
            : null;

    private static HoverSubject? OfField(string word, FieldPlace place)
    {
        int field = place.Fields.Count;
        return field < Fields.Length ? new HoverSubject(place.Word.Span, MasterCfFile.FieldNames[field], Fields[field])
            : DaemonInfo.Find(word) is { } program
                ? new HoverSubject(place.Word.Span, $"{program.Name}(8)", Meanings.OfWord("Daemon", program.Name))
            : null;
    }
}
