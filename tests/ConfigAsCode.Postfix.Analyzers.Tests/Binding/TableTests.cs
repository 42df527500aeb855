using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>Tables are files beside main.cf; what they serve is said in it.</summary>
public class TableTests
{
    private const string Partners = """
        [Table("partners"), Entry("partner.example", "smtp:[mx.partner.example]")]
        public sealed class Partners : TransportTable;

        """;

    [Fact]
    public void A_nested_table_is_a_file_and_serves_the_parameter_of_its_base_class()
    {
        Dictionary<string, string> files = FilesOf(
            """
            [Table("virtual")]
            [Entry("postmaster@shop.example.org", "root")]
            [Entry("orders@shop.example.org", "shop@example.org, archive@example.org")]
            sealed class Aliases : VirtualAliasTable;
            """
        );
        Assert.Equal(["main.cf", "master.cf", "virtual"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("texthash:$config_directory/virtual", Value(files, "virtual_alias_maps"));
        Assert.EndsWith(
            "\n\npostmaster@shop.example.org root\norders@shop.example.org     shop@example.org, archive@example.org\n",
            files["virtual"],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("postmap", files["virtual"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "texthash", "postmaster root\nsupport    alice\n", "")]
    [InlineData(", Type = TableType.Hash", "hash", "postmaster: root\nsupport:    alice\n", "postalias hash:aliases")]
    public void An_indexed_table_of_aliases_has_colons(string type, string typeName, string rows, string command)
    {
        Dictionary<string, string> files = FilesOf(
            $"""
            [Table("aliases"{type}), Entry("postmaster", "root"), Entry("support", "alice")]
            sealed class Aliases : AliasTable;
            """
        );
        Assert.Equal(typeName + ":$config_directory/aliases", Value(files, "alias_maps"));
        Assert.EndsWith("\n\n" + rows, files["aliases"], StringComparison.Ordinal);
        Assert.Contains(command, files["aliases"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_lookup_table_is_named_by_hand()
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                """
                [PostfixInstance("a"), Target(Platform.Debian12)]
                [Smtpd(ClientRestrictions = ["check_client_access cidr:$config_directory/clients"])]
                public class A
                {
                    [Table("clients", Type = TableType.Cidr), Entry("192.0.2.0/24", "REJECT")]
                    sealed class Clients : LookupTable;
                }
                """
            )
            .FilesOf("a");
        Assert.EndsWith("\n\n192.0.2.0/24 REJECT\n", files["clients"], StringComparison.Ordinal);
        Assert.Equal("check_client_access cidr:$config_directory/clients", Value(files, "smtpd_client_restrictions"));
    }

    [Theory]
    [InlineData("Hash")]
    [InlineData("Btree")]
    [InlineData("Lmdb")]
    [InlineData("Cdb")]
    public void An_indexed_table_says_what_the_host_must_run(string type)
    {
        Dictionary<string, string> files = FilesOf(
            $$"""[Table("virtual", Type = TableType.{{type}}), Entry("a", "b")] sealed class Aliases : VirtualAliasTable;"""
        );
        string word = type.ToLowerInvariant();
        Assert.Contains(
            $"# Run on the host after each change, in this folder: postmap {word}:virtual\n",
            files["virtual"],
            StringComparison.Ordinal
        );
        Assert.Equal($"{word}:$config_directory/virtual", Value(files, "virtual_alias_maps"));
    }

    [Fact]
    public void Header_checks_are_regular_expressions_unless_the_table_says_another_type()
    {
        Dictionary<string, string> files = FilesOf(
            """
            [Table("headers"), Entry("/^Subject: sale/", "REJECT no sale")] sealed class Headers : HeaderCheckTable;
            [Table("bodies", Type = TableType.Pcre), Entry("/sale/", "WARN")] sealed class Bodies : BodyCheckTable;
            """
        );
        Assert.Equal("regexp:$config_directory/headers", Value(files, "header_checks"));
        Assert.Equal("pcre:$config_directory/bodies", Value(files, "body_checks"));
    }

    [Fact]
    public void A_table_without_a_name_has_that_of_its_class()
    {
        Dictionary<string, string> files = FilesOf(
            "[Table, Entry(\"a\", \"b\")] sealed class ShopAliases2 : VirtualAliasTable;"
        );
        Assert.Equal("texthash:$config_directory/shop-aliases2", Value(files, "virtual_alias_maps"));
        Assert.Contains("shop-aliases2", files.Keys);
    }

    [Fact]
    public void A_team_can_make_a_base_for_any_parameter()
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                """
                [Serves("smtp_generic_maps", Type = TableType.Hash)] public abstract class GenericTable : LookupTable;

                [PostfixInstance("a"), Target(Platform.Debian12)]
                public class A
                {
                    [Table("generic"), Entry("a@localdomain.local", "a@example.org")]
                    sealed class Generic : GenericTable;
                }
                """
            )
            .FilesOf("a");
        Assert.Equal("hash:$config_directory/generic", Value(files, "smtp_generic_maps"));
    }

    [Theory]
    [InlineData("class A", "[UseTable(typeof(Partners))]")]
    [InlineData("class A : Base", "")]
    [InlineData("class A : IBranch", "")]
    public void A_shared_table_is_taken_by_the_instance_a_base_class_or_a_policy(string declaration, string attribute)
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                Partners
                    + $$"""
                    [UseTable(typeof(Partners))] public abstract class Base;
                    [UseTable(typeof(Partners))] public interface IWithPartners;
                    public interface IBranch : IWithPartners;
                    [PostfixInstance("a"), Target(Platform.Debian12)] {{attribute}} public {{declaration}};
                    """
            )
            .FilesOf("a");
        Assert.Equal("texthash:$config_directory/partners", Value(files, "transport_maps"));
        Assert.EndsWith("\n\npartner.example smtp:[mx.partner.example]\n", files["partners"], StringComparison.Ordinal);
        Assert.Contains("# from Partners\ntransport_maps", files["main.cf"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_comes_by_two_ways_is_one()
    {
        var project = CSharpProject.Of(
            Partners
                + """
                [UseTable(typeof(Partners))] public interface IOne;
                [UseTable(typeof(Partners))] public interface ITwo;
                [PostfixInstance("a"), Target(Platform.Debian12)] public class A : IOne, ITwo;
                """
        );
        Assert.Empty(await project.FindingsAsync());
        Assert.Equal("texthash:$config_directory/partners", Value(project.FilesOf("a"), "transport_maps"));
    }

    [Fact]
    public void The_nearest_table_of_a_file_name_wins()
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                """
                public interface IShop
                {
                    [Table("virtual"), Entry("who", "interface")] sealed class Aliases : VirtualAliasTable;
                    [Table("transport"), Entry("who", "interface")] sealed class Routes : TransportTable;
                    [Table("relocated"), Entry("who", "interface")] sealed class Moved : RelocatedTable;
                }

                public interface IBranch : IShop
                {
                    [Table("relocated"), Entry("who", "outer")] sealed class MovedToo : RelocatedTable;
                }

                public abstract class MailServer
                {
                    [Table("virtual"), Entry("who", "base")] sealed class Aliases : VirtualAliasTable;
                    [Table("transport"), Entry("who", "base")] sealed class Routes : TransportTable;
                }

                [PostfixInstance("a"), Target(Platform.Debian12)]
                public class A : MailServer, IBranch
                {
                    [Table("Virtual"), Entry("who", "own")] sealed class Aliases : VirtualAliasTable;
                }
                """
            )
            .FilesOf("a");
        Assert.EndsWith("\nwho own\n", files["Virtual"], StringComparison.Ordinal);
        Assert.EndsWith("\nwho base\n", files["transport"], StringComparison.Ordinal);
        Assert.EndsWith("\nwho outer\n", files["relocated"], StringComparison.Ordinal);
        Assert.DoesNotContain("virtual", files.Keys);
        Assert.Equal("texthash:$config_directory/Virtual", Value(files, "virtual_alias_maps"));
    }

    [Theory]
    [InlineData(
        "Virtual(AliasMaps = [\"hash:/etc/aliases\", \"ldap:/etc/ldap\"])",
        "hash:/etc/aliases, ldap:/etc/ldap, "
    )]
    [InlineData("Parameter(\"virtual_alias_maps\", \"hash:/etc/aliases\")", "hash:/etc/aliases, ")]
    [InlineData("Parameter(\"virtual_alias_maps\", \"\")", "")]
    [InlineData("Parameter(\"virtual_alias_maps\", \"hash:$config_directory/one\")", "hash:$config_directory/one, ")]
    public void Tables_come_behind_what_is_set_in_the_order_of_their_declaration(string setting, string before)
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                $$"""
                [PostfixInstance("a"), Target(Platform.Debian12), {{setting}}]
                public class A
                {
                    [Table("two"), Entry("a", "b")] sealed class Two : VirtualAliasTable;
                    [Table("one"), Entry("a", "b")] sealed class One : VirtualAliasTable;
                }
                """
            )
            .FilesOf("a");
        Assert.Equal(
            before + "texthash:$config_directory/two, texthash:$config_directory/one",
            Value(files, "virtual_alias_maps")
        );
    }

