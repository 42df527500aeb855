using System.Text.Json.Serialization;

namespace ConfigAsCode.Postfix.Tool.Output.Json;

/// <summary>A log of SARIF 2.1.0 (OASIS): what <c>lint</c> writes of the format.</summary>
internal sealed record SarifLog(
    [property: JsonPropertyName("$schema")] string Schema,
    string Version,
    IReadOnlyList<SarifRun> Runs
);

internal sealed record SarifRun(
    SarifTool Tool,
    IReadOnlyList<SarifInvocation> Invocations,
    string ColumnKind,
    IReadOnlyList<SarifResult> Results
);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, string InformationUri, IReadOnlyList<SarifRule> Rules);

internal sealed record SarifRule(
    string Id,
    SarifMessage ShortDescription,
    string HelpUri,
    SarifConfiguration DefaultConfiguration
);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifInvocation(
    bool ExecutionSuccessful,
    int ExitCode,
    IReadOnlyList<SarifNotification> ToolExecutionNotifications
);

internal sealed record SarifNotification(string Level, SarifMessage Message);

internal sealed record SarifMessage(string Text);

internal sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Level,
    SarifMessage Message,
    IReadOnlyList<SarifLocation> Locations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    IReadOnlyList<SarifSuppression>? Suppressions
);

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifact(string Uri);

internal sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn, SarifMessage Snippet);

internal sealed record SarifSuppression(string Kind, string Justification);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    // Nobody reads it back: what that takes is left out of the program.
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifContext : JsonSerializerContext;
