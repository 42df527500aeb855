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
    private const string AnyDomain = "example.org";

    public const string Host = "myhostname";
    public const string Domain = "mydomain";

    /// <summary>The value once the name in it is set, to any domain; the value itself where none is empty.</summary>
    public string? TextOnceSet { get; private init; } = Text;

    public static bool Is(string parameter) => parameter is Host or Domain;

    /// <summary>What the program of a service reads for one of them that is set.</summary>
    public static OwnName Of(Setting setting, Service? service, EffectiveView view)
    {
        bool isKnown = true;
        string? emptyName = null;
        string? text = Expand(instead: null);
        return new OwnName(text, emptyName) { TextOnceSet = emptyName is null ? text : Expand(AnyDomain) };

        string? Expand(string? instead)
        {
            Expansion expansion = MacroExpander.Expand(
                setting.Value,
                name => Lookup(name, instead),
                view.Target.Postfix
            );
            return isKnown ? expansion.Value?.Trim() : null;
        }

        string? Lookup(string name, string? instead)
        {
            if (view.SettingOf(name, service) is { } other)
            {
                return other.Value;
            }

            bool isComputedHere = name == Domain && setting.Parameter == Host;
            if (isComputedHere || (Parameters.DefaultOn(name, view.Target) ?? "").IndexOf('$') >= 0)
            {
                emptyName ??= name;
                return instead;
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
