namespace ConfigAsCode.Postfix.Core.Completion;

/// <summary>What a completion is, which editors show as a sign.</summary>
public enum CompletionKind
{
    /// <summary>The name of a parameter.</summary>
    Parameter,

    /// <summary>A name that somebody chose, such as that of a restriction class.</summary>
    OwnName,

    /// <summary>One of the words of a value.</summary>
    Word,

    /// <summary>A restriction of smtpd(8).</summary>
    Restriction,

    /// <summary>A type of lookup table.</summary>
    TableType,

    /// <summary>A lookup table that the settings name elsewhere.</summary>
    Table,

    /// <summary>A service of master.cf.</summary>
    Service,

    /// <summary>A program that master(8) can start.</summary>
    Program,
}
