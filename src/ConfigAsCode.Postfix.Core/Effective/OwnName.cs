using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>
/// myhostname and mydomain as every program reads them when it starts: before most parameters have their defaults, so that a default which
/// comes from one of the two is still empty (mail_params_init() in global/mail_params.c).
/// </summary>
/// <param name="Text">The value; null where it depends on the host, or cannot be expanded.</param>
/// <param name="EmptyName">A name in it whose default would come from the value itself.</param>
internal sealed record OwnName(string? Text, string? EmptyName)
{
    public const string Host = "myhostname";
    public const string Domain = "mydomain";

    public static bool Is(string parameter) => parameter is Host or Domain;

    /// <summary>What the program of a service reads for one of them that is set.</summary>
    public static OwnName Of(Setting setting, Service? service, EffectiveView view)
    {
        bool isKnown = true;
        string? emptyName = null;
        Expansion expansion = MacroExpander.Expand(setting.Value, Lookup, view.Target.Postfix);
        return new OwnName(isKnown ? expansion.Value?.Trim() : null, emptyName);

        string? Lookup(string name)
        {
            if (view.SettingOf(name, service) is { } other)
            {
                return other.Value;
            }

            bool isComputedHere = name == Domain && setting.Parameter == Host;
            if (isComputedHere || (Parameters.DefaultOn(name, view.Target) ?? "").IndexOf('$') >= 0)
            {
                emptyName ??= name;
                return null;
            }

            isKnown &= Parameters.Find(name) is null;
            return null;
        }
    }

    /// <summary>The domain that Postfix takes from a host name where mydomain is not set.</summary>
    public static string DomainOf(string host)
    {
        int dot = host.IndexOf('.');
        return dot < 0 ? "localdomain" : host.Substring(dot + 1);
    }
}
