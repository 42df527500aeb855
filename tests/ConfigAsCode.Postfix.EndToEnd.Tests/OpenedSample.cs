using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>The sample, restored and opened once for all the tests of a class.</summary>
public sealed class OpenedSample(PackedPackage package) : IAsyncLifetime
{
    private OpenedProject? opened;

    public SampleCopy Files { get; } = new(package);

    public OpenedProject Editor => opened!;

    public async ValueTask InitializeAsync()
    {
        (await Files.DotnetAsync("restore")).ShouldSucceed();
        opened = await OpenedProject.OpenAsync(Files.Project);
    }

    public async Task UndoAsync()
    {
        foreach (string file in new[] { "Webshop.cs", "IShopTls.cs" })
        {
            await Editor.WriteAsync(file, SampleCopy.Original(file));
        }
    }

    public ValueTask DisposeAsync()
    {
        opened?.Dispose();
        return ValueTask.CompletedTask;
    }
}
