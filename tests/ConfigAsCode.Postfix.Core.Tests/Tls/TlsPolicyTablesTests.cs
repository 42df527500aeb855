using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Tls;

/// <summary>A TLS policy is a client of its own in whatever form a value has it.</summary>
public class TlsPolicyTablesTests
{
    private const string Old = "protocols=TLSv1";

    [Theory]
    // The forms of rows in a value (dict_inline.c).
    [InlineData("inline:{a.example=encrypt}", "a.example encrypt")]
    [InlineData("inline:{ a.example=encrypt, b.example=may }", "a.example encrypt|b.example may")]
    [InlineData("inline:{ {a.example = encrypt protocols=TLSv1} }", "a.example encrypt TLSv1")]
    [InlineData(
        "inline:{ { a.example = encrypt protocols=TLSv1 }, b.example=may }",
        "a.example encrypt TLSv1|b.example may"
    )]
    [InlineData("inline:{A.Example=encrypt}", "A.Example encrypt")]
    [InlineData("inline:{a.example=may, A.EXAMPLE=encrypt}", "A.EXAMPLE encrypt")]
    [InlineData("inline:{ {\"a b\" = encrypt} }", "\"a b\" encrypt")]
    [InlineData("inline:{[a.example]:25=encrypt}", "[a.example]:25 encrypt")]
    // postmap cannot open these, so that smtp(8) defers all mail.
    [InlineData("inline:{ a.example = encrypt }", "")]
    [InlineData("inline:{ {a.example = encrypt}x }", "")]
    [InlineData("inline:{}", "")]
    [InlineData("inline:{a.example=encrypt", "")]
    [InlineData("unionmap:inline:{a.example=encrypt}", "")]
    // All destinations.
    [InlineData("static:encrypt", "any destination encrypt")]
    [InlineData("static:{ encrypt protocols=TLSv1 }", "any destination encrypt TLSv1")]
    [InlineData("randmap:{encrypt,may}", "any destination encrypt|any destination may")]
    [InlineData("randmap:{{encrypt protocols=TLSv1}}", "")]
    // The answers of all tables are one policy (dict_union.c).
    [InlineData("unionmap:{inline:{a.example=encrypt}}", "a.example encrypt")]
    [InlineData("unionmap:{inline:{a.example=encrypt},inline:{a.example=protocols=TLSv1}}", "a.example encrypt TLSv1")]
    [InlineData("unionmap:{inline:{a.example=encrypt}, inline:{A.example=may}}", "")]
    [InlineData(
        "unionmap:{static:encrypt, inline:{a.example=protocols=TLSv1}}",
        "a.example encrypt TLSv1|any destination encrypt"
    )]
    [InlineData(
        "unionmap:{randmap:{may,encrypt} static:protocols=TLSv1}",
        "any destination may TLSv1|any destination encrypt TLSv1"
    )]
    [InlineData(
        "unionmap:{ unionmap:{ inline:{a.example=encrypt} }, inline:{b.example=may} }",
        "a.example encrypt|b.example may"
    )]
    [InlineData("unionmap:{inline:{a.example=encrypt}, texthash:/etc/x}", "a.example encrypt")]
    // The answer of one is looked up in the next (dict_pipe.c).
    [InlineData("pipemap:{inline:{a.example=Weak},inline:{weak=encrypt}}", "a.example encrypt")]
    [InlineData("pipemap:{inline:{a.example=x,b.example=y},inline:{x=encrypt}}", "a.example encrypt")]
    [InlineData("pipemap:{inline:{a.example=x},static:{encrypt protocols=TLSv1}}", "a.example encrypt TLSv1")]
    [InlineData("pipemap:{static:x,inline:{x=encrypt}}", "any destination encrypt")]
    [InlineData("pipemap:{texthash:/etc/x,inline:{weak={encrypt}}}", "")]
    [InlineData("pipemap:{texthash:/etc/x,inline:{ {weak = encrypt protocols=TLSv1} }}", "weak encrypt TLSv1")]
    [InlineData("pipemap:{inline:{a.example=x},texthash:/etc/x}", "")]
    [InlineData(
        "unionmap:{pipemap:{inline:{a.example=k},inline:{k=may}},inline:{a.example=protocols=TLSv1}}",
        "a.example may TLSv1"
    )]
    // Patterns in a value (dict_stream.c).
    [InlineData("regexp:{ {/^a/ encrypt protocols=TLSv1} }", "/^a/ encrypt TLSv1")]
    [InlineData("regexp:{ {if /a/}, {/^a/ encrypt}, {endif} }", "/^a/ encrypt")]
    // Through proxymap(8) and next to others.
    [InlineData("proxy:inline:{a.example=encrypt}", "a.example encrypt")]
    [InlineData(
        "texthash:/etc/x, inline:{a.example=encrypt} inline:{b.example=may}",
        "a.example encrypt|b.example may"
    )]
    [InlineData("$policies", "a.example encrypt")]
    [InlineData("inline:{a.example=$level}", "a.example encrypt")]
    public void Each_form_of_a_table_in_a_value_is_read(string maps, string policies) =>
        Assert.Equal(policies, PoliciesOf(Declared.On("Debian12").Main(Settings(maps))));

