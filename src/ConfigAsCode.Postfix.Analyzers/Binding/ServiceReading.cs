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

    /// <summary>Whether the type is a service. An abstract class is not one: it is for services that derive from it.</summary>
    public static bool IsService(INamedTypeSymbol type) =>
        !type.IsAbstract && type.TypeKind == TypeKind.Class && LookupTables.BasesOf(type).Any(HasKind);

    /// <summary>Whether one of the service attributes is on the type itself.</summary>
    public static bool HasKind(INamedTypeSymbol type) =>
        AttributeReading.Ours(type).Any(a => Kinds.ContainsKey(a.Name));

    /// <summary>
    /// The service that a type is; null where it is none. The nearest service attribute names it and gives its kind; a field that it leaves
    /// out is that of the next base class that states it.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="bases">Its base classes, nearest first.</param>
    /// <param name="sites">Where the places are kept.</param>
    public static DeclaredService? Read(TypeReading type, IReadOnlyList<TypeReading> bases, SiteList sites)
    {
        TypeReading[] layers = [type, .. bases];
        OurAttribute[] kinds =
        [
            .. layers.Select(l => l.Attributes.FirstOrDefault(a => Kinds.ContainsKey(a.Name))).OfType<OurAttribute>(),
        ];
        if (kinds.Length == 0)
        {
            return null;
        }

        // The service itself answers for what a base class states.
        bool isOwn = type.Attributes.Contains(kinds[0]);
        Origin origin = isOwn ? sites.Add(type.Type, kinds[0].Data, "0") : sites.Add(type.Type, null, null);
        string? program = Field(Program);
        var problems = new List<DeclarationProblem>();
        foreach (TypeReading layer in layers)
        {
            problems.AddRange(OfOtherPrograms(layer, program, sites));
        }

        var service = new ServiceDeclaration(
            AttributeReading.Positional(kinds[0].Data, 0),
            Kinds[kinds[0].Name],
            Field(a => YesNo(a, "Private")),
            Field(a => YesNo(a, "Unprivileged")),
            Field(a => YesNo(a, "Chroot")),
            Field(Wakeup),
            Field(a => AttributeReading.NamedText(a, "ProcessLimit")),
            program,
            default,
            layers.Select(Arguments).FirstOrDefault(words => words.Count > 0),
            origin
        );
        return new DeclaredService(service, problems);

        string? Field(Func<AttributeData, string?> read) =>
            kinds.Select(k => read(k.Data)).FirstOrDefault(value => value is not null);
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

    /// <summary>The words of one layer behind the program.</summary>
    private static EquatableArray<string> Arguments(TypeReading layer) =>
        layer
            .Attributes.SelectMany(a =>
                Kinds.ContainsKey(a.Name) ? AttributeReading.NamedTexts(a.Data, "Arguments")
                : IsCommand(a.Name) ? Command(a.Data)
                : []
            )
            .ToEquatableArray();

    /// <summary>Words of pipe(8) or spawn(8) on a service that runs another program.</summary>
    private static IEnumerable<DeclarationProblem> OfOtherPrograms(
        TypeReading layer,
        string? program,
        SiteList sites
    ) =>
        layer
            .Attributes.Where(a =>
                IsCommand(a.Name)
                && program is { Length: > 0 }
                && !string.Equals(program, a.Name, StringComparison.OrdinalIgnoreCase)
            )
            .Select(a => new DeclarationProblem(
                ProblemKind.MisplacedArguments,
                a.Name + " on " + program,
                sites.Add(layer.Type, a.Data, null)
            ));

    private static bool IsCommand(string attribute) => attribute is "Pipe" or "Spawn";

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
