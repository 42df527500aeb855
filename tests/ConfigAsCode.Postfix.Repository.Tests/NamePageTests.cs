using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>Somebody who knows only the name that Postfix has for something finds its C# by searching the repository.</summary>
public partial class NamePageTests
{
    [Fact]
    public void Every_parameter_has_one_row() =>
        AreTheRows(
            Parameters
                .Names.Concat(Parameters.All.Select(p => p.NameBefore).OfType<string>())
                .Concat(ParameterFamily.OfServices.Select(f => $"<{f.Stem}>{f.Suffix}"))
                .Concat(
                    ParameterFamily
                        .All.Where(f => f.TableType is not null)
                        .SelectMany(f => f.Suffixes.Select(suffix => "<name>" + suffix))
                        .Distinct()
                ),
            NamePage.Parameters.Rows.Select(row => row.Name)
        );

    [Fact]
    public void Every_restriction_has_one_row() =>
        AreTheRows(RestrictionInfo.All.Select(r => r.Name), NamePage.Restrictions.Rows.Select(row => row.Name));

    [Fact]
    public void Every_program_has_one_row() =>
        AreTheRows(DaemonInfo.All.Select(d => d.Name), RowsOf(NamePage.Services, "Programs").Select(row => row.Name));

    [Fact]
    public void Every_row_of_master_cf_that_an_installation_has_is_there_once() =>
        AreTheRows(
            PlatformInfo
                .All.SelectMany(p => DefaultServices.AsInstalled(p.Target))
                .Select(s => $"{s.Name} {s.Type.ToMasterCf()} {s.Program}")
                .Distinct(),
            RowsOf(NamePage.Services, "Rows of master.cf")
                .Select(row => $"{row.Name} {row.Cells["type"].Trim('`')} {row.Cells["program"].Trim('`')}")
        );

    [Fact]
    public void Every_word_that_a_program_takes_behind_its_options_is_there_once() =>
        AreTheRows(
            DaemonInfo.All.SelectMany(d => d.AttributesOn(PostfixVersion.Newest).Select(a => $"{d.Name} {a.Name}=")),
            RowsOf(NamePage.Services, "Words behind the options")
                .Select(row => $"{row.Cells["program"].Trim('`')} {row.Name}")
        );

    [Fact]
    public void Every_type_of_lookup_table_has_one_row() =>
        AreTheRows(TableTypeInfo.All.Select(t => t.Name), RowsOf(NamePage.TableTypes, "").Select(row => row.Name));

    /// <summary>Only what Postfix sets itself, or has forgotten, has nothing to write or no release.</summary>
    [Fact]
    public void Every_row_has_CSharp_and_a_release()
    {
        foreach (NameRow row in NamePage.All.SelectMany(page => page.Rows))
        {
            bool isReadOnly = Parameters.Find(row.Name) is { IsReadOnly: true };
            bool isOfTable = row.Name.StartsWith("<name>", StringComparison.Ordinal);
            Assert.True(row.CSharp.Count > 0 || isReadOnly, row.Name);
            Assert.True(
                !row.Cells.TryGetValue("since", out string? since) || since.Length > 0 || row.IsOldName || isOfTable,
                row.Name
            );
        }
    }

