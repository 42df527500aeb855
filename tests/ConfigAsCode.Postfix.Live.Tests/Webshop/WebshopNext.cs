using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>The sample's instance for a current Debian on loopback.</summary>
public sealed class WebshopNext : IAsyncLifetime
{
    public const string Instance = "webshop-next";

    internal static IReadOnlyDictionary<string, string> Files { get; } = WebshopFiles.Of(Instance);

    internal LivePostfix Postfix { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Postfix = await LivePostfix.StartAsync(
            Files["main.cf"],
            Files["master.cf"],
            new LivePostfixOptions { Tables = Files.Where(f => f.Key is not ("main.cf" or "master.cf")).ToDictionary() }
        );

    public ValueTask DisposeAsync() => Postfix.DisposeAsync();
}
