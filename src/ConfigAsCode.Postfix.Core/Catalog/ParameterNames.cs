using System.Collections.Concurrent;
using System.Text;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// How a parameter is called in C#: the attribute follows the longest known prefix of its name, the property is the rest
/// in PascalCase, so that anyone who knows Postfix finds it. The one place that knows this; the attributes are generated
/// from it, and the compiler side reads them back with it.
/// </summary>
public static class ParameterNames
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
    };

    // Parameters with the same words share one enum under a name of its own.
    private static readonly (string Suffix, string Enum)[] SharedEnums =
    [
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

    /// <summary>All attribute groups, <c>Main</c> last.</summary>
    public static IEnumerable<string> AllGroups =>
        Groups.Select(g => g.Group).OrderBy(g => g, StringComparer.Ordinal).Append(Main);

    /// <summary>The attribute that carries a parameter: <c>SmtpdTls</c> for <c>smtpd_tls_protocols</c>.</summary>
    public static string GroupOf(string parameter) => Split(parameter).Group;

    /// <summary>The property that carries a parameter: <c>Protocols</c> for <c>smtpd_tls_protocols</c>.</summary>
    public static string PropertyOf(string parameter) => Pascal(Split(parameter).Remainder);

    /// <summary>The parameter behind a property; null where the attribute has none of that name.</summary>
    public static string? ParameterOf(string group, string property) =>
        ByProperty.GetOrAdd(group + "." + property, _ => FindParameter(group, property));

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
                ? "string[]"
                : "string",
        };
    }

    /// <summary>The enum of a parameter's words; null where text goes.</summary>
    public static string? EnumOf(ParameterInfo parameter)
    {
        foreach ((string suffix, string type) in SharedEnums)
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

    /// <summary>The enum member for a word: <c>DaneOnly</c> for <c>dane-only</c>.</summary>
    public static string MemberOf(string word)
    {
        string member = Pascal(word.Replace('-', '_'));
        return member.Length == 0 ? ""
            : char.IsDigit(member[0]) ? "Mode" + member
            : member;
    }

    /// <summary>The word for an enum member of a parameter; null where it has none of that name.</summary>
    public static string? WordOf(ParameterInfo parameter, string member) =>
        parameter.Values.FirstOrDefault(word => MemberOf(word) == member);

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
        foreach (string word in name.Split('_'))
        {
            if (Compounds.TryGetValue(word, out string? compound))
            {
                text.Append(compound);
            }
            else if (word.Length > 0)
            {
                text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
            }
        }

        return text.ToString();
    }
}
