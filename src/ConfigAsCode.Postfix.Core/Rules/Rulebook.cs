using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules.Access;
using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Core.Rules.Declaration;
using ConfigAsCode.Postfix.Core.Rules.Files;
using ConfigAsCode.Postfix.Core.Rules.Meaning;
using ConfigAsCode.Postfix.Core.Rules.Routing;
using ConfigAsCode.Postfix.Core.Rules.Sasl;
using ConfigAsCode.Postfix.Core.Rules.Tls;
using ConfigAsCode.Postfix.Core.Sasl.Secrets;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>All rules, and the one way to apply them.</summary>
public static class Rulebook
{
    private static Pfx0004MisplacedDeclaration Misplaced { get; } = new();

    private static Pfx0006UnusedDeclaration Unused { get; } = new();

    private static Pfx0007NotARestriction NotARestriction { get; } = new();

    private static Pfx9003InvalidAcceptedRisk AcceptedRisks { get; } = new();

    private static Pfx4017TooLarge TooLarge { get; } = new();

    public static IReadOnlyList<Rule> All { get; } =
    [
        new Pfx0001NoTarget(),
        new Pfx0002UnsafeName(),
        new Pfx0003LayersDisagree(),
        Misplaced,
        new Pfx0005UnwritableText(),
        Unused,
        NotARestriction,
        new Pfx0008MissingSetting(),
        new Pfx1001ObsoleteProtocols(),
        new Pfx1002AnonymousSuites(),
        new Pfx1003UnencryptedSuites(),
        new Pfx1004WeakSuites(),
        new Pfx1005NoForwardSecrecy(),
        new Pfx1006UnreadableProtocolList(),
        new Pfx1007MissingNewestProtocol(),
        new Pfx1008NoTls(),
        new Pfx1009BrokenCipherList(),
        new Pfx1010OtherSidesParameter(),
        new Pfx1011IneffectiveSetting(),
        new Pfx1012UnknownServerLevel(),
        new Pfx1013NoCertificate(),
        new Pfx1014PasswordsInPlainText(),
        new Pfx1015WrapperModeAndPort(),
        new Pfx1016PublicMxRequiresTls(),
        new Pfx1017DaneWithoutDnssec(),
        new Pfx1018NoTrustAnchor(),
        new Pfx1019TlsPolicy(),
        new Pfx1020ServerKeyTrouble(),
        new Pfx1021SessionCacheType(),
        new Pfx1022ClientTlsAndPort(),
        new Pfx1023CertificateNotRequired(),
        new Pfx1024KeyAndCertificateFiles(),
        new Pfx1025UnusedCipherList(),
        new Pfx1026SessionsInTheLog(),
        new Pfx2001OpenRelay(),
        new Pfx2002WrongNetworks(),
        new Pfx2003UnknownRestriction(),
        new Pfx2004RestrictionArgument(),
        new Pfx2005IdleRestriction(),
        new Pfx2006NoRelayControl(),
        new Pfx2007EmptiedRelayList(),
        new Pfx2008PermitBeforeGuard(),
        new Pfx2009SmtpSmuggling(),
        new Pfx2010SubmissionLists(),
        new Pfx2011TalkativeServer(),
        new Pfx2012DnsList(),
        new Pfx2013UnknownResult(),
        new Pfx2014PortWithoutStrangers(),
        new Pfx2015FailedExpectation(),
        new Pfx2016RecipientListRefuses(),
        new Pfx2017EndlessClasses(),
        new Pfx3001LiteralSecret(),
        new Pfx3002WeakMechanisms(),
        new Pfx3003LoginToAnyServer(),
        new Pfx3004SaslIncomplete(),
        new Pfx3005NoPlainTextInTls(),
        new Pfx3006LdapPasswordInPlainText(),
        new Pfx4001UnknownParameter(),
        new Pfx4002OtherRelease(),
        new Pfx4003Deprecated(),
        new Pfx4004WrongValue(),
        new Pfx4005Misread(),
        new Pfx4006UnreadOverride(),
        new Pfx4007SharedEndpoint(),
        new Pfx4008ServiceField(),
        new Pfx4009UnresolvableName(),
        new Pfx4010TableType(),
        new Pfx4011Undeclared(),
        new Pfx4012UnreachableRow(),
        new Pfx4013ContradictoryLimits(),
        new Pfx4014SameAsDefault(),
        new Pfx4015CompatibilityLevel(),
        new Pfx4016OutsideChroot(),
        TooLarge,
        new Pfx4018LimitCutsOff(),
        new Pfx4019ShortQueueLifetime(),
        new Pfx4020SharedCache(),
        new Pfx6001NotASetting(),
        new Pfx6002ReplacedSetting(),
        new Pfx6003MalformedOption(),
        new Pfx6004IncompleteService(),
        new Pfx6005UnbalancedBraces(),
        new Pfx6006SkippedLine(),
        new Pfx6007HiddenText(),
        new Pfx6008SkippedRow(),
        new Pfx6009LinesOfDisabledService(),
        new Pfx6010Template(),
        new Pfx6011ByteOrderMark(),
        new Pfx6012CarriageReturns(),
        new Pfx6013NoLastLineEnd(),
        new Pfx6014AlwaysTheSameAnswer(),
        new Pfx7001TwoClasses(),
        new Pfx7002CircleOfAliases(),
        new Pfx7003ReturnsToSelf(),
        new Pfx7004SwallowedMailboxes(),
        new Pfx7005VirtualWithoutMailboxes(),
        new Pfx7006AcceptedThenReturned(),
        new Pfx7007NoDestination(),
        new Pfx7008UnusedRoute(),
        new Pfx7009LocalHelo(),
        new Pfx7010DoneTwice(),
        new Pfx7011FailedDelivery(),
        AcceptedRisks,
    ];

