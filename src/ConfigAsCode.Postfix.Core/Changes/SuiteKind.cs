using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>What a reviewer asks of a cipher suite, the worst first; a suite counts as the first that fits.</summary>
public enum SuiteKind
{
    Unencrypted,
    Anonymous,
    Weak,
    ForwardSecret,
    WithoutForwardSecrecy,
}

internal static class SuiteKinds
{
    public static SuiteKind KindOf(CipherSuite suite) =>
        suite.IsUnencrypted ? SuiteKind.Unencrypted
        : suite.IsAnonymous ? SuiteKind.Anonymous
        : suite.IsWeak ? SuiteKind.Weak
        : suite.HasForwardSecrecy ? SuiteKind.ForwardSecret
        : SuiteKind.WithoutForwardSecrecy;
}
