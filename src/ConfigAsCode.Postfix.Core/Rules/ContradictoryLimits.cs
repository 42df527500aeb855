namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Two limits of which one must not be below the other.</summary>
/// <param name="Program">The program that reads both.</param>
/// <param name="Lower">The parameter that must not be the larger one.</param>
/// <param name="Upper">The parameter that must not be the smaller one.</param>
/// <param name="Effect">What the program does where it is.</param>
internal sealed record ContradictoryLimits(string Program, string Lower, string Upper, string Effect)
{
    /// <summary>Whether the program stops.</summary>
    public bool IsFatal { get; init; }

    /// <summary>How many times the lower one must fit into the upper one.</summary>
    public decimal Times { get; init; } = 1;

    /// <summary>Whether 0 stands for no limit; where only the upper one has one, the two contradict each other as well.</summary>
    public bool ZeroIsNoLimit { get; init; }

    /// <summary>Whether it is a delivery agent, which has nothing to do where no mail reaches it.</summary>
    public bool NeedsMail { get; init; }

    /// <summary>The parameter that, empty or 0, leaves nothing to do; null where there always is.</summary>
    public string? Needs { get; init; }
}
