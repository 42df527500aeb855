using System.Globalization;
using System.Text;
using ConfigAsCode.Postfix.Core.Posture.Page;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>
/// Members with facts: what most of them have in common, in what each has something of its own, and who differs. The work grows with the number
/// of facts, however they are spread.
/// </summary>
internal sealed class Population
{
    // With more values besides the usual one, each shared by fewer members than these, a fact does not tell kinds of members apart.
    private const int ManyValues = 10;
    private const int Sharing = 10;

    private static readonly string Nothing = PosturePage.Nothing[0].Text;

    private readonly List<FactKey> keys = [];
    private readonly Dictionary<FactKey, int> numbers = [];
    private readonly List<Dictionary<string, int>> counts = [];
    private readonly (int Key, string Value)[][] members;
    private readonly bool isOfOneKind;
    private readonly string?[] usual;
    private readonly bool[] isOwn;
    private readonly Dictionary<string, int> present = new(StringComparer.Ordinal);

    /// <param name="members">The facts of each.</param>
    /// <param name="isOfOneKind">
    /// Whether all are meant to do the same: then what no half of them shares is something of their own, and no difference.
    /// </param>
    public Population(IReadOnlyList<IReadOnlyList<PostureFact>> members, bool isOfOneKind)
    {
        this.isOfOneKind = isOfOneKind;
        this.members = [.. members.Select(Numbered)];
        usual = new string?[keys.Count];
        isOwn = new bool[keys.Count];
        for (int key = 0; key < keys.Count; key++)
        {
            Decide(key);
        }

        Own = [.. Enumerable.Range(0, keys.Count).Where(key => isOwn[key]).Select(key => keys[key])];
        Groups = Grouped();
    }

    /// <summary>Those in which the members differ from each other, and not one from most.</summary>
    public IReadOnlyList<FactKey> Own { get; }

    /// <summary>All members, those together that differ from most in the same. Those that are as most are come first.</summary>
    public IReadOnlyList<DeviatingGroup> Groups { get; }

    /// <summary>What most members have in common.</summary>
    public IEnumerable<PostureFact> Usual =>
        Enumerable
            .Range(0, keys.Count)
            .Where(key =>
                IsExpected(key) && (!numbers.TryGetValue(Presence(key), out int subject) || IsExpected(subject))
            )
            .Select(key => new PostureFact(keys[key], usual[key]!));

    /// <summary>A fact of a member; null where it has none.</summary>
    public string? ValueOf(int member, FactKey key)
    {
        int number = numbers[key];
        int at = Array.FindIndex(members[member], fact => fact.Key == number);
        return at < 0 ? null : members[member][at].Value;
    }

    private (int Key, string Value)[] Numbered(IReadOnlyList<PostureFact> facts)
    {
        var seen = new HashSet<int>();
        var numbered = new List<(int, string)>(facts.Count);
        foreach (PostureFact fact in facts)
        {
            if (!numbers.TryGetValue(fact.Key, out int number))
            {
                number = keys.Count;
                numbers.Add(fact.Key, number);
                keys.Add(fact.Key);
                counts.Add(new Dictionary<string, int>(StringComparer.Ordinal));
            }

            if (seen.Add(number))
            {
                counts[number].TryGetValue(fact.Value, out int count);
                counts[number][fact.Value] = count + 1;
                numbered.Add((number, fact.Value));
                if (fact.Key.IsPresence)
                {
                    present.TryGetValue(fact.Key.Subject, out int those);
                    present[fact.Key.Subject] = those + 1;
                }
            }
        }

        return [.. numbered];
    }

    private bool IsExpected(int key) => usual[key] is not null && !isOwn[key];

    private FactKey Presence(int key) => new(keys[key].Subject, "");

    /// <summary>A fact about a subject counts among the members that have the subject: whether they have it is a fact of its own.</summary>
    private void Decide(int key)
    {
        FactKey fact = keys[key];
        int all = fact.IsPresence || !present.TryGetValue(fact.Subject, out int those) ? members.Length : those;
        int with = counts[key].Values.Sum();
        KeyValuePair<string, int> most = counts[key]
            .OrderByDescending(value => value.Value)
            .ThenBy(value => value.Key, StringComparer.Ordinal)
            .First();
        usual[key] = most.Value >= all - with ? most.Key : null;
        bool hasUsual = Math.Max(most.Value, all - with) * 2 > all;
        int others = counts[key].Count - 1;
        bool hasMany = others > ManyValues && others * Sharing > with - most.Value;
        isOwn[key] =
            (PostureFacts.IsOwn(fact) && (counts[key].Count > 1 || with < all)) || (isOfOneKind ? !hasUsual : hasMany);
    }

    private List<DeviatingGroup> Grouped()
    {
        ILookup<string, int> expected = Enumerable
            .Range(0, keys.Count)
            .Where(IsExpected)
            .ToLookup(key => keys[key].IsPresence ? "" : keys[key].Subject, StringComparer.Ordinal);
        // Who has what is marked with the number of the member, so that nothing has to be cleared.
        var seen = new int[keys.Count];
        var groups = new Dictionary<string, (List<int> Members, List<Deviation> Deviations)>(StringComparer.Ordinal);
        for (int member = 0; member < members.Length; member++)
        {
            ILookup<string, (int Key, string Value)>? bySubject = null;
            var subjects = new List<string> { "" };
            var signature = new StringBuilder();
            var deviations = new List<Deviation>();
            foreach ((int key, string value) in members[member])
            {
                seen[key] = member + 1;
                if (keys[key].IsPresence)
                {
                    subjects.Add(keys[key].Subject);
                }

                if (!isOwn[key] && value != usual[key])
                {
                    Add(key, keys[key].IsPresence && usual[key] is null ? Whole(keys[key].Subject) : value);
                }
            }

            foreach (int key in subjects.SelectMany(subject => expected[subject]).Where(key => seen[key] != member + 1))
            {
                Add(key, here: null);
            }

            string same = signature.ToString();
            if (!groups.TryGetValue(same, out (List<int> Members, List<Deviation> Deviations) group))
            {
                group = ([], deviations);
                groups.Add(same, group);
            }

            group.Members.Add(member);

            string Whole(string subject)
            {
                bySubject ??= members[member].ToLookup(fact => keys[fact.Key].Subject, StringComparer.Ordinal);
                return string.Join(
                    "; ",
                    bySubject[subject]
                        .Where(fact => fact.Value.Length > 0 && fact.Value != Nothing)
                        .Select(fact =>
                            keys[fact.Key].IsPresence ? fact.Value : $"{keys[fact.Key].Aspect}: {fact.Value}"
                        )
                );
            }

            void Add(int key, string? here)
            {
                signature
                    .Append(key.ToString(CultureInfo.InvariantCulture))
                    .Append('=')
                    .Append(here?.Length.ToString(CultureInfo.InvariantCulture))
                    .Append(':')
                    .Append(here);
                deviations.Add(new Deviation(keys[key], here, usual[key]));
            }
        }

        return
        [
            .. groups
                .Values.Select(group => new DeviatingGroup(group.Members, group.Deviations))
                .OrderByDescending(group => group.Deviations.Count == 0)
                .ThenByDescending(group => group.Members.Count)
                .ThenBy(group => group.Members[0]),
        ];
    }
}
