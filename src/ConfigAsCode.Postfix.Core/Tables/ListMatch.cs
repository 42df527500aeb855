namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>Whether a list of patterns has something (match_list_match() in util/match_list.c).</summary>
internal enum ListMatch
{
    No,
    Yes,

    /// <summary>A table of the host decides, or a name that the host alone knows.</summary>
    NotKnown,

    /// <summary>A word cannot be used: the program answers with a temporary error.</summary>
    Error,
}
