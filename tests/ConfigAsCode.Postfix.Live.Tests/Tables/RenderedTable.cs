using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Testing.Processes;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>
/// A table as a build writes it, with the index that its header says how to make, and what the programs of a release answer from it. Rows
/// that the renderer refuses are left out.
/// </summary>
internal sealed class RenderedTable : IDisposable
{
    private const string Name = "table";
    private const string Parameter = "virtual_alias_maps";
    private const string CommandMark = "in this folder: ";

    // Said of rows that are taken as they are: a key with a colon at its end, a pattern without a result.
    private static readonly string[] Taken = ["is this an alias file?", "no replacement text: using empty string"];

    private readonly ConfigurationFolder folder;
    private readonly DebianRelease release;
    private readonly string type;
    private readonly bool isOfAliases;
    private readonly string asked;

    /// <param name="release">What reads it.</param>
    /// <param name="type">The type of the table.</param>
    /// <param name="rows">The rows that a project declares.</param>
    /// <param name="isOfAliases">Whether it is named in alias_maps.</param>
    public RenderedTable(
        DebianRelease release,
        TableType type,
        IEnumerable<(string Key, string Value)> rows,
        bool isOfAliases = false
    )
    {
        this.release = release;
        this.isOfAliases = isOfAliases;
        this.type = NameOf(type);
        ILookup<bool, (string, string)> byError = rows.ToLookup(IsRefused);
        Rows = [.. byError[false]];
        Refused = [.. byError[true]];
        folder = new ConfigurationFolder(release);
        foreach (RenderedFile file in InstanceRenderer.Render(Of(Rows)))
        {
            folder.Write(file.Path, file.Text);
        }

        if (IsInValue)
        {
            asked = folder.Postconf("-xh", Parameter).ShouldSucceed().Output.TrimEnd('\n');
            return;
        }

        asked = $"{this.type}:{folder.FullName}/{Name}";
        string text = File.ReadAllText(Path.Combine(folder.FullName, Name));
        int command = text.IndexOf(CommandMark, StringComparison.Ordinal);
        if (command >= 0)
        {
            string line = text[(command + CommandMark.Length)..].Split('\n')[0];
            ShouldTakeAll(release.Run("sh", ["-c", $"cd '{folder.FullName}' && MAIL_CONFIG=. {line}"]));
        }
    }

    /// <summary>The table without the rows that the renderer refuses.</summary>
    public Table Model => Of(Rows).Tables[0];

    /// <summary>The rows that are written.</summary>
    public IReadOnlyList<(string Key, string Value)> Rows { get; }

    /// <summary>The rows that the renderer refuses.</summary>
    public IReadOnlyList<(string Key, string Value)> Refused { get; }

    private bool IsInValue => TableInValue.IsOne(type);

    public static string NameOf(TableType type) => type.ToString().ToLowerInvariant();

    /// <summary>The answer to each key; null where there is none.</summary>
    public IReadOnlyList<string?> Ask(IReadOnlyList<string> keys)
    {
        ProgramResult result = folder.RunWith(
            string.Concat(keys.Select(key => key + "\n")),
            isOfAliases ? "postalias" : "postmap",
            "-q",
            "-",
            asked
        );
        ShouldTakeAll(result);
        string[] lines = result.Output.Split('\n');
        string behind = isOfAliases ? ":\t" : "\t";
        int at = 0;
        string?[] answers =
        [
            .. keys.Select(key =>
                lines[at].StartsWith(key + behind, StringComparison.Ordinal)
                    ? lines[at++][(key.Length + behind.Length)..]
                    : null
            ),
        ];
        Assert.Equal("", string.Join('\n', lines[at..]));
        return answers;
    }

    public void Dispose() => folder.Dispose();

    /// <summary>1 without a word is "not found" (postmap(1), DIAGNOSTICS); a warning is of a row that Postfix did not take.</summary>
    private static void ShouldTakeAll(ProgramResult result)
    {
        string refused = string.Join('\n', result.ErrorLines.Where(line => !Taken.Any(line.Contains)));
        Assert.True(refused.Length == 0, refused);
    }

    private bool IsRefused((string Key, string Value) row) =>
        (IsInValue && TableInValue.ErrorIn(type, Entries([row])) is not null)
        || InstanceRenderer.ErrorIn(Of([row])).Count > 0;

    private static TableEntry[] Entries(IEnumerable<(string Key, string Value)> rows) =>
        [.. rows.Select(row => new TableEntry(row.Key, row.Value, Origin.Unknown))];

    private Instance Of(IReadOnlyList<(string Key, string Value)> rows)
    {
        var table = new Table(Name, type, Entries(rows).ToEquatableArray(), Origin.Unknown);
        Setting[] settings =
        [
            new("compatibility_level", "2", Origin.Unknown),
            .. IsInValue
                ? [new Setting(Parameter, TableInValue.Write(type, Entries(rows)), Origin.Unknown)]
                : Array.Empty<Setting>(),
            .. isOfAliases
                ? [new Setting("alias_maps", $"{type}:$config_directory/{Name}", Origin.Unknown)]
                : Array.Empty<Setting>(),
        ];
        return new Instance(
            "lookup",
            "Lookup",
            release.Target,
            settings.ToEquatableArray(),
            default,
            IsInValue ? default : EquatableArray.Of(table),
            default,
            Origin.Unknown
        );
    }
}