    [Theory]
    [InlineData("texthash:$d/tls-policy", "$config_directory/.")]
    [InlineData("texthash:$d/tls-policy", "/etc/postfix//")]
    [InlineData("texthash:${d}tls-policy", "/etc/x/../postfix/")]
    [InlineData("proxy:texthash:$d/./tls-policy", "$config_directory")]
    [InlineData("proxy:proxy:texthash:$config_directory/tls-policy", "")]
    [InlineData("unionmap:{texthash:$d/tls-policy}", "$config_directory")]
    [InlineData("unionmap:{ texthash:/etc/x , proxy:texthash:$config_directory/tls-policy }", "")]
    [InlineData("pipemap:{texthash:$config_directory/classes,texthash:$config_directory/tls-policy}", "")]
    [InlineData("$d", "unionmap:{texthash:$config_directory/tls-policy}")]
    public void A_declared_table_is_found_however_its_path_is_written(string maps, string d) =>
        Assert.Equal(
            "a.example encrypt TLSv1",
            PoliciesOf(
                Declared
                    .On("Debian12")
                    .Main("smtp_tls_policy_maps = " + maps, "d = " + d)
                    .Table("tls-policy", "texthash", ("a.example", "encrypt " + Old))
                    .Table("classes", "texthash", ("a.example", "A.example"))
            )
        );

    [Theory]
    [InlineData("texthash:$d/../tls-policy")]
    [InlineData("hash:$d/tls-policy")]
    [InlineData("texthash:tls-policy")]
    public void A_table_of_another_path_or_type_is_another(string maps) =>
        Assert.Equal(
            "",
            PoliciesOf(
                Declared
                    .On("Debian12")
                    .Main("smtp_tls_policy_maps = " + maps, "d = $config_directory")
                    .Table("tls-policy", "texthash", ("a.example", "encrypt"))
            )
        );

    [Fact]
    public void The_override_of_a_service_is_read_with_what_it_overrides() =>
        Assert.Equal(
            "a.example encrypt TLSv1",
            PoliciesOf(
                Declared
                    .On("Debian12")
                    .Main("smtp_tls_policy_maps = inline:{ { a.example = $level } }", "level = may")
                    .Unix("smtp", "smtp", "level = encrypt " + Old)
            )
        );

    [Fact]
    public void Before_3_0_there_is_neither_inline_nor_unionmap() =>
        Assert.Equal(
            ["", "a.example encrypt"],
            new[] { "2.11", "3.0" }.Select(release =>
                PoliciesOf(
                    Declared.OnPostfix(release).Main("smtp_tls_policy_maps = unionmap:{inline:{a.example=encrypt}}")
                )
            )
        );

    [Fact]
    public void Before_3_7_patterns_stand_in_a_file() =>
        Assert.Equal(
            ["", "/a/ encrypt"],
            new[] { "3.6", "3.7" }.Select(release =>
                PoliciesOf(Declared.OnPostfix(release).Main("smtp_tls_policy_maps = regexp:{ {/a/ encrypt} }"))
            )
        );

