namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>A folder that cannot be judged or written. The message states where, what, and what to do instead.</summary>
public sealed class HostFolderException : Exception
{
    public HostFolderException(string message)
        : base(message) { }

    public HostFolderException(string message, Exception inner)
        : base(message, inner) { }
}