    [Theory]
    [InlineData("texthash:$config_directory/virtual, ldap:/etc/ldap")]
    [InlineData("proxy:texthash:${config_directory}/virtual ldap:/etc/ldap")]
    public void A_value_that_names_the_table_already_keeps_its_order(string value)
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                $$"""
                [PostfixInstance("a"), Target(Platform.Debian12), Parameter("virtual_alias_maps", "{{value}}")]
                public class A
                {
                    [Table("virtual"), Entry("a", "b")] sealed class Aliases : VirtualAliasTable;
                }
                """
            )
            .FilesOf("a");
        Assert.Equal(value, Value(files, "virtual_alias_maps"));
    }

    [Fact]
    public void A_value_that_names_the_file_with_another_type_does_not_name_the_table()
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                """
                [PostfixInstance("a"), Target(Platform.Debian12)]
                [Parameter("virtual_alias_maps", "texthash:$config_directory/virtual")]
                public class A
                {
                    [Table("virtual", Type = TableType.Hash), Entry("a", "b")] sealed class Aliases : VirtualAliasTable;
                }
                """
            )
            .FilesOf("a");
        Assert.Equal(
            "texthash:$config_directory/virtual, hash:$config_directory/virtual",
            Value(files, "virtual_alias_maps")
        );
    }

    [Fact]
    public void Own_tables_come_before_shared_ones_and_those_before_a_layer_s()
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                Partners
                    + """
                    public interface IShop
                    {
                        [Table("shop"), Entry("a", "b:")] sealed class Routes : TransportTable;
                    }

                    [PostfixInstance("a"), Target(Platform.Debian12), UseTable(typeof(Partners))]
                    public class A : IShop
                    {
                        [Table("own"), Entry("a", "b:")] sealed class Routes : TransportTable;
                    }
                    """
            )
            .FilesOf("a");
        Assert.Equal(
            "texthash:$config_directory/own, texthash:$config_directory/partners, texthash:$config_directory/shop",
            Value(files, "transport_maps")
        );
    }

    [Fact]
    public void All_instances_of_a_class_get_its_tables()
    {
        var project = CSharpProject.Of(
            """
            [PostfixInstance("a"), PostfixInstance("b", Set = ["virtual_alias_maps=hash:/etc/b"]), Target(Platform.Debian12)]
            public class A
            {
                [Table("virtual"), Entry("a", "b")] sealed class Aliases : VirtualAliasTable;
            }
            """
        );
        Assert.Equal("texthash:$config_directory/virtual", Value(project.FilesOf("a"), "virtual_alias_maps"));
        Assert.Equal(
            "hash:/etc/b, texthash:$config_directory/virtual",
            Value(project.FilesOf("b"), "virtual_alias_maps")
        );
        Assert.Contains("virtual", project.FilesOf("b").Keys);
    }

    private static Dictionary<string, string> FilesOf(string tables) =>
        CSharpProject
            .Of($$"""[PostfixInstance("a"), Target(Platform.Debian12)] public class A { {{tables}} }""")
            .FilesOf("a");

    private static string Value(Dictionary<string, string> files, string parameter) =>
        files["main.cf"]
            .Split('\n')
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Single(pair => pair[0] == parameter)[1];
}
