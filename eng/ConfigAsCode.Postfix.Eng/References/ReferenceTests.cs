using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>
/// Gives the product what Postfix's own tests give its programs (the <c>.in</c> and <c>.ref</c> files of its source), and compares.
/// Nothing of them is kept here; they are read from a checkout.
/// </summary>
internal static partial class ReferenceTests
{
    /// <summary>What differs, each with the reason.</summary>
    private static readonly ListedDifference[] Listed =
    [
        new("mac_expand", TestOnlyOperator(), "an operator or a function that only the test program has"),
        new("valid_hostname", Wildcard(), "a wildcard, which only the test program of 3.12 allows")
        {
            Since = PostfixVersion.Parse("3.12"),
        },
        new("namadr_list", NamedFile(), "a file of the host, or a type of table that the test makes"),
        new(
            "resolve_local",
            TrailingDots(),
            "an address that no mail has: smtpd(8) takes dots at the end away, or refuses it"
        ),
        new("postconf", EditingTests(), "files that postconf(1) itself edits in the test"),
        new("postconf", ServicesAlone(), "a test that asks postconf(1) for master.cf alone"),
        new("postconf", WithoutSmtpd(), "a restriction class that no smtpd(8) reads"),
        .. OfBoth(
            WithoutResult(),
            "a pattern without a result, which is an error for some tables alone: of an access table PFX2013 reports it"
        ),
        .. OfBoth(MadeOfGroups(), "a result made of what the pattern matched, which is not worked out"),
        new(LookupReferences.Files, Any(), "results that name files of the host, whose content is the answer"),
    ];

    private static ListedDifference[] OfBoth(Regex input, string reason) =>
        [new("dict_pcre", input, reason), new("dict_regexp", input, reason)];

    /// <summary>Compares all suites; the result is whether exactly what is listed differs.</summary>
    /// <param name="checkout">The folder with Postfix's <c>src</c>.</param>
    public static bool Run(DirectoryInfo checkout)
    {
        string src = Path.Combine(checkout.FullName, "src");
        PostfixVersion release = ReleaseOf(checkout);
        Console.WriteLine($"The tests of Postfix {release}:");
        bool isSame = true;
        foreach (IGrouping<string, ReferenceCase> suite in Cases(src, release).GroupBy(c => c.Suite))
        {
            ReferenceCase[] different = [.. suite.Where(c => !c.IsSame)];
            ILookup<string?, ReferenceCase> byReason = different.ToLookup(c =>
                Listed.FirstOrDefault(l => l.Explains(c))?.Reason
            );
            Console.WriteLine(
                $"{suite.Key}: {suite.Count()} asked, {suite.Count(c => c.IsSame)} the same, "
                    + $"{different.Length - byReason[null].Count()} listed, {byReason[null].Count()} different"
            );
            foreach (IGrouping<string?, ReferenceCase> reason in byReason.Where(r => r.Key is not null))
            {
                Console.WriteLine($"  {reason.Count()} with {reason.Key}");
            }

            foreach (ReferenceCase found in byReason[null])
            {
                isSame = false;
                Console.WriteLine("  " + found);
            }

            foreach (ListedDifference gone in Listed.Where(l => l.Suite == suite.Key && l.IsIn(release)))
            {
                if (!different.Any(gone.Explains))
                {
                    isSame = false;
                    Console.WriteLine($"  listed, and no longer there: {gone.Reason}");
                }
            }
        }

        return isSame;
    }

    /// <summary>The release that a checkout says it is.</summary>
    public static PostfixVersion ReleaseOf(DirectoryInfo checkout) =>
        PostfixVersion.Parse(
            VersionLine()
                .Match(File.ReadAllText(Path.Combine(checkout.FullName, "src", "global", "mail_version.h")))
                .Groups[1]
                .Value
        );

    private static IEnumerable<ReferenceCase> Cases(string src, PostfixVersion release) =>
        MacroReferences
            .In(src, release)
            .Concat(NameReferences.In(src, release))
            .Concat(NetworkReferences.In(src, release))
            .Concat(RoutingReferences.In(src, release))
            .Concat(PostconfReferences.In(src, release))
            .Concat(LookupReferences.In(src, release));

    [GeneratedRegex("""MAIL_VERSION_NUMBER\s+"([0-9.]+)""")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"[<>=]length|\$\{\s*test\w*|\{blah")]
    private static partial Regex TestOnlyOperator();

    [GeneratedRegex("junk|nosuchfile|environ")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"\.\.|for $")]
    private static partial Regex TrailingDots();

    [GeneratedRegex("^test4[1-4]$")]
    private static partial Regex EditingTests();

    [GeneratedRegex("^test37$")]
    private static partial Regex ServicesAlone();

    [GeneratedRegex("^[*]")]
    private static partial Regex Wildcard();

    [GeneratedRegex("^test1$")]
    private static partial Regex WithoutSmtpd();

    [GeneratedRegex(@"^dict_\w+\.map, /c/$")]
    private static partial Regex WithoutResult();

    [GeneratedRegex("^(123[45]?|bar/elbereth) in ")]
    private static partial Regex MadeOfGroups();

    [GeneratedRegex("")]
    private static partial Regex Any();
}
