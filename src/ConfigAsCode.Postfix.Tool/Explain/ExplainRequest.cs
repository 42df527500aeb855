using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Tool.Explain;

/// <summary>What somebody asks of <c>explain</c>.</summary>
/// <param name="Name">A parameter, a restriction, a program, a type of lookup tables, or the id of a rule.</param>
/// <param name="Folder">The folder whose values are explained; null for that of the host, where it can be read.</param>
/// <param name="Target">What the files run on; null for what the folder or the host has.</param>
internal sealed record ExplainRequest(string Name, string? Folder, Target? Target);
