using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Reads the rules of a cipher list as OpenSSL does (ssl_ciph.c, ssl_cipher_process_rulestr).</summary>
internal sealed class CipherListReader(OpenSslBuild build)
{
    private const string SecurityLevelWord = "SECLEVEL=";

    private readonly List<IgnoredCipherItem> unknownWords = [];
    private readonly List<IgnoredCipherItem> emptyIntersections = [];
    private Membership[] members = new Membership[build.Suites.Count];

    private string rules = "";
    private int position;
    private string? error;
    private int? securityLevel;

    private enum Membership : byte
    {
        Out,
        In,

        /// <summary>Removed with <c>!</c>, which is for good.</summary>
        Barred,
    }

    /// <param name="list">The list.</param>
    /// <param name="start">Where to begin, if what is before has been read: at the end of an item.</param>
    public void Read(string list, int start = 0)
    {
        rules = list;
        position = start;
        while (position < rules.Length && error is null)
        {
            if (IsSeparator(rules[position]))
            {
                position++;
            }
            else
            {
                ReadItem();
            }
        }
    }

    /// <summary>A reader of another list that begins with what has been read.</summary>
    public CipherListReader Copy()
    {
        var copy = new CipherListReader(build)
        {
            members = [.. members],
            error = error,
            securityLevel = securityLevel,
        };
        copy.unknownWords.AddRange(unknownWords);
        copy.emptyIntersections.AddRange(emptyIntersections);
        return copy;
    }

    public CipherListResult ToResult()
    {
        var selected = SuiteSelection.Of(build, i => error is null && members[i] == Membership.In);
        return new CipherListResult(
            selected,
            error ?? (selected.Suites.Count == 0 ? "it selects no cipher suite" : null),
            securityLevel,
            unknownWords.ToEquatableArray(),
            emptyIntersections.ToEquatableArray()
        );
    }

    private void ReadItem()
    {
        char operation = rules[position];
        if (operation is '-' or '+' or '!' or '@')
        {
            position++;
        }
        else
        {
            operation = ' ';
        }

        if (operation == '@')
        {
            ReadCommand();
        }
        else if (TryReadIntersection(out CipherSelector selector))
        {
            // Any character may come next: OpenSSL needs no separator after a word that it knows.
            Apply(operation, selector);
        }
    }

    /// <summary>Reads <c>A+B+C</c>; false where OpenSSL skips the item or refuses the list.</summary>
    private bool TryReadIntersection(out CipherSelector selector)
    {
        int start = position;
        selector = default;
        while (true)
        {
            string word = ReadWord();
            if (error is not null)
            {
                return false;
            }

            int end = position;
            if (build.Find(word) is not { } found)
            {
                SkipToSeparator();
                unknownWords.Add(new IgnoredCipherItem(word, rules.Substring(end, position - end)));
                return false;
            }

            if (!selector.Narrow(found.Selector, forgetsNotDefault: build.Series != OpenSslSeries.V1_0_2))
            {
                SkipToSeparator();
                emptyIntersections.Add(
                    new IgnoredCipherItem(rules.Substring(start, end - start), rules.Substring(end, position - end))
                );
                return false;
            }

            if (position == rules.Length || rules[position] != '+')
            {
                return true;
            }

            position++;
        }
    }

    private void ReadCommand()
    {
        string word = ReadWord();
        if (error is not null)
        {
            return;
        }

        if (
            build.HasSecurityLevels
            && word.Length == SecurityLevelWord.Length + 1
            && word.StartsWith(SecurityLevelWord, StringComparison.Ordinal)
            && word[word.Length - 1] is >= '0' and <= '5'
        )
        {
            securityLevel = word[word.Length - 1] - '0';
        }
        else if (word != "STRENGTH")
        {
            error = $"OpenSSL {build.Series.ToText()} does not know @{word}";
        }

        SkipToSeparator();
    }

    /// <summary>An empty word makes OpenSSL refuse the whole list.</summary>
    private string ReadWord()
    {
        int start = position;
        while (position < rules.Length && build.IsWordCharacter(rules[position]))
        {
            position++;
        }

        if (position == start)
        {
            error =
                start > 0 && rules[start - 1] is '-' or '+' or '!' or '@'
                    ? $"no word follows the '{rules[start - 1]}' at position {Number(start)}"
                    : $"'{rules[start]}' at position {Number(start + 1)} is not valid in a cipher list";
        }

        return rules.Substring(start, position - start);
    }

    private void SkipToSeparator()
    {
        while (position < rules.Length && !IsSeparator(rules[position]))
        {
            position++;
        }
    }

    private void Apply(char operation, in CipherSelector selector)
    {
        if (operation == '+')
        {
            return;
        }

        for (int i = 0; i < members.Length; i++)
        {
            if (members[i] != Membership.Barred && selector.Matches(build.Offered[i].Selector))
            {
                members[i] = operation switch
                {
                    '!' => Membership.Barred,
                    '-' => Membership.Out,
                    _ => Membership.In,
                };
            }
        }
    }

    private static bool IsSeparator(char c) => c is ':' or ';' or ',' or ' ';

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