    [Fact]
    public void An_old_protocol_in_a_value_is_found_where_the_value_is_set()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "ITeam: smtp_tls_policy_maps = $ours",
                "ours = inline:{ { bank.example = encrypt protocols=TLSv1 exclude=aNULL:MD5:RC4:3DES:kRSA } }"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX1001", besides: "PFX1005 PFX1004"));
        Assert.Equal("main.cf ours", mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            "smtp/unix and relay/unix (to bank.example) still offer TLSv1",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_invalid_policy_in_a_value_is_found_and_no_row_is_edited()
    {
        Declared mail = Declared.On("Debian12").Main("smtp_tls_policy_maps = static:{encrypt match=mx.example}");
        Finding finding = Assert.Single(mail.Analyze("PFX1019"));
        Assert.Equal("main.cf smtp_tls_policy_maps", mail.PlaceOf(finding.Place));
        Assert.StartsWith("Mail to any destination is deferred with", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void A_policy_of_two_rows_is_judged_as_one()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtp_tls_policy_maps = unionmap:{texthash:$config_directory/levels,texthash:$config_directory/more}")
            .Table("levels", "texthash", ("a.example", "encrypt"))
            .Table("more", "texthash", ("a.example", "match=mx.example"));
        Assert.Equal(
            "Mail to a.example is deferred with \"4.7.5 client TLS configuration problem\": match cannot be used at the level encrypt. "
                + "Remove it, or use one of the levels that read it: fingerprint, verify and secure",
            Assert.Single(mail.Analyze("PFX1019")).Message
        );
    }

    [Theory]
    [InlineData(1_000, "unionmap:{", "static:may,", "}")]
    [InlineData(20_000, "", "pipemap:{", "}")]
    [InlineData(200, "unionmap:{", "randmap:{may,encrypt},", "}")]
    public void What_nobody_writes_is_not_followed(int times, string before, string repeated, string after)
    {
        string maps = before + string.Concat(Enumerable.Repeat(repeated, times)) + after;
        Assert.Equal("", PoliciesOf(Declared.On("Debian12").Main("smtp_tls_policy_maps = " + maps)));
    }

    [Fact]
    public void However_often_proxymap_is_named_it_is_the_table_behind_it() =>
        Assert.Equal(
            "any destination may",
            PoliciesOf(
                Declared
                    .On("Debian12")
                    .Main(
                        $"smtp_tls_policy_maps = {string.Concat(Enumerable.Repeat("proxy:", 20_000))}static:may",
                        "d = $config_directory"
                    )
                    .Table("tls-policy", "texthash", ("a.example", "encrypt"))
            )
        );

    [Theory]
    [InlineData("unionmap:{ texthash:${config_directory}/tls-policy , texthash:/etc/x }")]
    [InlineData("proxy:texthash:$config_directory/./tls-policy")]
    [InlineData("texthash:$(config_directory)/tls-policy")]
    public void A_table_that_a_value_names_is_not_put_into_it_again(string maps) =>
        Assert.Equal(
            maps,
            Declared
                .On("Debian12")
                .Main("smtp_tls_policy_maps = " + maps)
                .Policies(("a.example", "encrypt"))
                .Instance.Settings.Single(s => s.Parameter == "smtp_tls_policy_maps")
                .Value
        );

    private static string[] Settings(string maps) =>
        ["smtp_tls_policy_maps = " + maps, "policies = $more", "more = inline:{a.example=$level}", "level = encrypt"];

    /// <summary>The destinations of smtp/unix with their levels, and with the protocols where those are old.</summary>
    private static string PoliciesOf(Declared mail) =>
        string.Join(
            '|',
            TlsEndpoints
                .Of(mail.View)
                .Where(e => e.Service.Key == "smtp/unix" && e.Destination is not null)
                .Select(e => $"{e.Destination} {e.Level.ToText()}{(e.Protocols == TlsProtocols.Tls10 ? " TLSv1" : "")}")
        );
}
