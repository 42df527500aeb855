using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>What PFX1022 to PFX1024, PFX1026 and PFX3005 say of TLS and logins, as Postfix shows it.</summary>
public sealed class TlsFaultTests
{
    /// <summary>AUTH PLAIN with the login of the laboratory (RFC 4616).</summary>
    private static readonly string Login = Convert.ToBase64String(
        Encoding.ASCII.GetBytes($"\0{SaslUser.Login}\0{SaslUser.Password}")
    );

    private static readonly string ServerMainCf = HandWrittenFiles.HardenedMainCf + "\nsmtpd_sasl_auth_enable = yes\n";

    // Each service beside those of the host; a process of "once" ends with its client, so that the next one reads main.cf again.
    private static readonly string ServerMasterCf =
        HandWrittenFiles.MasterCf
        + """

            level3 inet n - n - - smtpd -o smtpd_tls_loglevel=3
            level4 inet n - n - - smtpd -o smtpd_tls_loglevel=4
            developer inet n - n - - smtpd -o smtpd_tls_loglevel=SSL-developer
            verbose inet n - n - - smtpd -v
            peers inet n - n - - smtpd -o debug_peer_list=127.0.0.0/8 -o debug_peer_level=1
            others inet n - n - - smtpd -o debug_peer_list=!127.0.0.0/8
            required inet n - n - - smtpd -o smtpd_tls_req_ccert=yes
            once inet n - n - - smtpd -o max_use=1
            """;

