using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>A parameter that takes part in a value, as it is written. No secret is in it.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Value">The text before expansion; null where nothing defines it, or Postfix finds it when it starts.</param>
/// <param name="SetBy">Where it is set; null where it is the default.</param>
/// <param name="Service">The service whose <c>-o</c> sets it, as <c>submission/inet</c>; null where main.cf or the default does.</param>
public sealed record ValueStep(string Parameter, string? Value, Origin? SetBy, string? Service);
