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

    public static bool IsOne(AttributeSyntax attribute, PackageNames names) => IsOne(names.NameOf(attribute));

    /// <summary>Whether an attribute of the package, without its suffix, is one.</summary>
    public static bool IsOne(string? attribute) => Kinds.Contains(attribute);

    /// <summary>The name of the service that a type is, by its own attribute or by that of a base class; null where it is none.</summary>
    public static string? NameOn(SyntaxNode? type, PackageNames names)
    {
        if (type is not TypeDeclarationSyntax declaration)
        {
            return null;
        }

        AttributeSyntax? own = declaration
            .AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => IsOne(attribute, names));
        return own is null ? names.ServiceOf(declaration)
            : own.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } name ? names.TextOf(name)
            : null;
    }
}
