namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The address of a host as SMTP writes it (global/valid_mailhost_addr.c): <c>192.0.2.1</c>, <c>IPv6:2001:db8::1</c>.</summary>
internal static class MailHostAddress
{
    private const string OfV6 = "IPv6:";

    /// <summary>Whether it is an address in brackets, without regard to what is missing behind it.</summary>
    public static bool IsLiteral(string text) =>
        text.Length > 2 && text[text.Length - 1] == ']' && IsValid(text.Substring(1, text.Length - 2));

    public static bool IsValid(string text) =>
        text.StartsWith(OfV6, StringComparison.OrdinalIgnoreCase)
            ? text.IndexOf(':', OfV6.Length) >= 0 && IsHost(text.Substring(OfV6.Length))
            : text.IndexOf(':') < 0 && IsHost(text);

    /// <summary>Whether it is an address without a prefix in front; 0.0.0.0/8 has none (util/valid_hostname.c).</summary>
    public static bool IsHost(string text) =>
        text.IndexOfAny(['/', '[', ']']) < 0
        && Network.Parse(text) is { } address
        && (address.IsV6 || !text.StartsWith("0.", StringComparison.Ordinal));
}
