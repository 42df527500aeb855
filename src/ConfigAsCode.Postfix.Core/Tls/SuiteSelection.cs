using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Suites of one OpenSSL build. Thousands of cipher lists select the same few sets, which are there once.</summary>
internal sealed class SuiteSelection
{
    // More than the lists of a project select.
    private static readonly Remembered<(OpenSslBuild Build, string Members), SuiteSelection> Known = new(
        512,
        of => new SuiteSelection([.. of.Build.Suites.Where((_, i) => of.Members[i] == Selected)])
    );

    private const char Selected = '1';
    private const char NotSelected = '0';

    private readonly ConcurrentDictionary<(TlsProtocols, int, bool), EquatableArray<CipherSuite>> negotiable = new();

    private SuiteSelection(CipherSuite[] suites) => Suites = suites.ToEquatableArray();

    /// <summary>The suites, by id.</summary>
    public EquatableArray<CipherSuite> Suites { get; }

    /// <param name="build">The build.</param>
    /// <param name="isSelected">Whether the suite at an index is one of them.</param>
    public static SuiteSelection Of(OpenSslBuild build, Func<int, bool> isSelected)
    {
        char[] members = new char[build.Suites.Count];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = isSelected(i) ? Selected : NotSelected;
        }

        return Known[(build, new string(members))];
    }

    /// <summary>Those that a peer can negotiate.</summary>
    /// <param name="protocols">What it speaks.</param>
    /// <param name="securityLevel">OpenSSL's security level.</param>
    /// <param name="hasLevels">Whether the library has security levels.</param>
    public EquatableArray<CipherSuite> NegotiableWith(TlsProtocols protocols, int securityLevel, bool hasLevels) =>
        negotiable.GetOrAdd(
            (protocols, securityLevel, hasLevels),
            with => Suites.Where(s => CanNegotiate(s, with.Item1, with.Item2, with.Item3)).ToEquatableArray()
        );

    private static bool CanNegotiate(CipherSuite suite, TlsProtocols protocols, int securityLevel, bool hasLevels)
    {
        TlsProtocols usable =
            suite.MinimumProtocol == "TLSv1.2" ? TlsProtocols.Tls12 : TlsProtocols.All & ~TlsProtocols.Tls13;
        return (protocols & usable) != 0 && !suite.NeedsPskOrSrp && (!hasLevels || suite.AllowedAt(securityLevel));
    }
}
