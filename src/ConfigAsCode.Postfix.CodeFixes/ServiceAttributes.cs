using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>What makes a class a service.</summary>
internal static class ServiceAttributes
{
    private static readonly string[] Kinds =
    [
        "InetService",
        "UnixService",
        "FifoService",
        "PassService",
        "UnixDgramService",
    ];

    public static bool IsOne(AttributeSyntax attribute, PackageNames names) => Kinds.Contains(names.NameOf(attribute));

    /// <summary>The name of the service that a type is; null where it is none.</summary>
    public static string? NameOn(SyntaxNode? type, PackageNames names) =>
        (type as TypeDeclarationSyntax)
            ?.AttributeLists.SelectMany(list => list.Attributes)
            .Where(attribute => IsOne(attribute, names))
            .Select(attribute => attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression)
            .Select(name => name is null ? null : names.TextOf(name))
            .FirstOrDefault();
}
