using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// A regular expression that means the same to regex(7) or pcre(3) as here, and that is matched in steps which its length and that of
/// the text bound: all ways through it are followed at once. What it does not know (back references, assertions about what follows,
/// options within) it does not take.
/// </summary>
internal sealed class BoundedPattern
{
    private const int MostStates = 3000;
    private const int LongestText = 1000;
    private const int MostRepetitions = 255;
    private const int DeepestGroup = 50;

    private readonly List<State> states;
    private readonly int start;

    private BoundedPattern(List<State> states, int start)
    {
        this.states = states;
        this.start = start;
    }

    private enum Kind
    {
        /// <summary>One character of a set.</summary>
        Character,

        /// <summary>Goes on in two ways.</summary>
        Fork,
        TextStart,
        TextEnd,
        WordEdge,
        Done,
    }

    /// <summary>Null for a pattern that is not known to mean the same here.</summary>
    /// <param name="text">The pattern between its delimiters.</param>
    /// <param name="isPcre">Whether pcre(3) reads it, rather than regcomp(3) as an extended expression.</param>
    /// <param name="ignoresCase">Whether upper and lower case are the same.</param>
    public static BoundedPattern? Parse(string text, bool isPcre, bool ignoresCase)
    {
        var parser = new Parser(text, isPcre, ignoresCase);
        return parser.Whole() is { } start ? new BoundedPattern(parser.States, start) : null;
    }

    /// <summary>Whether it matches some part of a text; null where the text is not plain ASCII of reasonable length.</summary>
    public bool? IsMatch(string text)
    {
        if (text.Length > LongestText || text.Any(c => c is > '\x7E' or < ' '))
        {
            return null;
        }

        var current = new HashSet<int>();
        for (int at = 0; at <= text.Length; at++)
        {
            if (Add(start, text, at, current))
            {
                return true;
            }

            var next = new HashSet<int>();
            foreach (int state in current)
            {
                if (at < text.Length && states[state].Set is { } set && set[text[at]])
                {
                    if (Add(states[state].Next, text, at + 1, next))
                    {
                        return true;
                    }
                }
            }

            current = next;
        }

        return false;
    }

    /// <summary>Adds a state with those that are reached from it without a character; true where the end is among them.</summary>
    private bool Add(int first, string text, int at, HashSet<int> into)
    {
        var open = new Stack<int>();
        open.Push(first);
        while (open.Count > 0)
        {
            int index = open.Pop();
            if (!into.Add(index))
            {
                continue;
            }

            State state = states[index];
            switch (state.Kind)
            {
                case Kind.Done:
                    return true;
                case Kind.Fork:
                    open.Push(state.Other);
                    open.Push(state.Next);
                    break;
                case Kind.TextStart when at == 0:
                case Kind.TextEnd when at == text.Length:
                case Kind.WordEdge when IsWord(text, at - 1) != IsWord(text, at):
                    open.Push(state.Next);
                    break;
            }
        }

        return false;
    }

    private static bool IsWord(string text, int at) =>
        at >= 0 && at < text.Length && (Ascii.IsLetterOrDigit(text[at]) || text[at] == '_');

    private sealed record State(Kind Kind, int Next, int Other = -1, bool[]? Set = null);

    /// <summary>What a part of a pattern matches, until it is known what comes behind it: a state for a given next one.</summary>
    private delegate int Part(int next);

    private sealed class Parser(string text, bool isPcre, bool ignoresCase)
    {
        private const int Ascii128 = 128;

        private int at;
        private bool isForeign;

        public List<State> States { get; } = [new State(Kind.Done, -1)];

        public int? Whole()
        {
            if (text.Any(c => c is > '\x7E' or < ' ') || text.Length == 0)
            {
                return null;
            }

            Part whole = Alternatives(depth: 0);
            if (at < text.Length || isForeign)
            {
                return null;
            }

            int first = whole(0);
            return isForeign ? null : first;
        }

        private Part Alternatives(int depth)
        {
            isForeign |= depth > DeepestGroup;
            Part left = Sequence(depth);
            while (!isForeign && at < text.Length && text[at] == '|')
            {
                at++;
                Part first = left;
                Part second = Sequence(depth);
                left = next => New(Kind.Fork, first(next), second(next));
            }

            return left;
        }

