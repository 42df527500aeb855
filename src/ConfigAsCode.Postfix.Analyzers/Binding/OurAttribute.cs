using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>An attribute of the package on a type.</summary>
/// <param name="Name">Its name without the suffix.</param>
/// <param name="Data">The attribute as the compiler has it.</param>
internal sealed record OurAttribute(string Name, AttributeData Data);
