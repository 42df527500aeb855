using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Edits;

/// <summary>A fix of a row of a table in a file changes its key or its result, and nothing beside it.</summary>
public class RowFixTests
{
    private const string Master =
        "smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\nlocal unix - n n - - local\nrelay unix - - n - - smtp\n";

    [Theory]
    [InlineData("a.example\tsmtp:\nb.example  relya:[c.example] \nd.example relay:\n", "b.example  relay:[c.example] ")]
    [InlineData("b.example\n relya:[c.example]\n", " relay:[c.example]")]
    public void A_transport_in_a_row_of_a_file_is_corrected(string rows, string line)
    {
        string after = AnalyzedFiles.FixedTable(
            "PFX4011",
            new TableFile("transport", "texthash", rows),
            "transport_maps = texthash:$config_directory/transport",
            Master
        );
        Assert.Contains(line, after.Split('\n'));
        Assert.Equal(rows.Split('\n').Length, after.Split('\n').Length);
    }

    [Fact]
    public void The_key_of_a_TLS_policy_in_a_file_is_corrected() =>
        Assert.Equal(
            "# who\n[smtp.example.net]:587\tencrypt\n",
            AnalyzedFiles.FixedTable(
                "PFX7008",
                new TableFile("policy", "texthash", "# who\n[smtp.example.net]:25\tencrypt\n"),
                "relayhost = [smtp.example.net]:587\nsmtp_tls_policy_maps = texthash:$config_directory/policy",
                Master
            )
        );

    [Fact]
    public void A_TLS_policy_in_a_file_is_corrected() =>
        Assert.Equal(
            "bank.example encrypt protocols=!SSLv2:!SSLv3\n",
            AnalyzedFiles.FixedTable(
                "PFX1019",
                new TableFile("policy", "texthash", "bank.example encrypt protocols=!SSLv2, !SSLv3\n"),
                "smtp_tls_policy_maps = texthash:$config_directory/policy",
                Master
            )
        );
}
