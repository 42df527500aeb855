namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of an <see cref="AliasTable"/>: where local(8) takes the mail for a name of this host (aliases(5)). A command, a file or a list with
/// blanks gets the quotes that it needs.
/// </summary>
/// <param name="name">The name, without a domain: <c>postmaster</c>.</param>
/// <param name="targets">
/// Where its mail goes: addresses, <c>|command</c>, <c>/file</c>, <c>/folder/</c> or <c>:include:/file</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AliasAttribute(string name, params string[] targets) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Where its mail goes.</summary>
    public string[] Targets { get; } = targets;
}