        private Part Sequence(int depth)
        {
            var parts = new List<Part>();
            while (!isForeign && at < text.Length && text[at] is not ('|' or ')'))
            {
                parts.Add(Repeated(depth));
            }

            // regcomp(3) leaves an empty alternative to each system.
            isForeign |= parts.Count == 0 && !isPcre;
            return next => Enumerable.Reverse(parts).Aggregate(next, (behind, part) => part(behind));
        }

        private Part Repeated(int depth)
        {
            bool isAnchor = text[at] is '^' or '$' || (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == 'b');
            Part one = Atom(depth);
            if (at >= text.Length || text[at] is not ('*' or '+' or '?' or '{'))
            {
                return one;
            }

            isForeign |= isAnchor;
            (int least, int? most) = Times();
            if (isPcre && at < text.Length && text[at] == '?')
            {
                at++;
            }

            // Twice repeated, or without a way back.
            isForeign |= at < text.Length && text[at] is '*' or '+' or '?' or '{';
            return next => Repeat(one, least, most, next);
        }

        private (int Least, int? Most) Times()
        {
            switch (text[at++])
            {
                case '*':
                    return (0, null);
                case '+':
                    return (1, null);
                case '?':
                    return (0, 1);
            }

            int? least = Number();
            int? most = least;
            if (at < text.Length && text[at] == ',')
            {
                at++;
                most = at < text.Length && text[at] == '}' ? null : Number() ?? -1;
            }

            isForeign |= least is null || most < least || at >= text.Length || text[at] != '}';
            at++;
            return (least ?? 0, most);
        }

        private int? Number()
        {
            int value = 0;
            int from = at;
            for (; at < text.Length && text[at] is >= '0' and <= '9' && at - from < 4; at++)
            {
                value = (value * 10) + text[at] - '0';
            }

            isForeign |= value > MostRepetitions;
            return at == from ? null : value;
        }

        private int Repeat(Part one, int least, int? most, int next)
        {
            int first = next;
            if (most is null)
            {
                int loop = New(Kind.Fork, -1, next);
                int body = isForeign ? -1 : one(loop);
                States[loop] = States[loop] with { Next = body };
                first = loop;
            }

            for (int i = least; i < most && !isForeign; i++)
            {
                first = New(Kind.Fork, one(first), next);
            }

            for (int i = 0; i < least && !isForeign; i++)
            {
                first = one(first);
            }

            return first;
        }

        private Part Atom(int depth)
        {
            char c = text[at++];
            switch (c)
            {
                case '^':
                    return next => New(Kind.TextStart, next);
                case '$':
                    return next => New(Kind.TextEnd, next);
                case '(':
                    return Group(depth);
                case '[':
                    return OneOf(Bracket());
                case '.':
                    return OneOf([.. Enumerable.Repeat(true, Ascii128)]);
                case '\\':
                    return Escaped();
                case '*' or '+' or '?' or '{':
                    return Foreign();
                default:
                    return OneOf(Set(c));
            }
        }

        private Part Group(int depth)
        {
            if (at < text.Length && text[at] is '?' or '*')
            {
                bool isPlain = isPcre && string.CompareOrdinal(text, at, "?:", 0, 2) == 0;
                at += 2;
                if (!isPlain)
                {
                    return Foreign();
                }
            }

            Part inside = Alternatives(depth + 1);
            isForeign |= at >= text.Length;
            at++;
            return inside;
        }

        private Part Escaped()
        {
            if (at >= text.Length)
            {
                return Foreign();
            }

            char c = text[at++];
            return !Ascii.IsLetterOrDigit(c) && c is not ('<' or '>' or '`' or '\'') ? OneOf(Set(c))
                : isPcre && c == 'b' ? next => New(Kind.WordEdge, next)
                : isPcre && Shorthand(c) is { } set ? OneOf(set)
                : Foreign();
        }