    [Fact]
    public async Task A_server_writes_passwords_into_the_log_asks_for_no_certificate_at_may_and_has_no_TLS_with_files_in_the_wrong_order()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            ServerMainCf,
            ServerMasterCf,
            new LivePostfixOptions { Tables = HandWrittenFiles.Tables }
        );

        // Level 4 cuts each read at forty characters (tls_timed_read() in tls/tls_stream.c): enough for a password.
        Assert.DoesNotContain(Login[..28], await LogOfLoginAsync(postfix, "level3"), StringComparison.Ordinal);
        Assert.DoesNotContain(Login[..28], await LogOfLoginAsync(postfix, "others"), StringComparison.Ordinal);
        foreach (string service in (string[])["level4", "developer", "verbose", "peers"])
        {
            Assert.Contains(
                "AUTH PLAIN " + Login[..28],
                await LogOfLoginAsync(postfix, service),
                StringComparison.Ordinal
            );
        }

        Assert.True(OpenSslClient.Offer(postfix.Port("required"), TlsProtocol.Tls1_2).Accepted);
        await postfix.WaitForLogAsync("Can't require client certs unless TLS is required");

        string mainCf = Path.Combine(postfix.ConfigurationFolder, "main.cf");
        string[] given = await File.ReadAllLinesAsync(mainCf, TestContext.Current.CancellationToken);
        string certificate = ValueIn(given, "smtpd_tls_cert_file");
        string key = ValueIn(given, "smtpd_tls_key_file");
        Write(given.Append($"smtpd_tls_chain_files = {certificate}, {key}"));
        await NoTlsAsync(postfix, "key not first");
        Write([.. given, $"smtpd_tls_cert_file = {key}", $"smtpd_tls_key_file = {certificate}"]);
        await NoTlsAsync(postfix, "cannot get RSA certificate from file");
        Write(given);

        void Write(IEnumerable<string> lines) => postfix.Write("main.cf", string.Join('\n', lines) + "\n");
    }

    [Fact]
    public async Task A_client_of_the_wrong_kind_delivers_nothing()
    {
        using var tlsFirst = new SilentServer(greeting: "");
        using var greetsFirst = new SilentServer("220 next-hop.example.test ESMTP\r\n");
        string clients = """

            waiting unix - - n - - smtp -o smtp_helo_timeout=1s
            wrapping unix - - n - - smtp -o smtp_tls_wrappermode=yes -o smtp_tls_security_level=encrypt
            weak unix - - n - - smtp -o smtp_tls_wrappermode=yes -o smtp_tls_security_level=may
            mailboxes unix - - n - - lmtp -o lmtp_helo_timeout=1s
            """;
        string routes = string.Join(
            '\n',
            $"waiting.example waiting:[127.0.0.1]:{tlsFirst.Port}",
            $"wrapping.example wrapping:[127.0.0.1]:{greetsFirst.Port}",
            $"weak.example weak:[127.0.0.1]:{greetsFirst.Port}",
            "port.example waiting:[127.0.0.1]:465",
            "mailboxes.example mailboxes:inet:127.0.0.1:465",
            ""
        );
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            HandWrittenFiles.HardenedMainCf + "\ntransport_maps = texthash:/etc/postfix/routes\n",
            HandWrittenFiles.MasterCf + clients,
            new LivePostfixOptions
            {
                Tables = new Dictionary<string, string>(HandWrittenFiles.Tables) { ["routes"] = routes },
            }
        );
        foreach (string domain in (string[])["waiting", "wrapping", "weak", "port", "mailboxes"])
        {
            await SubmissionClient.SendAsync(postfix.Port("submission"), $"somebody@{domain}.example");
        }

        await postfix.WaitForLogAsync("timed out while receiving the initial server greeting");
        await postfix.WaitForLogAsync("SSL_connect error to 127.0.0.1");
        await postfix.WaitForLogAsync(
            "smtp_tls_wrappermode requires \"smtp_tls_security_level = encrypt\" (or stronger)"
        );
        await postfix.WaitForLogAsync(
            "SMTPS wrappermode (TCP port 465) requires setting \"smtp_tls_wrappermode = yes\""
        );
        await postfix.WaitForLogAsync(
            "SMTPS wrappermode (TCP port 465) requires setting \"lmtp_tls_wrappermode = yes\""
        );
    }

    [Fact]
    public async Task By_default_a_client_does_not_log_in_with_PLAIN_inside_TLS()
    {
        await using LivePostfix server = await LivePostfix.StartAsync(
            ServerMainCf,
            ServerMasterCf,
            new LivePostfixOptions { Tables = HandWrittenFiles.Tables }
        );
        string login = $"127.0.0.1 {SaslUser.Login}:{SaslUser.Password}\n";
        string clients = """

            refusing unix - - n - - smtp -o smtp_sasl_auth_enable=yes -o smtp_tls_security_level=encrypt
            sending unix - - n - - smtp -o smtp_sasl_auth_enable=yes -o smtp_tls_security_level=encrypt
                -o smtp_sasl_tls_security_options=noanonymous
            """;
        string routes =
            $"refusing.example refusing:[127.0.0.1]:{server.Port("submission")}\nsending.example sending:[127.0.0.1]:{server.Port("submission")}\n";
        await using LivePostfix client = await LivePostfix.StartAsync(
            HandWrittenFiles.HardenedMainCf
                + "\nsmtp_sasl_password_maps = texthash:/etc/postfix/logins\ntransport_maps = texthash:/etc/postfix/routes\n",
            HandWrittenFiles.MasterCf + clients,
            new LivePostfixOptions
            {
                Tables = new Dictionary<string, string>(HandWrittenFiles.Tables)
                {
                    ["routes"] = routes,
                    ["logins"] = login,
                },
            }
        );
        await SubmissionClient.SendAsync(client.Port("submission"), "somebody@refusing.example");
        await SubmissionClient.SendAsync(client.Port("submission"), "somebody@sending.example");
        Assert.Contains(
            "no mechanism available",
            await client.WaitForLogAsync("SASL authentication failed"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "sasl_username=" + SaslUser.Login,
            await server.WaitForLogAsync("sasl_method=PLAIN"),
            StringComparison.Ordinal
        );
    }

    private static string ValueIn(IEnumerable<string> lines, string parameter) =>
        lines.Single(line => line.StartsWith(parameter + " ", StringComparison.Ordinal)).Split(" = ")[1];

    /// <summary>What a login inside TLS adds to the log.</summary>
    private static async Task<string> LogOfLoginAsync(LivePostfix postfix, string service)
    {
        int start = postfix.ReadLog().Length;
        using var client = new MailKit.Net.Smtp.SmtpClient
        {
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, certificate, _, _) => TestCertificate.IsOurs(certificate),
        };
        await client.ConnectAsync(
            "127.0.0.1",
            postfix.Port(service),
            MailKit.Security.SecureSocketOptions.StartTls,
            TestContext.Current.CancellationToken
        );
        await client.AuthenticateAsync(
            new MailKit.Security.SaslMechanismPlain(SaslUser.Login, SaslUser.Password),
            TestContext.Current.CancellationToken
        );
        await client.DisconnectAsync(quit: true, TestContext.Current.CancellationToken);
        for (DateTime end = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < end; await Task.Delay(50))
        {
            string added = postfix.ReadLog()[start..];
            if (added.Contains("disconnect from", StringComparison.Ordinal))
            {
                return added;
            }
        }

        throw new TimeoutException($"No session of {service} ended.");
    }

    /// <summary>The process that was there before the change serves one more client at most.</summary>
    private static async Task NoTlsAsync(LivePostfix postfix, string why)
    {
        int start = postfix.ReadLog().Length;
        for (DateTime end = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < end; await Task.Delay(50))
        {
            TlsAnswer? answer = OpenSslClient.TryOffer(
                postfix.Port("once"),
                TlsProtocol.Tls1_2,
                OpenSslClient.EveryCipher,
                TlsEntry.StartTls
            );
            if (answer is null && postfix.ReadLog()[start..].Contains(why, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new TimeoutException($"smtpd(8) still has TLS, or did not log '{why}'.");
    }

    /// <summary>A server that says one line at most, and then nothing.</summary>
    private sealed class SilentServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> clients = [];
        private readonly CancellationTokenSource stop = new();
        private readonly Task serving;

        public SilentServer(string greeting)
        {
            listener.Start();
            serving = ServeAsync(Encoding.ASCII.GetBytes(greeting));
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Dispose()
        {
            stop.Cancel();
            listener.Stop();
            clients.ForEach(client => client.Dispose());
            stop.Dispose();
        }

        private async Task ServeAsync(byte[] greeting)
        {
            while (!stop.IsCancellationRequested)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                clients.Add(client);
                await client.GetStream().WriteAsync(greeting, stop.Token);
            }
        }
    }
}
