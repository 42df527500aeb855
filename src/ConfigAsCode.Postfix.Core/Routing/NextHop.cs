namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The destination of a relayhost or transport: <c>[host]:port</c>, <c>host:port</c>, or a domain (transport(5)).</summary>
internal static class NextHop
{
    /// <summary>The host or domain, without its brackets and port.</summary>
    public static string HostOf(string nextHop)
    {
        bool isBracketed = nextHop.StartsWith("[", StringComparison.Ordinal);
        int end = nextHop.IndexOf(isBracketed ? ']' : ':');
        string host = end > 0 ? nextHop.Substring(0, end) : nextHop;
        return host.TrimStart('[');
    }
}
