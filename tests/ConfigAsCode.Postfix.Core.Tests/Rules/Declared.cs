using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>
/// An instance as a class declares it, with the default services of its target. A setting is written as in main.cf;
/// <c>IShopTls: name = value</c> says that a policy sets it.
/// </summary>
internal sealed partial class Declared
{
    private readonly Dictionary<Origin, string> places = [];
    private readonly Target? target;
    private InstanceDeclaration declaration;

    private Declared(Target? target)
    {
        this.target = target;
        Origin origin = Add(OriginKind.Declaration, "Mail", "the instance");
        declaration = new InstanceDeclaration(
            "mail",
            "Mail",
            target,
            default,
            default,
            default,
            default,
            default,
            default,
            origin
        );
    }

    public static Declared On(string platform) => new(PlatformInfo.Find(platform)!.Target);

    public static Declared OnPostfix(string version, OpenSslSeries openSsl = OpenSslSeries.V3_0) =>
        new(new Target("Postfix " + version, PostfixVersion.Parse(version), openSsl, ChrootByDefault: false));

    /// <summary>Files that must be right on each of several platforms.</summary>
    public static Declared OnEach(params string[] platforms) =>
        new(Target.OfAll(platforms.Select(p => PlatformInfo.Find(p)!.Target)));

    public static Declared OnReleases(string postfix, params OpenSslSeries[] openSsl) =>
        new(VersionTargets.Parse(postfix, openSsl)!);

    public static Declared WithoutTarget() => new(target: null);

    public Instance Instance => InstanceBuilder.Build(declaration);

    public EffectiveView View => new(Instance, target!);

    public Declared Named(string name) => With(declaration with { Name = name });

    public Declared Main(params string[] settings) =>
        With(
            declaration with
            {
                Settings = declaration.Settings.Concat(Settings("main.cf", settings)).ToEquatableArray(),
            }
        );

    /// <summary>Settings of one transport, which have its name from one place.</summary>
    public Declared Transport(string name, params string[] settings)
    {
        Origin origin = Add(OriginKind.Declaration, "Mail", "the transport " + name);
        IEnumerable<SettingDeclaration> named = Settings("main.cf", [.. settings.Select(s => name + s)])
            .Select(s => s with { NameOrigin = origin, IsOfTransport = true });
        return With(declaration with { Settings = declaration.Settings.Concat(named).ToEquatableArray() });
    }

    public Declared Inet(string name, string program, params string[] settings) =>
        Service(name, ServiceType.Inet, program, settings);

    public Declared Unix(string name, string program, params string[] settings) =>
        Service(name, ServiceType.Unix, program, settings);

    public Declared Pass(string name, string program, params string[] settings) =>
        Service(name, ServiceType.Pass, program, settings);

    /// <summary>A service as master.cf names it: name, type and program.</summary>
    public Declared With(string service, params string[] settings)
    {
        string[] fields = service.Split(' ');
        return Service(fields[0], Enum.Parse<ServiceType>(fields[1], ignoreCase: true), fields[2], settings);
    }

    /// <summary>The whole line of master.cf, its overrides apart; a dot stands for a field that the declaration leaves out.</summary>
    public Declared Entry(string line, params string[] settings)
    {
        string[] fields = line.Split(' ');
        string key = fields[0] + "/" + fields[1];
        var service = new ServiceDeclaration(
            fields[0],
            ServiceTypeExtensions.Parse(fields[1]),
            Field(2),
            Field(3),
            Field(4),
            Field(5),
            Field(6),
            fields[7],
            Settings(key, settings).ToEquatableArray(),
            fields.Skip(8).ToEquatableArray(),
            Add(OriginKind.Declaration, "Mail", key)
        );
        return With(declaration with { Services = declaration.Services.Append(service).ToEquatableArray() });

        string? Field(int index) => fields[index] == "." ? null : fields[index];
    }

    public Declared Without(params string[] keys) =>
        With(declaration with { Without = declaration.Without.Concat(keys).ToEquatableArray() });

    public Declared Expect(
        string client,
        string to,
        string outcome,
        string? service = null,
        string? from = null,
        string? login = null
    ) =>
        With(
            declaration with
            {
                Expectations = declaration
                    .Expectations.Append(
                        new Expectation(
                            client,
                            to,
                            outcome,
                            Service: null,
                            Add(OriginKind.Declaration, "Mail", "the expectation")
                        )
                        {
                            ServiceName = service,
                            From = from,
                            As = login,
                        }
                    )
                    .ToEquatableArray(),
            }
        );

    public Declared ExpectDelivery(string recipient, Func<DeliveryExpectation, DeliveryExpectation> more) =>
        With(
            declaration with
            {
                DeliveryExpectations = declaration
                    .DeliveryExpectations.Append(
                        more(
                            new DeliveryExpectation(
                                recipient,
                                Service: null,
                                Add(OriginKind.Declaration, "Mail", "the expectation")
                            )
                        )
                    )
                    .ToEquatableArray(),
            }
        );

    public Declared Problem(ProblemKind kind, string subject) =>
        With(
            declaration with
            {
                Problems = declaration
                    .Problems.Append(
                        new DeclarationProblem(kind, subject, Add(OriginKind.Declaration, "Mail", subject))
                    )
                    .ToEquatableArray(),
            }
        );

