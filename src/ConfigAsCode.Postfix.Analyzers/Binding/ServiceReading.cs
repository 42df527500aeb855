using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads what the attributes of a service class say.</summary>
internal static class ServiceReading
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

    /// <summary>Whether the type is a service.</summary>
    public static bool IsService(INamedTypeSymbol type) =>
        AttributeReading.Ours(type).Any(a => Kinds.ContainsKey(a.Name));

    /// <summary>The service that a type is; null where it is none.</summary>
    public static DeclaredService? Read(TypeReading type, SiteList sites)
    {
        foreach ((string name, AttributeData attribute) in type.Attributes)
        {
            if (Kinds.TryGetValue(name, out ServiceType kind))
            {
                var problems = new List<DeclarationProblem>();
                return new DeclaredService(Service(type, attribute, kind, sites, problems), problems);
            }
        }

        return null;
    }

    /// <summary>Keys of the services that a layer leaves out.</summary>
    public static IEnumerable<string> Without(TypeReading layer) =>
        layer.Attributes.Where(a => a.Name == "WithoutService").Select(a => KeyOfLeftOut(a.Data));

    private static string KeyOfLeftOut(AttributeData attribute)
    {
        string member = AttributeReading.Argument(attribute, 1) is { } said ? AttributeReading.Member(said) : "";
        string type = Enum.TryParse(member, out ServiceType known) ? known.ToMasterCf() : member;
        return Core.Model.Service.KeyOf(AttributeReading.Positional(attribute, 0), type);
    }

    private static ServiceDeclaration Service(
        TypeReading type,
        AttributeData attribute,
        ServiceType kind,
        SiteList sites,
        List<DeclarationProblem> problems
    ) =>
        new(
            AttributeReading.Positional(attribute, 0),
            kind,
            YesNo(attribute, "Private"),
            YesNo(attribute, "Unprivileged"),
            YesNo(attribute, "Chroot"),
            Wakeup(attribute),
            AttributeReading.NamedText(attribute, "ProcessLimit"),
            Program(attribute),
            default,
            Arguments(type, attribute, sites, problems),
            sites.Add(type.Type, attribute, "0")
        );

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

    private static EquatableArray<string> Arguments(
        TypeReading type,
        AttributeData service,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        List<string> words = [.. AttributeReading.NamedTexts(service, "Arguments")];
        foreach ((string name, AttributeData attribute) in type.Attributes)
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
                            sites.Add(type.Type, attribute, null)
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