    /// <summary>What the index has of each rule, those of the build too.</summary>
    public static IEnumerable<RuleInfo> Infos => All.Select(rule => rule.Info).Concat(BuildRules.All);

    /// <summary>The rules as they are applied: last the one that reports what the others could not read.</summary>
    private static Rule[] Applied { get; } = [.. All.Where(rule => rule != TooLarge), TooLarge];

    /// <summary>Everything there is to say about one instance by itself.</summary>
    public static IEnumerable<Finding> Analyze(Instance instance) => Analyze(instance, []);

    /// <summary>Everything there is to say about one instance that was read from files, and about the lines of these files.</summary>
    public static IEnumerable<Finding> Analyze(InstanceReading reading)
    {
        Finding[] ofFiles = [.. AnalyzeFiles(reading)];
        return ofFiles.Concat(Analyze(reading.Instance, ofFiles));
    }

    /// <summary>What there is to say about the lines of files.</summary>
    public static IEnumerable<Finding> AnalyzeFiles(InstanceReading reading)
    {
        Finding[] found =
        [
            .. All.SelectMany(rule => TooLarge.Limited(rule, rule.CheckFiles(reading), reading.Instance)),
        ];
        return WithoutSecrets(Precedence.Meant(found, found), reading.AsWritten);
    }

    private static IEnumerable<Finding> Analyze(Instance instance, Finding[] ofFiles)
    {
        Finding[] ofDeclaration = [.. AnalyzeDeclaration(instance)];
        return instance.Target is { } target
            ? ofDeclaration.Concat(
                EachTarget.Merge(target, one => CheckOn(one, instance, [.. ofDeclaration, .. ofFiles]))
            )
            : ofDeclaration;
    }

    /// <summary>
    /// What there is to say of how one instance is declared. Its files, where it has any, cannot tell it: a parameter on which two
    /// policies disagree has one value there.
    /// </summary>
    public static IEnumerable<Finding> AnalyzeDeclaration(Instance instance) =>
        WithoutSecrets(
            All.SelectMany(rule => TooLarge.Limited(rule, rule.CheckDeclaration(instance), instance)),
            instance
        );

    /// <summary>The findings without what is a secret of the declaration by itself.</summary>
    private static IEnumerable<Finding> WithoutSecrets(IEnumerable<Finding> findings, Instance instance)
    {
        WithheldSecrets? secrets = null;
        return findings.Select(finding =>
            Withheld(finding, secrets ??= new WithheldSecrets(InstanceSecrets.InDeclaration(instance)))
        );
    }

