namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>One thing that is known of an instance, in the words of the page.</summary>
internal readonly record struct PostureFact(FactKey Key, string Value);