    /// <summary>
    /// The search of GitHub leaves out files above 350 KiB, that of Bitbucket those above 320, and GitHub does not look behind column 1024.
    /// </summary>
    [Fact]
    public void A_search_reads_the_whole_page() =>
        Assert.All(
            NamePage.All,
            page =>
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(page.Text), 1, 320 * 1024);
                Assert.All(page.Text.Split('\n'), line => Assert.InRange(line.Length, 0, 1024));
            }
        );

    [Theory]
    [InlineData("smtpd_tls_security_level", "[SmtpdTls(SecurityLevel = ...)]")]
    [InlineData("smtpd_relay_restrictions", "[Smtpd(RelayRestrictions = [...])]")]
    [InlineData("myhostname", "[Main(MyHostname = ...)]")]
    [InlineData("2bounce_notice_recipient", "[Main(SecondBounceNoticeRecipient = ...)]")]
    [InlineData("smtp_tls_CAfile", "[SmtpTls(CaFile = ...)]")]
    [InlineData("virtual_alias_maps", ": VirtualAliasTable")]
    [InlineData("virtual_maps", "[Virtual(Maps = [...])]")]
    [InlineData("program_directory", "[Main(DaemonDirectory = ...)]")]
    [InlineData("<transport>_destination_recipient_limit", "[Transport(\"relay\", DestinationRecipientLimit = ...)]")]
    [InlineData("<name>_bind_dn", "[Parameter(\"accounts_bind_dn\", \"...\")]")]
    [InlineData("smtpd_restriction_classes", "[RestrictionClass(\"partners\", ...)]")]
    [InlineData("permit_mynetworks", "PermitMyNetworks")]
    [InlineData("check_sender_access", "typeof(CheckSenderAccess<Partners>)")]
    [InlineData("reject_rbl_client", "typeof(RejectRblClient<Zen>)")]
    [InlineData("check_policy_service", "typeof(CheckPolicyService<Greylist>)")]
    [InlineData("sleep", "typeof(Sleep<OneSecond>)")]
    [InlineData("postscreen", "[InetService(\"smtp\", Daemon.Postscreen)]")]
    [InlineData("trivial-rewrite", "[UnixService(\"rewrite\", Daemon.TrivialRewrite)]")]
    [InlineData("null_sender=", "[Pipe(NullSender = ...)]")]
    [InlineData("maxproc", "[UnixService(\"smtp\", ProcessLimit = ...)]")]
    [InlineData("cidr", "[Table(Type = TableType.Cidr)]")]
    [InlineData("ldap", "\"ldap:$config_directory/transport\"")]
    [InlineData("unionmap", "\"unionmap:{texthash:$config_directory/first, texthash:$config_directory/second}\"")]
    public void A_search_for_a_name_finds_its_CSharp(string name, string csharp)
    {
        string[] found =
        [
            .. Directory
                .EnumerateFiles(RepositoryRoot.PathTo("docs"), "*.md")
                .SelectMany(File.ReadLines)
                .Where(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal)),
        ];
        Assert.Contains(found, line => line.Contains($"`{csharp}`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_was_replaced_leads_to_the_present_one()
    {
        Dictionary<string, NameRow> rows = NamePage.Parameters.Rows.ToDictionary(row => row.Name);
        foreach (ParameterInfo parameter in Parameters.All.Where(p => p.Replacement is not null))
        {
            Assert.Contains(
                $"`{parameter.Replacement}`",
                rows[parameter.Name].Cells["state"],
                StringComparison.Ordinal
            );
        }

        foreach (ParameterInfo parameter in Parameters.All.Where(p => p.NameBefore is not null))
        {
            Assert.True(rows[parameter.NameBefore!].IsOldName);
            Assert.Equal(rows[parameter.Name].CSharp, rows[parameter.NameBefore!].CSharp);
        }
    }

    /// <summary>The sources have the names as well: a search of the clone for a parameter leads to the property of its row.</summary>
    [Fact]
    public void The_source_of_the_attributes_names_the_parameter_at_the_property_of_its_row()
    {
        string sources = Sources();
        foreach (
            NameRow row in NamePage.Parameters.Rows.Where(row => Parameters.Find(row.Name) is { IsReadOnly: false })
        )
        {
            string property = OneProperty().Match(row.CSharp[0]).Groups["property"].Value;
            int name = sources.IndexOf($"<para><c>{row.Name}</c>: ", StringComparison.Ordinal);
            Assert.True(name > 0, row.Name);
            string declaration = sources[(sources.IndexOf('\n', name) + 1)..].Split('\n')[0];
            Assert.Matches($@"^    public \S+ {property} \{{", declaration);
        }
    }

    [Fact]
    public void The_source_of_the_attributes_names_every_restriction_and_every_type_of_a_declared_table()
    {
        string sources = Sources();
        IEnumerable<string> names = RestrictionInfo
            .All.Select(r => $"<c>{r.Name}</c>")
            .Concat(TableTypeInfo.All.Where(t => t.CanBeDeclared).Select(t => $"<c>{t.Name}</c>: "));
        Assert.DoesNotContain(names, name => !sources.Contains(name, StringComparison.Ordinal));
    }

    private static string Sources() =>
        string.Concat(
            Directory
                .EnumerateFiles(
                    RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix"),
                    "*.cs",
                    SearchOption.AllDirectories
                )
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );

    private static IEnumerable<NameRow> RowsOf(NamePage page, string heading) =>
        page.Rows.Where(row => row.Heading == heading);

    private static void AreTheRows(IEnumerable<string> expected, IEnumerable<string> rows) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\[\w+\((?<property>\w+) = ")]
    private static partial Regex OneProperty();
}
