using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Sasl;

/// <summary>An LDAP table with a password and a server on another host, without TLS.</summary>
internal sealed class Pfx3006LdapPasswordInPlainText()
    : Rule(
        new RuleInfo("PFX3006", RuleSeverity.Warning, "A password goes to an LDAP server in plain text", HasFix: false)
    )
{
    private const string Local = "localhost";

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        from table in ClientTable.In(context.Instance)
        where
            TableTypeInfo.Find(table.Table.Type)!.MaySendPassword
            && table.ValueOf("bind_pw").Length > 0
            && HasSimpleLogin(table)
        where !string.Equals(table.ValueOf("start_tls"), "yes", StringComparison.OrdinalIgnoreCase)
        let server = ServersOf(table).FirstOrDefault(server => !IsProtected(server))
        where server is not null
        select Found(
            context.Instance,
            $"Each program that opens the LDAP table {table.Table.Name} sends bind_pw to {server} in plain text: there is no TLS. Write "
                + "start_tls = yes and version = 3, or ldaps:// before the name of the server",
            new Place(table.Find("server_host")?.Origin ?? table.Table.Origin),
            "server_host"
        );

    /// <summary>The default, and what <c>yes</c> means.</summary>
    private static bool HasSimpleLogin(ClientTable table) =>
        table.ValueOf("bind").ToLowerInvariant() is "" or "yes" or "simple";

    private static string[] ServersOf(ClientTable table) =>
        table.ValueOf("server_host") is { Length: > 0 } listed ? ListValue.Words(listed) : [Local];

    /// <summary>TLS, a socket, or this host.</summary>
    private static bool IsProtected(string server)
    {
        int scheme = server.IndexOf("://", StringComparison.Ordinal);
        string protocol = scheme < 0 ? "" : server.Substring(0, scheme).ToLowerInvariant();
        string rest = scheme < 0 ? server : server.Substring(scheme + 3);
        int path = rest.IndexOf('/');
        string authority = path < 0 ? rest : rest.Substring(0, path);
        int colon = authority.LastIndexOf(':');
        string host = colon > authority.LastIndexOf(']') ? authority.Substring(0, colon) : authority;
        return protocol is "ldaps" or "ldapi" || host.Length == 0 || PrivateAddress.IsLoopback(host);
    }
}
