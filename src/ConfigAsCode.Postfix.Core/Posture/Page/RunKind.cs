namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>How a text is set.</summary>
internal enum RunKind
{
    Plain,

    /// <summary>The name of something, which the eye looks for first.</summary>
    Name,

    /// <summary>A word of Postfix: a parameter, a value, an address.</summary>
    Code,

    /// <summary>A TLS level, or another word with a colour of its step.</summary>
    Level,

    /// <summary>What is said beside it.</summary>
    Note,
}
