namespace ConfigAsCode.Postfix;

/// <summary>
/// The policy has no effect of its own without this parameter, whose value it cannot know: an instance that has the policy must set it in
/// main.cf, or the build ends with an error at the name of the policy.
/// </summary>
/// <param name="parameter">The parameter's name, as in main.cf.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class NeedsAttribute(string parameter) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>What to write, for the message: <c>[Main(RelayHost = "[hub.example.org]")]</c>.</summary>
    public string Example { get; set; } = "";
}
