using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Sasl.Secrets;
using ConfigAsCode.Postfix.Core.Syntax.Cf;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>Lines of the files of an instance for people: no secret of the instance is in them.</summary>
internal sealed class ShownLines
{
    private const string Withheld = "(withheld)";

    private readonly InstanceReading reading;
    private readonly FoundSecret[] secrets;
    private readonly WithheldSecrets withheld;

    public ShownLines(InstanceReading reading)
    {
        this.reading = reading;
        Instance instance = reading.Instance;
        IEnumerable<FoundSecret> inForce = [];
        if (instance.Target is { } target)
        {
            var view = new EffectiveView(instance, target);
            inForce = InstanceSecrets.In(view, [.. TableReferences.Of(view)]);
        }

        secrets = [.. inForce.Concat(InstanceSecrets.InDeclaration(reading.AsWritten))];
        withheld = new WithheldSecrets(secrets);
    }

    public SourceLine Line(string file, SourceRange range)
    {
        CfDocument? document = reading.Documents.FirstOrDefault(d => d.File == file);
        if (document is null || range.Start.Line > document.Lines.Count)
        {
            return new SourceLine("", 0, 0);
        }

        string written = TextOf(document, range.Start.Line);
        string text = Shown(document, range.Start.Line, written);
        int start = Math.Min(range.Start.Column - 1, written.Length);
        int length = Math.Min(range.End.Offset - range.Start.Offset, written.Length - start);
        if (text == written)
        {
            return new SourceLine(text, start, length);
        }

        string before = Shown(document, range.Start.Line, written.Substring(0, start));
        return text.StartsWith(before, StringComparison.Ordinal)
            ? new SourceLine(text, before.Length, Math.Min(length, text.Length - before.Length))
            : new SourceLine(text, 0, 0);
    }

    /// <summary>All lines of a file, without their line feeds.</summary>
    public IReadOnlyList<string> All(CfDocument document) =>
        [
            .. document.Lines.Select(
                (line, i) =>
                    line.Kind == CfLineKind.Comment && ClientOf(document) is null
                        ? OfComment(document.TextOf(line))
                        : Shown(document, i + 1, document.TextOf(line))
            ),
        ];

    /// <summary>
    /// A line of the configuration of a database: its value is shown where it is of a name that its type has, and that is of no secret. What else is
    /// written there may be a password.
    /// </summary>
    private string OfClient(TableRows table, string type, int line, string text)
    {
        CfLine physical = table.Document.Lines[line - 1];
        CfLogicalLine? logical = table.Document.LogicalLines.FirstOrDefault(l =>
            l.Span.Start <= physical.Span.Start && physical.Span.End <= l.Span.End
        );
        bool isComment = physical.Kind == CfLineKind.Comment;
        string whole = logical is not null && !isComment ? logical.Text : TextOf(table.Document, line);
        string name = whole.Split('=')[0].Trim(' ', '\t', '#', '\r');
        if (whole.IndexOf('=') >= 0 && TableSettingInfo.Of(type).Any(s => s.Name == name) && !SecretName.Is(name))
        {
            return Without(text, []);
        }

        int equals = text.IndexOf('=');
        bool isFirst = isComment || physical.Kind == CfLineKind.Start;
        return isComment && whole.IndexOf('=') < 0 ? Without(text, [])
            : isFirst && whole.IndexOf('=') >= 0
                ? equals < 0 ? text
                    : text.Substring(0, equals + 1) + " " + Withheld
            : text.Trim().Length == 0 ? text
            : Withheld;
    }

    /// <summary>The configuration of a database and its type; null for another file.</summary>
    private (TableRows Table, string Type)? ClientOf(CfDocument document) =>
        reading
            .Instance.Tables.Zip(reading.Tables, (table, rows) => (Rows: rows, table.Type))
            .Where(table => table.Rows.IsSettings && table.Rows.Document.File == document.File)
            .Select(table => ((TableRows, string)?)table)
            .FirstOrDefault();

    /// <summary>A setting that somebody made a comment may hold a secret too.</summary>
    private string OfComment(string comment)
    {
        int start = comment.Length - comment.TrimStart(' ', '\t', '#').Length;
        return comment.Substring(0, start) + Without(comment.Substring(start), []);
    }

    private static string TextOf(CfDocument document, int line) =>
        document.TextOf(document.Lines[line - 1]).TrimEnd('\r');

    /// <param name="document">The file.</param>
    /// <param name="line">The number of the line.</param>
    /// <param name="text">The line or its beginning.</param>
    private string Shown(CfDocument document, int line, string text)
    {
        if (ClientOf(document) is { } client)
        {
            return OfClient(client.Table, client.Type, line, text);
        }

        Origin[] here =
        [
            .. secrets
                .Select(secret => secret.Origin)
                .Where(o =>
                    o.DeclaredBy == document.File && o.Range is { } r && r.Start.Line <= line && line <= r.End.Line
                )
                .Distinct(),
        ];
        string shown = Without(text, here);
        bool isFound = here.All(origin =>
            Enumerable
                .Range(origin.Range!.Value.Start.Line, origin.Range.Value.End.Line - origin.Range.Value.Start.Line + 1)
                .Select(number => TextOf(document, number))
                .Any(other => Without(other, [origin]) != other)
        );
        if (isFound)
        {
            return shown;
        }

        // It is written in a way that none of the texts to withhold has: nothing behind the name is shown.
        int equals = text.IndexOf('=');
        return equals < 0 ? Withheld : text.Substring(0, equals + 1) + " " + Withheld;
    }

    private string Without(string text, IEnumerable<Origin> places) =>
        InstanceSecrets.WithoutSecrets(
            places.Aggregate(withheld.In(text), (shown, place) => withheld.In(shown, place))
        );
}
