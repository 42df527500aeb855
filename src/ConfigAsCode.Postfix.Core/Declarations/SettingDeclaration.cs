using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A setting as it was declared, before the target decides how the file says it.</summary>
/// <param name="Parameter">The parameter's own name.</param>
/// <param name="Items">The items of a list, or one text.</param>
/// <param name="IsList">Whether the items are joined as Postfix lists are.</param>
/// <param name="Origin">Who declared it.</param>
internal sealed record SettingDeclaration(string Parameter, EquatableArray<string> Items, bool IsList, Origin Origin)
{
    /// <summary>The declaration of the name, where it is told apart from the value's.</summary>
    public Origin NameOrigin { get; init; } = Origin;

    /// <summary>Whether it is about a transport: it goes to main.cf, on a service too, since the queue manager reads it there.</summary>
    public bool IsOfTransport { get; init; }

    /// <summary>Whether the parameter is a restriction class, which smtpd_restriction_classes has to name.</summary>
    public bool IsRestrictionClass { get; init; }
}
