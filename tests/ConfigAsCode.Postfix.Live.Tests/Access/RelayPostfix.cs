using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>The servers of <see cref="RelayServer.Cases"/>, started once for all tests that ask them.</summary>
public sealed class RelayPostfix : IAsyncLifetime
{
    public const string Name = "the servers of RelayServer";

    internal LivePostfix Postfix { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Postfix = await RelayServer.StartAsync(RelayServer.Cases);

    public ValueTask DisposeAsync() => Postfix.DisposeAsync();

    [CollectionDefinition(Name)]
    public sealed class Collection : ICollectionFixture<RelayPostfix>;
}
