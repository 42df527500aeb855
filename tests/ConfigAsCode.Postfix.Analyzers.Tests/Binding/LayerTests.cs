using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Binding;

/// <summary>Nearest wins: the class itself, its base classes, its interfaces.</summary>
public class LayerTests
{
    private const string Layers = """
        [Main(MyHostname = "interface", MyDomain = "interface", MyOrigin = "interface")]
        public interface IShop;

        [Main(MyHostname = "outer", MyNetworks = ["127.0.0.0/8"])]
        public interface IBranch : IShop;

        [Main(MyHostname = "base", MyDomain = "base")]
        public abstract class MailServer;

        """;

    [Fact]
    public void The_class_wins_over_its_base_class_and_that_over_an_interface()
    {
        string mainCf = MainCf(
            """[PostfixInstance("a"), Target(Platform.Debian12), Main(MyHostname = "own")] public class A : MailServer, IShop;"""
        );
        Assert.Contains("myhostname = own\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("mydomain   = base\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("myorigin   = interface\n", mainCf, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_wins_over_the_one_it_extends()
    {
        string mainCf = MainCf("""[PostfixInstance("a"), Target(Platform.Debian12)] public class A : IBranch;""");
        Assert.Contains("myhostname = outer\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("mydomain   = interface\n", mainCf, StringComparison.Ordinal);
    }

    [Fact]
    public void The_instance_attribute_wins_over_the_class()
    {
        string mainCf = MainCf(
            """
            [PostfixInstance("a", HostName = "a.example.org", Set = ["mydomain = example.net"])]
            [Target(Platform.Debian12), Main(MyHostname = "own", MyDomain = "own")]
            public class A;
            """
        );
        Assert.Contains("myhostname = a.example.org\n", mainCf, StringComparison.Ordinal);
        Assert.Contains("mydomain   = example.net\n", mainCf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_interfaces_of_equal_rank_that_disagree_are_an_error_until_the_class_decides()
    {
        const string Policies = """
            [SmtpdTls(AuthOnly = true)] public interface IStrict;
            [SmtpdTls(AuthOnly = false)] public interface ILax;

            """;
        const string Class = """[PostfixInstance("a"), Target(Platform.Debian12)] public class A : IStrict, ILax;""";
        Assert.Equal(["PFX0003 PostfixInstance(\"a\")"], await CSharpProject.Of(Policies + Class).FindingsAsync());
        Assert.Empty(await CSharpProject.Of(Policies + "[SmtpdTls(AuthOnly = true)]" + Class).FindingsAsync());
    }

    [Fact]
    public async Task Two_interfaces_that_agree_are_none()
    {
        const string Source = """
            [SmtpdTls(AuthOnly = true)] public interface IOne;
            [SmtpdTls(AuthOnly = true)] public interface ITwo;
            [PostfixInstance("a"), Target(Platform.Debian12)] public class A : IOne, ITwo;
            """;
        Assert.Empty(await CSharpProject.Of(Source).FindingsAsync());
    }

    [Fact]
    public async Task One_class_that_says_two_things_is_an_error_at_the_second()
    {
        const string Source = """
            [PostfixInstance("a"), Target(Platform.Debian12)]
            [Main(MyDomain = "example.org"), Parameter("mydomain", "example.net")]
            public class A;
            """;
        Assert.Equal(["PFX0003 \"example.net\""], await CSharpProject.Of(Source).FindingsAsync());
    }

    [Fact]
    public void A_service_takes_its_settings_from_layers_too()
    {
        string masterCf = CSharpProject
            .Of(
                """
                [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt, Protocols = [">=TLSv1.2"], MandatoryProtocols = [">=TLSv1.2"], ExcludeCiphers = ["aNULL"])]
                public interface IEncrypted;

                public interface ISubmission
                {
                    [InetService("submission", Daemon.Smtpd)]
                    sealed class Submission : IEncrypted;
                }

                [PostfixInstance("a"), Target(Platform.Debian12)]
                public class A : ISubmission;
                """
            )
            .FilesOf("a")["master.cf"];
        Assert.Contains("submission  inet", masterCf, StringComparison.Ordinal);
        Assert.Contains("-o smtpd_tls_security_level=encrypt", masterCf, StringComparison.Ordinal);
    }

    private static string MainCf(string source) => CSharpProject.Of(Layers + source).FilesOf("a")["main.cf"];
}
