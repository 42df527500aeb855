namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>What the files of an instance must run on.</summary>
/// <param name="Name">How people call it: <c>Debian 12</c>, or <c>Postfix 3.10.4</c>.</param>
/// <param name="Postfix">The Postfix release.</param>
/// <param name="OpenSsl">The OpenSSL series that Postfix is linked with.</param>
/// <param name="ChrootByDefault">Whether the distribution runs its default services in a chroot (Debian and Ubuntu do).</param>
public sealed record Target(string Name, PostfixVersion Postfix, OpenSslSeries OpenSsl, bool ChrootByDefault)
{
    /// <summary>
    /// The database types of the distribution's own package, the one it prefers first (<c>hash</c>, <c>btree</c>). None
    /// where the target is given by version: then nobody knows.
    /// </summary>
    public EquatableArray<string> DatabaseTypes { get; init; }
}
