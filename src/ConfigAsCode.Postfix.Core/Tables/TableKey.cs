namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>What a program looks up.</summary>
/// <param name="Text">The key.</param>
/// <param name="IsPart">Whether it is part of what was asked for, such as a parent domain: tables of patterns are not asked then (DICT_FLAG_FIXED).</param>
internal sealed record TableKey(string Text, bool IsPart);
