using System.Text.Json.Serialization;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

/// <summary>What an editor gets. Nobody reads it back here: what that takes is left out of the program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(PublishDiagnosticsParams))]
[JsonSerializable(typeof(IReadOnlyList<CodeAction>), TypeInfoPropertyName = "CodeActions")]
[JsonSerializable(typeof(CodeAction))]
[JsonSerializable(typeof(CompletionList))]
[JsonSerializable(typeof(CompletionItemMessage))]
[JsonSerializable(typeof(Hover))]
[JsonSerializable(typeof(IReadOnlyList<Location>), TypeInfoPropertyName = "Locations")]
internal sealed partial class AnswersJson : JsonSerializerContext;
