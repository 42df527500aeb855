using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Edits;

/// <summary>Files with the fixes that were made.</summary>
/// <param name="Reading">What they say then.</param>
/// <param name="Applied">The fixes, in the order in which they were made.</param>
internal sealed record FixedReading(InstanceReading Reading, IReadOnlyList<AppliedFix> Applied);
