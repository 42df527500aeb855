using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Analyzer;

/// <summary>A table that makes no file, or not the one it was meant to, is an error at the argument.</summary>
public class BadTableTests
{
    [Theory]
    [InlineData("[Table(\"x\")] public class X;", "PFX0004 Table(\"x\")")]
    [InlineData("[Table(\"x\"), Entry(\"a\", \"b\")] public class X;", "PFX0004 Table(\"x\")")]
    [InlineData("[Serves(\"transport_maps\")] public class X;", "PFX0004 Serves(\"transport_maps\")")]
    [InlineData("[Entry(\"a\", \"b\"), Entry(\"c\", \"d\")] public class X;", "PFX0004 Entry(\"a\", \"b\")")]
    [InlineData("[Entry(\"a\", \"b\")] public class X : VirtualAliasTable;", "PFX0004 X")]
    [InlineData("public class X : VirtualAliasTable;", "PFX0004 X")]
    [InlineData("[Entry(\"a\", \"b\")] public abstract class X : VirtualAliasTable;", "PFX0004 X")]
    [InlineData(
        "[Table, AcceptRisk(\"PFX1001\", \"b\")] public class X : VirtualAliasTable;",
        "PFX0004 AcceptRisk(\"PFX1001\", \"b\")"
    )]
    [InlineData("[UseTable(typeof(string))] public class X;", "PFX0004 typeof(string)")]
    [InlineData("[UseTable(typeof(int[]))] public interface IX;", "PFX0004 typeof(int[])")]
    [InlineData("[UseTable(typeof(VirtualAliasTable))] public class X;", "PFX0004 typeof(VirtualAliasTable)")]
    [InlineData("[UseTable(null!)] public class X;", "PFX0004 null!")]
    public async Task A_table_attribute_that_makes_no_file_is_an_error(string source, string finding) =>
        Assert.Equal([finding], await CSharpProject.Of(source).FindingsAsync());

    [Theory]
    [InlineData("public abstract class X : VirtualAliasTable;")]
    [InlineData("[Serves(\"transport_maps\")] public class X : LookupTable;")]
    [InlineData("[Table(\"x\"), Entry(\"a\", \"b\")] public sealed class X : VirtualAliasTable;")]
    public async Task A_base_and_a_shared_table_are_right_by_themselves(string source) =>
        Assert.Empty(await CSharpProject.Of(source).FindingsAsync());

    [Theory]
    [InlineData("Table(\"../x\")", "PFX0002 \"../x\"")]
    [InlineData("Table(\"\")", "PFX0002 \"\"")]
    [InlineData("Table(\"main.cf\")", "PFX0002 \"main.cf\"")]
    [InlineData("Table(\"Master.cf\")", "PFX0002 \"Master.cf\"")]
    [InlineData("Table(\"x\"), Entry(\"a\\nb\", \"c\")", "PFX0005 \"a\\nb\"")]
    [InlineData("Table(\"x\"), Entry(\"a\", \"c\\r\\nd e\")", "PFX0005 \"c\\r\\nd e\"")]
    [InlineData("Table(\"x\"), Entry(\"a\\u0007\", \"c\")", "PFX0005 \"a\\u0007\"")]
    [InlineData("Table(\"x\"), Entry(\"a\", \"c\\0\")", "PFX0005 \"c\\0\"")]
    [InlineData("Table(\"x\"), Entry(\"\", \"c\")", "PFX0005 \"\"")]
    [InlineData("Table(\"x\"), Entry(\"# a\", \"c\")", "PFX0005 \"# a\"")]
    [InlineData("Table(\"x\"), Entry(\"a b\", \"c\")", "PFX0005 \"a b\"")]
    [InlineData("Table(\"x\"), Entry(\"a\", \"\")", "PFX0005 \"\"")]
    [InlineData("Table(\"x\"), Entry(\"a\", \" b\")", "PFX0005 \" b\"")]
    [InlineData("Table(\"x\"), Entry(\"a\")", "PFX0005 Entry(\"a\")")]
    [InlineData("Table(\"x\", Type = TableType.Regexp), Entry(\"a\", \"b\")", "PFX0005 \"a\"")]
    [InlineData("Table(\"x\", Type = (TableType)42), Entry(\"a\", \"b\")", "PFX0005 \"x\"")]
    public async Task A_text_that_no_file_can_carry_is_an_error_at_the_argument_and_no_file_is_made(
        string attributes,
        string finding
    )
    {
        var project = CSharpProject.Of(
            $$"""[PostfixInstance("a"), Target(Platform.Debian12)] public class A { [{{attributes}}] class X : LookupTable; }"""
        );
        Assert.Equal([finding], await project.FindingsAsync());
        Assert.Empty(project.AllFiles());
    }

