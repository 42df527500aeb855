using System.Collections.Immutable;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.CodeFixes;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>
/// A team's project in an editor: what the light bulb offers, and what is in the files after a choice.
/// </summary>
internal sealed class FixRun
{
    private readonly Project project;

    private FixRun(Project project) => this.project = project;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A project of the files File0.cs, File1.cs ... with the usings that the package brings.</summary>
    public static FixRun Of(params string[] files) => Create(LanguageVersion.Latest, CSharpProject.Usings, files);

    public static FixRun In(LanguageVersion language, params string[] files) =>
        Create(language, language < LanguageVersion.CSharp10 ? "" : CSharpProject.Usings, files);

    public static FixRun WithoutUsings(params string[] files) => Create(LanguageVersion.Latest, "", files);

    /// <summary>The only file.</summary>
    public string File => Files.Single();

    public IReadOnlyList<string> Files =>
        [
            .. project
                .Documents.Where(d => d.Name.StartsWith("File", StringComparison.Ordinal))
                .OrderBy(d => d.Name, StringComparer.Ordinal)
                .Select(d => d.GetTextAsync(Cancellation).GetAwaiter().GetResult().ToString()),
        ];

    /// <summary>What is offered for the first finding of a rule.</summary>
    public async Task<string[]> OffersAsync(string id) =>
        [.. (await ActionsAsync(await FirstAsync(id))).Select(a => a.Title)];

    /// <summary>
    /// Takes an offer for the first finding of a rule; the finding is gone then, and the code compiles.
    /// </summary>
    public async Task<FixRun> FixAsync(string id, string? title = null)
    {
        Diagnostic diagnostic = await FirstAsync(id);
        CodeAction action = Choose(await ActionsAsync(diagnostic), title);
        FixRun after = await ApplyAsync(action);
        ImmutableArray<Diagnostic> left = await after.DiagnosticsAsync();
        Assert.DoesNotContain(left, d => d.Id == id && d.GetMessage() == diagnostic.GetMessage());
        return after;
    }

    /// <summary>Makes an edit at a place of the only file, as the fix of a finding that is shown there; null where it is not offered.</summary>
    /// <param name="shown">The text that the finding marks, where it stands first.</param>
    /// <param name="edit">The edit.</param>
    public async Task<FixRun?> EditAsync(string shown, Edit edit)
    {
        Document document = project.Documents.Single(d => d.Name == "File0.cs");
        SyntaxTree tree = (await document.GetSyntaxTreeAsync(Cancellation))!;
        int start = File.IndexOf(shown, StringComparison.Ordinal);
        var rule = new DiagnosticDescriptor("PFX4011", "A rule", "A finding", "Test", DiagnosticSeverity.Warning, true);
        ImmutableDictionary<string, string?> properties = FixProperties
            .Write(EquatableArray.Of(Fix.Of("Edit", edit)))
            .ToImmutableDictionary();
        List<CodeAction> actions = await ActionsAsync(
            Diagnostic.Create(rule, Location.Create(tree, new TextSpan(start, shown.Length)), properties)
        );
        return actions.Count == 0 ? null : await ApplyAsync(actions.Single());
    }

    /// <summary>As <see cref="FixAsync"/>, and nothing of the rule is left, so that nothing is offered again.</summary>
    public async Task<FixRun> MendAsync(string id, string? title = null)
    {
        FixRun after = await FixAsync(id, title);
        Assert.DoesNotContain(await after.DiagnosticsAsync(), d => d.Id == id);
        return after;
    }

    /// <summary>Whether an editor offers to make the fix of the first finding of a rule everywhere, and dotnet format makes it.</summary>
    public async Task<bool> CanFixAllAsync(string id, string? title = null) =>
        Choose(await ActionsAsync(await FirstAsync(id)), title).EquivalenceKey is not null;

    /// <summary>Makes the safe fixes of all findings of a rule, as an editor and dotnet format do.</summary>
    public async Task<FixRun> FixAllAsync(string id, FixAllScope scope)
    {
        Diagnostic first = await FirstAsync(id);
        var provider = new PostfixCodeFixProvider();
        var context = new FixAllContext(
            project.GetDocument(first.Location.SourceTree)!,
            provider,
            scope,
            (await ActionsAsync(first)).FirstOrDefault()?.EquivalenceKey,
            [id],
            new Findings(this, id),
            Cancellation
        );
        CodeAction? all = await provider.GetFixAllProvider().GetFixAsync(context);
        return all is null ? this : await ApplyAsync(all);
    }

