using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>
/// What a public server could keep to itself, and how often one client may come: VRFY, the version in the banner, and the limits of
/// anvil(8).
/// </summary>
internal sealed class Pfx2011TalkativeServer()
    : Rule(
        new RuleInfo(
            "PFX2011",
            RuleSeverity.Info,
            "A public SMTP server reveals more than it needs, or has no rate limit",
            HasFix: true
        )
        {
            HasSafeFix = true,
        }
    )
{
    private const string Vrfy = "disable_vrfy_command";
    private const string Banner = "smtpd_banner";

    private static readonly string[] Limits =
    [
        "smtpd_client_connection_rate_limit",
        "smtpd_client_message_rate_limit",
        "smtpd_client_recipient_rate_limit",
        "smtpd_client_auth_rate_limit",
    ];

    private static readonly Regex Version = new(@"\s*\(?\$(mail_version\b|\{mail_version\}|\(mail_version\))\)?");

    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        Service[] reached =
        [
            .. context.Instance.Services.Where(s => s.IsSmtpServer && PublicServer.IsReached(s, context)),
        ];
        return Each(reached, Vrfy, IsNo, context, AnswersVrfy)
            .Concat(Each(reached, Banner, value => ShowsVersion(value, context.Target.Postfix), context, Shows))
            .Concat(
                Each(
                    [.. reached.Where(s => !IsLimited(s, context.View) && PublicServer.IsForMail(s, context))],
                    Limits[0],
                    value => value.Error is null,
                    context,
                    HasNoLimit
                )
            );
    }

    /// <summary>One finding for each setting, and one for the default.</summary>
    private static IEnumerable<Finding> Each(
        Service[] services,
        string parameter,
        Func<EffectiveValue, bool> isFault,
        InstanceOnTarget context,
        Func<EffectiveValue, Place, Service[], InstanceOnTarget, Finding> report
    ) =>
        services
            .Select(s => (Service: s, Value: context.View.Get(parameter, s)))
            .Where(s => isFault(s.Value))
            .GroupBy(s =>
                s.Value.SetBy is { } setting
                    ? Place.At(setting)
                    : new Place(context.Instance.Origin, IsMissingThere: true)
            )
            .Select(group => report(group.First().Value, group.Key, [.. group.Select(s => s.Service)], context));

    private static bool IsNo(EffectiveValue value) => value.Text.Equals("no", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the version is in it by a macro, be it one that another one contains.</summary>
    private static bool ShowsVersion(EffectiveValue value, PostfixVersion release) =>
        value is { Error: null, IsDefault: false }
        && value.Raw.IndexOf('$') >= 0
        && Regex.IsMatch(value.Text, $@"(?<![\d.]){Regex.Escape(release.ToString())}(?![\d.]*\d)");

    /// <summary>Whether a client of it may do something only so often; a limit that cannot be read is another fault.</summary>
    private static bool IsLimited(Service service, EffectiveView view) =>
        Limits.Any(limit =>
            Parameters.Find(limit)!.ExistsOn(view.Target.Postfix) && view.Get(limit, service).Text != "0"
        );

    private Finding AnswersVrfy(EffectiveValue value, Place place, Service[] services, InstanceOnTarget context) =>
        Found(
            context.Instance,
            $"{Wording.Names(services)} {(services.Length == 1 ? "answers" : "answer")} VRFY, by which anybody finds out which addresses "
                + $"exist without sending mail: {Vrfy} is 'no'. Write {Vrfy} = yes",
            place,
            Vrfy,
            value.Text,
            services.Select(s => s.Key),
            Fix.Safe($"Refuse VRFY ({Vrfy})", new Edit(EditKind.Set, Vrfy, "yes"))
        );

    private Finding Shows(EffectiveValue value, Place place, Service[] services, InstanceOnTarget context)
    {
        string better = Version.Replace(value.Raw, "");
        return Found(
            context.Instance,
            $"{Wording.Names(services)} {(services.Length == 1 ? "greets" : "greet")} everybody with the version of Postfix: {Banner} "
                + $"contains it. Write {Banner} without $mail_version",
            place,
            Banner,
            value.Text,
            services.Select(s => s.Key)
        ) with
        {
            // That a name goes is all there is to it.
            Fixes =
                better == value.Raw
                    ? default
                    : EquatableArray.Of(
                        Fix.Safe("Remove the version from the banner", new Edit(EditKind.Set, Banner, better))
                    ),
        };
    }

    private Finding HasNoLimit(EffectiveValue value, Place place, Service[] services, InstanceOnTarget context) =>
        Found(
            context.Instance,
            $"{Wording.Names(services)} {(services.Length == 1 ? "lets" : "let")} one client connect and send as often as it likes: "
                + $"{Limits[0]} and similar parameters are 0. Write what no honest client exceeds, such as {Limits[0]} = 60",
            place,
            Limits[0],
            value.Text,
            services.Select(s => s.Key)
        );
}
