namespace ConfigAsCode.Postfix;

/// <summary>
/// What the files must run on. It decides which parameters and values exist, how the files say them, and which cipher
/// suites there are.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class TargetAttribute : Attribute
{
    /// <summary>A distribution release, with the Postfix, the OpenSSL and the habits it ships.</summary>
    public TargetAttribute(Platform platform) => Platform = platform;

    /// <summary>A Postfix release by number (<c>3.10</c> or <c>3.10.4</c>) and the OpenSSL it is linked with.</summary>
    public TargetAttribute(string postfix, OpenSsl openSsl)
    {
        Postfix = postfix;
        OpenSsl = openSsl;
    }

    /// <summary>The distribution release; null where the versions are given by hand.</summary>
    public Platform? Platform { get; }

    /// <summary>The Postfix release; null where a platform is given.</summary>
    public string? Postfix { get; }

    /// <summary>The OpenSSL series; null where a platform is given.</summary>
    public OpenSsl? OpenSsl { get; }
}