    [Theory]
    [InlineData("public class A { [Table(\"x\")] class One : LookupTable; [Table(\"X\")] class Two : LookupTable; }")]
    [InlineData(
        """
            public class A : IOne, ITwo;
            public interface IOne { [Table("x")] class One : LookupTable; }
            public interface ITwo { [Table("X")] class Two : LookupTable; }
            """
    )]
    public async Task Two_tables_of_equal_rank_with_one_file_name_are_an_error_at_the_second(string source)
    {
        var project = CSharpProject.Of("""[PostfixInstance("a"), Target(Platform.Debian12)]""" + source);
        Assert.Equal(["PFX0002 \"X\""], await project.FindingsAsync());
        Assert.Empty(project.AllFiles());
    }

    [Fact]
    public async Task A_base_that_serves_an_unknown_parameter_is_an_error_at_its_tables()
    {
        var project = CSharpProject.Of(
            """
            [Serves("virtual_alias_mops")] public abstract class AliasTable : LookupTable;
            [PostfixInstance("a"), Target(Platform.Debian12)]
            public class A { [Table("x"), Entry("a", "b")] class X : AliasTable; }
            """
        );
        Assert.Equal(["PFX4001 \"x\""], await project.FindingsAsync());
    }

    [Fact]
    public async Task Messages_say_what_will_happen_and_what_to_write()
    {
        var project = CSharpProject.Of(
            """
            [Table("a")] public class A;
            [Entry("a", "b")] public class B;
            public class ShopAliases : VirtualAliasTable;
            [UseTable(typeof(A))] public class D;
            [PostfixInstance("m"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            public class E { [Table("x"), Entry("a", "b\nc")] class X : LookupTable; [Table("main.cf")] class Y : LookupTable; }
            """
        );
        Assert.Equal(
            [
                "No file is written for 'A': the class is not a lookup table. Derive it from LookupTable, or from a base that serves "
                    + "a parameter, such as VirtualAliasTable",
                "The rows of 'B' are in no file: the class is not a lookup table. Write [Table] on it, and derive it from "
                    + "LookupTable, or from a base that serves a parameter, such as VirtualAliasTable",
                "No file is written for 'ShopAliases': it has no [Table]. Write [Table(\"name\")] with its file name, or [Table] "
                    + "for 'shop-aliases'",
                "No file is written for 'A': it is not a lookup table with [Table]. Name a class that has [Table] and derives from "
                    + "LookupTable",
                "m: No file is written, since it cannot contain the row 'a' of the table x: it contains a line break, which would "
                    + "end the line in the file",
                "m: No file is written for the table name 'main.cf': the instance itself has a file of that name. Give it a "
                    + "name of its own",
            ],
            (await project.DiagnosticsAsync())
                .Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.GetMessage(null))
        );
    }

    [Fact]
    public void Each_base_of_the_package_serves_a_parameter_and_says_since_when()
    {
        Type[] bases = [.. typeof(LookupTable).Assembly.GetTypes().Where(t => t.BaseType == typeof(LookupTable))];
        Assert.NotEmpty(bases);
        foreach (Type type in bases)
        {
            var serves = (ServesAttribute)
                Assert.Single(type.GetCustomAttributes(typeof(ServesAttribute), inherit: false));
            ParameterInfo? parameter = Parameters.Find(serves.Parameter);
            Assert.NotNull(parameter);
            Assert.True(parameter.ExistsOn(PostfixVersion.Newest), serves.Parameter);
            string text = File.ReadAllText(
                RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix", "Tables", type.Name + ".cs")
            );
            Assert.True(
                parameter.ExistsOn(PostfixVersion.Oldest)
                    || text.Contains($"Since Postfix {parameter.Since}", StringComparison.Ordinal),
                serves.Parameter
            );
        }
    }
}
