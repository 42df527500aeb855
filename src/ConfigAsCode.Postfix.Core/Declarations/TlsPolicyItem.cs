using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>An attribute of a declared TLS policy.</summary>
/// <param name="Name">The name as the table has it.</param>
/// <param name="Items">The items of a list, or one text.</param>
/// <param name="Origin">Who declared it.</param>
internal sealed record TlsPolicyItem(string Name, EquatableArray<string> Items, Origin Origin);
