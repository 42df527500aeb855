namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>A setting that a policy makes.</summary>
/// <param name="Service">The service on which it stands (<c>submission/inet</c>); empty for main.cf.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Policy">The policy.</param>
public sealed record PolicySetting(string Service, string Parameter, string Policy);
