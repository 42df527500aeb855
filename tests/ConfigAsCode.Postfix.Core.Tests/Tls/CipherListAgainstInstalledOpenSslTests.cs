using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

public class CipherListAgainstInstalledOpenSslTests
{
    private const int Lists = 300;

    [Fact]
    public void The_installed_OpenSsl_has_the_suites_of_its_build() =>
        Assert.Equal(
            InstalledOpenSsl.Ciphers("ALL:COMPLEMENTOFALL"),
            CipherListCase.BelowTls13(InstalledOpenSsl.Build.Suites.Select(suite => suite.Name))
        );

    [Fact]
    public void Any_list_offers_what_the_installed_OpenSsl_offers()
    {
        int accepted = 0;
        AnyList.Sample(
            list =>
            {
                string[]? expected = InstalledOpenSsl.Ciphers(list);
                CipherListResult actual = CipherList.Evaluate(list, InstalledOpenSsl.Build);
                if (expected is not null)
                {
                    Interlocked.Increment(ref accepted);
                }

                Assert.Equal(
                    expected,
                    actual.Error is null ? CipherListCase.BelowTls13(actual.Suites.Select(suite => suite.Name)) : null
                );
            },
            iter: Lists
        );

        // Lists that are mostly refused would show little.
        Assert.True(accepted > Lists / 3, $"OpenSSL took only {accepted} of {Lists} lists.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_suite_is_supported_at_the_levels_that_allow_it(int level) =>
        Assert.Equal(
            InstalledOpenSsl.Ciphers($"ALL:COMPLEMENTOFALL:@SECLEVEL={level}", "-s", "-psk", "-srp", "-tls1_2"),
            CipherListCase.BelowTls13(
                InstalledOpenSsl.Build.Suites.Where(suite => suite.AllowedAt(level)).Select(suite => suite.Name)
            )
        );

    private static Gen<string> AnyList
    {
        get
        {
            Gen<string> suite = OneOf([.. InstalledOpenSsl.Build.Suites.Select(suite => suite.Name)]);
            Gen<string> iana = OneOf([.. InstalledOpenSsl.Build.Suites.Select(suite => suite.IanaName ?? suite.Name)]);
            Gen<string> keyword = OneOf(Keywords());
            Gen<string> noise = Gen.String[Gen.Char["AaHIGL019-.=_+!@: ,;*"], 0, 4];
            Gen<string> word = Gen.Frequency((12, keyword), (4, suite), (1, iana), (1, noise));
            Gen<string> operation = Gen.Frequency(
                (8, Gen.Const("")),
                (2, Gen.Const("!")),
                (2, Gen.Const("-")),
                (1, Gen.Const("+"))
            );
            Gen<string> words = Gen.Select(operation, word.Array[1, 2], (op, parts) => op + string.Join('+', parts));
            Gen<string> command = OneOf("@STRENGTH", "@SECLEVEL=0", "@SECLEVEL=2", "@STRENGTH!aNULL", "@SECLEVEL=9");
            Gen<string> item = Gen.Frequency((20, words), (1, command));
            Gen<string> separator = Gen.Frequency(
                (20, Gen.Const(":")),
                (2, OneOf(",", ";", " ", "::", ": ")),
                (2, Gen.Const(""))
            );
            Gen<string> start = Gen.Frequency(
                (6, Gen.Const("")),
                (2, OneOf("DEFAULT", "DEFAULT:", "ALL:", "HIGH:", "aNULL:-aNULL:HIGH:", "ALL:COMPLEMENTOFALL:")),
                (1, OneOf("SUITEB128", "SUITEB128ONLY", "SUITEB192:", "SUITEB128C2", "COMPLEMENTOFDEFAULT+HIGH:"))
            );
            return Gen.Select(start, Gen.Select(item, separator).Array[0, 6])
                .Select((first, rest) => first + string.Concat(rest.Select(part => part.Item1 + part.Item2)));
        }
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>The keywords of every series: what one knows is an unknown word to another.</summary>
    private static string[] Keywords()
    {
        var keywords = new SortedSet<string>(["DEFAULT", "foo"], StringComparer.Ordinal);
        foreach (OpenSslSeries series in Enum.GetValues<OpenSslSeries>())
        {
            string resource = $"openssl-{series.ToText()}-keywords.tsv";
            using var reader = new StreamReader(typeof(OpenSslBuild).Assembly.GetManifestResourceStream(resource)!);
            keywords.UnionWith(reader.ReadToEnd().Split('\n').Skip(1).Select(line => line.Split('\t')[0]));
        }

        keywords.Remove("");
        return [.. keywords];
    }
}
