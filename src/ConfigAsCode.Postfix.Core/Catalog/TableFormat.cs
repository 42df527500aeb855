namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>How the text file behind a lookup table is read.</summary>
internal enum TableFormat
{
    /// <summary>Postfix reads no text file for this type.</summary>
    None,

    /// <summary><c>key value</c>, read by texthash (util/dict_thash.c) and by postmap(1) for the indexed types.</summary>
    KeyValue,

    /// <summary><c>name: value</c>, read by postalias(1) and newaliases(1) for the indexed types (aliases(5)).</summary>
    Aliases,

    /// <summary><c>pattern value</c> with if and endif (util/dict_cidr.c).</summary>
    Cidr,

    /// <summary><c>/pattern/flags value</c> with if and endif (util/dict_regexp.c, util/dict_pcre.c).</summary>
    Pattern,

    /// <summary><c>name = value</c>: how to reach a server or a database (global/cfg_parser.c).</summary>
    Client,
}
