using System.Collections.Concurrent;
using System.Text;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// How a parameter is called in C#: the attribute follows the longest known prefix of its name, the property is the rest
/// in PascalCase, so that anyone who knows Postfix finds it. The one place that knows this; the attributes are generated
/// from it, and the compiler side reads them back with it.
/// </summary>
internal static class ParameterNames
{
    /// <summary>The attribute for parameters without a known prefix.</summary>
    public const string Main = "Main";

    // Longest first: smtpd_tls_ wins over smtpd_.
    private static readonly (string Prefix, string Group)[] Groups =
    [
        ("address_verify_", "AddressVerify"),
        ("multi_instance_", "MultiInstance"),
        ("postscreen_", "Postscreen"),
        ("smtpd_sasl_", "SmtpdSasl"),
        ("smtpd_tls_", "SmtpdTls"),
        ("lmtp_sasl_", "LmtpSasl"),
        ("smtp_sasl_", "SmtpSasl"),
        ("tlsproxy_", "Tlsproxy"),
        ("lmtp_tls_", "LmtpTls"),
        ("smtp_tls_", "SmtpTls"),
        ("virtual_", "Virtual"),
        ("milter_", "Milter"),
        ("qmqpd_", "Qmqpd"),
        ("smtpd_", "Smtpd"),
        ("lmtp_", "Lmtp"),
        ("qmgr_", "Qmgr"),
        ("smtp_", "Smtp"),
        ("tls_", "Tls"),
    ];

    // Postfix writes some names in one word; in C# each word starts with a capital.
    private static readonly Dictionary<string, string> Compounds = new(StringComparer.Ordinal)
    {
        ["2bounce"] = "SecondBounce",
        ["CAfile"] = "CaFile",
        ["CApath"] = "CaPath",
        ["cipherlist"] = "CipherList",
        ["myhostname"] = "MyHostname",
        ["mydomain"] = "MyDomain",
        ["myorigin"] = "MyOrigin",
        ["mydestination"] = "MyDestination",
        ["mynetworks"] = "MyNetworks",
        ["relayhost"] = "RelayHost",
        ["smtputf8"] = "SmtpUtf8",
        ["wrappermode"] = "WrapperMode",
        ["loglevel"] = "LogLevel",
        ["noactive"] = "NoActive",
        ["noanonymous"] = "NoAnonymous",
        ["nodictionary"] = "NoDictionary",
        ["noplaintext"] = "NoPlainText",
        ["8BITMIME"] = "EightBitMime",
        ["CHACHA"] = "ChaCha",
        ["CRYPTOPRO"] = "CryptoPro",
        ["ENHANCEDSTATUSCODES"] = "EnhancedStatusCodes",
        ["REQUIRETLS"] = "RequireTls",
        ["SMTPUTF8"] = "SmtpUtf8",
        ["SSLV2"] = "SslV2",
        ["SSLV3"] = "SslV3",
        ["STARTTLS"] = "StartTls",
        ["TLSEXT"] = "TlsExt",
        ["XCLIENT"] = "XClient",
        ["XFORWARD"] = "XForward",
    };

