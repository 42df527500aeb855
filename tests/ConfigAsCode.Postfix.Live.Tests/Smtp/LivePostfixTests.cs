using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

public sealed class LivePostfixTests
{
    [Fact]
    public async Task Mail_cannot_leave_by_a_transport_that_names_another_machine()
    {
        // 192.0.2.1 is nobody's (RFC 5737); connect(2) must fail before a packet is made.
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            HandWrittenFiles.HardenedMainCf + "\ntransport_maps = inline:{example.net=smtp:[192.0.2.1]:25}\n",
            HandWrittenFiles.MasterCf,
            new LivePostfixOptions { Tables = HandWrittenFiles.Tables }
        );

        await SubmissionClient.SendAsync(postfix.Port("submission"), "somebody@example.net");

        Assert.Contains(
            "Invalid argument",
            await postfix.WaitForLogAsync("connect to 192.0.2.1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_instances_run_beside_each_other_and_leave_nothing_behind()
    {
        string[] folders;
        await using (LivePostfix one = await StartAsync())
        await using (LivePostfix other = await StartAsync())
        {
            folders = [one.ConfigurationFolder, other.ConfigurationFolder];
            Assert.NotEqual(one.Port("smtp"), other.Port("smtp"));
            Assert.True(OpenSslClient.Offer(one.Port("smtp"), TlsProtocol.Tls1_3).Accepted);
            Assert.True(OpenSslClient.Offer(other.Port("smtp"), TlsProtocol.Tls1_3).Accepted);
            Assert.All(folders, folder => Assert.NotEmpty(ProcessesWith(folder)));
        }

        Assert.All(folders, folder => Assert.False(Directory.Exists(Path.GetDirectoryName(folder))));
        Assert.All(folders, folder => Assert.Empty(ProcessesWith(folder)));
    }

    [Fact]
    public async Task A_session_that_is_still_open_does_not_keep_it_from_stopping()
    {
        LivePostfix postfix = await StartAsync();
        using var client = new System.Net.Sockets.TcpClient("127.0.0.1", postfix.Port("smtp"));
        Assert.NotEqual(-1, client.GetStream().ReadByte());

        await postfix.DisposeAsync();

        Assert.Empty(ProcessesWith(postfix.ConfigurationFolder));
    }

    [Fact]
    public async Task A_daemon_that_dies_is_reported_with_its_log()
    {
        LivePostfixException failure = await Assert.ThrowsAsync<LivePostfixException>(() =>
            LivePostfix.StartAsync(
                HandWrittenFiles.UnprotectedMainCf + "\nsmtpd_relay_restrictions = permit\n",
                HandWrittenFiles.MasterCf
            )
        );

        Assert.Contains("reject_unauth_destination", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_master_cf_that_master_refuses_is_reported_with_its_log()
    {
        LivePostfixException failure = await Assert.ThrowsAsync<LivePostfixException>(() =>
            LivePostfix.StartAsync(
                HandWrittenFiles.UnprotectedMainCf,
                HandWrittenFiles.MasterCf + "\nqmqp inet - n n - - qmqpd\n"
            )
        );

        Assert.Contains("inet service cannot be private", failure.Message, StringComparison.Ordinal);
    }

    private static Task<LivePostfix> StartAsync() =>
        LivePostfix.StartAsync(HandWrittenFiles.UnprotectedMainCf, HandWrittenFiles.MasterCf);

    /// <summary>Each Postfix program has its configuration folder in its environment.</summary>
    private static IEnumerable<string> ProcessesWith(string configurationFolder) =>
        Directory
            .GetDirectories("/proc")
            .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
            .Where(process =>
                EnvironmentOf(process).Contains($"MAIL_CONFIG={configurationFolder}\0", StringComparison.Ordinal)
            );

    private static string EnvironmentOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}
