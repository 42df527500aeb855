namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What a DNS list contains.</summary>
internal enum DnsListKey
{
    /// <summary>A provider has lists of both kinds.</summary>
    Any,

    /// <summary>Addresses of clients.</summary>
    Addresses,

    /// <summary>Names of domains.</summary>
    Names,
}
