using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Tool.Diff;

/// <summary>What somebody asks of <c>diff</c>.</summary>
/// <param name="Before">What was: a folder, or <c>git:REV:PATH</c>.</param>
/// <param name="After">What is now.</param>
/// <param name="Target">What the files run on; null for what a manifest or the host has.</param>
internal sealed record DiffRequest(string Before, string After, Target? Target);
