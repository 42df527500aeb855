using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>The restriction list of an SMTP server that decides who may relay, and what belongs there.</summary>
internal static class RelayControl
{
    /// <summary>What turns mail to other domains away.</summary>
    public const string Guard = "reject_unauth_destination";

    /// <summary>Whom a list should let relay: they stay in front of the guard.</summary>
    public static IReadOnlyList<string> Trusted { get; } =
    ["permit_mynetworks", "permit_sasl_authenticated", "permit_tls_clientcerts"];

    /// <summary>
    /// Whether the relay list of a server is empty and the recipient list keeps mail to other domains out, while it lets mail for this host pass:
    /// it is a list of spam checks too. One that rejects all others is there for its clients alone.
    /// </summary>
    public static bool IsGuardedByRecipientList(Service service, InstanceOnTarget context)
    {
        EffectiveValue relay = context.View.Get(SmtpStage.Relay.List, service);
        ServiceAccess access = context.AccessThrough(service);
        return relay is { Text.Length: 0, Error: null, IsPartlyUnknown: false }
            && access.Starts
            && IsRejection(access.EndOf(SmtpStage.Recipient, RecipientKind.Remote))
            && !IsRejection(access.EndOf(SmtpStage.Recipient, RecipientKind.Own));
    }

    private static bool IsRejection(ListEffect? end) => end is { Outcome: AccessOutcome.Reject or AccessOutcome.Defer };

    /// <summary>The relay list, unless it is empty and the recipient list is not.</summary>
    public static EffectiveValue ListOf(Service service, EffectiveView view)
    {
        EffectiveValue relay = view.Get(SmtpStage.Relay.List, service);
        EffectiveValue recipient = view.Get(SmtpStage.Recipient.List, service);
        return relay.Text.Length > 0 || recipient.Text.Length == 0 ? relay : recipient;
    }

    /// <summary>At the list, else at the level that leaves it empty, else at the instance.</summary>
    public static Place PlaceOf(EffectiveValue list, InstanceOnTarget context) =>
        Place.Of(list, context.View.Get(CompatibilityLevel.Name), context.Instance);

    /// <summary>Whether the relay list is empty because no level says that it has a default (COMPATIBILITY_README).</summary>
    public static bool IsEmptyForLackOfLevel(Service service, EffectiveView view) =>
        view.Get(SmtpStage.Relay.List, service) is { IsDefault: true, Text.Length: 0 }
        && view.Get(CompatibilityLevel.Name).IsDefault;

    /// <summary>What a finding about the list speaks of: the setting where it is shown, and the level whose absence empties the relay list.</summary>
    public static EquatableArray<SettingId> About(Place place, Service service, InstanceOnTarget context)
    {
        // A level that is set has a finding of its own where it is wrong.
        SettingId? shown =
            place.Setting is { } setting && setting.Parameter != CompatibilityLevel.Name
                ? SettingId.Of(setting, context.Instance)
                : null;
        SettingId? level = IsEmptyForLackOfLevel(service, context.View)
            ? new SettingId(Service: null, CompatibilityLevel.Name)
            : null;
        return new[] { shown, level }.OfType<SettingId>().ToEquatableArray();
    }

    /// <summary>The fix that writes the guard into a list.</summary>
    public static Fix Reject(EffectiveValue list, string better) =>
        Fix.Of($"Reject mail to other domains ({Guard})", new Edit(EditKind.Set, list.Parameter, better));
}
