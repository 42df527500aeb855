namespace ConfigAsCode.Postfix;

/// <summary>What cleanup(8) does at a row of header or body checks (header_checks(5)).</summary>
public enum HeaderCheckAction
{
    /// <summary><c>REJECT</c>: refuses the message, with the text as the reply.</summary>
    Reject,

    /// <summary><c>DISCARD</c>: takes the message and drops it.</summary>
    Discard,

    /// <summary><c>DUNNO</c>: goes on with the next line.</summary>
    Dunno,

    /// <summary><c>FILTER</c>: sends the message through <c>transport:nexthop</c>.</summary>
    Filter,

    /// <summary><c>HOLD</c>: keeps the message in the hold queue until somebody releases it.</summary>
    Hold,

    /// <summary><c>IGNORE</c>: leaves the line out.</summary>
    Ignore,

    /// <summary><c>INFO</c>: writes the line and the text to the log.</summary>
    Info,

    /// <summary><c>PASS</c>: looks at no other line of the message. Since Postfix 3.2.</summary>
    Pass,

    /// <summary><c>PREPEND</c>: puts a line before it.</summary>
    Prepend,

    /// <summary><c>REDIRECT</c>: sends the message to one address in place of all recipients.</summary>
    Redirect,

    /// <summary><c>REPLACE</c>: puts the text in place of the line.</summary>
    Replace,

    /// <summary><c>STRIP</c>: leaves the line out, and writes it to the log. Since Postfix 3.2.</summary>
    Strip,

    /// <summary><c>WARN</c>: writes the line and the text to the log as a warning.</summary>
    Warn,

    /// <summary><c>BCC</c>: sends a copy to an address. Since Postfix 3.0.</summary>
    Bcc,
}
