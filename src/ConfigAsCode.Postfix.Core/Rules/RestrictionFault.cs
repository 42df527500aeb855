using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>What is wrong with one word of a restriction list.</summary>
/// <param name="IsOfArgument">Whether an argument is wrong or missing, rather than that nothing has this name.</param>
/// <param name="Part">The word at fault.</param>
/// <param name="Happens">What smtpd(8) does.</param>
/// <param name="Advice">What to write.</param>
internal sealed record RestrictionFault(bool IsOfArgument, string Part, string Happens, string Advice)
{
    public EquatableArray<Fix> Fixes { get; init; }

    /// <summary>Whether smtpd(8) accepts it, although it is hardly what was meant.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Whether smtpd(8) stops when it starts; else it answers, or ignores the restriction.</summary>
    public bool StopsServer { get; init; }

    /// <summary>The sentences of the finding.</summary>
    /// <param name="services">The services that read the list.</param>
    public string Message(IEnumerable<Service> services) =>
        (StopsServer ? $"{Wording.Names(services)} will not start: " : "") + $"{Happens}. {Advice}";
}
