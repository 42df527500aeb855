namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What a program cannot reach from inside the chroot (BASIC_CONFIGURATION_README).</summary>
internal enum ChrootLack
{
    /// <summary>It does its work there.</summary>
    None,

    /// <summary>The users of the host.</summary>
    Users,

    /// <summary>The mailboxes.</summary>
    Mailboxes,

    /// <summary>The command that it runs for a client, and the user for it.</summary>
    Command,

    /// <summary>The command to which it delivers mail, and the user for it.</summary>
    AgentCommand,

    /// <summary>The tables that it opens for programs in the chroot.</summary>
    Tables,
}
