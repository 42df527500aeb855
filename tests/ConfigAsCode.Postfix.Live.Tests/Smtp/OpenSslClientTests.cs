using System.Net;
using System.Net.Sockets;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>A refusal is what the server said. Everything else must not pass for one.</summary>
public sealed class OpenSslClientTests
{
    [Fact]
    public void A_port_on_which_nobody_listens_is_no_refusal() =>
        Assert.Contains(
            "Connection refused",
            Assert
                .Throws<InvalidOperationException>(() => OpenSslClient.Offer(FreePorts.Next(), TlsProtocol.Tls1_2))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_service_without_STARTTLS_is_no_refusal()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            "compatibility_level = 3.6\n",
            HandWrittenFiles.MasterCf
        );

        Assert.Contains(
            "find STARTTLS",
            Assert
                .Throws<InvalidOperationException>(() => OpenSslClient.Offer(postfix.Port("smtp"), TlsProtocol.Tls1_2))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_service_whose_TLS_is_misconfigured_is_no_refusal()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            HandWrittenFiles.UnprotectedMainCf + "\nsmtpd_tls_protocols = TLSv9\n",
            HandWrittenFiles.MasterCf
        );

        Assert.Throws<InvalidOperationException>(() => OpenSslClient.Offer(postfix.Port("smtp"), TlsProtocol.Tls1_2));
    }

    [Fact]
    public void A_cipher_list_that_OpenSSL_does_not_know_is_no_refusal() =>
        Assert.Throws<InvalidOperationException>(() =>
            OpenSslClient.Offer(FreePorts.Next(), TlsProtocol.Tls1_2, "NONSENSE")
        );

    [Fact]
    public void A_suite_that_the_protocol_does_not_have_is_no_refusal()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        Assert.Contains(
            "no ciphers available",
            Assert
                .Throws<InvalidOperationException>(() =>
                    OpenSslClient.Offer(PortOf(silent), TlsProtocol.Tls1_0, "AES128-GCM-SHA256", TlsEntry.Wrapper)
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_service_that_says_nothing_is_no_refusal_and_does_not_hang()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        Assert.Throws<TimeoutException>(() =>
            OpenSslClient.Offer(PortOf(silent), TlsProtocol.Tls1_2, limit: TimeSpan.FromSeconds(1))
        );
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
