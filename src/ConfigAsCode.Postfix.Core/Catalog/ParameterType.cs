namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>How Postfix reads a value (global/mail_conf_*.c).</summary>
public enum ParameterType
{
    /// <summary>Text, <c>$name</c> expanded when the program starts.</summary>
    String,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    Bool,

    /// <summary>A decimal number.</summary>
    Int,

    /// <summary>A decimal number of 64 bits.</summary>
    Long,

    /// <summary>A number with a unit: s, m, h, d or w.</summary>
    Time,

    /// <summary>One word of a fixed set.</summary>
    Enum,

    /// <summary>Text that is expanded later, for each message.</summary>
    Raw,
}
