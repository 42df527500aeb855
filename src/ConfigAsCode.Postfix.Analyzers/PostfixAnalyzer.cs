using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Analyzers.HandWritten;
using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>Reports what the rules find, at the argument at fault, while the author types and in every build.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PostfixAnalyzer : DiagnosticAnalyzer
{
    private readonly FleetJudge remembered = new();
    private readonly AdditionalFolders folders = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.All];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        DateTime? today = Today(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (
                Diagnostic diagnostic in folders.In(file.AdditionalFile, file.Options, today, file.CancellationToken)
            )
            {
                file.ReportDiagnostic(diagnostic);
            }
        });
        if (context.Compilation.GetTypeByMetadataName(InstanceReading.AttributeName) is null)
        {
            return;
        }

        var judgement = new LazyProjectAnalysis(context.Compilation, remembered, today);
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                ProjectAnalysis judged = judgement.Get(symbol.CancellationToken);
                IEnumerable<Diagnostic> ofType = MisplacedDeclarations.On(
                    type,
                    judged.Reading,
                    symbol.Compilation,
                    symbol.CancellationToken
                );
                foreach (Diagnostic diagnostic in judged.On(type).Concat(ofType))
                {
                    symbol.ReportDiagnostic(diagnostic);
                }
            },
            SymbolKind.NamedType
        );
    }

    /// <summary>The build says what day it is, so that one compilation always says the same; without it no date is judged.</summary>
    private static DateTime? Today(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.PostfixToday", out string? today) ? IsoDate.Parse(today) : null;
}
