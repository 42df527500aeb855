namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Whether a rule needs main.cf to be right about what stands in master.cf.</summary>
internal enum MainCfNeed
{
    /// <summary>What it reports depends on main.cf, or on what is not set there.</summary>
    Always,

    /// <summary>Not where an option of a service sets what it reports: what the option switches on is Postfix's default otherwise.</summary>
    ExceptAtOptions,

    /// <summary>What it reports stands in master.cf: names, values, fields and arguments, secrets in them, and who reads an option.</summary>
    Never,
}
