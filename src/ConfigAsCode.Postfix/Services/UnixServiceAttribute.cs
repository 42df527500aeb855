namespace ConfigAsCode.Postfix;

/// <summary>A service on a stream socket below the queue directory: every transport is one.</summary>
public sealed class UnixServiceAttribute : ServiceAttribute
{
    /// <summary>The default service of this name, with what is set here changed.</summary>
    /// <param name="name">The name of the socket, and of the transport.</param>
    public UnixServiceAttribute(string name)
        : base(name) { }

    /// <summary>A service that runs one of Postfix's own programs.</summary>
    /// <param name="name">The name of the socket, and of the transport.</param>
    /// <param name="program">The program.</param>
    public UnixServiceAttribute(string name, Daemon program)
        : base(name, program) { }

    /// <summary>A service that runs another program in daemon_directory.</summary>
    /// <param name="name">The name of the socket, and of the transport.</param>
    /// <param name="program">The name of its file.</param>
    public UnixServiceAttribute(string name, string program)
        : base(name, program) { }
}
