using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>Why a program does not take the configuration of a table as it is.</summary>
/// <param name="Row">The setting; null where one is missing.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What happens.</param>
/// <param name="Advice">What to write.</param>
/// <param name="Stops">Whether each program stops that opens the table; else it goes on with another value, and warns.</param>
internal sealed record ClientTableFault(TableEntry? Row, string Name, string Reason, string Advice, bool Stops = true);
