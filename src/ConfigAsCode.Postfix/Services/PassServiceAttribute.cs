namespace ConfigAsCode.Postfix;

/// <summary>A service that receives open connections from another one, as smtpd does behind postscreen.</summary>
public sealed class PassServiceAttribute : ServiceAttribute
{
    /// <summary>The default service of this name, with what is set here changed.</summary>
    /// <param name="name">The name of the socket.</param>
    public PassServiceAttribute(string name)
        : base(name) { }

    /// <summary>A service that runs one of Postfix's own programs.</summary>
    /// <param name="name">The name of the socket.</param>
    /// <param name="program">The program.</param>
    public PassServiceAttribute(string name, Daemon program)
        : base(name, program) { }

    /// <summary>A service that runs another program in daemon_directory.</summary>
    /// <param name="name">The name of the socket.</param>
    /// <param name="program">The name of its file.</param>
    public PassServiceAttribute(string name, string program)
        : base(name, program) { }
}
