using System.Text.Json.Serialization;

namespace ConfigAsCode.Postfix.Tool.Output.Json;

/// <summary>The result of <c>explain</c> as JSON; docs/explain.md describes the fields.</summary>
internal sealed record ExplainJson(
    int Version,
    string Tool,
    ExplainJsonRule? Rule,
    ExplainJsonParameter? Parameter,
    string? Target,
    string? Folder,
    IReadOnlyList<ExplainJsonAnswer>? InForce,
    IReadOnlyList<string>? Notices
);

internal sealed record ExplainJsonRule(string Id, string Title, string Severity, string Help, string Page);

internal sealed record ExplainJsonParameter(
    string Name,
    string Kind,
    string Meaning,
    string? Family,
    string Type,
    IReadOnlyList<string> Words,
    string? Default,
    string? Defaults,
    IReadOnlyList<string> Versions,
    bool ReadOnTarget,
    string? Replacement,
    IReadOnlyList<string> ReadBy,
    IReadOnlyList<string> UsedBy,
    [property: JsonPropertyName("csharp")] IReadOnlyList<string> CSharp,
    string? TableClass,
    string? Manual,
    IReadOnlyList<string> Meant
);

internal sealed record ExplainJsonAnswer(
    IReadOnlyList<string> Services,
    string? Value,
    string? Error,
    bool PartlyUnknown,
    IReadOnlyList<ExplainJsonStep> Chain
);

internal sealed record ExplainJsonStep(
    string Parameter,
    string? Value,
    bool IsDefault,
    string? File,
    int? Line,
    string? Service
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(ExplainJson))]
internal sealed partial class ExplainJsonContext : JsonSerializerContext;
