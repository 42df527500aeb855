using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Cursor;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tables.Rows;

namespace ConfigAsCode.Postfix.Core.Definitions;

/// <summary>What a place of a file refers to: a parameter behind <c>$</c>, a restriction class, a lookup table, a service of master.cf.</summary>
public static class DefinitionTargets
{
    private static readonly SourceRange FileStart = new(new SourcePosition(0, 1, 1), new SourcePosition(0, 1, 1));

    /// <summary>Where it is written; none where it is nowhere, such as a parameter that has its default.</summary>
    /// <param name="reading">The files.</param>
    /// <param name="file">The one of them, as the reading names it.</param>
    /// <param name="offset">The place in its text.</param>
    public static IReadOnlyList<DefinitionTarget> At(InstanceReading reading, string file, int offset)
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
        string word = place.Word.Span.In(document.Text);
        return place switch
        {
            MacroPlace macro => OfSetting(word, macro.Of?.Known, reading, view),
            // An option leads to the setting of main.cf in whose place it stands.
            NamePlace => OfSetting(word, service: null, reading, view),
            ValuePlace value => OfWord(word, value, reading, view),
            RowPlace row => OfRow(word, row, reading, view),
            _ => [],
        };
    }

    private static IReadOnlyList<DefinitionTarget> OfSetting(
        string name,
        Service? service,
        InstanceReading reading,
        EffectiveView view
    ) => view.SettingOf(name, service) is { } setting ? [At(setting, reading)] : [];

    private static IReadOnlyList<DefinitionTarget> OfWord(
        string word,
        ValuePlace place,
        InstanceReading reading,
        EffectiveView view
    )
    {
        Service? service = place.Of?.Known;
        if (view.IsRestrictionClass(word, service) && OfSetting(word, service, reading, view) is { Count: > 0 } ofClass)
        {
            return ofClass;
        }

        string read = view.Expand(word, service) ?? "";
        if (TransportReference.IsIn(place.Parameter))
        {
            return OfService(TransportResult.Parse(read).Transport, reading);
        }

        IReadOnlyList<DefinitionTarget> table = OfTable(read.TrimStart('!'), service, reading, view);
        return table.Count > 0 ? table : OfService(read, reading);
    }

    private static IReadOnlyList<DefinitionTarget> OfRow(
        string word,
        RowPlace place,
        InstanceReading reading,
        EffectiveView view
    )
    {
        bool isFirst = Blanks.Trim(place.Before).Length == 0;
        bool isFilter = AccessResult.FirstWord(place.Before) == TransportReference.Filter;
        IReadOnlyList<DefinitionTarget> service =
            isFirst || isFilter ? OfService(TransportResult.Parse(word).Transport, reading) : [];
        return service.Count > 0 ? service
            : view.IsRestrictionClass(word, service: null) ? OfSetting(word, null, reading, view)
            : OfTable(word, service: null, reading, view);
    }

    private static IReadOnlyList<DefinitionTarget> OfService(string name, InstanceReading reading) =>
        name.Length == 0 || reading.MasterCf is not { } file
            ? []
            :
            [
                .. file
                    .InForce.Where(service => service.Fields[0].Text == name && service.Type != ServiceType.Inet)
                    .Select(service => service.Fields[0])
                    .Select(field => new DefinitionTarget(file.Document.File, IsOutside: false, RangeOf(field))),
            ];

    private static IReadOnlyList<DefinitionTarget> OfTable(
        string word,
        Service? service,
        InstanceReading reading,
        EffectiveView view
    )
    {
        if (TableReferences.Declared(word, service, view) is { } table)
        {
            return [new DefinitionTarget(table.Name, IsOutside: false, FileStart)];
        }

        bool isFile =
            TableName.Parse(word)?.WithoutRedirection() is { Info.NameForm: TableNameForm.File } name
            && name.Name.StartsWith("/", StringComparison.Ordinal);
        return isFile
            ?
            [
                new DefinitionTarget(
                    FilePath.Normalized(TableName.Parse(word)!.WithoutRedirection()!.Name),
                    IsOutside: true,
                    FileStart
                ),
            ]
            : [];
    }

    private static DefinitionTarget At(Setting setting, InstanceReading reading)
    {
        SourceRange whole = setting.Origin.Range!.Value;
        CfSlice? name =
            setting.Origin.DeclaredBy == reading.MainCf.Document.File
                ? reading
                    .MainCf.Settings.Where(s => s.Error is null && s.Line.Span.Start == whole.Start.Offset)
                    .Select(s => s.Name)
                    .FirstOrDefault()
                : null;
        return new DefinitionTarget(
            setting.Origin.DeclaredBy,
            IsOutside: false,
            name is null ? new SourceRange(whole.Start, whole.Start) : RangeOf(name)
        );
    }

    private static SourceRange RangeOf(CfSlice slice) => slice.Origin.Range!.Value;
}
