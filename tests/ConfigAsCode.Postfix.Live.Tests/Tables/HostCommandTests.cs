using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>The command that a table names in its header makes the index that the daemon can use.</summary>
public sealed class HostCommandTests
{
    private const string Name = "shop.example.test";

    // The one curve of TestCertificate; the other key is RSA.
    private const string Chosen = "Server public key is 256 bit";

    [Fact]
    public async Task The_index_of_server_names_holds_the_files()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            HandWrittenFiles
                .HardenedMainCf.Replace("smtpd_tls_ec", "# smtpd_tls_ec", StringComparison.Ordinal)
                .Replace("# Both keys, so that every client finds a suite.", "", StringComparison.Ordinal)
                + "\ntls_server_sni_maps = hash:$config_directory/sni\n",
            HandWrittenFiles.MasterCf + "\nonce inet n - n - - smtpd -o max_use=1\n",
            new LivePostfixOptions
            {
                Tables = new Dictionary<string, string>(HandWrittenFiles.Tables) { ["sni"] = $"{Name} none\n" },
            }
        );
        string folder = postfix.ConfigurationFolder;
        string chain = new LaboratoryPaths(Path.GetDirectoryName(folder)!).ChainFile(KeyKind.Ecdsa);
        string text = Rendered(folder, chain);
        await File.WriteAllTextAsync(Path.Combine(folder, "sni"), text, TestContext.Current.CancellationToken);
        string[] command = text.Split('\n')
            .First(line => line.Contains("in this folder: ", StringComparison.Ordinal))
            .Split("in this folder: ")[1]
            .Split(' ');
        Assert.Equal(["postmap", "-F", "hash:sni"], command);

        Run("postmap", "-c", folder, $"hash:{folder}/sni");
        Assert.DoesNotContain(Chosen, Handshake(postfix.Port("once")), StringComparison.Ordinal);
        await postfix.WaitForLogAsync("malformed BASE64 value");

        Run(
            command[0],
            [
                "-c",
                folder,
                .. command.Skip(1).Select(w => w.Replace(":sni", $":{folder}/sni", StringComparison.Ordinal)),
            ]
        );
        Assert.Contains(Chosen, Handshake(postfix.Port("once")), StringComparison.Ordinal);
    }

    private static string Rendered(string folder, string chain)
    {
        Instance read = InstanceReader
            .Read(
                "mail",
                DebianRelease.Tested.Target,
                File.ReadAllText(Path.Combine(folder, "main.cf")),
                File.ReadAllText(Path.Combine(folder, "master.cf"))
            )
            .Instance;
        var row = new TableEntry(Name, chain, Origin.Unknown);
        return InstanceRenderer
            .Render(
                read with
                {
                    Tables = EquatableArray.Of(new Table("sni", "hash", EquatableArray.Of(row), Origin.Unknown)),
                }
            )
            .Single(file => file.Path == "sni")
            .Text;
    }

    private static void Run(string program, params string[] arguments) =>
        DebianRelease.Tested.RunOrFail(program, arguments);

    private static string Handshake(int port) =>
        DebianRelease
            .Tested.Run(
                "openssl",
                [
                    "s_client",
                    "-starttls",
                    "smtp",
                    "-servername",
                    Name,
                    "-connect",
                    string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
                ]
            )
            .Everything;
}
