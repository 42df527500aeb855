using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>
/// A server with TLS on and no certificate. It announces STARTTLS all the same, and then answers 454; only the word
/// <c>none</c> says that it is meant to do without.
/// </summary>
internal sealed class Pfx1013NoCertificate()
    : Rule(new RuleInfo("PFX1013", RuleSeverity.Error, "A server has no certificate", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        // The chain files came with 3.4 (postconf(5)); before, the key may stand in the certificate's file.
        bool hasChains = context.Target.Postfix.HasChainFiles;
        string parameter = "smtpd_tls_" + (hasChains ? CertificateParameters.Chains : CertificateParameters.Files[0]);
        IReadOnlyList<string> read = CertificateParameters.On(context.Target.Postfix);
        TlsEndpoint[] bare =
        [
            .. context.Endpoints.Where(e =>
                e.Side == TlsSide.Server && read.All(p => e.Get(context.View, p).Text.Length == 0)
            ),
        ];
        if (bare.Length > 0)
        {
            // One certificate in main.cf would serve all of them, so it is told once, and there.
            TlsEndpoint? shared = bare.FirstOrDefault(e => !IsOwn(e));
            IEnumerable<string> happens = bare.GroupBy(e => WhatHappens(e, context))
                .Select(same => $"{TlsWords.Names(same)}: {same.Key}");
            yield return Found(
                context.Instance,
                $"{string.Join("; ", happens)}, since there is no certificate. Name the file with the key and the certificate in {parameter}",
                shared is not null
                    ? PlaceOf(shared.SwitchedOnBy, context.Instance)
                    : Place.OfDefault(bare.Select(e => PlaceOf(e.SwitchedOnBy, context.Instance)), context.Instance),
                parameter,
                "",
                bare.Select(e => e.Service.Key),
                Fix.Of(
                    $"Name the file with key and certificate ({parameter})",
                    new Edit(EditKind.Set, parameter, "/etc/ssl/private/$myhostname.pem")
                )
            );
        }

        foreach (Finding finding in context.Endpoints.SelectMany(e => UnreadableKey(e, context)))
        {
            yield return finding;
        }
    }

    /// <summary>There is a certificate, and the program of the handshake cannot open its key.</summary>
    private IEnumerable<Finding> UnreadableKey(TlsEndpoint endpoint, InstanceOnTarget context)
    {
        if (PostscreenHandover.Difference(context.View, endpoint) is not { } difference)
        {
            yield break;
        }

        bool isOfProxy = IsSet(difference.Loaded, PostscreenHandover.Proxy);
        EffectiveValue odd = isOfProxy ? difference.Loaded : difference.Sent;
        string other = (isOfProxy ? PostscreenHandover.Screen : PostscreenHandover.Proxy) + difference.Name;
        // A policy or main.cf has both; an override needs the same on the line of the other program.
        bool isShared =
            (isOfProxy || IsSet(odd, PostscreenHandover.Screen))
            && odd.Text.Length > 0
            && context.Instance.Services.All(s => !odd.IsOwnOf(s));
        yield return Found(
            context.Instance,
            $"{endpoint.Service.Key}: most TLS handshakes fail, since tlsproxy(8) cannot open the key: it opened it with {difference.Loaded.Parameter} = "
                + $"'{difference.Loaded.Text}' before it gave up its privileges, and postscreen(8) requests {difference.Sent.Parameter} = "
                + $"'{difference.Sent.Text}'. Write the same for both"
                + (isShared ? $", as with {other} = {odd.Text}" : ""),
            Place.Of(odd, endpoint.SwitchedOnBy, context.Instance),
            odd.Parameter,
            odd.Text,
            [endpoint.Service.Key],
            isShared ? [Fix.Of($"Set {other} as well", new Edit(EditKind.Set, other, odd.Text))] : []
        );
    }

    private static bool IsSet(EffectiveValue value, string prefix) =>
        value.SetBy is { } setting && setting.Parameter.StartsWith(prefix, StringComparison.Ordinal);

    private static string WhatHappens(TlsEndpoint endpoint, InstanceOnTarget context) =>
        endpoint is { Prefix: PostscreenHandover.Screen, Level: TlsLevel.May }
            ? "STARTTLS is not announced, so mail comes in as plain text or not at all"
        : TlsEndpoints.IsWrapped(context.View, endpoint.Service) ? "every connection is dropped"
        : endpoint.Level == TlsLevel.May
            ? "STARTTLS is announced and then refused with 454, so mail comes in as plain text or not at all"
        : "no mail comes in, as TLS is required and STARTTLS is refused with 454";

    /// <summary>Whether the service itself turns TLS on.</summary>
    private static bool IsOwn(TlsEndpoint endpoint) => endpoint.SwitchedOnBy.IsOwnOf(endpoint.Service);

    private static Place PlaceOf(EffectiveValue switchedOn, Instance instance) =>
        Place.Of(switchedOn, switchedOn, instance) with
        {
            IsMissingThere = true,
        };
}
