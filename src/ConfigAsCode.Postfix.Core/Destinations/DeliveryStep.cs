using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>What decides about a recipient on its way, and what it makes of it.</summary>
/// <param name="By">The parameter.</param>
/// <param name="Row">The row that answers, where a table of the parameter decides.</param>
/// <param name="Result">An address, or a transport with its next hop.</param>
internal sealed record DeliveryStep(string By, TableEntry? Row, string Result);
