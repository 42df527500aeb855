namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>One parameter with the value that stands in main.cf, or in a <c>-o</c> of master.cf.</summary>
/// <param name="Parameter">The parameter's own name.</param>
/// <param name="Value">The text of the value.</param>
/// <param name="Origin">The declaration of the value, which stands for the whole.</param>
public sealed record Setting(string Parameter, string Value, Origin Origin)
{
    /// <summary>The declaration of the name, where several settings have it from one place: a transport.</summary>
    public Origin NameOrigin { get; init; } = Origin;

    /// <summary>Without the value: it may be a megabyte, and many services may have it.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Parameter) ^ Origin.GetHashCode();
}
