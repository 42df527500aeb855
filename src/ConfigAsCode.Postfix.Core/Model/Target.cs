namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>A default of a distribution's package (<c>daemon_directory = /usr/lib/postfix/sbin</c>).</summary>
public sealed record PackageDefault(string Parameter, string Value);

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

    /// <summary>The table types that the distribution has in packages of their own, each called <c>postfix-</c> and the type.</summary>
    public EquatableArray<string> PackedTypes { get; init; }

    /// <summary>
    /// Defaults that the distribution's package decides when it is built, where they are not Postfix's own. None where the target is
    /// given by version, or nobody has looked.
    /// </summary>
    public EquatableArray<PackageDefault> PackageDefaults { get; init; }

    /// <summary>
    /// Later targets on which the same files must be right. They are written in the words of the oldest, which the later ones
    /// read too, and judged on each.
    /// </summary>
    public EquatableArray<Target> Others { get; init; }

    /// <summary>This one and the others, each alone; the oldest first.</summary>
    public IEnumerable<Target> Each => Others.Prepend(Others.Count == 0 ? this : this with { Others = default });

    /// <summary>The series that decides how protocols are written: a later one may speak what the oldest does not.</summary>
    public OpenSslSeries NewestOpenSsl => Each.Max(t => t.OpenSsl);

    /// <summary><c>Debian 12 with Postfix 3.7.11 and OpenSSL 3.0</c>; the others apart.</summary>
    public string Described => $"{Name} with Postfix {Postfix} and OpenSSL {OpenSsl.ToText()}";

    /// <summary>One target for files that must be right on all.</summary>
    /// <param name="all">At least one.</param>
    public static Target OfAll(IEnumerable<Target> all)
    {
        Target[] sorted = [.. all.Distinct().OrderBy(t => t.Postfix).ThenBy(t => t.OpenSsl)];
        return sorted[0] with { Others = sorted.Skip(1).ToEquatableArray() };
    }
}
