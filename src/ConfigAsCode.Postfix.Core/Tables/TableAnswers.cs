using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>What a lookup table may answer, as far as the instance says it.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Unknown">The tables whose answers the host alone knows, and what is too much to follow.</param>
internal sealed record TableAnswers(IReadOnlyList<TableAnswer> Answers, IReadOnlyList<string> Unknown)
{
    /// <summary>A table that a program cannot open: each look-up fails.</summary>
    public static TableAnswers None { get; } = new([], []);

    /// <summary>A table without a row for the key.</summary>
    public static TableAnswers NoRow { get; } = new([], []);

    /// <summary>Whether it is a table that a program cannot open.</summary>
    public bool Fails => ReferenceEquals(this, None);

    /// <summary>Whether it is too much to follow to its end.</summary>
    public bool IsCut { get; init; }

    private readonly Lazy<Dictionary<string, TableAnswer>> byKey = new(() =>
    {
        var first = new Dictionary<string, TableAnswer>(StringComparer.OrdinalIgnoreCase);
        foreach (TableAnswer answer in Answers.Where(a => a.Keys == AnsweredKeys.One && !first.ContainsKey(a.Row.Key)))
        {
            first.Add(answer.Row.Key, answer);
        }

        return first;
    });

    /// <summary>What it answers to one key alone; of several rows with one key the first is the one.</summary>
    public IReadOnlyDictionary<string, TableAnswer> ByKey => byKey.Value;

    public IEnumerable<TableAnswer> OfPatterns => Answers.Where(a => a.Keys == AnsweredKeys.Matching);

    /// <summary>What it answers to each key that no row is for: one of these.</summary>
    public IEnumerable<TableAnswer> ForAll => Answers.Where(a => a.Keys == AnsweredKeys.All);

    public static TableAnswers UnknownOf(string word) => new([], [word]);

    public static TableAnswers TooMuch(string word) => UnknownOf(word) with { IsCut = true };

    /// <summary>The answers of the table that a word names.</summary>
    public static TableAnswers Of(TableReference reference, EffectiveView view) =>
        new TableAnswersReader(reference.Service, reference.Setting.Origin, view).Read(reference.Text);

    /// <summary>The same for a word that a service reads; the answers in the word itself stand at the instance.</summary>
    public static TableAnswers Of(string word, Service? service, EffectiveView view) =>
        new TableAnswersReader(service, view.Instance.Origin, view).Read(word);
}
