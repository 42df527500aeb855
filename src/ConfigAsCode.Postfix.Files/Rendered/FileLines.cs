using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>The places of a model as lines of its files: so they are equal in instances whose texts differ in length alone.</summary>
internal static class FileLines
{
    public static Instance WithoutColumns(Instance instance) =>
        instance with
        {
            Settings = instance.Settings.Select(Of).ToEquatableArray(),
            Services = instance
                .Services.Select(service =>
                    service with
                    {
                        Settings = service.Settings.Select(Of).ToEquatableArray(),
                        Origin = Of(service.Origin),
                    }
                )
                .ToEquatableArray(),
            Tables = instance
                .Tables.Select(table =>
                    table with
                    {
                        Entries = table
                            .Entries.Select(row => new TableEntry(row.Key, row.Value, Of(row.Origin)))
                            .ToEquatableArray(),
                    }
                )
                .ToEquatableArray(),
        };

    public static int? LineOf(Setting setting) => setting.Origin.Range?.Start.Line;

    private static Setting Of(Setting setting) => new(setting.Parameter, setting.Value, Of(setting.Origin));

    private static Origin Of(Origin origin)
    {
        if (origin.Range is not { } range)
        {
            return origin;
        }

        var line = new SourcePosition(0, range.Start.Line, range.Start.Column);
        return Origin.InFile(origin.DeclaredBy, new SourceRange(line, line));
    }
}
