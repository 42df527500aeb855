namespace ConfigAsCode.Postfix;

/// <summary>A service that listens on a TCP port.</summary>
public sealed class InetServiceAttribute : ServiceAttribute
{
    /// <summary>The default service of this name, with what is set here changed.</summary>
    /// <param name="name">A port number or name, or <c>address:port</c>.</param>
    public InetServiceAttribute(string name)
        : base(name) { }

    /// <summary>A service that runs one of Postfix's own programs.</summary>
    /// <param name="name">A port number or name, or <c>address:port</c>.</param>
    /// <param name="program">The program.</param>
    public InetServiceAttribute(string name, Daemon program)
        : base(name, program) { }

    /// <summary>A service that runs another program in daemon_directory.</summary>
    /// <param name="name">A port number or name, or <c>address:port</c>.</param>
    /// <param name="program">The name of its file.</param>
    public InetServiceAttribute(string name, string program)
        : base(name, program) { }
}
