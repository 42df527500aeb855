namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>A value that is written in another way, came or went. No secret is in it.</summary>
/// <param name="File">The file that it is written in.</param>
/// <param name="Place">Where it is written: <c>main.cf</c>, a service (<c>submission/inet</c>), or a table (<c>table partners</c>).</param>
/// <param name="Name">A parameter, a field of master.cf, or the key of a row.</param>
/// <param name="Before">What was written; null where nothing was.</param>
/// <param name="After">What is written now; null where nothing is.</param>
/// <param name="HasEffect">Whether a program may read something else than before.</param>
public sealed record ValueChange(string File, string Place, string Name, string? Before, string? After, bool HasEffect);