    private static IEnumerable<Finding> CheckOn(Target target, Instance instance, Finding[] beside)
    {
        Instance writable = WithoutUnwritableRows(instance);
        var context = InstanceOnTarget.OfAnalyzed(writable, target);
        // No message has a secret of a service that is not analyzed.
        WithheldSecrets secrets = (
            context.FirstLeftOut is null ? context : new InstanceOnTarget(writable, target)
        ).Withheld;
        Finding[] found =
        [
            .. Applied.SelectMany(rule => TooLarge.Limited(rule, rule.Check(context), context.Instance)),
        ];
        return Precedence.Standing(found, beside).Select(finding => Withheld(finding, secrets));
    }

    /// <summary>The finding without the secrets of the instance; what a fix writes into the sources is there already.</summary>
    private static Finding Withheld(Finding finding, WithheldSecrets secrets)
    {
        if (secrets.IsEmpty || finding.Rule.Id == Pfx3001LiteralSecret.Id)
        {
            return finding;
        }

        string In(string text) => secrets.In(text, finding.Place.Origin);
        return finding with
        {
            Message = In(finding.Message),
            Value = In(finding.Value),
            Part = In(finding.Part),
            Fixes = finding.Fixes.Select(fix => fix with { Title = In(fix.Title) }).ToEquatableArray(),
        };
    }

    /// <summary>A row that stands in no file is reported as such; what a program does with it is no question.</summary>
    private static Instance WithoutUnwritableRows(Instance instance)
    {
        bool CanBeWritten(TableEntry row) =>
            TableText.ErrorInKey(row.Key) is null && TableText.ErrorInValue(row.Value) is null;
        return instance.Tables.All(table => table.Entries.All(CanBeWritten))
            ? instance
            : instance with
            {
                Tables = instance
                    .Tables.Select(table =>
                        table with
                        {
                            Entries = table.Entries.Where(CanBeWritten).ToEquatableArray(),
                        }
                    )
                    .ToEquatableArray(),
            };
    }

    /// <summary>What can only be said of the instances of a project together.</summary>
    public static IEnumerable<(Instance Instance, Finding Finding)> AnalyzeFleet(IReadOnlyList<Instance> instances) =>
        All.SelectMany(rule => rule.CheckFleet(instances));

    /// <summary>Everything there is to say about a project: of each instance, of all together, and of their accepted risks.</summary>
    /// <param name="instances">The instances of the project.</param>
    /// <param name="ofEach">What is said of each of them by itself, in the same order.</param>
    /// <param name="today">The day on which accepted risks are judged; null where no date is to be judged.</param>
    public static IReadOnlyList<ReviewedFinding> AnalyzeProject(
        IReadOnlyList<Instance> instances,
        IReadOnlyList<IReadOnlyList<Finding>> ofEach,
        DateTime? today
    )
    {
        (Instance Instance, Finding Finding)[] found =
        [
            .. instances.Zip(ofEach, (instance, findings) => findings.Select(f => (instance, f))).SelectMany(f => f),
            .. AnalyzeFleet(instances),
        ];
        return
        [
            .. found
                .Concat(AcceptedRisks.Check(instances, found, today))
                .Select(f => new ReviewedFinding(
                    f.Instance,
                    f.Finding,
                    RiskAcceptance.Accepting(f.Finding, f.Instance)
                )),
        ];
    }

    /// <summary>What is to be said of a declaration that belongs to no instance at all.</summary>
    public static Finding Report(DeclarationProblem problem) =>
        problem.Kind == ProblemKind.NotARestriction
            ? NotARestriction.Report(problem, instance: "")
            : Misplaced.Report(problem, instance: "");

    /// <summary>What is to be said of a declaration that no instance uses.</summary>
    /// <param name="problem">The declaration.</param>
    /// <param name="canBeElsewhere">Whether another assembly can use it.</param>
    public static Finding ReportUnused(DeclarationProblem problem, bool canBeElsewhere) =>
        Unused.Report(problem, canBeElsewhere);
}
