using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>One restored project for all the tests of a class; each begins with a successful build of both instances.</summary>
public sealed class ShopProject(PackedPackage package) : IAsyncLifetime
{
    public const string Output = "bin/Debug/net10.0/postfix";

    public ProjectFolder Folder { get; } = new(package, $"Shop{Guid.NewGuid():N}/Shop");

    public async ValueTask InitializeAsync() => (await Folder.DotnetAsync("restore")).ShouldSucceed();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async Task<ProgramResult> BuildBothInstancesAsync()
    {
        Folder.Declare(Webshop.Now, Webshop.Next);
        return (await BuildAsync()).ShouldSucceed();
    }

    public Task<ProgramResult> BuildAsync(params IEnumerable<string> options) =>
        Folder.DotnetAsync(["build", "--no-restore", .. options]);
}
