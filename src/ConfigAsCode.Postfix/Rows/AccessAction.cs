namespace ConfigAsCode.Postfix;

/// <summary>What smtpd(8) does at a row of an access table (access(5)).</summary>
public enum AccessAction
{
    /// <summary><c>OK</c>: passes the list of restrictions. In <c>smtpd_recipient_restrictions</c> without a list for relaying that lets the client relay.</summary>
    Ok,

    /// <summary><c>REJECT</c>: refuses, with the text as the reply.</summary>
    Reject,

    /// <summary><c>DEFER</c>: asks to try again, with the text as the reply.</summary>
    Defer,

    /// <summary><c>DEFER_IF_PERMIT</c>: as <see cref="Defer"/>, unless a later restriction refuses.</summary>
    DeferIfPermit,

    /// <summary><c>DEFER_IF_REJECT</c>: as <see cref="Defer"/> where a later restriction refuses.</summary>
    DeferIfReject,

    /// <summary><c>DUNNO</c>: goes on as if there were no row, and asks for no part of the key.</summary>
    Dunno,

    /// <summary><c>FILTER</c>: sends the message through <c>transport:nexthop</c>.</summary>
    Filter,

    /// <summary><c>HOLD</c>: keeps the message in the hold queue until somebody releases it.</summary>
    Hold,

    /// <summary><c>DISCARD</c>: takes the message and drops it.</summary>
    Discard,

    /// <summary><c>REDIRECT</c>: sends the message to one address in place of all recipients.</summary>
    Redirect,

    /// <summary><c>BCC</c>: sends a copy to an address. Since Postfix 3.0.</summary>
    Bcc,

    /// <summary><c>PREPEND</c>: puts a header before the message.</summary>
    Prepend,

    /// <summary><c>INFO</c>: writes the text to the log. Since Postfix 3.0.</summary>
    Info,

    /// <summary><c>WARN</c>: writes the text to the log as a warning.</summary>
    Warn,
}
