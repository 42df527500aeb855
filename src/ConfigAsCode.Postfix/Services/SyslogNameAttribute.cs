namespace ConfigAsCode.Postfix;

/// <summary>
/// The name under which a service logs (<c>syslog_name</c>), such as <c>postfix/submission</c>: it distinguishes the lines of
/// port 587 from those of port 25.
/// </summary>
/// <param name="name">The name; the program adds its own after a slash.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class SyslogNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
