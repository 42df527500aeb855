namespace ConfigAsCode.Postfix;

/// <summary>
/// Gives a list of restrictions a name, which you can use in any <c>smtpd_*_restrictions</c> list and in access
/// tables. The name is added to <c>smtpd_restriction_classes</c> automatically.
/// </summary>
/// <param name="name">Letters, digits and <c>_</c>; not the name of a parameter or restriction of Postfix.</param>
/// <param name="restriction">The first restriction: a text, or one of <see cref="Restriction"/>.</param>
/// <param name="more">Those that follow it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class RestrictionClassAttribute(string name, object restriction, params object[] more) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The restrictions, in order.</summary>
    public IReadOnlyList<object> Restrictions { get; } = [restriction, .. more];
}
