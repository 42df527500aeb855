using System.Net;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>What a test may choose about the laboratory; nothing of it touches what the files say about security.</summary>
public sealed record LivePostfixOptions
{
    /// <summary>Whose Postfix it is.</summary>
    public DebianRelease Release { get; init; } = DebianRelease.Tested;

    /// <summary>The kind of key behind <c>smtpd_tls_cert_file</c> and in front of <c>smtpd_tls_chain_files</c>.</summary>
    public KeyKind Certificate { get; init; } = KeyKind.Rsa;

    /// <summary>
    /// The port on 127.0.0.1 to which mail for other domains goes; null where it is refused, as no mail may leave.
    /// </summary>
    public int? NextHopPort { get; init; }

    /// <summary>
    /// The addresses of the hosts to which mail goes, by their names. Mail takes the routes of the files then, and smtp(8) finds no other host. Null where the
    /// routes are those of the laboratory.
    /// </summary>
    public IReadOnlyDictionary<string, IPAddress>? Hosts { get; init; }

    /// <summary>The lookup tables beside main.cf: file name to text.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether its programs know addresses of IPv6, such as one that XCLIENT says; it listens on 127.0.0.1 alone.</summary>
    public bool KnowsIPv6 { get; init; }

    /// <summary>What Cyrus SASL offers, in its own words.</summary>
    public string LoginMechanisms { get; init; } = "PLAIN LOGIN";

    /// <summary>The services, by name, that run in a chroot.</summary>
    public IReadOnlyCollection<string> InChroot { get; init; } = [];

    /// <summary>
    /// The programs and hosts of the test that stand in for those that the files name: a setting such as <c>smtpd_milters</c>, and what it is
    /// here. It counts where main.cf or a service sets it; where that is to nothing, it stays nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string> Peers { get; init; } = new Dictionary<string, string>();
}
