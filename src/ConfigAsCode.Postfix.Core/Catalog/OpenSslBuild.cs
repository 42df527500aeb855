using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// What one build of OpenSSL offers: its series less what was not compiled in or has no provider. A cipher list means
/// something only together with a build.
/// </summary>
public sealed class OpenSslBuild
{
    /// <summary>Needs the GOST engine, which no distribution loads by itself.</summary>
    private static readonly string[] GostAlgorithms =
    [
        "GOST",
        "GOST01",
        "GOST12",
        "GOST12_256",
        "GOST12_512",
        "GOST18",
        "GOST89",
        "GOST8912",
        "GOST89MAC",
        "GOST89MAC12",
        "GOST94",
        "KUZNYECHIK",
        "KUZNYECHIKOMAC",
        "MAGMA",
        "MAGMAOMAC",
    ];

    /// <summary>From 3.0 on only the legacy provider has these (OSSL_PROVIDER-legacy(7)), and it is not loaded.</summary>
    private static readonly string[] LegacyProviderAlgorithms = ["DES", "IDEA", "RC2", "RC4", "SEED"];

    /// <summary>What SSL_CTX_set_ciphersuites starts with (ssl.h, TLS_DEFAULT_CIPHERSUITES).</summary>
    private static readonly string[] DefaultTls13Suites =
    [
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_AES_128_GCM_SHA256",
    ];

    private static readonly Lazy<OpenSslBuild>[] Distributed = LazyForEachSeries(weakSslCiphers: false);
    private static readonly Lazy<OpenSslBuild>[] Weak = LazyForEachSeries(weakSslCiphers: true);

    private readonly Dictionary<string, CipherWord> words = new(StringComparer.Ordinal);

    private OpenSslBuild(OpenSslSeries series, bool hasWeakSslCiphers)
    {
        Series = series;
        HasWeakSslCiphers = hasWeakSslCiphers;
        var table = new OpenSslTable(series);
        CipherSelector lacking = table.BitsOf(LackingAlgorithms(series));

        var suites = new List<CipherSuite>();
        var offered = new List<OpenSslTableRow>();
        var tls13 = new List<CipherSuite>();
        foreach (OpenSslTableRow row in table.Suites)
        {
            if (row.Suite.IsTls13)
            {
                if (Array.IndexOf(DefaultTls13Suites, row.Suite.Name) >= 0)
                {
                    tls13.Add(row.Suite);
                }
            }
            else if ((hasWeakSslCiphers || !row.NeedsWeakBuild) && !UsesAny(row.Selector, lacking))
            {
                AddNames(row);
                suites.Add(row.Suite);
                offered.Add(row);
            }
        }

        foreach (CipherWord keyword in table.Keywords)
        {
            // A suite's name is looked up before the keywords (ssl_ciph.c, ssl_cipher_collect_aliases).
            if (IsAvailable(keyword.Selector, lacking) && !words.ContainsKey(keyword.Text))
            {
                Add(keyword);
            }
        }

        Suites = suites.ToEquatableArray();
        Offered = offered;
        Tls13Suites = tls13.ToEquatableArray();
    }

    public OpenSslSeries Series { get; }

    /// <summary>
    /// Whether it was configured with <c>enable-weak-ssl-ciphers</c>: export and single DES suites in 1.0.2, RC4 and
    /// 3DES suites later.
    /// </summary>
    public bool HasWeakSslCiphers { get; }

    /// <summary>Every suite below TLS 1.3 that a list can name, by id.</summary>
    public EquatableArray<CipherSuite> Suites { get; }

    /// <summary>
    /// The suites of TLS 1.3 that are offered whatever the list says; empty before 1.1.1. Postfix has no parameter for
    /// them.
    /// </summary>
    public EquatableArray<CipherSuite> Tls13Suites { get; }

    /// <summary>Whether the library knows <c>@SECLEVEL</c>.</summary>
    public bool HasSecurityLevels => Series != OpenSslSeries.V1_0_2;

