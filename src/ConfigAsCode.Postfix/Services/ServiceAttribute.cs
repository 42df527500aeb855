namespace ConfigAsCode.Postfix;

/// <summary>
/// One entry of master.cf (master(5)). A field that is left out is taken from the default service of the same name and
/// type, or else is <c>-</c>, Postfix's own default.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ServiceAttribute : Attribute
{
    private protected ServiceAttribute(string name) => Name = name;

    private protected ServiceAttribute(string name, Daemon program)
        : this(name) => Daemon = program;

    private protected ServiceAttribute(string name, string program)
        : this(name) => Program = program;

    /// <summary>The name of the entry.</summary>
    public string Name { get; }

    /// <summary>The program, one of Postfix's own.</summary>
    public Daemon? Daemon { get; }

    /// <summary>The program, by the name of its file in daemon_directory.</summary>
    public string? Program { get; }

    /// <summary>Whether only Postfix itself may reach the service.</summary>
    public bool Private { get; set; }

    /// <summary>Whether the program runs as mail_owner; pipe, spawn, local and virtual need <c>false</c>.</summary>
    public bool Unprivileged { get; set; }

    /// <summary>Whether the program runs in a chroot at queue_directory.</summary>
    public bool Chroot { get; set; }

    /// <summary>Seconds between two automatic wake-ups; 0 for none.</summary>
    public int Wakeup { get; set; }

    /// <summary>Whether the wake-ups start only once the service has been used (the <c>?</c> of <c>1000?</c>).</summary>
    public bool WakeupOnlyIfUsed { get; set; }

    /// <summary>How many processes may run at once; 0 for any number.</summary>
    public int ProcessLimit { get; set; }

    /// <summary>Words behind the options: <c>-v</c>, or since Postfix 3.5 <c>flags=</c> of smtp(8) and lmtp(8).</summary>
    public string[] Arguments { get; set; } = [];
}
