namespace ConfigAsCode.Postfix;

/// <summary>A service on a FIFO below the queue directory.</summary>
public sealed class FifoServiceAttribute : ServiceAttribute
{
    /// <summary>The default service of this name, with what is set here changed.</summary>
    /// <param name="name">The name of the FIFO.</param>
    public FifoServiceAttribute(string name)
        : base(name) { }

    /// <summary>A service that runs one of Postfix's own programs.</summary>
    /// <param name="name">The name of the FIFO.</param>
    /// <param name="program">The program.</param>
    public FifoServiceAttribute(string name, Daemon program)
        : base(name, program) { }

    /// <summary>A service that runs another program in daemon_directory.</summary>
    /// <param name="name">The name of the FIFO.</param>
    /// <param name="program">The name of its file.</param>
    public FifoServiceAttribute(string name, string program)
        : base(name, program) { }
}
