using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>An instance that no file can say.</summary>
/// <param name="Name">Its name, whatever it is.</param>
/// <param name="Findings">Why.</param>
public sealed record UnrenderedInstance(string Name, EquatableArray<PackedFinding> Findings);
