using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Tool.Posture;

/// <summary>What somebody asks of <c>posture</c>.</summary>
/// <param name="Folders">The folders; none stands for that of the host.</param>
/// <param name="Target">What the files run on; null for what a manifest or the host has.</param>
internal sealed record PostureRequest(IReadOnlyList<string> Folders, Target? Target);
