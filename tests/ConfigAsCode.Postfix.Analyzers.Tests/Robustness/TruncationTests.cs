using System.Reflection;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Robustness;

/// <summary>Types good files from their first character to the last: at no point does anything throw.</summary>
public class TruncationTests
{
    // The text of a template is filled in by dotnet new; to the compiler it is C# as it stands.
    private static readonly string[][] Folders =
    [
        ["samples", "Webshop"],
        ["src", "ConfigAsCode.Postfix.Templates", "templates", "postfix-instance"],
        ["src", "ConfigAsCode.Postfix.Templates", "templates", "postfix-fleet"],
    ];

    // All cuts of these files take minutes.
    private const int Step = 16;
    private const int UsualStep = 80;
    private const int UsualStepThroughAllAttributes = 600;

    public static TheoryData<string> Files =>
        [
            .. Folders
                .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.PathTo(folder), "*.cs"))
                .Select(file => Path.GetRelativePath(RepositoryRoot.Folder, file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_file_can_be_typed_beside_the_others_of_its_folder_with_some_stops(string file) =>
        TypeFileAsync(file, UsualStep);

    [Theory]
    [MemberData(nameof(Files))]
    [Trait("Time", "long")]
    public Task A_file_can_be_typed_beside_the_others_of_its_folder(string file) => TypeFileAsync(file, Step);

    [Fact]
    public Task A_file_with_every_attribute_can_be_typed_with_some_stops() =>
        TypeEveryAttributeAsync(UsualStepThroughAllAttributes);

    [Fact]
    [Trait("Time", "long")]
    public Task A_file_with_every_attribute_can_be_typed() => TypeEveryAttributeAsync(Step);

    /// <summary>Every attribute of the package with every argument, each on an instance of its own.</summary>
    [Fact]
    public void The_file_has_every_attribute_and_compiles()
    {
        string text = string.Concat(EveryAttribute());
        Assert.All(Attributes, type => Assert.Contains($"[{Name(type)}", text, StringComparison.Ordinal));
        Assert.DoesNotContain(
            CSharpProject.Of(text).Compilation.GetDiagnostics(TestContext.Current.CancellationToken),
            d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error
        );
    }

    private static IEnumerable<Type> Attributes =>
        typeof(PostfixInstanceAttribute)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static async Task TypeFileAsync(string file, int step)
    {
        string path = RepositoryRoot.PathTo(file);
        string[] others =
        [
            .. Directory
                .EnumerateFiles(Path.GetDirectoryName(path)!, "*.cs")
                .Where(other => other != path)
                .Select(File.ReadAllText),
        ];
        await TypeAsync(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), step, others);
    }

    private static async Task TypeAsync(string text, int step, params string[] others)
    {
        var typing = new Typing();
        for (int length = 0; length < text.Length; length += step)
        {
            await typing.TryAsync([text[..length], .. others]);
        }

        await typing.TryAsync([text, .. others]);
    }

    /// <summary>Each part behind the one before it: what stands further above has no part in it, and costs time.</summary>
    private static Task TypeEveryAttributeAsync(int step)
    {
        string[] parts = [.. EveryAttribute()];
        return Parallel.ForEachAsync(
            Enumerable.Range(0, parts.Length),
            TestContext.Current.CancellationToken,
            async (index, _) =>
            {
                string above = index == 0 ? "" : parts[index - 1];
                var typing = new Typing();
                for (int length = 0; length < parts[index].Length; length += step)
                {
                    await typing.TryAsync(above + parts[index][..length]);
                }
            }
        );
    }

    private static IEnumerable<string> EveryAttribute()
    {
        foreach (Type type in Attributes)
        {
            string attribute = $"[{Name(type)}({string.Join(", ", Arguments(type))})]";
            string name = Name(type);
            bool isService = type.IsSubclassOf(typeof(ServiceAttribute));
            bool isOfTable =
                type == typeof(TableAttribute) || type == typeof(EntryAttribute) || type == typeof(TlsPolicyAttribute);
            bool isInstance = type == typeof(PostfixInstanceAttribute);
            bool isOfService = type == typeof(PipeAttribute) || type == typeof(SpawnAttribute);
            string onInstance =
                isService || isOfTable || isOfService || type == typeof(ServesAttribute) ? "" : attribute;
            string nested =
                isService ? $"{attribute} sealed class Service;"
                : isOfService ? $"[UnixService(\"x\", Daemon.{name})]\n    {attribute}\n    sealed class Service;"
                : isOfTable
                    ? $"{(type == typeof(TableAttribute) ? "" : "[Table]\n    ")}{attribute}\n    sealed class Rows : TlsPolicyTable;"
                : type == typeof(ServesAttribute) ? $"{attribute}\n    abstract class Base : LookupTable;"
                : "";
            yield return $$"""
                {{(isInstance ? "" : $"[PostfixInstance(\"{name}\")]")}}
                {{(type == typeof(TargetAttribute) || isInstance ? "" : "[Target(Platform.Debian13)]")}}
                {{onInstance}}
                public partial class On{{name}}
                {
                    {{nested}}
                }


                """;
        }
    }

    private static string Name(Type attribute) => attribute.Name[..^"Attribute".Length];

    private static IEnumerable<string> Arguments(Type attribute)
    {
        ConstructorInfo constructor = attribute.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        IEnumerable<string> positional = constructor.GetParameters().Select(p => Value(p.ParameterType));
        IEnumerable<string> named = attribute
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true })
            .Select(p => $"{p.Name} = {Value(p.PropertyType)}");
        return positional.Concat(named);
    }

    private static string Value(Type type) =>
        type == typeof(string) ? "\"x\""
        : type == typeof(bool) ? "true"
        : type == typeof(Type) ? "typeof(string)"
        : type.IsEnum ? $"{type.Name}.{type.GetEnumNames()[^1]}"
        : type.IsArray ? $"[{Value(type.GetElementType()!)}]"
        : "1";
}