    // An item of a list is named in the singular, and parameters with the same words share one enum.
    private static readonly (string Suffix, string Enum)[] NamedEnums =
    [
        ("allow_mail_to_commands", "AllowMailTo"),
        ("allow_mail_to_files", "AllowMailTo"),
        ("canonical_classes", "AddressClass"),
        ("masquerade_classes", "AddressClass"),
        ("_discard_ehlo_keywords", "EhloKeyword"),
        ("_discard_lhlo_keywords", "EhloKeyword"),
        ("_dns_resolver_options", "DnsResolverOption"),
        ("_host_lookup", "HostLookup"),
        ("inet_protocols", "InetProtocol"),
        ("internal_mail_filter_classes", "MailClass"),
        ("smtputf8_autodetect_classes", "MailClass"),
        ("mailbox_delivery_lock", "MailboxLock"),
        ("virtual_mailbox_lock", "MailboxLock"),
        ("notify_classes", "NotifyClass"),
        ("_pix_workarounds", "PixWorkaround"),
        ("prepend_delivered_header", "DeliveredHeader"),
        ("propagate_unmatched_extensions", "UnmatchedExtension"),
        ("receive_override_options", "ReceiveOverrideOption"),
        ("smtpd_proxy_options", "SmtpdProxyOption"),
        ("tls_disable_workarounds", "TlsWorkaround"),
        ("tls_ssl_options", "TlsSslOption"),
        ("_sasl_security_options", "SaslSecurityOption"),
        ("_sasl_tls_security_options", "SaslSecurityOption"),
        ("_sasl_tls_verified_security_options", "SaslSecurityOption"),
        ("_tls_ciphers", "TlsCipherGrade"),
        ("_tls_mandatory_ciphers", "TlsCipherGrade"),
        ("_eecdh_grade", "TlsEecdhGrade"),
        ("_dns_support_level", "DnsSupportLevel"),
        ("_address_preference", "AddressPreference"),
        ("_upstream_proxy_protocol", "UpstreamProxyProtocol"),
        ("_tempfail_action", "TempfailAction"),
        ("lmtp_tls_security_level", "SmtpTlsSecurityLevel"),
        ("tlsproxy_client_security_level", "SmtpTlsSecurityLevel"),
        ("tlsproxy_tls_security_level", "SmtpdTlsSecurityLevel"),
        ("postscreen_tls_security_level", "SmtpdTlsSecurityLevel"),
    ];

    private static readonly ConcurrentDictionary<string, string?> ByProperty = new(StringComparer.Ordinal);

    // Every reading of an enum member compares it with all words that it could be, in each instance, at each keystroke.
    private static readonly ConcurrentDictionary<string, string> Members = new(StringComparer.Ordinal);

    private static readonly Lazy<Dictionary<string, RestrictionInfo>> TypedRestrictions = new(() =>
        RestrictionInfo
            .All.Where(r => r.Argument != RestrictionArgument.None)
            .ToDictionary(r => MemberOf(r.Name), StringComparer.Ordinal)
    );

    /// <summary>All attribute groups, <c>Main</c> last.</summary>
    public static IEnumerable<string> AllGroups =>
        Groups.Select(g => g.Group).OrderBy(g => g, StringComparer.Ordinal).Append(Main);

    /// <summary>The attribute that carries a parameter: <c>SmtpdTls</c> for <c>smtpd_tls_protocols</c>.</summary>
    public static string GroupOf(string parameter) => Split(parameter).Group;

    /// <summary>The property that carries a parameter: <c>Protocols</c> for <c>smtpd_tls_protocols</c>.</summary>
    public static string PropertyOf(string parameter) => Pascal(Split(parameter).Remainder);

    /// <summary>The property of [Transport] that carries a family: <c>DestinationRateDelay</c>.</summary>
    public static string PropertyOf(ParameterFamily family) => Pascal(family.Suffix);

    /// <summary>The parameter behind a property; null where the attribute has none of that name.</summary>
    public static string? ParameterOf(string group, string property) =>
        property.Length == 0 ? null : ByProperty.GetOrAdd(group + "." + property, _ => FindParameter(group, property));

    /// <summary>How the property is written in C#: <c>bool</c>, <c>int</c>, <c>string[]</c>, an enum ...</summary>
    public static string TypeOf(ParameterInfo parameter)
    {
        if (EnumOf(parameter) is { } type)
        {
            return parameter.IsList ? type + "[]" : type;
        }

        return parameter.Type switch
        {
            ParameterType.Bool => "bool",
            ParameterType.Int => "int",
            ParameterType.Long => "long",
            // A log level can be a list of names since 3.11, but everybody writes one number.
            _ => parameter.IsList && !parameter.Name.EndsWith("_loglevel", StringComparison.Ordinal)
                ? parameter.IsRestrictionList
                    ? "object[]"
                    : "string[]"
                : "string",
        };
    }

    /// <summary>
    /// The base of the classes that are the argument of a restriction: <c>CheckClientAccess&lt;TTable&gt;</c> takes a <c>LookupTable</c>. Null where it
    /// takes none, and is a constant.
    /// </summary>
    public static string? ArgumentOf(RestrictionInfo restriction) =>
        restriction.Argument switch
        {
            RestrictionArgument.Table => "LookupTable",
            RestrictionArgument.PolicyServer => "PolicyServer",
            RestrictionArgument.Domain => "DnsList",
            RestrictionArgument.Seconds => "Delay",
            _ => null,
        };

