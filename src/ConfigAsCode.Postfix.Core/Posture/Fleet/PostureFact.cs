namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>One thing that is known of an instance, in the words of the page.</summary>
internal sealed record PostureFact(FactKey Key, string Value);
