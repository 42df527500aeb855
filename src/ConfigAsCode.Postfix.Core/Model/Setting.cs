namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>One parameter with the value that stands in main.cf, or in a <c>-o</c> of master.cf.</summary>
public sealed record Setting(string Parameter, string Value, Origin Origin);
