namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>What gives a name of main.cf its meaning.</summary>
public enum ParameterKind
{
    /// <summary>A program of Postfix reads it.</summary>
    Known,

    /// <summary>The name that a parameter had before the releases of the catalogue.</summary>
    Former,

    /// <summary>It holds the name of a transport or a service (<c>relay_destination_recipient_limit</c>).</summary>
    OfService,

    /// <summary>It holds the name of a lookup table (<c>accounts_bind_dn</c>).</summary>
    OfTable,

    /// <summary>A list of restrictions that other lists name.</summary>
    RestrictionClass,

    /// <summary>No program reads it; <c>$name</c> may stand for it in other values.</summary>
    Own,
}