    /// <summary>
    /// One run of dotnet format: it goes through the rules of what it found at first, and for each asks what is found by then and makes the
    /// safe fixes of that (AnalyzerFormatter in the .NET SDK).
    /// </summary>
    /// <param name="backwards">Whether it goes through the rules from the last one, since nothing says in which order it does.</param>
    public async Task<FixRun> FormatAsync(bool backwards = false)
    {
        string[] rules =
        [
            .. (await DiagnosticsAsync())
                .Select(d => d.Id)
                .Where(new PostfixCodeFixProvider().FixableDiagnosticIds.Contains)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        FixRun run = this;
        foreach (string rule in backwards ? rules.Reverse() : rules)
        {
            if ((await run.DiagnosticsAsync()).Any(d => d.Id == rule))
            {
                run = await run.FixAllAsync(rule, FixAllScope.Solution);
            }
        }

        return run;
    }

    /// <summary>The findings that have a safe fix, as messages.</summary>
    public async Task<string[]> WithSafeFixAsync()
    {
        var found = new List<string>();
        foreach (Diagnostic diagnostic in await DiagnosticsAsync())
        {
            if (
                diagnostic.Id.StartsWith("PFX", StringComparison.Ordinal)
                && (await ActionsAsync(diagnostic)).Any(a => a.EquivalenceKey is not null)
            )
            {
                found.Add(diagnostic.ToString());
            }
        }

        return [.. found];
    }

    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        Compilation compilation = (await project.GetCompilationAsync(Cancellation))!;
        ImmutableArray<Diagnostic> diagnostics = await CSharpProject.DiagnosticsAsync(compilation);
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return diagnostics;
    }

    private static FixRun Create(LanguageVersion language, string usings, string[] files)
    {
        var id = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution.AddProject(
            ProjectInfo.Create(
                id,
                VersionStamp.Default,
                "Team",
                "Team",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: language < LanguageVersion.CSharp8
                        ? NullableContextOptions.Disable
                        : NullableContextOptions.Enable
                ),
                parseOptions: new CSharpParseOptions(language),
                metadataReferences: CSharpProject.References
            )
        );
        solution = Add(solution, "Usings.cs", usings);
        for (int i = 0; i < files.Length; i++)
        {
            solution = Add(solution, $"File{i}.cs", files[i]);
        }

        return new FixRun(solution.GetProject(id)!);

        Solution Add(Solution to, string name, string text) =>
            to.AddDocument(
                DocumentId.CreateNewId(id),
                name,
                SourceText.From(text, System.Text.Encoding.UTF8),
                filePath: name
            );
    }

    private async Task<Diagnostic> FirstAsync(string id)
    {
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync();
        return diagnostics.FirstOrDefault(d => d.Id == id)
            ?? throw new InvalidOperationException($"No {id} here, but: {string.Join("\n", diagnostics)}");
    }

    private async Task<List<CodeAction>> ActionsAsync(Diagnostic diagnostic)
    {
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), Cancellation);
        await new PostfixCodeFixProvider().RegisterCodeFixesAsync(context);
        // Of one finding, one fix at most needs no choice.
        Assert.InRange(actions.Count(a => a.EquivalenceKey is not null), 0, 1);
        return actions;
    }

    private static CodeAction Choose(List<CodeAction> actions, string? title) =>
        actions.FirstOrDefault(a => title is null || a.Title == title)
        ?? throw new InvalidOperationException($"Not offered; but: {string.Join(", ", actions.Select(a => a.Title))}");

    private async Task<FixRun> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(Cancellation);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        // Parsed afresh, as the compiler will read the file.
        Project fresh = changed.GetProject(project.Id)!;
        foreach (Document document in fresh.Documents.ToArray())
        {
            string text = (await document.GetTextAsync(Cancellation)).ToString();
            fresh = fresh
                .Solution.WithDocumentText(document.Id, SourceText.From(text, System.Text.Encoding.UTF8))
                .GetProject(project.Id)!;
        }

        return new FixRun(fresh);
    }

    /// <summary>The findings of one rule, as an editor hands them to "fix all".</summary>
    private sealed class Findings(FixRun run, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => (await run.DiagnosticsAsync()).Where(d => d.Id == id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken
        ) =>
            (await run.DiagnosticsAsync()).Where(d =>
                d.Id == id && d.Location.SourceTree?.FilePath == document.FilePath
            );

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
