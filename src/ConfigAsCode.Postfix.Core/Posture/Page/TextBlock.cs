namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>A paragraph.</summary>
internal sealed record TextBlock(params Run[] Runs) : PageBlock;
