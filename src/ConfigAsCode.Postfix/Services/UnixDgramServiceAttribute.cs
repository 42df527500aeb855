namespace ConfigAsCode.Postfix;

/// <summary>A service on a datagram socket below the queue directory, such as postlog. Since Postfix 3.4.</summary>
public sealed class UnixDgramServiceAttribute : ServiceAttribute
{
    /// <summary>The default service of this name, with what is set here changed.</summary>
    /// <param name="name">The name of the socket.</param>
    public UnixDgramServiceAttribute(string name)
        : base(name) { }

    /// <summary>A service that runs one of Postfix's own programs.</summary>
    /// <param name="name">The name of the socket.</param>
    /// <param name="program">The program.</param>
    public UnixDgramServiceAttribute(string name, Daemon program)
        : base(name, program) { }

    /// <summary>A service that runs another program in daemon_directory.</summary>
    /// <param name="name">The name of the socket.</param>
    /// <param name="program">The name of its file.</param>
    public UnixDgramServiceAttribute(string name, string program)
        : base(name, program) { }
}