        /// <summary>The set of <c>\d</c> and its kin in pcre; null for another letter.</summary>
        private static bool[]? Shorthand(char letter)
        {
            Func<char, bool>? isIn = char.ToLowerInvariant(letter) switch
            {
                'd' => c => c is >= '0' and <= '9',
                'w' => c => Ascii.IsLetterOrDigit(c) || c == '_',
                's' => c => c is ' ' or (>= '\t' and <= '\r'),
                _ => null,
            };
            return isIn is null
                ? null
                : [.. Enumerable.Range(0, Ascii128).Select(i => isIn((char)i) != letter is >= 'A' and <= 'Z')];
        }

        private bool[] Bracket()
        {
            bool isNegated = at < text.Length && text[at] == '^';
            at += isNegated ? 1 : 0;
            bool[] set = new bool[Ascii128];
            int from = at;
            while (!isForeign && at < text.Length && (text[at] != ']' || at == from))
            {
                if (text[at] == '[' && at + 1 < text.Length && text[at + 1] is ':' or '.' or '=')
                {
                    Class(set);
                }
                else if (Bound() is { } first)
                {
                    char last = first;
                    if (at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']')
                    {
                        at++;
                        last = text[at] == '[' ? '\0' : Bound() ?? '\0';
                        // What a range from a to Z is depends on the library.
                        isForeign |= last < first;
                    }

                    for (int c = first; c <= last; c++)
                    {
                        set[c] = true;
                    }
                }
                else if (isPcre && at < text.Length && Shorthand(text[at]) is { } shorthand)
                {
                    at++;
                    isForeign |= at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']';
                    Join(set, shorthand);
                }
                else
                {
                    isForeign = true;
                }
            }

            isForeign |= at >= text.Length;
            at++;
            FoldCase(set);
            return isNegated ? [.. set.Select(isIn => !isIn)] : set;
        }

        /// <summary>One character in brackets; null behind a backslash that stands for a set, which is left behind it.</summary>
        private char? Bound()
        {
            char c = text[at++];
            if (c != '\\' || !isPcre)
            {
                return c;
            }

            if (at >= text.Length || Ascii.IsLetterOrDigit(text[at]))
            {
                return null;
            }

            return text[at++];
        }

        /// <summary><c>[:alpha:]</c> within brackets.</summary>
        private void Class(bool[] set)
        {
            int end = text.IndexOf(":]", at + 2, StringComparison.Ordinal);
            Func<char, bool>? isIn =
                end < 0 || text[at + 1] != ':'
                    ? null
                    : text.Substring(at + 2, end - at - 2) switch
                    {
                        "alpha" => c => Ascii.IsLetterOrDigit(c) && c is not (>= '0' and <= '9'),
                        "digit" => c => c is >= '0' and <= '9',
                        "alnum" => Ascii.IsLetterOrDigit,
                        "lower" => c => c is >= 'a' and <= 'z',
                        "upper" => c => c is >= 'A' and <= 'Z',
                        "space" => c => c is ' ' or (>= '\t' and <= '\r'),
                        "blank" => c => c is ' ' or '\t',
                        "xdigit" => c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'),
                        "punct" => c => c is > ' ' and <= '\x7E' && !Ascii.IsLetterOrDigit(c),
                        _ => null,
                    };
            if (isIn is null)
            {
                isForeign = true;
                return;
            }

            at = end + 2;
            Join(set, [.. Enumerable.Range(0, Ascii128).Select(i => isIn((char)i))]);
        }

        private static void Join(bool[] set, bool[] other)
        {
            for (int i = 0; i < set.Length; i++)
            {
                set[i] |= other[i];
            }
        }

        private bool[] Set(char c)
        {
            bool[] set = new bool[Ascii128];
            set[c] = true;
            FoldCase(set);
            return set;
        }

        private void FoldCase(bool[] set)
        {
            for (int upper = 'A'; ignoresCase && upper <= 'Z'; upper++)
            {
                int lower = upper + 'a' - 'A';
                set[upper] = set[lower] |= set[upper];
            }
        }

        private Part OneOf(bool[] set) => next => New(Kind.Character, next, set: set);

        private Part Foreign()
        {
            isForeign = true;
            return next => next;
        }

        private int New(Kind kind, int next, int other = -1, bool[]? set = null)
        {
            isForeign |= States.Count >= MostStates;
            States.Add(new State(kind, next, other, set));
            return States.Count - 1;
        }
    }
}
