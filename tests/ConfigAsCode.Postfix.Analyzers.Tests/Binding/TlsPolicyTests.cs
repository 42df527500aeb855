using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>A TLS policy is typed in C#, a line in the table, and judged like any client.</summary>
public class TlsPolicyTests
{
    private const string Partners = """
        [TlsPolicy("bank.example", SmtpTlsSecurityLevel.Secure, Match = ["mx.bank.example"], TrustAnchorFiles = ["/etc/ssl/bank.pem"])]
        [TlsPolicy(".partner.example", SmtpTlsSecurityLevel.Encrypt, Protocols = [">=TLSv1.2"], Ciphers = TlsCipherGrade.High, Exclude = ["aNULL", "MD5"])]
        [TlsPolicy("[mail.example]:587", SmtpTlsSecurityLevel.Fingerprint, Match = ["3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1", "51:E9:0A:7B:5C:22:91:48:F3:6D:10:BE:77:C4:2F:38"], Protocols = ["TLSv1.2"])]
        [TlsPolicy("tor.example", SmtpTlsSecurityLevel.None)]
        sealed class MailPartners : TlsPolicyTable;
        """;

    [Theory]
    [InlineData("Debian12", ">=TLSv1.2")]
    [InlineData("Ubuntu1604", "!SSLv2:!SSLv3:!TLSv1:!TLSv1.1")]
    public void A_row_is_written_in_the_words_of_the_target(string platform, string protocols)
    {
        Dictionary<string, string> files = Project(Partners, platform).FilesOf("a");
        Assert.Matches(@"(?m)^smtp_tls_policy_maps += texthash:\$config_directory/mail-partners$", files["main.cf"]);
        Assert.EndsWith(
            $"""


            bank.example       secure match=mx.bank.example tafile=/etc/ssl/bank.pem
            .partner.example   encrypt protocols={protocols} ciphers=high exclude=aNULL:MD5
            [mail.example]:587 fingerprint match=3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1|51:E9:0A:7B:5C:22:91:48:F3:6D:10:BE:77:C4:2F:38 protocols=TLSv1.2
            tor.example        none

            """,
            files["mail-partners"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Good_policies_are_left_in_peace() => Assert.Empty(await Project(Partners).FindingsAsync());

    [Fact]
    public void Rows_by_hand_stay_among_typed_ones_and_Table_gives_another_name()
    {
        Dictionary<string, string> files = Project(
                """
                [Table("tls_policy", Type = TableType.Hash)]
                [TlsPolicy("a.example", SmtpTlsSecurityLevel.DaneOnly), Entry("b.example", "none"), TlsPolicy("c.example", SmtpTlsSecurityLevel.None)]
                sealed class Partners : LmtpTlsPolicyTable;
                """
            )
            .FilesOf("a");
        Assert.Matches(@"(?m)^lmtp_tls_policy_maps += hash:\$config_directory/tls_policy$", files["main.cf"]);
        Assert.EndsWith(
            "\n\na.example dane-only\nb.example none\nc.example none\n",
            files["tls_policy"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void All_attributes_reach_a_release_that_has_them()
    {
        string source = """
            [PostfixInstance("a"), Target("3.10", OpenSsl.V3_5)]
            public class A
            {
                [TlsPolicy(
                    "a.example", SmtpTlsSecurityLevel.May, ServerName = "mx.a.example", ConnectionReuse = true, EnableRpk = false,
                    PolicyType = "sts", PolicyDomain = "a.example", PolicyTtl = 86400, PolicyStrings = ["version: STSv1", "mode: testing"],
                    MxHostPatterns = ["*.a.example"], PolicyFailure = "validation-failure", Exclude = [], Match = null
                )]
                sealed class Partners : TlsPolicyTable;
            }
            """;
        Assert.EndsWith(
            "\n\na.example may exclude= servername=mx.a.example connection_reuse=yes enable_rpk=no policy_type=sts policy_domain=a.example "
                + "policy_ttl=86400 { policy_string = version: STSv1 } { policy_string = mode: testing } mx_host_pattern=*.a.example "
                + "policy_failure=validation-failure\n",
            CSharpProject.Of(source).FilesOf("a")["partners"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Encrypt, Match = [\"a\"]", "PFX1019 Match = [\"a\"]")]
    [InlineData("Secure, TrustAnchorFiles = [\"/a\"], Match = []", "PFX1019 Match = []")]
    [InlineData("Encrypt, EnableRpk = true", "PFX1019 EnableRpk = true")]
    [InlineData("Encrypt, Protocols = [\"TLSv9\"]", "PFX1019 Protocols = [\"TLSv9\"]")]
    [InlineData("Encrypt, Protocols = [\"TLSv1\"]", "PFX1001 Protocols = [\"TLSv1\"]")]
    [InlineData("Encrypt, Exclude = [\"MD5\"]", "PFX1002 Exclude = [\"MD5\"]")]
    [InlineData("Encrypt, Ciphers = TlsCipherGrade.High, Exclude = []", "PFX1002 Exclude = []")]
    [InlineData("Secure", "PFX1018 SmtpTlsSecurityLevel.Secure")]
    [InlineData("Fingerprint", "PFX1018 SmtpTlsSecurityLevel.Fingerprint")]
    public async Task A_fault_is_an_error_at_its_argument(string policy, string finding) =>
        Assert.Equal(
            [finding],
            await Findings(
                $"[TlsPolicy(\"a.example\", SmtpTlsSecurityLevel.{policy})] sealed class P : TlsPolicyTable;"
            )
        );

    [Fact]
    public async Task What_is_missing_is_told_at_the_whole_row() =>
        Assert.Equal(
            [
                "PFX1001 TlsPolicy(\"a.example\", SmtpTlsSecurityLevel.Encrypt)",
                "PFX1002 TlsPolicy(\"a.example\", SmtpTlsSecurityLevel.Encrypt)",
            ],
            await Project(
                    "[TlsPolicy(\"a.example\", SmtpTlsSecurityLevel.Encrypt)] sealed class P : TlsPolicyTable;",
                    safe: false
                )
                .FindingsAsync()
        );

    [Fact]
    public async Task A_row_by_hand_is_judged_at_its_value() =>
        Assert.Equal(
            ["PFX1019 \"encrpt\"", "PFX1001 \"may protocols=TLSv1\""],
            await Findings(
                "[Table(\"p\"), Entry(\"a.example\", \"encrpt\"), Entry(\"b.example\", \"may protocols=TLSv1\")] sealed class P : TlsPolicyTable;"
            )
        );

    [Theory]
    [InlineData(
        "[TlsPolicy(\"a\", SmtpTlsSecurityLevel.May)] public class X;",
        "PFX0004 TlsPolicy(\"a\", SmtpTlsSecurityLevel.May)"
    )]
    [InlineData("[TlsPolicy(\"a\", SmtpTlsSecurityLevel.May)] public abstract class X : TlsPolicyTable;", "PFX0004 X")]
    [InlineData("public class X : TlsPolicyTable;", "PFX0004 X")]
    [InlineData(
        "[Table(\"x\"), TlsPolicy(\"a\", SmtpTlsSecurityLevel.May)] public class X : TransportTable;",
        "PFX0004 TlsPolicy(\"a\", SmtpTlsSecurityLevel.May)"
    )]
    public async Task A_policy_stands_only_on_a_policy_table(string source, string finding) =>
        Assert.Equal([finding], await CSharpProject.Of(source).FindingsAsync());

    [Fact]
    public async Task A_table_of_policies_alone_can_be_shared() =>
        Assert.Empty(
            await CSharpProject
                .Of(
                    """
                    [TlsPolicy("a.example", SmtpTlsSecurityLevel.None)] public sealed class Partners : TlsPolicyTable;
                    [PostfixInstance("a"), Target(Platform.Debian12), UseTable(typeof(Partners))] public class A;
                    """
                )
                .FindingsAsync()
        );

    private static async Task<IEnumerable<string>> Findings(string table) => await Project(table).FindingsAsync();

    /// <summary>Rows alone are at fault where main.cf is in order.</summary>
    private static CSharpProject Project(string table, string platform = "Debian12", bool safe = true)
    {
        string settings = safe
            ? "SmtpTls(Protocols = [\">=TLSv1.2\"], MandatoryProtocols = [\">=TLSv1.2\"], ExcludeCiphers = [\"aNULL\"])"
            : "Main";
        return CSharpProject.Of(
            $"[PostfixInstance(\"a\"), Target(Platform.{platform}), {settings}]\npublic class A\n{{\n{table}\n}}"
        );
    }
}
