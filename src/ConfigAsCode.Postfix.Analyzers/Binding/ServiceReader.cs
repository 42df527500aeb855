using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads the nested types of an instance or a policy that are services.</summary>
internal sealed class ServiceReader(SiteList sites, LayerResolver layers, List<DeclarationProblem> problems)
{
    /// <summary>The service attributes, with the type each one stands for.</summary>
    public static readonly IReadOnlyDictionary<string, ServiceType> Kinds = new Dictionary<string, ServiceType>
    {
        ["InetService"] = ServiceType.Inet,
        ["UnixService"] = ServiceType.Unix,
        ["FifoService"] = ServiceType.Fifo,
        ["PassService"] = ServiceType.Pass,
        ["UnixDgramService"] = ServiceType.UnixDgram,
    };

    private readonly List<(INamedTypeSymbol Layer, SettingDeclaration Setting)> ofTransports = [];

    /// <summary>The services of a type and its layers; a nearer one hides a farther one of the same name and type.</summary>
    public EquatableArray<ServiceDeclaration> Read(INamedTypeSymbol type)
    {
        var services = new List<ServiceDeclaration>();
        foreach (INamedTypeSymbol layer in LayerResolver.LayersOf(type))
        {
            var nearer = services.Select(s => (s.Name, s.Type)).ToArray();
            foreach (ServiceDeclaration service in layer.GetTypeMembers().Select(ReadOne).OfType<ServiceDeclaration>())
            {
                if (!nearer.Contains((service.Name, service.Type)))
                {
                    ofTransports.AddRange(service.Settings.Where(s => s.IsOfTransport).Select(s => (layer, s)));
                    services.Add(
                        service with
                        {
                            Settings = service.Settings.Where(s => !s.IsOfTransport).ToEquatableArray(),
                        }
                    );
                }
            }
        }

        return services.ToEquatableArray();
    }

    /// <summary>What the services that were read say of their transports, by the type that holds them.</summary>
    public IEnumerable<SettingDeclaration> OfTransportsIn(INamedTypeSymbol layer) =>
        ofTransports.Where(t => SymbolEqualityComparer.Default.Equals(t.Layer, layer)).Select(t => t.Setting);

    private ServiceDeclaration? ReadOne(INamedTypeSymbol type)
    {
        foreach ((string name, AttributeData attribute) in AttributeReading.Ours(type))
        {
            if (Kinds.TryGetValue(name, out ServiceType kind))
            {
                return Service(type, attribute, kind);
            }
        }

        return null;
    }

    private ServiceDeclaration Service(INamedTypeSymbol type, AttributeData attribute, ServiceType kind)
    {
        string name = AttributeReading.Positional(attribute, 0);
        string key = name + "/" + kind.ToMasterCf();
        return new ServiceDeclaration(
            name,
            kind,
            YesNo(attribute, "Private"),
            YesNo(attribute, "Unprivileged"),
            YesNo(attribute, "Chroot"),
            Wakeup(attribute),
            AttributeReading.NamedText(attribute, "ProcessLimit"),
            Program(attribute),
            layers.OfService(type, name, key),
            Arguments(type, attribute),
            sites.Add(type, attribute, "0")
        )
        {
            Waivers = WaiverReader.Read(type, key, sites),
        };
    }

    private static string? Program(AttributeData attribute)
    {
        if (AttributeReading.Argument(attribute, 1) is not { } program)
        {
            return null;
        }

        return program.Kind == TypedConstantKind.Enum
            ? NameOf(AttributeReading.Member(program))
            : AttributeReading.Text(program);
    }

    /// <summary>The program of a member of the Daemon enum; the member itself where the catalogue lacks it.</summary>
    private static string NameOf(string member) =>
        DaemonInfo.All.FirstOrDefault(daemon => ParameterNames.MemberOf(daemon.Name) == member)?.Name ?? member;

    private static string? YesNo(AttributeData attribute, string property) =>
        AttributeReading.NamedText(attribute, property) switch
        {
            null => null,
            "yes" => "y",
            _ => "n",
        };

    private static string? Wakeup(AttributeData attribute)
    {
        string? seconds = AttributeReading.NamedText(attribute, "Wakeup");
        bool onlyIfUsed = AttributeReading.NamedText(attribute, "WakeupOnlyIfUsed") == "yes";
        return seconds is null ? null
            : seconds == "0" ? "-"
            : onlyIfUsed ? seconds + "?"
            : seconds;
    }

    private EquatableArray<string> Arguments(INamedTypeSymbol type, AttributeData service)
    {
        List<string> words = [.. AttributeReading.NamedTexts(service, "Arguments")];
        foreach ((string name, AttributeData attribute) in AttributeReading.Ours(type))
        {
            if (name is "Pipe" or "Spawn")
            {
                words.AddRange(Command(attribute));
                string program = Program(service) ?? "";
                if (program.Length > 0 && !string.Equals(program, name, StringComparison.OrdinalIgnoreCase))
                {
                    problems.Add(
                        new DeclarationProblem(
                            ProblemKind.MisplacedArguments,
                            name + " on " + program,
                            sites.Add(type, attribute, null)
                        )
                    );
                }
            }
        }

        return words.ToEquatableArray();
    }

    /// <summary>The attributes of pipe(8) and spawn(8); argv comes last, since it takes all words behind it.</summary>
    private static IEnumerable<string> Command(AttributeData attribute)
    {
        foreach (
            (string property, string word) in new[]
            {
                ("Flags", "flags"),
                ("User", "user"),
                ("Directory", "directory"),
                ("Chroot", "chroot"),
                ("Eol", "eol"),
                ("NullSender", "null_sender"),
                ("Size", "size"),
            }
        )
        {
            if (AttributeReading.NamedText(attribute, property) is { } value)
            {
                yield return word + "=" + value;
            }
        }

        string[] argv = (AttributeReading.NamedText(attribute, "Argv") ?? "").Split(
            [' ', '\t'],
            StringSplitOptions.RemoveEmptyEntries
        );
        for (int i = 0; i < argv.Length; i++)
        {
            yield return i == 0 ? "argv=" + argv[i] : argv[i];
        }
    }
}
