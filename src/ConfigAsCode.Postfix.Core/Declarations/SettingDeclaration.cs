using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A setting as it was declared, before the target decides how the file says it.</summary>
/// <param name="Parameter">The parameter's own name.</param>
/// <param name="Items">The items of a list, or one text.</param>
/// <param name="IsList">Whether the items are joined as Postfix lists are.</param>
/// <param name="Origin">Who declared it.</param>
public sealed record SettingDeclaration(string Parameter, EquatableArray<string> Items, bool IsList, Origin Origin);
