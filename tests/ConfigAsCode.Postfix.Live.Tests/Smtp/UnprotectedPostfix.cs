using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>One Postfix without protections for all tests of a class.</summary>
public sealed class UnprotectedPostfix : IAsyncLifetime
{
    internal LivePostfix Postfix { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Postfix = await LivePostfix.StartAsync(HandWrittenFiles.UnprotectedMainCf, HandWrittenFiles.MasterCf);

    public ValueTask DisposeAsync() => Postfix.DisposeAsync();
}
