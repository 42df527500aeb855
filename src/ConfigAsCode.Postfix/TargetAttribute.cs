namespace ConfigAsCode.Postfix;

/// <summary>
/// What the files must run on. It decides which parameters and values exist, how they are written in the files, and which
/// cipher suites there are. With several targets the same files must be right on each; a finding names its targets.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class TargetAttribute : Attribute
{
    /// <summary>Distribution releases, each with the Postfix, the OpenSSL and the conventions of its package.</summary>
    public TargetAttribute(params Platform[] platforms) => Platforms = platforms;

    /// <summary>
    /// Postfix releases by number: one (<c>"3.10"</c> for its last patch release, or <c>"3.10.4"</c>), a range
    /// (<c>"3.5..3.10"</c>), or a list of both (<c>"3.5, 3.7..3.10"</c>).
    /// </summary>
    /// <param name="postfix">The releases.</param>
    /// <param name="openSsl">
    /// The OpenSSL series that each may be linked with. Without one, the oldest and the newest that the release works with.
    /// </param>
    public TargetAttribute(string postfix, params OpenSsl[] openSsl)
    {
        Postfix = postfix;
        OpenSsl = openSsl;
    }

    /// <summary>The distribution releases; none where the versions are given by hand.</summary>
    public Platform[] Platforms { get; } = [];

    /// <summary>The Postfix releases; null where platforms are given.</summary>
    public string? Postfix { get; }

    /// <summary>The OpenSSL series; none where platforms are given.</summary>
    public OpenSsl[] OpenSsl { get; } = [];
}
