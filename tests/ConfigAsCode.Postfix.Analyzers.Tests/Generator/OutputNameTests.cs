using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Rendering;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Generator;

/// <summary>Whatever classes and instances are called, each class has a generated one, in which the build task finds its instances.</summary>
public class OutputNameTests
{
    [Theory]
    [InlineData("[PostfixInstance(\"m\")] partial class A; [PostfixInstance(\"m\")] partial class A;", "m", "m")]
    [InlineData("[PostfixInstance(\"m\"), PostfixInstance(\"m\")] class A;", "m", "m")]
    [InlineData("[PostfixInstance(\"m\")] class A; [PostfixInstance(\"M\")] class a;", "m", "M")]
    [InlineData("[PostfixInstance(\"a.b\"), PostfixInstance(\"a_2Eb\")] class A;", "a.b", "a_2Eb")]
    [InlineData("[PostfixInstance(\"€\"), PostfixInstance(\" AC\")] class A;", "€", " AC")]
    [InlineData("[PostfixInstance(\"\"), PostfixInstance(\"\")] class A;", "", "")]
    [InlineData("[PostfixInstance(\"m\")] class A<T>; [PostfixInstance(\"m\")] class A<T, U>;", "m", "m")]
    [InlineData("[PostfixInstance(\"m\")] class A_B; namespace A { [PostfixInstance(\"n\")] class B; }", "m", "n")]
    [InlineData("[PostfixInstance(\"m\")] class É; [PostfixInstance(\"n\")] class _C9;", "m", "n")]
    [InlineData(
        "class A { [PostfixInstance(\"m\")] class B; } class C { [PostfixInstance(\"m\")] class B; }",
        "m",
        "m"
    )]
    public void Every_instance_is_in_the_output_of_its_class(string source, params string[] instances) =>
        Assert.Equal(
            instances.Order(StringComparer.Ordinal),
            Outputs(source).SelectMany(PackedNames).Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("using Mail = ConfigAsCode.Postfix.PostfixInstanceAttribute; [Mail(\"m\")] class A;")]
    [InlineData("global using Mail = ConfigAsCode.Postfix.PostfixInstanceAttribute;", "[Mail(\"m\")] class A;")]
    [InlineData("[ConfigAsCode.Postfix.PostfixInstanceAttribute(\"m\")] class A;")]
    public void An_attribute_under_another_name_is_one_too(params string[] files) =>
        Assert.Equal(["Class_A"], Types(files).Select(type => type.Name));

    [Fact]
    public void Classes_of_one_name_that_are_local_to_their_files_have_one_each()
    {
        const string Local = "[PostfixInstance(\"m\"), Target(Platform.Debian12)] file class A;";
        Assert.Equal(2, Types(Local, Local).Count());
    }

    [Fact]
    public void A_class_more_leaves_the_names_of_the_others()
    {
        const string Two = "[PostfixInstance(\"m\")] class A; [PostfixInstance(\"n\")] class B;";
        const string Three = Two + "[PostfixInstance(\"o\")] class b;";
        Assert.Equal(["Class_A", "Class_B"], Names(Two));
        Assert.Equal(["Class_A", "Class_B__1", "Class_b__2"], Names(Three));
    }

    [Theory]
    [InlineData("[PostfixInstance(\"m\")] class A;", "PFX0001|")]
    [InlineData("[PostfixInstance(\"../m\"), Target(Platform.Debian12)] class A;", "PFX0002|")]
    [InlineData(
        "[PostfixInstance(\"m\"), Target(Platform.Debian12)] class A : IA, IB; [Main(MyHostname = \"a\")] interface IA; [Main(MyHostname = \"b\")] interface IB;",
        "PFX0003|"
    )]
    [InlineData("[PostfixInstance(\"m\", Set = [\"x\"]), Target(Platform.Debian12)] class A;", "PFX0004|")]
    [InlineData(
        "[PostfixInstance(\"m\"), Target(Platform.Debian12), Main(MyHostname = \"a\\nb\")] class A;",
        "PFX0005|"
    )]
    [InlineData(
        "[PostfixInstance(\"m\"), Target(Platform.Debian12)] class A { [InetService(\"25\", Daemon.Smtpd)] class S; }",
        "PFX4007|"
    )]
    public void The_output_says_what_is_wrong_with_the_declaration_and_has_files_where_they_can_be(
        string source,
        string finding
    )
    {
        Dictionary<string, string> output = Assert.Single(Outputs(source));
        Assert.StartsWith(finding, output["Part0"], StringComparison.Ordinal);
        bool canBeWritten = finding is "PFX0003|" or "PFX0004|";
        Assert.Equal(canBeWritten, output["Instance0"].Contains("main.cf", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[InetService(\"25\", Daemon.Smtpd)] class Loose;", "The service '25' is in no master.cf")]
    [InlineData("sealed class Loose : VirtualAliasTable;", "it has no [Table]")]
    [InlineData("[Table] class Loose { [Entry(\"a\")] class Inner; }", "the class is not a lookup table")]
    public void What_belongs_to_no_instance_has_an_output_of_its_own(string source, string message)
    {
        Dictionary<string, string> output = Assert.Single(Outputs(source));
        Assert.Equal(["Findings"], output.Keys);
        Assert.Contains("PFX0004|", output["Findings"], StringComparison.Ordinal);
        Assert.Contains(message, output["Findings"], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_wrong_there_is_nothing_but_the_instances() =>
        Assert.Equal(
            "",
            Assert.Single(Outputs("[PostfixInstance(\"m\"), Target(Platform.Debian12)] class A;"))["Part0"]
        );

    private static IEnumerable<string> PackedNames(Dictionary<string, string> output) =>
        PackedClass.Read(output).Instances.Select(instance => instance.Name);

    private static IEnumerable<string> Names(string source) => Types(source).Select(type => type.Name);

    private static List<Dictionary<string, string>> Outputs(string source) =>
        [
            .. Types(source)
                .Select(type =>
                    type.GetMembers().OfType<IFieldSymbol>().ToDictionary(f => f.Name, f => (string)f.ConstantValue!)
                ),
        ];

    private static IEnumerable<INamedTypeSymbol> Types(params string[] files)
    {
        Compilation generated = CSharpProject.Of(files).RunGenerator();
        INamespaceSymbol output = generated
            .Assembly.GlobalNamespace.GetNamespaceMembers()
            .Single(n => n.Name == "ConfigAsCode")
            .GetNamespaceMembers()
            .Single()
            .GetNamespaceMembers()
            .Single();
        return output.GetTypeMembers().OrderBy(type => type.Name, StringComparer.Ordinal);
    }
}
