using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

/// <summary>The MSBuild properties that a build hands to the analyzers (CompilerVisibleProperty).</summary>
internal sealed class BuildProperties : AnalyzerConfigOptionsProvider
{
    private BuildProperties(AnalyzerConfigOptions options) => GlobalOptions = options;

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public static BuildProperties Of(params (string Name, string Value)[] properties) =>
        new(new Options(properties.ToDictionary(p => "build_property." + p.Name, p => p.Value)));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
