using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Sasl;

/// <summary>
/// A password or private key in a value or a table: it would stand in source control, in the assembly, and in main.cf,
/// which every user of the host can read. No finding repeats it.
/// </summary>
internal sealed class Pfx3001LiteralSecret()
    : Rule(new RuleInfo("PFX3001", RuleSeverity.Error, "The configuration contains a secret", HasFix: false))
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex PrivateKey = new("-----BEGIN [A-Z ]*PRIVATE KEY-----", Options);

    // A user part with a password, unless that is a $name.
    private static readonly Regex UrlLogin = new(@"\b[a-z][a-z0-9+.-]*://[^\s/:@]*:(?!\$)[^\s/@]+@", Options);

    // A pair as ldap_table(5), mysql_table(5) and libpq write it.
    private static readonly Regex Pair = new(
        @"(?<![\w.-])(bind_pw|password|passwd)\s*=\s*(?![\s$/<,}])[^\s,}]",
        Options
    );

    // Of the members of table families, ldap_table(5) has _bind_pw, mysql_table(5) and pgsql_table(5) have _password.
    private static readonly string[] SecretMembers = ["_bind_pw", "_password"];

    private static readonly string[] PasswordMaps = ["smtp_sasl_password_maps", "lmtp_sasl_password_maps"];

    // static:user:password, static:{user:password}, inline:{ host = user:password }.
    private static readonly Regex InlineLogin = new(
        @"\b(static:\{?\s*[^\s:{}$]+:(?!\$)[^\s,}]|inline:\{.*=\s*[^\s:{}$]+:(?!\$)[^\s,}])",
        Options | RegexOptions.Singleline
    );

    private static readonly Regex Login = new(@"^\s*[^\s:]+:(?!\$)\S", Options);

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (InSetting(setting) is { } what)
            {
                string where = setting.Parameter + (service is null ? " in main.cf" : $" of {service.Key}");
                yield return Report(context.Instance, what, where, Place.At(setting), setting.Parameter, service);
            }
        }

        foreach (Service service in context.Instance.Services)
        {
            if (InText(string.Join(" ", service.Arguments)) is { } what)
            {
                yield return Report(
                    context.Instance,
                    what,
                    $"The command of {service.Key}",
                    new Place(service.Origin),
                    "",
                    service
                );
            }
        }

        foreach (Table table in context.Instance.Tables)
        {
            bool holdsLogins = HoldsLogins(table, context);
            foreach (TableEntry entry in table.Entries)
            {
                string? what =
                    holdsLogins && Login.IsMatch(entry.Value) ? "a password" : InText(entry.Value) ?? InText(entry.Key);
                if (what is not null)
                {
                    yield return Report(
                        context.Instance,
                        what,
                        $"A row of the table {table.Name}",
                        new Place(entry.ValueOrigin),
                        "",
                        null
                    );
                }
            }
        }
    }

    private Finding Report(
        Instance instance,
        string what,
        string where,
        Place place,
        string parameter,
        Service? service
    ) =>
        Found(
            instance,
            $"{where} contains {what}: whoever sees the sources, the build or the host's files has it. Keep it in a file that only "
                + "the host has, and name that file here",
            place,
            parameter,
            services: service is null ? [] : [service.Key]
        );

    private static string? InSetting(Setting setting)
    {
        bool isLogin = PasswordMaps.Contains(setting.Parameter) && InlineLogin.IsMatch(setting.Value);
        return isLogin || IsSecretMember(setting) ? "a password" : InText(setting.Value);
    }

    private static bool IsSecretMember(Setting setting) =>
        SecretMembers.Any(end => setting.Parameter.EndsWith(end, StringComparison.Ordinal))
        && Parameters.Find(setting.Parameter) is null
        && setting.Value.Trim() is { Length: > 0 } value
        && value[0] is not ('$' or '/');

    private static string? InText(string text) =>
        PrivateKey.IsMatch(text) ? "a private key"
        : UrlLogin.IsMatch(text) ? "an address with a password"
        : Pair.IsMatch(text) ? "a password"
        : null;

    /// <summary>Whether a client looks passwords up in the table: a value names it, alone or in a table made of others, or has a path with its name.</summary>
    private static bool HoldsLogins(Table table, InstanceOnTarget context) =>
        context
            .TableReferences.Where(named => PasswordMaps.Contains(named.Parameter?.Name))
            .SelectMany(named => TableReferences.AllDeclared(named, context.View))
            .Contains(table)
        || context
            .View.Settings.Where(s => PasswordMaps.Contains(s.Setting.Parameter))
            .SelectMany(s => ListValue.Words(s.Setting.Value))
            .Any(word => word.EndsWith("/" + table.Name, StringComparison.Ordinal));
}
