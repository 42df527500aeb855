namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>A word of options, with the word that is the value of its last option.</summary>
/// <param name="Word">The index of the word.</param>
/// <param name="Flags">The letters that take no value.</param>
/// <param name="Letter">The option that takes a value; NUL where the word has none.</param>
/// <param name="Value">Where the value starts, in the word or in the next one; null where it is missing.</param>
/// <param name="IsJoined">Whether the value is in the word itself.</param>
internal readonly record struct DaemonOption(int Word, string Flags, char Letter, int? Value, bool IsJoined)
{
    /// <summary>The index of the first word behind the option and its value.</summary>
    public int End => Word + (Value is not null && !IsJoined ? 2 : 1);
}
