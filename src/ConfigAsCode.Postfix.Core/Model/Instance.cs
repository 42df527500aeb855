namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>One Postfix instance: what its main.cf, master.cf and tables hold. Every value is the text of the file.</summary>
/// <param name="Name">The folder of its files.</param>
/// <param name="DeclaredBy">What the header of a rendered file names as the source: a class, or a folder.</param>
/// <param name="Target">What the files must run on; null when nothing says so (PFX0001).</param>
/// <param name="Settings">main.cf, in no particular order.</param>
/// <param name="Services">master.cf, in the order of the file.</param>
/// <param name="Tables">The lookup tables written beside main.cf.</param>
/// <param name="Conflicts">Parameters on which layers of equal rank disagree (PFX0003).</param>
/// <param name="Origin">The declaration of the instance.</param>
public sealed record Instance(
    string Name,
    string DeclaredBy,
    Target? Target,
    EquatableArray<Setting> Settings,
    EquatableArray<Service> Services,
    EquatableArray<Table> Tables,
    EquatableArray<Conflict> Conflicts,
    Origin Origin
)
{
    /// <summary>Faults of the declaration that left something out of this model; a file has none.</summary>
    public EquatableArray<DeclarationProblem> Problems { get; init; }

    /// <summary>The risks that its authors have accepted. Its files show them as comments, which no reader takes back.</summary>
    public EquatableArray<AcceptedRisk> AcceptedRisks { get; init; }

    /// <summary>What its authors expect its SMTP servers to do. No file shows it.</summary>
    public EquatableArray<Expectation> Expectations { get; init; }

    /// <summary>Where its authors expect mail to go. No file shows it.</summary>
    public EquatableArray<DeliveryExpectation> DeliveryExpectations { get; init; }

    /// <summary>
    /// Whether somebody wrote the files by hand, so that nothing else has judged them: what Postfix does on purpose is less of a fault there than
    /// in a declaration, which promises to be secure.
    /// </summary>
    public bool IsHandWritten { get; init; }

    /// <summary>The same model as another reader would have made it: origins and conflicts are the reader's own.</summary>
    public Instance WithoutOrigins() =>
        this with
        {
            DeclaredBy = "",
            Settings = Settings.Select(WithoutOrigin).ToEquatableArray(),
            Services = Services
                .Select(s =>
                    s with
                    {
                        Settings = s.Settings.Select(WithoutOrigin).ToEquatableArray(),
                        Origin = Origin.Unknown,
                    }
                )
                .ToEquatableArray(),
            Tables = Tables
                .Select(t =>
                    t with
                    {
                        Entries = t
                            .Entries.Select(e => new TableEntry(e.Key, e.Value, Origin.Unknown))
                            .ToEquatableArray(),
                        Origin = Origin.Unknown,
                    }
                )
                .ToEquatableArray(),
            Conflicts = default,
            Problems = default,
            AcceptedRisks = default,
            Expectations = default,
            DeliveryExpectations = default,
            Origin = Origin.Unknown,
            IsHandWritten = false,
        };

    private static Setting WithoutOrigin(Setting setting) => new(setting.Parameter, setting.Value, Origin.Unknown);
}