    /// <summary>The restriction that a type with its argument stands for; null where there is none of this name.</summary>
    public static RestrictionInfo? RestrictionOf(string type) =>
        TypedRestrictions.Value.TryGetValue(type, out RestrictionInfo? restriction) ? restriction : null;

    /// <summary>The enum of a parameter's words; null where text goes.</summary>
    public static string? EnumOf(ParameterInfo parameter)
    {
        foreach ((string suffix, string type) in NamedEnums)
        {
            if (parameter.Name.EndsWith(suffix, StringComparison.Ordinal) && parameter.Values.Count > 0)
            {
                return type;
            }
        }

        if (parameter.Type != ParameterType.Enum)
        {
            return null;
        }

        bool isPostscreenAction =
            parameter.Name.StartsWith("postscreen_", StringComparison.Ordinal)
            && parameter.Name.EndsWith("_action", StringComparison.Ordinal);
        if (isPostscreenAction)
        {
            return "PostscreenAction";
        }

        string group = GroupOf(parameter.Name);
        return (group == Main ? "" : group) + PropertyOf(parameter.Name);
    }

    /// <summary>The words of an enum, in the order of its members.</summary>
    public static IEnumerable<string> WordsOf(string type) =>
        Parameters.All.Where(p => EnumOf(p) == type).SelectMany(p => p.Values).Where(w => w.Length > 0).Distinct();

    /// <summary>The enum member for a word: <c>DaneOnly</c> for <c>dane-only</c>, <c>NoTicket</c> for <c>NO_TICKET</c>.</summary>
    public static string MemberOf(string word) => Members.GetOrAdd(word, ToMember);

    private static string ToMember(string word)
    {
        string member = Pascal(word.Replace('-', '_'));
        return member.Length == 0 ? ""
            : char.IsDigit(member[0]) ? "Mode" + member
            : member;
    }

    /// <summary>
    /// The word for an enum member of a parameter; null where the enum has none of that name. Where parameters share an
    /// enum, it can be a word of another: a rule tells of it.
    /// </summary>
    public static string? WordOf(ParameterInfo parameter, string member) =>
        parameter.Values.FirstOrDefault(word => MemberOf(word) == member)
        ?? (EnumOf(parameter) is { } type ? WordsOf(type).FirstOrDefault(word => MemberOf(word) == member) : null);

    /// <summary>A project uses a few dozen of the names: to look for each costs less than to turn all into C#.</summary>
    private static string? FindParameter(string group, string property)
    {
        foreach (string name in Parameters.Names)
        {
            // The last letter is the same in both, whatever stands between.
            bool canBe =
                char.ToUpperInvariant(name[name.Length - 1]) == char.ToUpperInvariant(property[property.Length - 1]);
            if (canBe && GroupOf(name) == group && PropertyOf(name) == property)
            {
                return name;
            }
        }

        return null;
    }

    private static (string Group, string Remainder) Split(string parameter)
    {
        foreach ((string prefix, string group) in Groups)
        {
            if (parameter.Length > prefix.Length && parameter.StartsWith(prefix, StringComparison.Ordinal))
            {
                return (group, parameter.Substring(prefix.Length));
            }
        }

        return (Main, parameter);
    }

    private static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (string word in name.Split('_').Where(w => w.Length > 0))
        {
            string capital = Compounds.TryGetValue(word, out string? compound) ? compound : Capital(word);
            bool isNumberBehindNumber =
                text.Length > 0 && char.IsDigit(text[text.Length - 1]) && char.IsDigit(capital[0]);
            text.Append(isNumberBehindNumber ? "_" : "").Append(capital);
        }

        return text.ToString();
    }

    /// <summary>Some words are all capitals in Postfix (<c>NO_TICKET</c>, the CA of <c>tls_append_default_CA</c>).</summary>
    private static string Capital(string word) =>
        char.ToUpperInvariant(word[0])
        + (word.Any(char.IsLower) ? word.Substring(1) : word.Substring(1).ToLowerInvariant());
}
