namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>What came of a message at the next hop of a test.</summary>
/// <param name="Status">What Postfix logs: sent, deferred or bounced.</param>
/// <param name="Text">The reason that it logs.</param>
/// <param name="HasTls">Whether it arrived in TLS; null where it did not arrive.</param>
internal sealed record NextHopAnswer(string Status, string Text, bool? HasTls)
{
    /// <summary>Whether the mail waits for one of these reasons.</summary>
    public bool Waits(params IEnumerable<string> reasons) =>
        Status == "deferred" && reasons.Any(reason => Text.Contains(reason, StringComparison.Ordinal));
}
