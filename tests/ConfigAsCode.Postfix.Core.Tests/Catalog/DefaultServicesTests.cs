using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

/// <summary>The rows of conf/master.cf, release by release.</summary>
public class DefaultServicesTests
{
    private const string OfAll =
        "smtp/inet pickup cleanup qmgr tlsmgr rewrite bounce defer trace verify flush proxymap proxywrite smtp relay showq "
        + "error retry discard local virtual lmtp anvil scache";

    private const string WithInstance = "${multi_instance_name?{$multi_instance_name}:{postfix}}/$service_name";

    public static TheoryData<string> Platforms => [.. PlatformInfo.All.Select(p => p.Name)];

    [Theory]
    [InlineData("2.11", OfAll)]
    [InlineData("3.0", OfAll)]
    [InlineData("3.3", OfAll)]
    [InlineData("3.4", OfAll + " postlog/unix-dgram")]
    [InlineData("3.7", OfAll + " postlog/unix-dgram")]
    [InlineData("3.10", OfAll + " postlog/unix-dgram")]
    public void A_release_starts_with_its_own_rows(string version, string services) =>
        Assert.Equal(services, string.Join(' ', DefaultServices.Of(Targets.Of(version)).Select(Short)));

    [Theory]
    [MemberData(nameof(Platforms))]
    public void A_distribution_changes_the_chroot_alone(string platform)
    {
        Target target = PlatformInfo.Find(platform)!.Target;
        var upstream = DefaultServices.Of(Targets.Of(target.Postfix.ToString()));
        Service[] rows = [.. DefaultServices.Of(target)];
        Assert.Equal(upstream.Select(Plain), rows.Select(Plain));
        string[] inChroot = [.. rows.Where(s => s.Chroot == "y").Select(Short)];
        Assert.Equal(
            target.ChrootByDefault
                ?
                [
                    .. rows.Select(Short)
                        .Where(s =>
                            s
                                is not (
                                    "qmgr"
                                    or "proxymap"
                                    or "proxywrite"
                                    or "local"
                                    or "virtual"
                                    or "postlog/unix-dgram"
                                )
                        ),
                ]
                : [],
            inChroot
        );
    }

    // conf/master.cf at each tag of the source; the patch releases of February 2025 changed it in four branches.
    [Theory]
    [InlineData("2.11", "")]
    [InlineData("3.2", "")]
    [InlineData("3.3", "postfix/$service_name")]
    [InlineData("3.5.27", "postfix/$service_name")]
    [InlineData("3.6.15", "postfix/$service_name")]
    [InlineData("3.6.16", WithInstance)]
    [InlineData("3.6", WithInstance)]
    [InlineData("3.7.11", "postfix/$service_name")]
    [InlineData("3.7.12", WithInstance)]
    [InlineData("3.8.6", "postfix/$service_name")]
    [InlineData("3.8.7", WithInstance)]
    [InlineData("3.9.0", "postfix/$service_name")]
    [InlineData("3.9.1", WithInstance)]
    [InlineData("3.10.0", WithInstance)]
    [InlineData("3.11", WithInstance)]
    public void The_relay_transport_logs_under_its_own_name_since_3_3(string version, string syslogName) =>
        Assert.Equal(
            syslogName,
            DefaultServices
                .Of(Targets.Of(version))
                .Single(s => s.Name == "relay")
                .Settings.Select(s => s.Value)
                .SingleOrDefault("")
        );

    private static Service Plain(Service service) =>
        service with
        {
            Chroot = "",
            Settings = service
                .Settings.Select(s => new Setting(s.Parameter, s.Value, Origin.Unknown))
                .ToEquatableArray(),
            Origin = Origin.Unknown,
        };

    private static string Short(Service service) => service.Type == ServiceType.Unix ? service.Name : service.Key;
}
