namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>What smtpd(8) does at a row of an access table (access(5)).</summary>
internal enum AccessAction
{
    /// <summary>Passes the restriction list: <c>OK</c>, <c>RELAY</c>, or digits alone.</summary>
    Permit,

    /// <summary><c>REJECT</c>, or a code from 500 on with a text.</summary>
    Reject,

    /// <summary><c>DEFER</c>, or a code from 400 on with a text.</summary>
    Defer,

    DeferIfPermit,

    DeferIfReject,

    /// <summary>Closes the connection without a reply (for tests of Postfix).</summary>
    Hangup,

    /// <summary>Goes on as if the row were not there.</summary>
    Dunno,

    Info,

    Warn,

    /// <summary>Sends the message through a content filter: <c>FILTER transport:destination</c>.</summary>
    Filter,

    Hold,

    /// <summary>Answers 250 and drops the message.</summary>
    Discard,

    Redirect,

    Bcc,

    Prepend,

    /// <summary>Restrictions, as in the list that names the table.</summary>
    Restrictions,

    /// <summary>Nothing, or a lookup table, which smtpd(8) does not open here: it answers 451.</summary>
    ServerError,
}
