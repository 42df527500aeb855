namespace ConfigAsCode.Postfix;

/// <summary>The attributes of a service that runs spawn(8), as policy servers do.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpawnAttribute : Attribute
{
    /// <summary>Who runs the command, as <c>user</c> or <c>user:group</c>; never root. Mandatory.</summary>
    public string User { get; set; } = "";

    /// <summary>The command and its arguments, separated by blanks; no shell reads it. Mandatory.</summary>
    public string Argv { get; set; } = "";
}
