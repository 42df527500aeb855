using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A line of master.cf.</summary>
public sealed class CfService
{
    private readonly LastOfEach<CfOption> last;

    internal CfService(
        CfLogicalLine line,
        IReadOnlyList<CfSlice> fields,
        IReadOnlyList<CfWord> words,
        IReadOnlyList<CfOption> options,
        IReadOnlyList<string> arguments
    )
    {
        Line = line;
        Fields = fields;
        Words = words;
        Options = options;
        Arguments = arguments;
        last = new LastOfEach<CfOption>(options, o => o.IsSetting ? o.Name!.Text : null);
        if (fields.Count > 1 && ServiceTypeExtensions.TryParse(fields[1].Text, out ServiceType type))
        {
            Type = type;
        }
    }

    public CfLogicalLine Line { get; }

    /// <summary>The eight fields, or as many as there are.</summary>
    public IReadOnlyList<CfSlice> Fields { get; }

    /// <summary>The type field; null where it holds no type of a service.</summary>
    public ServiceType? Type { get; }

    /// <summary>Whether master(8) finds a service in the line.</summary>
    public bool IsService => Fields.Count == MasterCfFile.FieldNames.Count && Type is not null;

    /// <summary>How Postfix itself names an entry, for instance in <c>postconf -M smtp/inet</c>; only of a line that is one.</summary>
    public string Key => Service.KeyOf(Fields[0].Text, Fields[1].Text);

    /// <summary>All words behind the fields.</summary>
    public IReadOnlyList<CfWord> Words { get; }

    /// <summary>The overrides among the words, in the order of the file.</summary>
    public IReadOnlyList<CfOption> Options { get; }

    /// <summary>The words that are not part of an override.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The overrides that the daemon takes, in the order of the file.</summary>
    public IEnumerable<CfOption> InForce => Options.Where(o => o.IsSetting && ReplacementOf(o) is null);

    /// <summary>The later override of the same parameter that the daemon takes; null where it takes this one.</summary>
    public CfOption? ReplacementOf(CfOption option) => last.ReplacementOf(option);

    /// <summary>The service in the model; only of a line that is one.</summary>
    internal Service ToService() =>
        new(
            Fields[0].Text,
            Type!.Value,
            Fields[2].Text,
            Fields[3].Text,
            Fields[4].Text,
            Fields[5].Text,
            Fields[6].Text,
            Fields[7].Text,
            InForce.Select(o => new Setting(o.Name!.Text, o.Value!.Text, o.Origin)).ToEquatableArray(),
            Arguments.ToEquatableArray(),
            Line.All.Origin
        );
}
