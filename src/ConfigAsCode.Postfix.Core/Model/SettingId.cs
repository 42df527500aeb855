namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// What a setting is, apart from where it is written: its parameter, and whose it is. An <see cref="Origin"/> cannot stand for it: one line of
/// a file may hold several settings, and one declaration of a policy makes a setting of each service that inherits it.
/// </summary>
/// <param name="Service">The key of the service whose override it is (<c>submission/inet</c>); null for main.cf.</param>
/// <param name="Parameter">The parameter.</param>
public sealed record SettingId(string? Service, string Parameter)
{
    /// <summary>Which of the services with this key it is on: Postfix has one, a declaration may have more.</summary>
    public int Occurrence { get; init; }

    /// <summary>The identity of a setting; null for one that is in neither file of the instance, such as an attribute of a TLS policy.</summary>
    public static SettingId? Of(Setting setting, Instance instance) => SettingIds.Of(instance).Find(setting);
}
