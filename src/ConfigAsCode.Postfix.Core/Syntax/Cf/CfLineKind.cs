namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>What a physical line is to Postfix.</summary>
public enum CfLineKind
{
    /// <summary>White space only.</summary>
    Blank,

    /// <summary>The first character that is not white space is <c>#</c>.</summary>
    Comment,

    /// <summary>The first line of a logical line.</summary>
    Start,

    /// <summary>Text behind white space, which continues the logical line before it.</summary>
    Continuation,

    /// <summary>Text behind white space where there is no logical line to continue; Postfix skips it.</summary>
    Skipped,
}