    /// <summary>What <c>DEFAULT</c> stands for at the start of a list (ssl.h, SSL_DEFAULT_CIPHER_LIST).</summary>
    public string DefaultList =>
        Series == OpenSslSeries.V1_0_2 ? "ALL:!EXPORT:!LOW:!aNULL:!eNULL:!SSLv2" : "ALL:!COMPLEMENTOFDEFAULT:!eNULL";

    /// <summary>One for each of <see cref="Suites"/>.</summary>
    internal List<OpenSslTableRow> Offered { get; }

    /// <summary>
    /// The build to assume for a series: that of Debian 9, 11, 12 and 13 for 1.1.0, 1.1.1, 3.0 and 3.5, upstream's default
    /// for 1.0.2 and 3.2.
    /// </summary>
    public static OpenSslBuild Of(OpenSslSeries series) => Distributed[(int)series].Value;

    /// <summary>The same build configured with <c>enable-weak-ssl-ciphers</c>.</summary>
    public static OpenSslBuild WithWeakSslCiphers(OpenSslSeries series) => Weak[(int)series].Value;

    internal CipherWord? Find(string text) => words.TryGetValue(text, out CipherWord word) ? word : null;

    internal bool IsWordCharacter(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.'
        || (c == '=' && HasSecurityLevels)
        || (c == '_' && KnowsIanaNames);

    private bool KnowsIanaNames => Series is OpenSslSeries.V3_2 or OpenSslSeries.V3_5;

    private static IEnumerable<string> LackingAlgorithms(OpenSslSeries series) =>
        series switch
        {
            OpenSslSeries.V1_0_2 => GostAlgorithms.Append("KRB5"),
            // Debian configures no-idea (debian/rules); upstream would offer IDEA-CBC-SHA.
            OpenSslSeries.V1_1_0 or OpenSslSeries.V1_1_1 => GostAlgorithms.Append("IDEA"),
            _ => GostAlgorithms.Concat(LegacyProviderAlgorithms),
        };

    private static Lazy<OpenSslBuild>[] LazyForEachSeries(bool weakSslCiphers)
    {
        var builds = new Lazy<OpenSslBuild>[(int)OpenSslSeries.V3_5 + 1];
        for (int i = 0; i < builds.Length; i++)
        {
            var series = (OpenSslSeries)i;
            builds[i] = new Lazy<OpenSslBuild>(() => new OpenSslBuild(series, weakSslCiphers));
        }

        return builds;
    }

    private static bool UsesAny(in CipherSelector suite, in CipherSelector lacking) =>
        (suite.KeyExchange & lacking.KeyExchange) != 0
        || (suite.Authentication & lacking.Authentication) != 0
        || (suite.Encryption & lacking.Encryption) != 0
        || (suite.Mac & lacking.Mac) != 0;

    /// <summary>A keyword all of whose algorithms of one kind are lacking is an unknown word.</summary>
    private static bool IsAvailable(in CipherSelector keyword, in CipherSelector lacking) =>
        HasSomeLeft(keyword.KeyExchange, lacking.KeyExchange)
        && HasSomeLeft(keyword.Authentication, lacking.Authentication)
        && HasSomeLeft(keyword.Encryption, lacking.Encryption)
        && HasSomeLeft(keyword.Mac, lacking.Mac);

    private static bool HasSomeLeft(uint bits, uint lacking) => bits == 0 || (bits & ~lacking) != 0;

    private void AddNames(OpenSslTableRow row)
    {
        // A name selects by the suite's algorithms, not by its version. 1.1.0 and later also compare the id, which
        // changes nothing: the only two suites with the same algorithms need the GOST engine.
        CipherSelector selector = row.Selector;
        selector.Version = 0;
        Add(new CipherWord(row.Suite.Name, selector));
        if (KnowsIanaNames && row.Suite.IanaName is { } iana)
        {
            Add(new CipherWord(iana, selector));
        }
    }

    private void Add(CipherWord word) => words.Add(word.Text, word);
}
