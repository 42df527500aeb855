namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>What can be wrong with a declaration before there is a model to judge.</summary>
public enum ProblemKind
{
    /// <summary>The target names a version that is none, or one outside the catalogue.</summary>
    BadTarget,

    /// <summary>The target names a platform or an OpenSSL series by a number that the package has no name for.</summary>
    BadPlatform,

    /// <summary>A service attribute stands where no service can be.</summary>
    MisplacedService,

    /// <summary>Two service attributes stand on one class.</summary>
    SecondService,

    /// <summary>[Pipe] or [Spawn] stands on a service that runs another program.</summary>
    MisplacedArguments,

    /// <summary>A service names no program, and the target has no default service to take it from.</summary>
    NoProgram,

    /// <summary>An entry of <c>Set</c> is not of the form name=value.</summary>
    BadSetting,

    /// <summary>[Table] or [Serves] stands on a class that is no lookup table.</summary>
    MisplacedTable,

    /// <summary>[Entry] or [TlsPolicy] stands on a class that is no lookup table.</summary>
    MisplacedEntry,

    /// <summary>[TlsPolicy] stands on a table that serves something else.</summary>
    MisplacedTlsPolicy,

    /// <summary>A row of a kind of its own stands on a table that serves something else, or has an empty item in its list.</summary>
    MisplacedRow,

    /// <summary>A table whose rows stand in a value has some that cannot.</summary>
    UnwritableTable,

    /// <summary>A class derives from a lookup table, but has no [Table].</summary>
    UnnamedTable,

    /// <summary>[UseTable] names a class that is no lookup table, or has no [Table].</summary>
    UndeclaredTable,

    /// <summary>[Transport] on a class that is no service does not say which transport it is about.</summary>
    NamelessTransport,

    /// <summary>[Transport] on a service names another one.</summary>
    OtherTransport,

    /// <summary>[RestrictionClass] stands on a service.</summary>
    MisplacedRestrictionClass,

    /// <summary>A restriction class has a name that Postfix cannot take, or takes for something else.</summary>
    BadRestrictionClass,

    /// <summary>[AcceptRisk] stands on a lookup table, which no finding is about.</summary>
    MisplacedAcceptedRisk,

    /// <summary>No instance of the project has a policy.</summary>
    UnusedPolicy,

    /// <summary>No instance of the project has a table.</summary>
    UnusedTable,

    /// <summary>An element of a restriction list is neither a text nor a restriction with its argument.</summary>
    NotARestriction,

    /// <summary>[DnsList], [PolicyServer] or [Delay] stands on a class that cannot be the argument of a restriction.</summary>
    MisplacedArgument,

    /// <summary>A policy needs a parameter that the instance does not set.</summary>
    MissingSetting,
}

/// <summary>A fault of the declaration itself, found by the reader and told by a rule.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">What it is about: a name, a version, an entry.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record DeclarationProblem(ProblemKind Kind, string Subject, Origin Origin);
