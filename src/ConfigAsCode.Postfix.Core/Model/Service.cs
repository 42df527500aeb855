namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// One master.cf entry. The five middle fields hold the words of the file (<c>y</c>, <c>n</c>, <c>-</c>, a number), since
/// <c>-</c> is not the same as the value that a Postfix version puts in its place.
/// </summary>
/// <param name="Name">A port, <c>host:port</c>, or a socket name below the queue directory.</param>
/// <param name="Type">How the service is reached.</param>
/// <param name="Private"><c>y</c>, <c>n</c> or <c>-</c> (yes).</param>
/// <param name="Unprivileged"><c>y</c>, <c>n</c> or <c>-</c> (yes).</param>
/// <param name="Chroot"><c>y</c>, <c>n</c> or <c>-</c> (depends on version and compatibility_level).</param>
/// <param name="Wakeup">Seconds, with <c>?</c> for "only if in use", or <c>-</c> (never).</param>
/// <param name="ProcessLimit">A number, 0 for no limit, or <c>-</c> (default_process_limit).</param>
/// <param name="Program">The program in daemon_directory.</param>
/// <param name="Settings">The <c>-o</c> overrides, in order.</param>
/// <param name="Arguments">The words behind the options: attributes of pipe(8) and spawn(8), or <c>-v</c> and its kin.</param>
/// <param name="Origin">Who declared the entry.</param>
public sealed record Service(
    string Name,
    ServiceType Type,
    string Private,
    string Unprivileged,
    string Chroot,
    string Wakeup,
    string ProcessLimit,
    string Program,
    EquatableArray<Setting> Settings,
    EquatableArray<string> Arguments,
    Origin Origin
)
{
    /// <summary>How Postfix itself names an entry, for instance in <c>postconf -M smtp/inet</c>.</summary>
    public string Key => KeyOf(Name, Type.ToMasterCf());

    /// <summary>The key of an entry with this name and, in the word of master.cf, this type.</summary>
    public static string KeyOf(string name, string type) => name + "/" + type;
}
