namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What a server does about the certificates of its clients.</summary>
internal enum ClientCertificates
{
    /// <summary>It asks for none, so no client shows one.</summary>
    NotAsked,

    /// <summary>It asks for one, and serves clients without.</summary>
    Asked,

    /// <summary>It serves no client without a trusted one.</summary>
    Required,
}
