namespace ConfigAsCode.Postfix;

/// <summary>
/// Makes the class a Postfix instance: building the project writes its main.cf, master.cf and tables into
/// <c>postfix/&lt;name&gt;/</c> below the output folder. Several on one class make several instances that differ only in
/// the arguments of this attribute.
/// </summary>
/// <param name="name">The folder of the files: letters, digits, dot, underscore and hyphen.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PostfixInstanceAttribute(string name) : Attribute
{
    /// <summary>The folder of the files.</summary>
    public string Name { get; } = name;

    /// <summary>The platform of this instance, if the class is for several; else that of <see cref="TargetAttribute"/>.</summary>
    public Platform Platform { get; set; }

    /// <summary><c>myhostname</c> of this instance.</summary>
    public string HostName { get; set; } = "";

    /// <summary>
    /// main.cf settings of this instance alone, as <c>name=value</c>: <c>["inet_interfaces=192.0.2.7"]</c>. They have precedence
    /// over the class and its policies.
    /// </summary>
    public string[] Set { get; set; } = [];
}
