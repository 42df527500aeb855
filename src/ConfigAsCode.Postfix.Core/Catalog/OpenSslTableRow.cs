namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>A suite, what selects it, and whether only a build with <c>enable-weak-ssl-ciphers</c> has it.</summary>
internal sealed class OpenSslTableRow(CipherSuite suite, CipherSelector selector, bool needsWeakBuild)
{
    public CipherSuite Suite { get; } = suite;

    public CipherSelector Selector { get; } = selector;

    public bool NeedsWeakBuild { get; } = needsWeakBuild;
}
