namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>How a parameter names lookup tables.</summary>
public enum TableListForm
{
    /// <summary>It names none.</summary>
    None,

    /// <summary>A list of <c>type:name</c> and of nothing else (maps_create()).</summary>
    Maps,

    /// <summary>One <c>type:name</c> (dict_open()).</summary>
    Map,

    /// <summary>One <c>type:name</c> that the program writes.</summary>
    Cache,

    /// <summary>A list of patterns, in which a word with a colon is <c>type:name</c> (match_list.c).</summary>
    Patterns,

    /// <summary>The same, whose patterns are hosts and networks.</summary>
    Networks,

    /// <summary>Databases that postalias(1) makes; without a type they are of the default one.</summary>
    Index,

    /// <summary>A list of restrictions (smtpd_check.c).</summary>
    Restrictions,
}
