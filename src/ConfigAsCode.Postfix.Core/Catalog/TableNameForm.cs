namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>What the name behind the colon of <c>type:name</c> is (DATABASE_README).</summary>
internal enum TableNameForm
{
    /// <summary>A file, a socket or a server.</summary>
    File,

    /// <summary>Another table, asked in its place (<c>proxy:hash:/x</c>).</summary>
    Table,

    /// <summary>Tables in braces; the answers of all are joined with commas (util/dict_union.c).</summary>
    Union,

    /// <summary>Tables in braces; the answer of one is looked up in the next (util/dict_pipe.c).</summary>
    Pipe,

    /// <summary>The rows in braces, as <c>name=value</c> or <c>{ name = value }</c> (util/dict_inline.c).</summary>
    Pairs,

    /// <summary>The answer to every key (util/dict_static.c).</summary>
    Value,

    /// <summary>Values in braces, of which each key gets any (util/dict_random.c).</summary>
    Choice,
}
