namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>The fields of a master.cf entry, as postconf -F names them; a fix can write all but the first two.</summary>
public static class ServiceField
{
    public const string Name = "service";
    public const string Type = "type";
    public const string Private = "private";
    public const string Unprivileged = "unprivileged";
    public const string Chroot = "chroot";
    public const string Wakeup = "wakeup";
    public const string ProcessLimit = "process_limit";

    /// <summary>The program alone; the words behind it are <see cref="Arguments"/>.</summary>
    public const string Program = "command";

    /// <summary>The words behind the program. They can only be taken away.</summary>
    public const string Arguments = "arguments";
}
