namespace ConfigAsCode.Postfix.Files.Configuration;

/// <summary>One file of an instance.</summary>
/// <param name="Name">Its name in the folder of the instance.</param>
/// <param name="Text">Its content.</param>
/// <param name="TableType">The type of a lookup table, as <c>texthash</c>; null for any other file.</param>
public sealed record InstanceFile(string Name, string Text, string? TableType);
