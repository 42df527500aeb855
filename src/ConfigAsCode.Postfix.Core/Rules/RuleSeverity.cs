namespace ConfigAsCode.Postfix.Core.Rules;

public enum RuleSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably not what is meant.</summary>
    Warning,

    /// <summary>Insecure, or not what Postfix will do: the build fails.</summary>
    Error,
}
