namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>A lookup table that a setting names, and whose text was not judged.</summary>
/// <param name="Type">Its type as the setting names it: <c>hash</c>.</param>
/// <param name="Name">Its file as the setting names it: <c>/etc/aliases</c>.</param>
/// <param name="File">What its file would be called among the files of the folder: the way from the folder of main.cf to it.</param>
/// <param name="NamedBy">The first parameter that names it.</param>
/// <param name="Reason">Why not.</param>
public sealed record UnreadTable(string Type, string Name, string File, string NamedBy, UnreadReason Reason);
