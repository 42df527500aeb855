using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Gathers the problems of one file while it is read.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<SyntaxProblem> problems = [];

    public string File { get; } = file;

    public IEnumerable<SyntaxProblem> InOrder => problems.OrderBy(p => p.Line);

    public void Add(SyntaxProblemKind kind, int line, string message) =>
        problems.Add(new SyntaxProblem(kind, File, line, message));

    public void Fatal(int line, string message) => Add(SyntaxProblemKind.Fatal, line, message);

    public Origin OriginOf(int line) => new(OriginKind.File, File, line);
}
