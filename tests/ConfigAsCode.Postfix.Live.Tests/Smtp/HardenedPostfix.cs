using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>One hardened Postfix for all tests of a class.</summary>
public sealed class HardenedPostfix : IAsyncLifetime
{
    internal LivePostfix Postfix { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Postfix = await LivePostfix.StartAsync(
            HandWrittenFiles.HardenedMainCf,
            HandWrittenFiles.MasterCf,
            new LivePostfixOptions { Tables = HandWrittenFiles.Tables }
        );

    public ValueTask DisposeAsync() => Postfix.DisposeAsync();
}
