using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>A configuration that is asked where mail goes.</summary>
/// <param name="Name">How a failure calls it.</param>
/// <param name="MainCf">main.cf, without what a laboratory needs.</param>
/// <param name="MasterCf">master.cf, as a server has it.</param>
/// <param name="Tables">The tables beside main.cf.</param>
/// <param name="Messages">The messages: the key of the service that takes each (<c>smtp/inet</c>), its sender and its recipient.</param>
internal sealed record DeliveryCase(
    string Name,
    string MainCf,
    string MasterCf,
    IReadOnlyList<TableFile> Tables,
    IReadOnlyList<(string Entry, string Sender, string Recipient)> Messages
);
