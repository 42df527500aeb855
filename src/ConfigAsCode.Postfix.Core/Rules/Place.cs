using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Where a finding is shown.</summary>
/// <param name="Origin">The setting at fault, or the declaration that a setting is missing from.</param>
/// <param name="IsMissingThere">Whether the fault is what is not there: then the whole attribute is marked.</param>
public sealed record Place(Origin Origin, bool IsMissingThere = false);
