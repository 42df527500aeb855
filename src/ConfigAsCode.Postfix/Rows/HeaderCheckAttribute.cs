namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="HeaderCheckTable"/> or a <see cref="BodyCheckTable"/>: what cleanup(8) does at a line of a message (header_checks(5)). The first row that matches counts.
/// </summary>
/// <param name="pattern"><c>/pattern/flags</c>, or <c>!/pattern/flags</c> for what does not match.</param>
/// <param name="action">What cleanup(8) does.</param>
/// <param name="text">The text behind the action: that of the reply or of the log, a header, <c>transport:nexthop</c>, an address. <c>$1</c> is what the first group matched.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HeaderCheckAttribute(string pattern, HeaderCheckAction action, string text = "") : Attribute
{
    /// <summary><c>/pattern/flags</c>.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>What cleanup(8) does.</summary>
    public HeaderCheckAction Action { get; } = action;

    /// <summary>The text behind the action.</summary>
    public string Text { get; } = text;
}
