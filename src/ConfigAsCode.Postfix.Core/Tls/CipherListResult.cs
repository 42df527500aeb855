using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What a cipher list offers.</summary>
/// <param name="Selection">The suites below TLS 1.3; none where OpenSSL refuses the list.</param>
/// <param name="Error">Why OpenSSL refuses the list; null where it takes it.</param>
/// <param name="SecurityLevel">The level of the last <c>@SECLEVEL=n</c>; null where there is none.</param>
/// <param name="UnknownWords">Words that this build does not know, which OpenSSL skips without a word.</param>
/// <param name="EmptyIntersections">Items such as <c>FIPS+HIGH</c>, which match nothing and are skipped too.</param>
internal sealed record CipherListResult(
    SuiteSelection Selection,
    string? Error,
    int? SecurityLevel,
    EquatableArray<IgnoredCipherItem> UnknownWords,
    EquatableArray<IgnoredCipherItem> EmptyIntersections
)
{
    /// <summary>The suites, by id.</summary>
    public EquatableArray<CipherSuite> Suites => Selection.Suites;
}
