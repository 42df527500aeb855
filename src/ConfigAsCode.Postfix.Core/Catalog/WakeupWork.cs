namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What a program does only when master(8) wakes it.</summary>
internal enum WakeupWork
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Takes mail from the maildrop queue.</summary>
    Maildrop,

    /// <summary>Takes up deferred mail.</summary>
    Deferred,

    /// <summary>Cleans up its logs of deferred mail.</summary>
    Logs,
}
