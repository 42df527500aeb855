using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Tests.Rendering;

public class InstanceRendererTests
{
    [Fact]
    public void A_shop_reads_well() => Verified.Matches("Webshop", Together(ExampleInstances.Webshop));

    [Fact]
    public void A_null_client_reads_well() => Verified.Matches("NullClient", Together(ExampleInstances.NullClient));

    [Fact]
    public void Settings_in_another_order_give_the_same_bytes()
    {
        Instance webshop = ExampleInstances.Webshop;
        Instance reversed = webshop with { Settings = webshop.Settings.Reverse().ToEquatableArray() };
        Assert.Equal(InstanceRenderer.Render(webshop), InstanceRenderer.Render(reversed));
    }

    [Fact]
    public void Every_line_ends_with_a_line_feed_and_none_with_a_blank()
    {
        foreach (RenderedFile file in InstanceRenderer.Render(ExampleInstances.Webshop))
        {
            Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', file.Text);
            Assert.DoesNotContain(" \n", file.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_in_a_comment_cannot_start_a_line_of_its_own()
    {
        Instance evil = ExampleInstances.NullClient with { DeclaredBy = "A\nmynetworks = 0.0.0.0/0" };
        string mainCf = InstanceRenderer.Render(evil)[0].Text;
        Assert.DoesNotContain(
            InstanceReader.Read("x", evil.Target, mainCf, "").Instance.Settings,
            s => s.Parameter == "mynetworks"
        );
    }

    [Theory]
    [InlineData("smtpd_tls_cert_file", "TLS server")]
    [InlineData("smtp_tls_loglevel", "TLS client")]
    [InlineData("smtpd_sasl_auth_enable", "SASL")]
    [InlineData("smtpd_banner", "SMTP server")]
    [InlineData("mynetworks", "Network")]
    [InlineData("mydomain", "Host and domains")]
    [InlineData("queue_directory", "Installation")]
    [InlineData("queue_run_delay", "Queue and limits")]
    [InlineData("shop_footer", "Other")]
    public void A_parameter_stands_in_the_area_of_its_longest_prefix(string parameter, string area)
    {
        Instance instance = ExampleInstances.NullClient with
        {
            Settings = EquatableArray.Of(new Setting(parameter, "x", Origin.Unknown)),
        };
        Assert.Contains($"# ---- {area} --", InstanceRenderer.Render(instance)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_target_nothing_is_rendered() => Refuses(i => i with { Target = null }, "target");

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    public void An_instance_name_that_leaves_its_folder_is_refused(string name) =>
        Refuses(i => i with { Name = name }, "folder");

    [Fact]
    public void A_value_with_a_line_break_is_refused() =>
        Refuses(i => With(i, new Setting("a", "b\nmynetworks = 0.0.0.0/0", Origin.Unknown)), "line break");

    [Fact]
    public void A_parameter_that_is_set_twice_is_refused() =>
        Refuses(i => With(i, new Setting("a", "1", Origin.Unknown), new Setting("a", "2", Origin.Unknown)), "twice");

    [Fact]
    public void A_blank_in_an_override_is_refused_before_3_0() =>
        Refuses(
            i => With(i, Smtp() with { Settings = EquatableArray.Of(new Setting("a", "b c", Origin.Unknown)) }),
            "blank"
        );

    [Fact]
    public void The_type_unix_dgram_is_refused_before_3_4() =>
        Refuses(i => With(i, Smtp() with { Type = ServiceType.UnixDgram }), "3.4");

    [Fact]
    public void An_override_among_the_arguments_is_refused() =>
        Refuses(i => With(i, Smtp() with { Arguments = EquatableArray.Of("-v", "-o", "a=b") }), "-o");

    [Fact]
    public void A_field_with_a_blank_is_refused() => Refuses(i => With(i, Smtp() with { Wakeup = "1 2" }), "field");

    [Fact]
    public void Two_services_of_one_endpoint_are_refused() =>
        Refuses(i => With(i, Smtp(), Smtp() with { Name = "25" }), "endpoint");

    [Fact]
    public void A_table_that_would_replace_main_cf_is_refused() =>
        Refuses(i => With(i, TableNamed("main.cf")), "main.cf");

    [Fact]
    public void Two_tables_of_one_name_are_refused() =>
        Refuses(i => With(i, TableNamed("a"), TableNamed("a")), "same file");

    [Fact]
    public void Two_tables_whose_names_differ_in_case_alone_are_refused() =>
        Refuses(i => With(i, TableNamed("a"), TableNamed("A")), "same file");

    private static void Refuses(Func<Instance, Instance> change, string reason)
    {
        Instance instance = change(ExampleInstances.NullClient);
        Assert.Contains(
            InstanceRenderer.ErrorIn(instance),
            o => o.ToString().Contains(reason, StringComparison.Ordinal)
        );
        Assert.Throws<InvalidOperationException>(() => InstanceRenderer.Render(instance));
    }

    private static Instance With(Instance instance, params Setting[] settings) =>
        instance with
        {
            Settings = settings.ToEquatableArray(),
        };

    private static Instance With(Instance instance, params Service[] services) =>
        instance with
        {
            Services = services.ToEquatableArray(),
        };

    private static Instance With(Instance instance, params Table[] tables) =>
        instance with
        {
            Tables = tables.ToEquatableArray(),
        };

    private static Service Smtp() =>
        new("smtp", ServiceType.Inet, "n", "-", "n", "-", "-", "smtpd", default, default, Origin.Unknown);

    private static Table TableNamed(string name) => new(name, "hash", default, Origin.Unknown);

    private static string Together(Instance instance) =>
        string.Join("\n", InstanceRenderer.Render(instance).Select(file => $"==> {file.Path} <==\n{file.Text}"));
}
