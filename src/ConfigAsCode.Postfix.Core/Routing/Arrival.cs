namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Mail that comes to a transport.</summary>
/// <param name="Transport">The transport.</param>
/// <param name="Parameter">The parameter that sends it there, or whose table does.</param>
/// <param name="By">The setting or row; null where a default of Postfix does.</param>
internal sealed record Arrival(string Transport, string Parameter, TransportReference? By)
{
    /// <summary>The class of addresses whose mail it is; null where something else than a class decides.</summary>
    public AddressClass? Class { get; init; }

    /// <summary>Whether local(8) passes it on, which does so for each recipient by itself.</summary>
    public bool IsFromLocal { get; init; }
}