    /// <summary>Two settings of one parameter that layers of equal rank declare; on a service where its key is given.</summary>
    public Declared Conflict(string? service, params string[] settings) =>
        With(
            declaration with
            {
                Conflicts = declaration
                    .Conflicts.Append(
                        new Conflict(
                            service,
                            Settings(service ?? "main.cf", settings).Select(ToSetting).ToEquatableArray()
                        )
                    )
                    .ToEquatableArray(),
            }
        );

    public Declared Table(string name, string type, params (string Key, string Value)[] rows)
    {
        Origin origin = Add(OriginKind.Declaration, "Mail", "the table " + name);
        var table = new Table(
            name,
            type,
            rows.Select(r => new TableEntry(r.Key, r.Value, Add(OriginKind.Declaration, "Mail", $"the row {r.Key}")))
                .ToEquatableArray(),
            origin
        );
        return With(
            declaration with
            {
                Tables = declaration
                    .Tables.Append(new TableDeclaration(table, Serves: null, IsProxied: false))
                    .ToEquatableArray(),
            }
        );
    }

    /// <summary>A TLS policy table of smtp(8); each attribute of a row has a place of its own.</summary>
    public Declared Policies(params (string Destination, string Policy)[] rows) =>
        Policies("smtp_tls_policy_maps", rows);

    public Declared Policies(string serves, params (string Destination, string Policy)[] rows)
    {
        Origin origin = Add(OriginKind.Declaration, "Mail", "the table tls-policy");
        var table = new Table(
            "tls-policy",
            "texthash",
            rows.Select(r => PolicyRow(r.Destination, r.Policy)).ToEquatableArray(),
            origin
        );
        return With(
            declaration with
            {
                Tables = declaration
                    .Tables.Append(new TableDeclaration(table, serves, IsProxied: false))
                    .ToEquatableArray(),
            }
        );
    }

    /// <summary>What a rule finds. What another rule finds fails the test unless it is stated.</summary>
    /// <param name="rule">The rule under test.</param>
    /// <param name="besides">The other rules that find something, apart from what is told of every bare instance.</param>
    public Finding[] Analyze(string rule, string besides = "") => AnalyzeAll().Of(rule, besides);

    public Finding[] AnalyzeAll() => [.. Rulebook.Analyze(Instance).Where(f => !IsOfDefaultAliases(f))];

    /// <summary>The note on Debian's default of alias_maps, which every bare instance has; the tests of other rules do without it.</summary>
    public Finding[] AnalyzeDefaultAliases() => [.. Rulebook.Analyze(Instance).Where(IsOfDefaultAliases)];

    private static bool IsOfDefaultAliases(Finding finding) =>
        finding is { Rule.Id: "PFX4010", Parameter: "alias_maps", Place.IsMissingThere: true };

    /// <summary>Where a rule finds something: the file or service and the parameter; who must say more where it is missing.</summary>
    public string[] PlacesOf(string rule, string besides = "") =>
        [.. Analyze(rule, besides).Select(f => PlaceOf(f.Place))];

    public string PlaceOf(Place place) => (place.IsMissingThere ? "missing at " : "") + places[place.Origin];

    public Service ServiceOf(string key) => Instance.Services.Single(s => s.Key == key);

    private Declared Service(string name, ServiceType type, string program, string[] settings)
    {
        string key = name + "/" + type.ToMasterCf();
        var service = new ServiceDeclaration(
            name,
            type,
            null,
            null,
            null,
            null,
            null,
            program,
            Settings(key, settings).ToEquatableArray(),
            default,
            Add(OriginKind.Declaration, "Mail", key)
        );
        return With(declaration with { Services = declaration.Services.Append(service).ToEquatableArray() });
    }

    private TableEntry PolicyRow(string destination, string policy) =>
        new(destination, policy, Add(OriginKind.Declaration, "Mail", destination))
        {
            ValueOrigin = Add(OriginKind.Declaration, "Mail", $"{destination} level"),
            Parts = policy
                .Split(' ')
                .Skip(1)
                .Select(word => word.Split('=')[0])
                .Distinct()
                .Select(name => new TableEntryPart(name, Add(OriginKind.Declaration, "Mail", $"{destination} {name}")))
                .ToEquatableArray(),
        };

    private List<SettingDeclaration> Settings(string where, string[] settings)
    {
        var read = new List<SettingDeclaration>();
        foreach (Match match in settings.Select(s => SettingText().Match(s)))
        {
            string name = match.Groups["name"].Value;
            Origin origin = match.Groups["policy"].Success
                ? Add(OriginKind.Policy, match.Groups["policy"].Value, $"{match.Groups["policy"].Value} {name}")
                : Add(OriginKind.Declaration, "Mail", $"{where} {name}");
            read.Add(
                new SettingDeclaration(name, EquatableArray.Of(match.Groups["value"].Value), IsList: false, origin)
            );
        }

        return read;
    }

    private static Setting ToSetting(SettingDeclaration setting) =>
        new(setting.Parameter, setting.Items[0], setting.Origin);

    private Origin Add(OriginKind kind, string declaredBy, string place)
    {
        var origin = new Origin(kind, declaredBy, places.Count);
        places.Add(origin, place);
        return origin;
    }

    private Declared With(InstanceDeclaration next)
    {
        declaration = next;
        return this;
    }

    [GeneratedRegex(@"^((?<policy>I\w+): )?(?<name>\S+) = (?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex SettingText();
}
