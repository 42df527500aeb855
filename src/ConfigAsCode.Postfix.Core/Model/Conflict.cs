namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>One parameter that two or more layers of equal rank set differently, and that nothing nearer decides.</summary>
/// <param name="Service">The service whose settings disagree; null for main.cf.</param>
/// <param name="Candidates">The settings, one for each layer, all of one parameter.</param>
public sealed record Conflict(string? Service, EquatableArray<Setting> Candidates);
