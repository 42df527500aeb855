namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>Which keys get an answer of a lookup table.</summary>
internal enum AnsweredKeys
{
    /// <summary>The key of the row, in upper or lower case.</summary>
    One,

    /// <summary>Those that the row matches: a pattern or a network.</summary>
    Matching,

    /// <summary>Any key (<c>static:</c>, <c>randmap:</c>).</summary>
    All,
}
