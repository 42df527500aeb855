namespace ConfigAsCode.Postfix;

/// <summary>The delivery attributes of a service that runs pipe(8).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PipeAttribute : Attribute
{
    /// <summary>Letters such as <c>DRhu</c>; <c>D</c> and <c>O</c> need a recipient limit of 1 for the transport.</summary>
    public string Flags { get; set; } = "";

    /// <summary>Who runs the command, as <c>user</c> or <c>user:group</c>; never root. Mandatory.</summary>
    public string User { get; set; } = "";

    /// <summary>The command and its arguments, separated by blanks; no shell reads it. Mandatory.</summary>
    public string Argv { get; set; } = "";

    /// <summary>The working directory of the command; else the queue directory.</summary>
    public string Directory { get; set; } = "";

    /// <summary>The root directory of the command; else the real one.</summary>
    public string Chroot { get; set; } = "";

    /// <summary>The line ending of the message, with C escapes; else <c>\n</c>.</summary>
    public string Eol { get; set; } = "";

    /// <summary>What replaces an empty sender address; else <c>MAILER-DAEMON</c>.</summary>
    public string NullSender { get; set; } = "";

    /// <summary>The largest message in bytes; 0 for any.</summary>
    public int Size { get; set; }
}
