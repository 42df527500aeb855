using ConfigAsCode.Postfix.Live.Tests.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>The sample's instance for Debian 12, from the very files that the build wrote, on loopback.</summary>
public sealed class WebshopNext : IAsyncLifetime
{
    public const string Instance = "webshop-next";

    internal LivePostfix Postfix { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Postfix = await LivePostfix.StartAsync(
            WebshopFiles.Text(Instance, "main.cf"),
            WebshopFiles.Text(Instance, "master.cf"),
            new LivePostfixOptions { Tables = WebshopFiles.Tables(Instance) }
        );

    public ValueTask DisposeAsync() => Postfix.DisposeAsync();
}
