using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>A secret of an instance, with the place where it is written: a setting, the command of a service, or a row of a table.</summary>
internal sealed record FoundSecret(Secret Secret)
{
    public Setting? Setting { get; init; }

    /// <summary>The service that has the setting, or whose command it is.</summary>
    public Service? Service { get; init; }

    public Table? Table { get; init; }

    public TableEntry? Row { get; init; }

    /// <summary>Where it is written.</summary>
    public Origin Origin => Setting?.Origin ?? Row?.ValueOrigin ?? Service!.Origin;

    public override string ToString() => Secret.ToString();
}
