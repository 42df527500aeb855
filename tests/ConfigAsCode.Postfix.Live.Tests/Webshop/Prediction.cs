using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tls;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>What the model says a service accepts, next to what a real client is answered.</summary>
internal sealed class Prediction(string mainCf, string masterCf)
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private readonly IReadOnlyList<TlsEndpoint> endpoints = TlsEndpoints.Of(
        new EffectiveView(InstanceReader.Read("live", Release.Target, mainCf, masterCf).Instance, Release.Target)
    );

    /// <summary>One line for each offer: the service, the offer, and whether it is accepted.</summary>
    public IEnumerable<string> Of(string service)
    {
        TlsEndpoint endpoint = endpoints.Single(e => e.Service.Key == service + "/inet");
        yield return Line(service, TlsProtocol.Tls1_0, (endpoint.Protocols & TlsProtocols.Tls10) != 0);
        yield return Line(service, TlsProtocol.Tls1_1, (endpoint.Protocols & TlsProtocols.Tls11) != 0);
        yield return Line(service, TlsProtocol.Tls1_2, (endpoint.Protocols & TlsProtocols.Tls12) != 0);
        yield return Line(service, TlsProtocol.Tls1_3, (endpoint.Protocols & TlsProtocols.Tls13) != 0);
        yield return $"{service}: anonymous suites {Word(endpoint.Suites.Any(s => s.IsAnonymous))}";
    }

    /// <summary>The same lines, as a real server on this port answers.</summary>
    public static IEnumerable<string> Measured(string service, int port)
    {
        foreach (
            TlsProtocol protocol in new[]
            {
                TlsProtocol.Tls1_0,
                TlsProtocol.Tls1_1,
                TlsProtocol.Tls1_2,
                TlsProtocol.Tls1_3,
            }
        )
        {
            yield return Line(service, protocol, OpenSslClient.Offer(port, protocol).Accepted);
        }

        bool anonymous = OpenSslClient.Offer(port, TlsProtocol.Tls1_2, "aNULL").Accepted;
        yield return $"{service}: anonymous suites {Word(anonymous)}";
    }

    private static string Line(string service, TlsProtocol protocol, bool accepted) =>
        $"{service}: {protocol.ToOpenSslName()} {Word(accepted)}";

    private static string Word(bool accepted) => accepted ? "accepted" : "refused";
}
