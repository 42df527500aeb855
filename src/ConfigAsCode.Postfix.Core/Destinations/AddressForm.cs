using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Destinations;

/// <summary>Completes an address as trivial-rewrite(8) does for mail of this host (rewrite_tree() in trivial-rewrite/rewrite.c).</summary>
/// <param name="resolver">The trivial-rewrite(8) service.</param>
/// <param name="view">The instance.</param>
internal sealed class AddressForm(Service? resolver, EffectiveView view)
{
    /// <summary>An address without a domain gets <c>myorigin</c>, a domain without a dot <c>mydomain</c>.</summary>
    public Rewritten Complete(Rewritten given)
    {
        string address = given.Address;
        int at = address.LastIndexOf('@');
        if (at < 0)
        {
            if (!IsWord(address))
            {
                return given.Undecided($"the form of '{address}'");
            }

            if (!view.Get("append_at_myorigin", resolver).IsYes)
            {
                return given;
            }

            EffectiveValue origin = view.Get("myorigin", resolver);
            if (IsUnknown(origin))
            {
                return given.Undecided("myorigin");
            }

            given = given.To($"{address}@{origin.Text}", new DeliveryStep("append_at_myorigin", null, origin.Text));
            address = given.Address;
            at = address.LastIndexOf('@');
        }

        string domain = address.Substring(at + 1);
        if (domain.IndexOf('.') < 0 && domain.Length > 0 && view.Get("append_dot_mydomain", resolver).IsYes)
        {
            EffectiveValue parent = view.Get(OwnName.Domain, resolver);
            if (IsUnknown(parent))
            {
                return given.Undecided(OwnName.Domain);
            }

            given = given.To($"{address}.{parent.Text}", new DeliveryStep("append_dot_mydomain", null, parent.Text));
            address = given.Address;
        }

        if (address.EndsWith(".", StringComparison.Ordinal))
        {
            given = given with { Address = address.Substring(0, address.Length - 1) };
        }

        bool isPlain = AddressKeys.DomainOf(given.Address) is not null;
        return isPlain ? given : given.Undecided($"the form of '{address}'");
    }

    public static bool IsUnknown(EffectiveValue value) =>
        value.IsPartlyUnknown || value.Error is not null || value.Text.Length == 0;

    /// <summary>Whether it is an address with a domain, or a local part alone, that no program takes apart.</summary>
    public static bool IsPlain(string address) => AddressKeys.DomainOf(address) is not null || IsWord(address);

    private static bool IsWord(string text) => AddressKeys.DomainOf(text + "@example.org") is not null;
}
