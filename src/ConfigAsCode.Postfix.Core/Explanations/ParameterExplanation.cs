namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>What there is to know of a parameter, for a release and in one instance.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What gives the name its meaning.</param>
/// <param name="Meaning">What it does, in one or two sentences.</param>
public sealed record ParameterExplanation(string Name, ParameterKind Kind, string Meaning)
{
    /// <summary>The names that it is one of: <c>&lt;transport&gt;_destination_recipient_limit</c>; null elsewhere.</summary>
    public string? Family { get; init; }

    /// <summary>What a value is: <c>one of none, may, encrypt</c>.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The words that Postfix accepts; none where any text goes.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The default of the target before expansion; null where Postfix finds it when it starts, or has none.</summary>
    public string? Default { get; init; }

    /// <summary>The defaults of all releases, as a sentence without its full stop.</summary>
    public string Defaults { get; init; } = "";

    /// <summary>Sentences without their full stops: since when and until when there is what, and what to use instead.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>Whether a program of the target reads it.</summary>
    public bool IsReadOnTarget { get; init; } = true;

    /// <summary>The parameter to use instead; null where none replaces it.</summary>
    public string? Replacement { get; init; }

    /// <summary>The programs of the target that read it; <c>*</c> stands for all of them.</summary>
    public IReadOnlyList<string> ReadBy { get; init; } = [];

    /// <summary>The C# that sets it; none where a file cannot set it.</summary>
    public IReadOnlyList<string> CSharp { get; init; } = [];

    /// <summary>Whether the C# can be a class of a lookup table too: its base class; null elsewhere.</summary>
    public string? TableClass { get; init; }

    /// <summary>The values in force in the instance, in the order of its services; none without an instance.</summary>
    public IReadOnlyList<EffectiveAnswer> Answers { get; init; } = [];

    /// <summary>The parameters whose value takes this one as <c>$name</c>, in the instance and by default.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];
}
