using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>A configuration that is asked where mail goes.</summary>
/// <param name="Name">How a failure calls it.</param>
/// <param name="MainCf">main.cf, without what a laboratory needs.</param>
/// <param name="Services">The lines of master.cf besides those of every case: services that take mail or rewrite it, and transports.</param>
/// <param name="Tables">The tables beside main.cf.</param>
/// <param name="Messages">The messages: the service that takes each, its sender and its recipient.</param>
internal sealed record DeliveryCase(
    string Name,
    string MainCf,
    string Services,
    IReadOnlyList<TableFile> Tables,
    IReadOnlyList<(string Entry, string Sender, string Recipient)> Messages
);
